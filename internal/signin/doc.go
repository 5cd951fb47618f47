// Package signin is how people show in a window who they are, as a pure function:
// they choose their name, type their PIN, and choose another one where somebody
// gave it to them. The desk and the manager's window draw it each in its own way.
//
// A proof needs the key of this machine, so it is an intent (Prove, Make) that
// internal/station carries out. What comes of it returns as feed.Answered, Unable
// or Checked.
//
// An office whose plan knows nobody asks nothing. One that has people but no PINs
// asks for the name alone.
package signin
