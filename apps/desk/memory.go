package main

import "okienko/apps/desk/flow"

// remembered is what the window keeps for its next start: who signed in where, so that
// the next morning takes one key, how the window looked and where it stood.
type remembered struct {
	flow.RememberMe
	flow.RememberLook
	Places places
}

// places are where the forms of the window stand.
type places struct{ Whole, Bar place }
