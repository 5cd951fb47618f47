// Package trace tells of every change of the office who made it, where, when, and
// from what to what.
//
// What becomes of a ticket stands in the ticket's own moves. Everything else is
// traced here: for each command the table in rules.go says what it changes. The
// office looks at that before and after the command, and what differs becomes an
// entry. Commands that change nothing that an auditor would ask for say why.
//
// The entries of a business day lie in the queue's state beside its tickets, and
// go with them into the day's file. Searching is a function of entries and
// tickets; that somebody has searched is an entry, too.
package trace
