package chaos

import (
	"io"
	"time"
)

// Settings are what a run is asked for.
type Settings struct {
	Programs   string // folder with okienko-member
	Dir        string // where everything is kept while it runs
	Members    int
	Seed       uint64
	Time       time.Duration // after which no new history begins
	Operations int           // of one history, at most
	Only       []Fault       // the faults that may come; empty: all
	Say        io.Writer     // what is done, line by line
}

// port is what members listen on; each is on a host of its own.
const port = "7411"
