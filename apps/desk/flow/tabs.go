package flow

import (
	"slices"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// list is the list that is open.
func (m Model) list() Action {
	if m.open == "" {
		return ListWaiting
	}
	return m.open
}

// tabsShown are the lists to choose from, with how many are on each.
func (m Model) tabsShown() []screen.Item {
	var all []screen.Item
	for _, a := range Tabs() {
		all = append(all, screen.Item{
			ID: string(a), Role: screen.Toggle, Label: screen.T("desk.tab." + string(a)),
			Value: decimal(len(m.listed(a))), On: a == m.list(),
		})
	}
	return all
}

// listShown is the list that is open.
func (m Model) listShown() List {
	l := List{Empty: screen.T("desk.empty." + string(m.list()))}
	for _, t := range m.listed(m.list()) {
		l.Rows = append(l.Rows, m.row(t))
	}
	return l
}

// listed are the tickets of a list, in its order.
func (m Model) listed(a Action) []queue.Ticket {
	switch a {
	case ListWaiting:
		return m.waiting()
	case ListCalled:
		return m.inPhase(queue.Called, queue.Serving)
	case ListAside:
		return m.inPhase(queue.Parked)
	case ListMissed:
		return newestFirst(m.inPhase(queue.Missed, queue.Cancelled, queue.Left))
	}
	return newestFirst(m.done())
}

// waiting is the desk's list with the one in front whom Next would call: a rail
// of the rules can put somebody before the highest score.
func (m Model) waiting() []queue.Ticket {
	list := m.office.InOrder(m.seat.desk, m.now)
	next, ok := m.office.Next(m.seat.desk, m.now)
	if !ok {
		return list
	}
	for i, t := range list {
		if t.ID == next.ID {
			copy(list[1:i+1], list[:i])
			list[0] = next
		}
	}
	return list
}

// inPhase are the tickets in some phases of services that this desk serves, also
// those of a department that it helps now, as issued.
func (m Model) inPhase(phases ...queue.Phase) []queue.Ticket {
	here := make(map[plan.ServiceID]bool)
	for _, s := range m.office.Plan.Services {
		here[s.ID] = m.serves(s.ID)
	}
	var list []queue.Ticket
	for _, t := range m.office.Tickets {
		if slices.Contains(phases, t.Phase) && here[t.Service] {
			list = append(list, t)
		}
	}
	return list
}

// done are the visits that this desk or this clerk has finished today.
func (m Model) done() []queue.Ticket {
	var list []queue.Ticket
	for _, t := range m.office.Tickets {
		if t.Phase == queue.Finished && m.seat.served(t) {
			list = append(list, t)
		}
	}
	return list
}

// served says whether a ticket was in hand here last.
func (s seat) served(t queue.Ticket) bool {
	return s.desk != "" && (t.Desk == s.desk || t.Clerk == s.clerk)
}

func newestFirst(list []queue.Ticket) []queue.Ticket {
	slices.SortStableFunc(list, func(a, b queue.Ticket) int { return int(b.EndedAt - a.EndedAt) })
	return list
}
