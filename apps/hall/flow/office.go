package flow

import (
	"slices"

	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// line is the queue of one department.
type line struct {
	department plan.DepartmentID
	name       plan.Names
	letters    []string
	waiting    int
	attended   bool // a clerk sits at one of its desks
	offered    bool // the wait is known
	wait       queue.Range
}

// read takes out of the office's state what the board needs. The state belongs
// to whoever sent it, so lists are copied.
func (m Model) read(s *queue.State) (Model, []Intent) {
	m, acks := m.takeCalls(s)
	m.known, m.day = true, s.Day
	m.office = s.Plan.Name
	hall, _ := s.Plan.Hall(m.config.Hall)
	m.hall = hall.Name
	m.hours = calendar.Calendar{
		Week:     s.Plan.Hours.Week,
		Closures: slices.Clone(s.Plan.Hours.Closures),
		Special:  slices.Clone(s.Plan.Hours.Special),
	}
	m.live = 0
	s.Live(func(queue.Ticket) { m.live++ })
	m.queues = m.linesIn(s)
	return m, acks
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
// whether any of its desks is attended.
func (m Model) seats(s *queue.State, l *line) bool {
	here := false
	for _, place := range s.Plan.Desks {
		if place.Department != l.department {
			continue
		}
		desk, _ := s.Desk(place.ID)
		here = here || place.CallsInto(m.config.Hall)
		l.attended = l.attended || desk.Taken()
	}
	return here
}

// add widens a queue's letters and range by one of its services.
func (m Model) add(s *queue.State, l *line, service plan.Service) {
	if !slices.Contains(l.letters, service.Series) {
		l.letters = append(l.letters, service.Series)
	}
	offer := s.Offer(service.ID, m.now)
	switch {
	case offer.Refusal != nil && offer.Refusal.Code != queue.TooLate:
		return // no forecast was made
	case !l.offered:
		l.offered, l.wait = true, offer.Wait
	default:
		l.wait.From, l.wait.To = min(l.wait.From, offer.Wait.From), max(l.wait.To, offer.Wait.To)
	}
}

func shortOf(d plan.Department) plan.Names {
	if d.Short.PL == "" {
		return d.Name
	}
	return d.Short
}
