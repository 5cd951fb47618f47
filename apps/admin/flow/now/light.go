package now

import (
	"slices"
	"time"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// view is how it goes in a department.
type view struct {
	plan.Department
	waiting                    []queue.Ticket // who has waited longest first
	ordinary, favoured, booked int
	late                       bool // somebody waits longer than is acceptable
	desks, open                int
	served                     bool // some desk calls people for it
	resting                    bool // somebody sits there on a break
	offered                    bool
	wait                       queue.Range
	middle                     time.Duration
	stopped                    int
	light                      page.Light
	word                       string // the last word of its keys in the catalogue
}

// views are all departments, in the order of the plan.
func (m Model) views() []view {
	var all []view
	for _, d := range m.office.Queue.Plan.Departments {
		all = append(all, m.viewOf(d))
	}
	return all
}

// viewOf looks at one department.
func (m Model) viewOf(d plan.Department) view {
	s, v := &m.office.Queue, view{Department: d}
	for _, service := range s.Plan.Services {
		if service.Department == d.ID {
			m.add(&v, service)
		}
	}
	s.Live(func(t queue.Ticket) {
		if service, _ := s.Plan.Service(t.Service); t.Phase == queue.Waiting && service.Department == d.ID {
			v.count(t)
			v.late = v.late || s.WaitsTooLong(t, m.now)
		}
	})
	slices.SortStableFunc(v.waiting, func(a, b queue.Ticket) int { return int(a.Reference - b.Reference) })
	for _, place := range s.Plan.Desks {
		if place.Department == d.ID {
			v.desks++
			desk, _ := s.Desk(place.ID)
			if desk.Open() {
				v.open++
			}
			v.resting = v.resting || desk.OnBreak()
		}
	}
	v.served = v.open > 0 || m.helped(&v)
	v.light, v.word = v.lit(s.Day.Open)
	return v
}

// expected is what somebody has to expect who comes for a service now. Without an
// open desk no forecast is honest, and there is none.
func (m Model) expected(id plan.ServiceID) screen.Text {
	service, _ := m.office.Queue.Plan.Service(id)
	department, known := m.office.Queue.Plan.Department(service.Department)
	if !known || !m.seen.offered(id) || !m.viewOf(department).served {
		return screen.Text{}
	}
	wait := m.seen.offers[id].Wait
	return screen.Wait(wait.From, wait.To)
}

func (v *view) count(t queue.Ticket) {
	v.waiting = append(v.waiting, t)
	switch t.Class {
	case queue.Preferential:
		v.favoured++
	case queue.Booked:
		v.booked++
	default:
		v.ordinary++
	}
}

// add widens what is to be expected by a service.
func (m Model) add(v *view, service plan.Service) {
	if _, stopped := m.office.Queue.Stopped(service.ID, m.now); stopped {
		v.stopped++
	}
	if !m.seen.offered(service.ID) {
		return
	}
	wait := m.seen.offers[service.ID].Wait
	if v.offered {
		wait = queue.Range{From: min(v.wait.From, wait.From), To: max(v.wait.To, wait.To)}
	}
	v.offered, v.wait, v.middle = true, wait, max(v.middle, m.seen.middles[service.ID])
}

// helped says whether a desk of another department calls people for this one now.
func (m Model) helped(v *view) bool {
	s := &m.office.Queue
	for _, place := range s.Plan.Desks {
		if desk, _ := s.Desk(place.ID); place.Department == v.ID || !desk.Open() {
			continue
		}
		for _, service := range s.Plan.Services {
			if service.Department == v.ID && s.Serves(place.ID, service.ID, m.now) {
				return true
			}
		}
	}
	return false
}

// The waits at which the light changes.
const (
	calmUntil = 15 * time.Minute
	slowUntil = 30 * time.Minute
	longUntil = 60 * time.Minute
)

// lit is the light: by what somebody who comes now has to expect, half of them
// longer. Where people wait and nobody calls them, no forecast is needed.
func (v *view) lit(open bool) (page.Light, string) {
	switch {
	case !open || !v.offered && len(v.waiting) == 0:
		return page.NoLight, "closed"
	case !v.served && len(v.waiting) > 0:
		return page.TooLong, "nobody"
	case !v.served && v.resting:
		return page.Slow, "break"
	case !v.served:
		return page.Slow, "empty"
	case v.middle > longUntil:
		return page.TooLong, "too_long"
	case v.middle > slowUntil:
		return page.Long, "long"
	case v.middle > calmUntil:
		return page.Slow, "slow"
	}
	return page.Calm, "calm"
}

// sign is the light in a word or two.
func (v *view) sign() screen.Text { return screen.T("now.light." + v.word) }

// note is the light in a sentence.
func (v *view) note() page.Block {
	b := page.Block{Kind: page.Note, ID: "light", Glyph: glyphs[v.light], Text: screen.T("now.light_says." + v.word)}
	switch v.light {
	case page.TooLong:
		b.Weight = page.Alarm
	case page.Long, page.Slow:
		b.Weight = page.Warning
	}
	return b
}

// glyphs are the shapes of the lights.
var glyphs = map[page.Light]string{
	page.NoLight: "dash", page.Calm: "circle-check", page.Slow: "diamond", page.Long: "warning", page.TooLong: "octagon",
}
