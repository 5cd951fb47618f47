// Package voters decides who of the members votes. It is a pure function of what
// the leader knows: it takes a View and names at most one Change.
//
// Three machines vote, and five from five eligible ones on; the others stand by.
// A voter that is silent for long is replaced by a stand-by, who gets its vote
// before the silent one loses it. Nobody is removed but by a person: a machine
// that was off for a month comes back as what it was, or as a stand-by.
//
// Others have been caught by each of these: dead voters that pile up (Consul
// 5546, Nomad 4232), a set that shrinks by itself (Consul 5922), machines that
// cannot come back (Vault 8854), everybody leaving in good order (Consul 2080).
package voters
