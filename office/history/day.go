package history

import (
	"okienko/office/plan"
	"okienko/office/queue"
)

// Day is a business day as its file holds it.
type Day struct {
	Date   string       `json:"date"` // "2026-11-23"
	Opens  queue.Moment `json:"opens"`
	Closes queue.Moment `json:"closes"`
	Count  int          `json:"count"` // of tickets
	Needs  []Needed     `json:"needs,omitempty"`
	Late   []queue.Late `json:"late,omitempty"` // tickets of earlier days that became known on this one

	Attended []queue.Attendance `json:"attended,omitempty"`
	Arranged queue.Arrangement  `json:"arranged,omitzero"`
	Traced   []queue.Traced     `json:"traced,omitempty"` // what was changed besides tickets, oldest first

	Tickets []Ticket `json:"-"` // each is a line of its own
}

// Needed is how many residents named a need on a day.
type Needed struct {
	Need  queue.Need `json:"need"`
	Count int        `json:"count"`
}

// Ticket is the life of one ticket.
type Ticket struct {
	ID        queue.TicketID `json:"id"`
	Series    string         `json:"series"`
	No        int            `json:"no"`
	Service   plan.ServiceID `json:"service"` // the last one
	Class     queue.Class    `json:"class"`
	Source    queue.Source   `json:"source"`
	Lang      string         `json:"lang"`
	Place     string         `json:"place"`
	Machine   string         `json:"machine,omitempty"`
	Offline   bool           `json:"offline,omitempty"`
	Emergency bool           `json:"emergency,omitempty"`
	Phase     queue.Phase    `json:"phase"`
	Issued    queue.Moment   `json:"issued"`
	Booked    queue.Moment   `json:"booked,omitempty"`
	Told      *queue.Range   `json:"told,omitempty"`   // the wait that the resident was shown
	Nights    int            `json:"nights,omitempty"` // closes of a day that it waited over
	EndedAt   queue.Moment   `json:"ended_at,omitempty"`
	AtClose   bool           `json:"at_close,omitempty"`
	Flagged   bool           `json:"flagged,omitempty"`
	Legs      []queue.Leg    `json:"legs"` // all of them, oldest first
	Print     queue.Print    `json:"print"`
	Moves     []queue.Move   `json:"moves"`
}

// TicketOf is what is kept of a ticket: all but its notes, and what would help
// its holder.
func TicketOf(t queue.Ticket) Ticket {
	return Ticket{
		ID: t.ID, Series: t.Series, No: t.No, Service: t.Service, Class: t.Class, Source: t.Source,
		Lang: t.Lang, Place: t.Place, Machine: t.Machine, Offline: t.Offline, Emergency: t.Emergency,
		Phase: t.Phase, Issued: t.Issued, Booked: t.Booked, Told: t.Told, Nights: t.Nights,
		EndedAt: t.EndedAt, AtClose: t.AtClose, Flagged: t.Flagged,
		Legs: t.AllLegs(), Print: t.Print, Moves: t.Moves,
	}
}

// Of is a day that is over, without what is not to be kept of it.
func Of(p queue.PastDay) Day {
	d := Day{
		Date: p.Day.Date, Opens: p.Day.Opens, Closes: p.Day.Closes, Count: len(p.Tickets), Late: p.Late,
		Attended: p.Attended, Arranged: p.Arranged, Traced: p.Traced,
	}
	for _, t := range p.Tickets {
		d.count(t.Needs)
		d.Tickets = append(d.Tickets, TicketOf(t))
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
