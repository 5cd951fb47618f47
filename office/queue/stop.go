package queue

import (
	"unicode/utf8"

	"okienko/office/plan"
)

// Stop is a service for which staff let no tickets be taken for now. Who has one
// is served.
type Stop struct {
	Service plan.ServiceID `json:"service"`
	Reason  plan.Names     `json:"reason,omitzero"` // for residents to read
	Since   Moment         `json:"since"`
	Until   Moment         `json:"until,omitempty"` // 0: until it is resumed or the day is over
}

// StopService lets no more tickets of a service be taken. On one that is stopped
// already it changes reason and end.
type StopService struct {
	Service plan.ServiceID `json:"service"`
	Reason  plan.Names     `json:"reason,omitzero"`
	Until   Moment         `json:"until,omitempty"`
}

// ServiceStopped says that tickets of a service cannot be taken for now.
type ServiceStopped struct {
	Service plan.ServiceID `json:"service"`
	Reason  plan.Names     `json:"reason,omitzero"`
	Until   Moment         `json:"until,omitempty"`
}

// ResumeService lets tickets of a service be taken again.
type ResumeService struct {
	Service plan.ServiceID `json:"service"`
}

// ServiceResumed says that tickets of a service can be taken again.
type ServiceResumed struct {
	Service plan.ServiceID `json:"service"`
}

// Kind names the command in the log.
func (StopService) Kind() string { return "stop_service" }

// Kind names the event in stored answers.
func (ServiceStopped) Kind() string { return "service_stopped" }

// Kind names the command in the log.
func (ResumeService) Kind() string { return "resume_service" }

// Kind names the event in stored answers.
func (ServiceResumed) Kind() string { return "service_resumed" }

func (c StopService) apply(s *State, at Moment) ([]Event, *Refusal) {
	_, known := s.Plan.Service(c.Service)
	switch {
	case !known:
		return nil, refuse(UnknownService, "service", string(c.Service))
	case !short(c.Reason):
		return nil, refuse(WrongRequest, "field", "reason")
	case c.Until != 0 && c.Until <= at:
		return nil, refuse(WrongRequest, "field", "until")
	case !s.Day.Open:
		return nil, refuse(DayIsClosed)
	}
	stop := Stop{Service: c.Service, Reason: c.Reason, Since: at, Until: c.Until}
	if before, stopped := s.Stopped(c.Service, at); stopped {
		if stop.Since = before.Since; stop == before {
			return nil, nil
		}
		s.resume(c.Service)
	}
	s.Stops = append(s.Stops, stop)
	return []Event{ServiceStopped(c)}, nil
}

func (c ResumeService) apply(s *State, at Moment) ([]Event, *Refusal) {
	if _, stopped := s.Stopped(c.Service, at); !stopped {
		return nil, refuse(NotStopped)
	}
	s.resume(c.Service)
	return []Event{ServiceResumed(c)}, nil
}

func (s *State) resume(id plan.ServiceID) {
	var rest []Stop
	for _, stop := range s.Stops {
		if stop.Service != id {
			rest = append(rest, stop)
		}
	}
	s.Stops = rest
}

// Stopped tells whether staff have stopped a service, and why and until when.
func (s *State) Stopped(id plan.ServiceID, at Moment) (Stop, bool) {
	for _, stop := range s.Stops {
		if stop.Service == id && !past(stop.Until, at) {
			return stop, true
		}
	}
	return Stop{}, false
}

// past says whether an end is over; one that is not set never is.
func past(until, at Moment) bool { return until != 0 && until <= at }

// endStops lets what was stopped until now be taken again.
func (s *State) endStops(at Moment) []Event {
	var events []Event
	for _, stop := range s.Stops {
		if past(stop.Until, at) {
			events = append(events, ServiceResumed{stop.Service})
		}
	}
	for _, e := range events {
		s.resume(e.(ServiceResumed).Service)
	}
	return events
}

// maxText bounds what residents are to read in one place, in characters: two lines
// of a hall display.
const maxText = 140

// short says whether a text for residents is one.
func short(n plan.Names) bool {
	for _, text := range []string{n.PL, n.EN, n.UK} {
		if utf8.RuneCountInString(text) > maxText {
			return false
		}
	}
	return true
}
