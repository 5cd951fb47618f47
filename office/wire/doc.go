// Package wire turns what is replicated into bytes and back: envelopes for the
// log, answers for the callers, states for snapshots.
//
// What is stored, envelopes and snapshots, begins with its version and carries a
// CRC-32C, so that a flipped byte is an error and never another command. Answers
// only travel, on connections that check themselves. Payloads are JSON with the fields
// in one order: the same value gives the same bytes on every machine, and a log
// can be read years later without this program. Changing a form means a new
// version beside the old one; the golden logs of each release hold that.
package wire
