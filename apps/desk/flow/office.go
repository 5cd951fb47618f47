package flow

import (
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
	"slices"
)

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
	if m.door.Asks() {
		m.doorShown(&f)
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
		Label: screen.Words(department.Name.In(m.lang)),
	}
	if place.Room != "" {
		it.Detail = append(it.Detail, screen.T("desk.room", "Room", place.Room))
	}
	if d.Taken() {
		it.Off = m.takenByOther(d) && !m.mayFree(d)
		it.Detail = append(it.Detail, screen.T("desk.taken", "Clerk", d.Clerk))
	}
	return Desk{Item: it, Number: decimal(place.Number)}
}
