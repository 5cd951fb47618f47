// Package lan is a network in memory for whole machines that run in the bubble of
// testing/synctest. Everything in it waits on channels and timers, so that the
// bubble's clock goes on while bytes are on their way.
//
//	l := lan.New(seed)
//	identity.Network = l.Host("m1")              // listens as "m1:1", dials others
//	l.Set("m1", "m2", lan.Line{Down: true})      // nothing gets from m1 to m2
//	l.Reset(func(a, b string) bool { ... })      // connections break
//
// A line that is down loses nothing: like TCP, it delivers later, unless the
// connection is broken meanwhile. Writing never waits, because a lock that is
// held while waiting would stop the bubble's clock; a connection whose bytes pile
// up breaks instead.
package lan
