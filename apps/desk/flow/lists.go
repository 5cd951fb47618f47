package flow

import (
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
	"slices"
)

// lists are the tickets that can be called by hand: who waits, and who was put
// aside or did not come.
func (m Model) lists() []List {
	waiting := m.waiting()
	aside := append(m.inPhase(queue.Parked), m.inPhase(queue.Missed)...)
	lists := []List{
		{Title: screen.Plural("desk.list_waiting", len(waiting)), Empty: screen.T("desk.list_empty")},
		{Title: screen.Plural("desk.list_aside", len(aside))},
	}
	for _, t := range waiting {
		lists[0].Rows = append(lists[0].Rows, m.row(t))
	}
	for _, t := range aside {
		lists[1].Rows = append(lists[1].Rows, m.asideRow(t))
	}
	return lists
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

// inPhase are the tickets of the desk's services in a phase, as issued.
func (m Model) inPhase(p queue.Phase) []queue.Ticket {
	place, _ := m.office.Plan.Desk(m.seat.desk)
	var list []queue.Ticket
	for _, t := range m.office.Tickets {
		if t.Phase == p && place.Offers(t.Service) {
			list = append(list, t)
		}
	}
	return list
}

func (m Model) row(t queue.Ticket) Row {
	return Row{
		ID: t.ID, Letter: t.Series, Number: t.Number(), Service: m.service(t.Service),
		Waited: minutesText(m.waited(t.Reference)), Marks: m.marks(t),
	}
}

// asideRow says until when instead of how long.
func (m Model) asideRow(t queue.Ticket) Row {
	r := m.row(t)
	r.Waited = screen.T("desk.parked_until", "Time", m.clock(t.ParkedUntil))
	if t.Phase == queue.Missed {
		r.Waited = screen.T("desk.missed")
	}
	return r
}

// queues counts who waits for each department, ours first and then the longest.
// Of the others only those where somebody waits are news; nine departments with
// nobody would hide the one that needs help.
func (m Model) queues() []Queue {
	waiting := map[plan.DepartmentID]int{}
	m.office.Live(func(t queue.Ticket) {
		if s, ok := m.office.Plan.Service(t.Service); ok && t.Phase == queue.Waiting {
			waiting[s.Department]++
		}
	})
	place, _ := m.office.Plan.Desk(m.seat.desk)
	var mine, others []Queue
	for _, d := range m.office.Plan.Departments {
		q := Queue{Name: d.Short.In(m.lang), Waiting: waiting[d.ID], Mine: d.ID == place.Department}
		if q.Name == "" {
			q.Name = d.Name.In(m.lang)
		}
		switch {
		case q.Mine:
			mine = append(mine, q)
		case q.Waiting > 0:
			others = append(others, q)
		}
	}
	slices.SortStableFunc(others, func(a, b Queue) int { return b.Waiting - a.Waiting })
	return append(mine, others...)
}

// formShown is the sign-in.
func (m Model) formShown() Form {
	f := Form{
		Name:      m.form.name,
		NameLabel: screen.T("desk.form_name"),
		DeskLabel: screen.T("desk.form_desk"),
	}
	if m.office.Plan.Revision == 0 {
		f.Hint = screen.T("desk.no_plan")
	}
	for _, place := range m.office.Plan.Desks {
		f.Desks = append(f.Desks, m.deskShown(place))
	}
	return f
}

func (m Model) deskShown(place plan.Desk) Desk {
	d, _ := m.office.Desk(place.ID)
	department, _ := m.office.Plan.Department(place.Department)
	it := screen.Item{
		ID: string(place.ID), Role: screen.Toggle, On: place.ID == m.form.desk,
		Label:  screen.Words(department.Name.In(m.lang)),
		Detail: []screen.Text{screen.T("desk.room", "Room", place.Room)},
	}
	if d.Taken() {
		it.Off = m.takenByOther(d)
		it.Detail = append(it.Detail, screen.T("desk.taken", "Clerk", d.Clerk))
	}
	return Desk{Item: it, Number: decimal(place.Number)}
}
