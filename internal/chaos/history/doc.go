// Package history writes down what clients of an office asked for and heard, and
// checks that one order of all of it explains every answer: that the history is
// linearizable (porcupine).
//
// A Recorder collects operations with the moments at which they began and ended.
// Check splits them by room, a department with numbers, tickets and desks of its
// own, and holds each room to a small model of the rules. An operation without
// an answer may have happened at any time after it began, or not at all.
package history
