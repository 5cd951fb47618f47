// Package flow is the clerk's desk window as a pure function.
//
// Update takes a Model and a message and returns the next Model with what is to
// be done outside; Model.Screen says what to show, as plain data. There is no
// clock, no cluster and no display in here: the time comes with feed.News and
// feed.Tick, and a window sends a tick before it hands on a key, and five times
// a second, so that running times and "trwa…" are right.
//
// A usual visit takes three keys: F2 calls the next person, F4 says that they
// came, F8 that they are done. Nothing is modal: questions (finish and call?
// park until when?) stand in one line above the row of keys, the same key again
// accepts and Esc stays. A key that cannot do its work now says why.
//
// The model keeps a copy of its own of what it needs of the office, so that the
// rules themselves (who is next, what can be undone) answer at every moment and
// not only when something has changed.
package flow
