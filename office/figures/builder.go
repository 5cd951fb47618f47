package figures

import (
	"strconv"
	"time"

	"okienko/office/history"
	"okienko/office/plan"
	"okienko/office/queue"
)

// builder makes the summary of one day.
type builder struct {
	sum   Summary
	zone  *time.Location
	dawn  time.Time // the day's midnight, as if there were no zones
	now   queue.Moment
	words map[string]int

	ofService map[plan.ServiceID]int // the word of its department
	desks     map[plan.DeskID]queue.ArrangedDesk
	stays     map[queue.TicketID][]place
}

// place is where a ticket's stay with a service stands among the visits.
type place struct {
	began     queue.Moment
	reference queue.Moment
	visit     int
}

func newBuilder(d history.Day, zone *time.Location, now queue.Moment) *builder {
	dawn, _ := time.Parse(time.DateOnly, d.Date) // zero for a date that is none
	b := &builder{
		sum: Summary{Date: d.Date, Words: []string{""}}, zone: zone, dawn: dawn, now: now, words: map[string]int{"": 0},
		ofService: make(map[plan.ServiceID]int), desks: make(map[plan.DeskID]queue.ArrangedDesk),
		stays: make(map[queue.TicketID][]place, len(d.Tickets)),
	}
	for _, v := range d.Arranged.Departments {
		b.sum.Departments = append(b.sum.Departments, b.name(string(v.ID), v.Name.PL))
	}
	for _, v := range d.Arranged.Services {
		b.sum.Services = append(b.sum.Services, b.name(string(v.ID), v.Name.PL))
		b.ofService[v.ID] = b.word(string(v.Department))
	}
	for _, v := range d.Arranged.Desks {
		b.sum.Desks = append(b.sum.Desks, b.name(string(v.ID), strconv.Itoa(v.Number)))
		b.desks[v.ID] = v
	}
	return b
}

// word is the place of a word.
func (b *builder) word(s string) int {
	i, known := b.words[s]
	if !known {
		i = len(b.sum.Words)
		b.words[s] = i
		b.sum.Words = append(b.sum.Words, s)
	}
	return i
}

func (b *builder) name(id, name string) Name { return Name{ID: b.word(id), Name: b.word(name)} }

// second is a moment on the clock at the wall, in seconds of the business day. A
// ticket that waited overnight began before the day, and is less than nothing.
func (b *builder) second(m queue.Moment) int {
	at := m.Time().In(b.zone)
	day := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	return int(day.Sub(b.dawn)/time.Second) + at.Hour()*3600 + at.Minute()*60 + at.Second()
}
