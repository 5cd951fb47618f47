package now

import (
	"strconv"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// clock is a moment on the clock at the wall.
func (m Model) clock(at queue.Moment) string { return screen.Clock(at.Time().In(m.cfg.Zone)) }

// closing is when the day ends, as people say it: midnight is the end of this day, and
// not the beginning of the next.
func (m Model) closing(at queue.Moment) string {
	if text := m.clock(at); text != "0:00" {
		return text
	}
	return "24:00"
}

func (m Model) names(n plan.Names) screen.Text { return screen.Words(n.In(m.lang)) }

// short is what a department is called where there is little room.
func (m Model) short(d plan.Department) screen.Text {
	if d.Short.PL != "" {
		return m.names(d.Short)
	}
	return m.names(d.Name)
}

func (m Model) serviceName(id plan.ServiceID) string {
	s, _ := m.office.Queue.Plan.Service(id)
	return s.Name.In(m.lang)
}

func (m Model) departmentName(id plan.DepartmentID) string {
	d, _ := m.office.Queue.Plan.Department(id)
	return d.Name.In(m.lang)
}

// personName is what colleagues call a person; where nobody signs in, tickets wait
// for a name.
func (m Model) personName(id string) string {
	if p, known := m.office.Queue.Plan.Person(plan.PersonID(id)); known {
		return p.Name
	}
	return id
}

// minutes is how long somebody has waited.
func (m Model) minutes(since queue.Moment) screen.Text {
	return screen.Plural("common.minutes", int(max(0, m.now.Since(since)).Minutes()))
}

func itoa(n int) string { return strconv.Itoa(n) }
