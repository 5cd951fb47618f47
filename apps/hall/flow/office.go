package flow

import (
	"slices"

	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

// line is the queue of one department.
type line struct {
	department plan.DepartmentID
	name       plan.Names
	letters    []string
	waiting    int
	open       bool             // one of its desks calls people
	offers     []forecast.Offer // of its services, as far as they are foretold
}

// wait is over all services of the queue; none when nothing is known.
func (l line) wait() (r queue.Range, known bool) {
	for _, o := range l.offers {
		if !known {
			r, known = o.Wait, true
			continue
		}
		r.From, r.To = min(r.From, o.Wait.From), max(r.To, o.Wait.To)
	}
	return r, known
}

// read takes out of the office's state what the board needs. The state belongs
// to whoever sent it, so lists are copied.
func (m Model) read(s *queue.State) (Model, []Intent) {
	m, acks := m.takeCalls(s)
	m.known, m.day = true, s.Day
	m.office = s.Plan.Name
	hall, _ := s.Plan.Hall(m.config.Hall)
	m.hall = hall.Name
	m.message, _ = s.Message(m.config.Hall, m.now)
	m.hours = s.Plan.HoursOf(hall.Site) // a plan is replaced and never changed
	m.live = 0
	s.Live(func(queue.Ticket) { m.live++ })
	m.outlook = m.outlook.Hear(s, m.now, true)
	m.queues = m.linesIn(s)
	return m.readFor(s), acks
}

// readFor takes out what only one layout needs.
func (m Model) readFor(s *queue.State) Model {
	switch m.config.Layout {
	case OneNumber:
		m.served = m.servedIn(s)
	case OverDesk:
		m.post = m.postIn(s)
	case NextTen:
		m.waiters = m.comersIn(s)
	}
	return m
}

// foretell says what is due.
func (m Model) foretell() Model {
	next, newer := m.outlook.Pass(m.now, true)
	if !newer {
		return m
	}
	m.outlook, m.queues = next, slices.Clone(m.queues)
	for i := range m.queues {
		l := &m.queues[i]
		l.offers = slices.Clone(l.offers)
		for j, o := range l.offers {
			l.offers[j] = o.With(m.outlook.Said())
		}
	}
	return m
}

// linesIn are the queues of the departments that call into the hall, in the
// order of the plan.
func (m Model) linesIn(s *queue.State) []line {
	var lines []line
	for _, d := range s.Plan.Departments {
		l := line{department: d.ID, name: shortOf(d)}
		if !m.seats(s, &l) {
			continue
		}
		for _, service := range s.Plan.Services {
			if service.Department == d.ID {
				m.add(s, &l, service)
			}
		}
		lines = append(lines, l)
	}
	s.Live(func(t queue.Ticket) {
		service, _ := s.Plan.Service(t.Service)
		for i := range lines {
			if t.Phase == queue.Waiting && lines[i].department == service.Department {
				lines[i].waiting++
			}
		}
	})
	return lines
}

// seats says whether a department has desks that call into the hall, and notes
// whether any of its desks is open.
func (m Model) seats(s *queue.State, l *line) bool {
	here := false
	for _, place := range s.Plan.Desks {
		if place.Department != l.department {
			continue
		}
		desk, _ := s.Desk(place.ID)
		here = here || place.CallsInto(m.config.Hall)
		l.open = l.open || desk.Open()
	}
	return here
}

// add widens a queue's letters by one of its services, and says what to expect of it.
func (m Model) add(s *queue.State, l *line, service plan.Service) {
	if !slices.Contains(l.letters, service.Series) {
		l.letters = append(l.letters, service.Series)
	}
	offer := m.outlook.Said().Offer(s, service.ID, m.now)
	if offer.Refusal == nil || offer.Refusal.Code == queue.TooLate {
		l.offers = append(l.offers, offer)
	}
}

func shortOf(d plan.Department) plan.Names {
	if d.Short.PL == "" {
		return d.Name
	}
	return d.Short
}
