package month

import (
	"sync"
	"time"

	"okienko/office/queue"
)

// Counts are what answers have told.
type Counts struct {
	Issued int // tickets
	Legs   int // and when somebody was sent on
	Served int // stays with a service in which somebody was served
	Left   int // gave up
}

// ledger counts what the office has answered, by business days.
type ledger struct {
	mu     sync.Mutex // guards what follows
	days   map[string]*Counts
	date   string
	served map[queue.TicketID]bool // in their present leg
	codes  map[queue.Code]int      // of refusals
	slow   time.Duration           // the longest that anybody waited for an answer
}

func newLedger() *ledger {
	return &ledger{days: make(map[string]*Counts), codes: make(map[queue.Code]int)}
}

// on turns to a business day.
func (l *ledger) on(date string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if date != l.date {
		l.date, l.days[date], l.served = date, &Counts{}, make(map[queue.TicketID]bool)
	}
}

// note takes in an answer.
func (l *ledger) note(events []queue.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	day := l.days[l.date]
	for _, e := range events {
		switch e := e.(type) {
		case queue.TicketIssued:
			day.Issued++
			day.Legs++
		case queue.ServingStarted:
			if !l.served[e.Ticket] {
				l.served[e.Ticket] = true
				day.Served++
			}
		case queue.TicketTransferred:
			delete(l.served, e.Ticket)
			day.Legs++
		case queue.TicketLeft:
			day.Left++
		}
	}
}

func (l *ledger) waited(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.slow = max(l.slow, d)
}

func (l *ledger) refused(code queue.Code) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.codes[code]++
}

func (l *ledger) result() Result {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := Result{Days: make(map[string]Counts), Refused: l.codes, Slowest: l.slow}
	for date, day := range l.days {
		r.Days[date] = *day
	}
	return r
}
