// Package queue holds the rules of an office's day: tickets and numbers, desks
// and calls, who is next, and how long it may take.
//
// A State changes only through Apply. A Command is an order ("issue a ticket",
// "call the next one"); what came of it are Events, which are facts, or one
// Refusal, which names the rule and carries the facts for the remedy. The rules
// ask neither clock nor chance: the moment comes with the command, and so do
// new identifiers. The same commands in the same order therefore give the same
// state on every machine and in every window.
//
// One file is about one subject and holds its commands, its events and its
// rules: day.go, overnight.go, issue.go, booked.go, call.go, serve.go, done.go,
// park.go, transfer.go, continue.go, correct.go, cancel.go, again.go, note.go,
// undo.go, shift.go, skill.go, break.go, hours.go, stop.go, overflow.go,
// message.go, help.go, print.go, shown.go, block.go, offline.go, emergency.go. The
// life of a ticket is the one table in life.go, and who is called next is decided
// in package order alone.
package queue
