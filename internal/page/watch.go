package page

import "okienko/internal/screen"

// Watched is a line of a Watch: how it goes in one place. Picked has its ID.
type Watched struct {
	ID      string
	Light   Light
	Word    screen.Text // what the light says
	Name    screen.Text
	Under   screen.Text   // below the name
	Count   int           // who waits
	Kinds   []screen.Text // and of which kinds
	Longest screen.Text   // how long the first one waits
	Late    bool          // that is longer than it may be
	Open    screen.Text   // desks
	Wait    screen.Text   // to be expected
	Who     []screen.Text // works there
}

// Light is how it goes somewhere.
type Light int

// The lights, the calmest first.
const (
	NoLight Light = iota // nothing goes on there
	Calm
	Slow
	Long
	TooLong
)

// WatchHeads are the headers of a Watch: the light, the place, who waits, the
// longest wait, desks, what is to be expected, who works there. They are its
// Options.
const WatchHeads = 7
