package history

import (
	"okienko/office/plan"
	"okienko/office/queue"
)

// Day is a business day as its file holds it.
type Day struct {
	Date    string       `json:"date"` // "2026-11-23"
	Opens   queue.Moment `json:"opens"`
	Closes  queue.Moment `json:"closes"`
	Count   int          `json:"count"` // of tickets
	Needs   []Needed     `json:"needs,omitempty"`
	Late    []queue.Late `json:"late,omitempty"` // tickets of earlier days that became known on this one
	Tickets []Ticket     `json:"-"`              // each is a line of its own
}

// Needed is how many residents named a need on a day.
type Needed struct {
	Need  queue.Need `json:"need"`
	Count int        `json:"count"`
}

// Ticket is the life of one ticket.
type Ticket struct {
	ID           queue.TicketID `json:"id"`
	Series       string         `json:"series"`
	No           int            `json:"no"`
	Service      plan.ServiceID `json:"service"`
	Class        queue.Class    `json:"class"`
	Source       queue.Source   `json:"source"`
	Lang         string         `json:"lang"`
	Place        string         `json:"place"`
	Machine      string         `json:"machine,omitempty"`
	Offline      bool           `json:"offline,omitempty"`
	Emergency    bool           `json:"emergency,omitempty"`
	Phase        queue.Phase    `json:"phase"`
	Issued       queue.Moment   `json:"issued"`
	Reference    queue.Moment   `json:"reference"`
	ServedMillis int64          `json:"served_millis,omitempty"`
	EndedAt      queue.Moment   `json:"ended_at,omitempty"`
	Flagged      bool           `json:"flagged,omitempty"`
	Print        queue.Print    `json:"print"`
	Moves        []queue.Move   `json:"moves"`
}

// Of is a day that is over, without what is not to be kept of it.
func Of(p queue.PastDay) Day {
	d := Day{Date: p.Day.Date, Opens: p.Day.Opens, Closes: p.Day.Closes, Count: len(p.Tickets), Late: p.Late}
	for _, t := range p.Tickets {
		d.count(t.Needs)
		d.Tickets = append(d.Tickets, Ticket{
			ID: t.ID, Series: t.Series, No: t.No, Service: t.Service, Class: t.Class, Source: t.Source,
			Lang: t.Lang, Place: t.Place, Machine: t.Machine, Offline: t.Offline, Emergency: t.Emergency,
			Phase: t.Phase, Issued: t.Issued, Reference: t.Reference, ServedMillis: t.ServedMillis,
			EndedAt: t.EndedAt, Flagged: t.Flagged, Print: t.Print, Moves: t.Moves,
		})
	}
	return d
}

// count adds the needs of a ticket, in the order in which they were first named.
func (d *Day) count(needs []queue.Need) {
next:
	for _, n := range needs {
		for i := range d.Needs {
			if d.Needs[i].Need == n {
				d.Needs[i].Count++
				continue next
			}
		}
		d.Needs = append(d.Needs, Needed{n, 1})
	}
}
