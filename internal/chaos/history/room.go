package history

import (
	"slices"

	"okienko/office/queue"
)

// room is the model of one department: a line of people with numbers, and desks.
// It is the rules without all that the histories do not use, small enough to be
// tried in many orders. A room is never changed; every step makes a new one.
type room struct {
	open    bool
	last    int      // the last number given
	waiting []ticket // the next one first
	hands   []hand   // by desk
	missed  []ticket // called when the day closed: they can be called by hand
}

type ticket struct {
	id queue.TicketID
	no int
}

// hand is a ticket at a desk.
type hand struct {
	desk string
	ticket
	serving bool
}

// step says what an operation comes to in a room, and the room after it.
func (r room) step(o Operation) (Outcome, room) {
	switch {
	case o.Kind == Open:
		return r.openDay()
	case !r.open:
		return Outcome{Refused: queue.DayIsClosed}, r
	}
	switch o.Kind {
	case Close:
		return r.closeDay()
	case Issue:
		return r.issue(o.Ticket)
	case CallNext:
		return r.callNext(o.Desk)
	case CallTicket:
		return r.callTicket(o.Desk, o.Ticket)
	}
	return r.atDesk(o)
}

func (r room) openDay() (Outcome, room) {
	if r.open {
		return Outcome{Refused: queue.DayIsOpen}, r
	}
	r.open = true
	return Outcome{}, r
}

// closeDay ends every visit. Who waits is there again when the day is opened
// once more; who was called is not.
func (r room) closeDay() (Outcome, room) {
	missed := slices.Clone(r.missed)
	for _, h := range r.hands {
		if !h.serving {
			missed = append(missed, h.ticket)
		}
	}
	slices.SortFunc(missed, func(a, b ticket) int { return a.no - b.no })
	r.open, r.hands, r.missed = false, nil, missed
	return Outcome{}, r
}

func (r room) issue(id queue.TicketID) (Outcome, room) {
	r.last++
	t := ticket{id, r.last}
	r.waiting = append(slices.Clone(r.waiting), t)
	return t.outcome(), r
}

func (r room) callNext(desk string) (Outcome, room) {
	switch {
	case r.at(desk) >= 0:
		return Outcome{Refused: queue.DeskBusy}, r
	case len(r.waiting) == 0:
		return Outcome{Refused: queue.NobodyWaiting}, r
	}
	next := r.waiting[0]
	r.waiting = r.waiting[1:]
	return r.call(desk, next)
}

func (r room) callTicket(desk string, id queue.TicketID) (Outcome, room) {
	if r.at(desk) >= 0 {
		return Outcome{Refused: queue.DeskBusy}, r
	}
	if slices.ContainsFunc(r.hands, func(h hand) bool { return h.id == id }) {
		return Outcome{Refused: queue.TicketElse}, r
	}
	is := func(t ticket) bool { return t.id == id }
	if i := slices.IndexFunc(r.waiting, is); i >= 0 {
		t := r.waiting[i]
		r.waiting = slices.Delete(slices.Clone(r.waiting), i, i+1)
		return r.call(desk, t)
	}
	if i := slices.IndexFunc(r.missed, is); i >= 0 {
		t := r.missed[i]
		r.missed = slices.Delete(slices.Clone(r.missed), i, i+1)
		return r.call(desk, t)
	}
	return Outcome{Refused: queue.NotFromHere}, r
}

// call puts a ticket into a desk's hand.
func (r room) call(desk string, t ticket) (Outcome, room) {
	i, _ := slices.BinarySearchFunc(r.hands, desk, func(h hand, desk string) int {
		if h.desk < desk {
			return -1
		}
		return 1
	})
	r.hands = slices.Insert(slices.Clone(r.hands), i, hand{desk: desk, ticket: t})
	return t.outcome(), r
}

// atDesk is what a desk does with the ticket in its hand.
func (r room) atDesk(o Operation) (Outcome, room) {
	i := r.at(o.Desk)
	switch {
	case i < 0:
		return Outcome{Refused: queue.NothingInHand}, r
	case r.hands[i].serving != (o.Kind == Finish):
		return Outcome{Refused: queue.NotFromHere}, r
	}
	heard := r.hands[i].outcome()
	switch o.Kind {
	case Start:
		r.hands = slices.Clone(r.hands)
		r.hands[i].serving = true
	case Finish:
		r.hands = slices.Delete(slices.Clone(r.hands), i, i+1)
	}
	return heard, r
}

// at is where a desk stands among the hands; below zero when its hand is empty.
func (r room) at(desk string) int {
	return slices.IndexFunc(r.hands, func(h hand) bool { return h.desk == desk })
}

func (t ticket) outcome() Outcome { return Outcome{Ticket: t.id, Number: t.no} }

func (r room) equal(other room) bool {
	return r.open == other.open && r.last == other.last && slices.Equal(r.waiting, other.waiting) &&
		slices.Equal(r.hands, other.hands) && slices.Equal(r.missed, other.missed)
}

// hash is the same for rooms that are equal.
func (r room) hash() uint64 {
	h := uint64(r.last)*31 + uint64(len(r.waiting))
	for _, t := range r.waiting {
		h = h*31 + uint64(t.no)
	}
	for _, t := range r.hands {
		h = h*31 + uint64(t.no)
	}
	return h
}
