// Package wire turns what is replicated into bytes and back: envelopes for the
// log, answers for the callers, states for snapshots.
//
// Every form begins with its version and ends with a CRC-32C, so that a flipped
// byte is an error and never another command. Payloads are JSON with the fields
// in one order: the same value gives the same bytes on every machine, and a log
// can be read years later without this program. Changing a form means a new
// version beside the old one; the golden logs of each release hold that.
package wire
