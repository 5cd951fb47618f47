package figures

import (
	"time"

	"okienko/office/history"
	"okienko/office/queue"
)

// Summary is a business day for figures. What is a word (an identifier, a class, a
// name) stands once in Words; visits and the rest name it by its place there.
type Summary struct {
	Date     string // "2026-11-23"
	Words    []string
	Visits   []Visit
	Overs    []Over
	Presence []Presence
	Done     []Done

	Departments, Services, Desks []Name
}

// Name is what a department or a service was called, and the number of a desk:
// two words.
type Name struct{ ID, Name int }

// End is how a visit ended.
type End uint8

// The ends of visits. Whoever was served counts as served, however it went on.
const (
	Open      End = iota // it goes on
	Served               //
	Missed               // called, and never came
	Cancelled            // the office ended it
	Left                 // the resident gave up, or the day closed
	Moved                // sent to another service before anybody served it here
	ends
)

// Outcome is what came of a visit in which somebody was served.
type Outcome uint8

// The outcomes. What nobody has written down is not known.
const (
	NotRecorded Outcome = iota
	CouldBeDone
	NotPossible
	outcomes
)

// Visit is a ticket's stay with one service. Words are places in Summary.Words.
type Visit struct {
	Service, Department, Desk, Clerk, Class, Source int

	Began  int // seconds of the local day from which it waited: arrival, or the booked hour
	End    End
	First  bool // it is the ticket's first: here it counts as issued
	Called bool // somebody called it, so that Wait is a wait
	Result Outcome
	Flag   bool // ended by the day's close, or called without the office: its times count nowhere

	Wait, Way, Serving, Parked int // seconds; Wait is until it was called, or until it ended
	Stay                       int // seconds of the whole ticket, at its last visit when it was served; else -1

	Told     bool // the resident was told how long it would take
	From, To int  // minutes
}

// Over is a visit that somebody overtook who came later: the longest such case.
type Over struct {
	Visit   int // its place in Summary.Visits
	Seconds int // by which the other came later
	Number  int // word: the ticket that was overtaken
	By      int // word: the ticket that went before it
	Class   int // word: of that ticket
	Rail    int // word: why
}

// Done is a service that was done in a visit, and how many times. It need not be the
// one that the visit was for.
type Done struct {
	Visit               int // its place in Summary.Visits
	Service, Department int // words: of what was done
	Count               int
}

// Presence is what a clerk did at a desk in one hour of the local day, within the
// office's hours.
type Presence struct {
	Desk, Clerk, Department int // words
	Hour                    int
	Break, Busy             int // seconds
	Idle                    int // seconds with nobody in hand while somebody waited whom the desk serves
	Empty                   int // seconds with nobody in hand and nobody to call
}

// Summarize makes the summary of a day in the office's zone. What goes on is
// counted up to now, which means nothing for a day that is over.
func Summarize(d history.Day, zone *time.Location, now queue.Moment) Summary {
	b := newBuilder(d, zone, now)
	for i := range d.Tickets {
		b.ticket(&d.Tickets[i])
	}
	b.overtakings(d.Tickets)
	b.presence(d)
	return b.sum
}
