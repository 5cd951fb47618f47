// Package office is the whole office as a pure function of a log of commands.
//
// A State takes Envelopes, one after another, and answers each with a Step: the
// events that it caused, or the refusal. Nothing here asks a clock, chance, a
// disk or the network: the moment stands on the envelope, stamped by the leader
// of the cluster. Members and windows run the same State over the same log, so
// they agree without asking each other.
//
// A repeated envelope (the same client and sequence number) is answered from
// what was stored the first time and changes nothing, so that a double tap or a
// retry after a lost answer has the effect of one.
//
// The rules themselves stand in package queue; package wire turns commands,
// answers and states into canonical bytes. DESIGN.md tells why it is so.
package office
