// Package history keeps what was. When a business day is over, it is sealed: all
// members make the same file of it, agree on the file's address in the log, and
// the day's tickets leave the state, which so stays small for ever. The file
// itself lies outside the log, and is the same on every machine.
//
// A file holds each ticket with its whole life, and how often each need was
// named, but not by whom: needs are nobody's business when the day is over.
package history
