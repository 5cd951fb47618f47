package flow

import (
	"slices"

	"okienko/office/plan"
	"okienko/office/queue"
)

// call is one call with the place it leads to, as the plan had it then.
type call struct {
	no        uint64
	ticket    queue.TicketID
	number    string
	desk      int
	room      string
	floor     plan.Names
	served    plan.Names // the department of the desk
	at        queue.Moment
	withdrawn bool
	stands    bool // the resident is still awaited at that desk
	answered  bool // this display has acknowledged it
}

// keptCalls is how many calls the board can show: the newest one and, where
// there is room, eight before it.
const keptCalls = 9

// callsIn are the calls into a hall, oldest first.
// A display over a desk announces none.
func (m Model) callsIn(s *queue.State) []call {
	var list []call
	if m.config.Layout == OverDesk {
		return nil
	}
	for _, c := range s.Calls {
		desk, ok := s.Plan.Desk(c.Desk)
		if !ok || !desk.CallsInto(m.config.Hall) {
			continue
		}
		department, _ := s.Plan.Department(desk.Department)
		list = append(list, call{
			served: shortOf(department),
			no:     c.No, ticket: c.Ticket, number: c.Number, at: c.At, withdrawn: c.Withdrawn,
			desk: desk.Number, room: desk.Room, floor: desk.Floor,
			stands: !c.Withdrawn && awaited(s, c), answered: m.answered(c),
		})
	}
	return list
}

func awaited(s *queue.State, c queue.Call) bool {
	t, ok := s.Ticket(c.Ticket)
	return ok && t.Phase == queue.Called && t.Desk == c.Desk
}

func (m Model) answered(c queue.Call) bool {
	return slices.ContainsFunc(c.Shown, func(s queue.Shown) bool { return s.Display == m.config.Display })
}

// takeCalls finds the calls that are new, and what became of the others. Both
// are read from the state and not from events, so that nothing is lost when
// events were missed.
func (m Model) takeCalls(s *queue.State) (Model, []Intent) {
	all := m.callsIn(s)
	switch {
	case !m.known || s.LastCall < m.seen:
		// The first state, or a history that is not the one we knew: what was
		// called before is shown and not announced.
		m = m.startWith(all)
		m.seen = s.LastCall
		return m.excuse(s)
	case s.Day.Date != m.day.Date:
		m = m.startWith(nil) // yesterday's numbers start again today
	}
	m.shown = current(m.shown, all)
	m.waiting = slices.DeleteFunc(current(m.waiting, all), func(c call) bool { return c.withdrawn })
	for _, c := range all {
		if c.no > m.seen && !c.withdrawn {
			m.waiting = append(m.waiting, c)
		}
	}
	m.seen = s.LastCall
	return m, nil
}

// startWith forgets all calls and begins with these on the board.
func (m Model) startWith(all []call) Model {
	m.announcer, m.waiting = announcer{}, nil
	m.shown = show(nil, all)
	return m
}

// excuse acknowledges the calls that a display finds when it starts: they are
// on the board now, and nobody heard them here.
func (m Model) excuse(s *queue.State) (Model, []Intent) {
	if !s.Day.Open {
		return m, nil
	}
	var intents []Intent
	for i := min(len(m.shown), together) - 1; i >= 0; i-- {
		if c := m.shown[i]; !c.answered && !c.withdrawn {
			intents = append(intents, m.acknowledge(c.no, false))
		}
	}
	return m, intents
}

// current is a copy of calls with what has become of them meanwhile. A call
// that the office no longer remembers stays as it was.
func current(calls, all []call) []call {
	list := slices.Clone(calls)
	for i, c := range list {
		if at := slices.IndexFunc(all, func(o call) bool { return o.no == c.no }); at >= 0 {
			list[i].withdrawn, list[i].stands = all[at].withdrawn, all[at].stands
		}
	}
	return list
}

// show puts calls on top of those on the board. A ticket stands there once: a
// recall takes the place of the call before it.
func show(board, calls []call) []call {
	list := slices.Clone(board)
	for _, c := range calls {
		list = slices.DeleteFunc(list, func(o call) bool { return o.ticket == c.ticket })
		list = slices.Insert(list, 0, c)
	}
	return list[:min(len(list), keptCalls)]
}
