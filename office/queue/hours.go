package queue

import (
	"time"

	"okienko/office/calendar"
	"okienko/office/plan"
)

// Opening is when tickets of a service can be taken on a business day, where that
// is not as long as the day. One that never opens is closed all day.
type Opening struct {
	Service plan.ServiceID `json:"service"`
	Opens   Moment         `json:"opens"`
	Closes  Moment         `json:"closes"`
}

// ChangeHours changes the hours of the day that is open: somebody closes early,
// or a new plan says otherwise. Who has a ticket is served.
type ChangeHours struct {
	Date   string    `json:"date"`
	Opens  Moment    `json:"opens"`
	Closes Moment    `json:"closes"`
	Hours  []Opening `json:"hours,omitempty"`
	ByPlan bool      `json:"by_plan,omitempty"`
}

// HoursChanged says that the day's hours are others now.
type HoursChanged struct {
	Date   string `json:"date"`
	Opens  Moment `json:"opens"`
	Closes Moment `json:"closes"`
}

// Kind names the command in the log.
func (ChangeHours) Kind() string { return "change_hours" }

// Kind names the event in stored answers.
func (HoursChanged) Kind() string { return "hours_changed" }

func (c ChangeHours) apply(s *State, _ Moment) ([]Event, *Refusal) {
	switch {
	case !s.Day.Open:
		return nil, refuse(DayIsClosed)
	case c.Date != s.Day.Date:
		return nil, refuse(DayHasPassed, "date", c.Date, "current", s.Day.Date)
	}
	if r := s.wrongHours(c.Opens, c.Closes, c.Hours); r != nil {
		return nil, r
	}
	s.Day.Opens, s.Day.Closes, s.Day.Hours, s.Day.ByPlan = c.Opens, c.Closes, c.Hours, c.ByPlan
	return []Event{HoursChanged{Date: c.Date, Opens: c.Opens, Closes: c.Closes}}, nil
}

// wrongHours refuses hours that end before they begin, and services that are not
// in the plan or named twice.
func (s *State) wrongHours(opens, closes Moment, hours []Opening) *Refusal {
	if closes <= opens {
		return refuse(WrongHours)
	}
	for i, h := range hours {
		if _, known := s.Plan.Service(h.Service); !known {
			return refuse(UnknownService, "service", string(h.Service))
		}
		if h.Closes < h.Opens {
			return refuse(WrongHours)
		}
		for _, other := range hours[:i] {
			if other.Service == h.Service {
				return refuse(WrongRequest, "field", "hours")
			}
		}
	}
	return nil
}

// HoursOf are the hours of a service on the present business day. Closes is not
// after opens when it is closed all day.
func (s *State) HoursOf(id plan.ServiceID) (opens, closes Moment) {
	for _, h := range s.Day.Hours {
		if h.Service == id {
			return h.Opens, h.Closes
		}
	}
	return s.Day.Opens, s.Day.Closes
}

// PlannedDay is the command that opens a date by the hours of a plan: from when
// the first building opens until the last one closes, and for each service that
// is not open as long, its own hours. It is false when no building opens.
func PlannedDay(p *plan.Plan, d calendar.Date, zone *time.Location) (OpenDay, bool) {
	day := OpenDay{Date: d.String(), ByPlan: true}
	for _, site := range p.Sites {
		opens, closes := siteHours(p, site.ID, d, zone)
		if closes <= opens {
			continue
		}
		if day.Opens == 0 || opens < day.Opens {
			day.Opens = opens
		}
		day.Closes = max(day.Closes, closes)
	}
	for _, service := range p.Services {
		h := serviceHours(p, service, d, zone)
		if h.Opens != day.Opens || h.Closes != day.Closes {
			day.Hours = append(day.Hours, h)
		}
	}
	return day, day.Closes > day.Opens
}

// openedFor is how long a day lasts that somebody opens and the calendar does not
// know of.
const openedFor = 8 * time.Hour

// OpenedByHand is the command with which somebody opens the day now: with the hours
// of the plan if they are still to come, else for eight hours. A plan that comes
// later leaves it alone.
func OpenedByHand(p *plan.Plan, now Moment, zone *time.Location) OpenDay {
	day, open := PlannedDay(p, calendar.DateOf(now.Time(), zone), zone)
	if !open || day.Closes <= now {
		day.Closes, day.Hours = now.Add(openedFor), nil
	}
	day.Opens, day.ByPlan = now, false
	return day
}

// siteHours are those of a building, or the office's where it has none.
func siteHours(p *plan.Plan, id plan.SiteID, d calendar.Date, zone *time.Location) (opens, closes Moment) {
	hours := p.HoursOf(id)
	from, to, ok := hours.On(d, zone)
	if !ok {
		return 0, 0
	}
	return At(from), At(to)
}

// serviceHours are those of its building, and of its own week within them.
func serviceHours(p *plan.Plan, service plan.Service, d calendar.Date, zone *time.Location) Opening {
	department, _ := p.Department(service.Department)
	h := Opening{Service: service.ID}
	h.Opens, h.Closes = siteHours(p, department.Site, d, zone)
	if service.Hours != (calendar.Week{}) {
		from, to, _ := service.Hours[d.Weekday()].On(d, zone)
		h.Opens, h.Closes = max(h.Opens, At(from)), min(h.Closes, At(to))
	}
	if h.Closes <= h.Opens {
		h.Opens, h.Closes = 0, 0
	}
	return h
}
