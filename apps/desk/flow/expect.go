package flow

import (
	"okienko/internal/screen"
	"okienko/office/queue"
)

// foresee asks what to expect of the services whose tickets can be had.
func (m Model) foresee(s *queue.State) Model {
	m.outlook, m.offered = m.outlook.Hear(s, m.now, m.showsWait()), nil
	for _, v := range s.Plan.Services {
		if s.Offer(v.ID, s.Now).Refusal == nil {
			m.offered = append(m.offered, v.ID)
		}
	}
	return m
}

// foretell says what is due.
func (m Model) foretell() Model {
	m.outlook, _ = m.outlook.Pass(m.now, m.showsWait())
	return m
}

// showsWait says whether somebody can see what is to be expected.
func (m Model) showsWait() bool { return m.signedIn() && !m.covered() && !m.emergency.on }

// expected is how long somebody waits who takes an ordinary ticket of the
// department of this desk now: the range that the hall shows for it, over all of
// its services. It is nothing when it is not known.
func (m Model) expected() screen.Text {
	var all queue.Range
	known := false
	for _, id := range m.offered {
		seen, told := m.outlook.Said().Service(id)
		if service, _ := m.office.Plan.Service(id); !told || service.Department != m.place().Department {
			continue
		}
		r := seen.Ordinary.Range
		if known {
			r.From, r.To = min(r.From, all.From), max(r.To, all.To)
		}
		all, known = r, true
	}
	if !known {
		return screen.Text{}
	}
	return screen.Wait(all.From, all.To)
}
