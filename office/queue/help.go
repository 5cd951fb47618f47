package queue

import "okienko/office/plan"

// HelpCall is a desk that calls for help: somebody there is in danger. Every desk
// of the building shows it until it is ended.
type HelpCall struct {
	No         uint64      `json:"no"` // rises by one with each call for help, never restarts
	Desk       plan.DeskID `json:"desk"`
	Clerk      string      `json:"clerk,omitempty"`
	At         Moment      `json:"at"`
	By         plan.DeskID `json:"by,omitempty"` // the desk from which somebody comes
	ByClerk    string      `json:"by_clerk,omitempty"`
	AcceptedAt Moment      `json:"accepted_at,omitempty"`
}

// Accepted says whether somebody comes.
func (h HelpCall) Accepted() bool { return h.By != "" }

// CallForHelp calls all desks of the building for help. It needs no shift and no
// open day, and while a call of the same desk stands it is not another one.
type CallForHelp struct {
	Desk plan.DeskID `json:"desk"`
}

// AcceptHelp says that somebody comes from a desk.
type AcceptHelp struct {
	Help uint64      `json:"help"`
	Desk plan.DeskID `json:"desk"`
}

// EndHelp ends a call for help. Who called and who came can end it.
type EndHelp struct {
	Help uint64      `json:"help"`
	Desk plan.DeskID `json:"desk"`
}

// HelpCalled says that a desk calls for help.
type HelpCalled struct {
	Help  uint64      `json:"help"`
	Desk  plan.DeskID `json:"desk"`
	Clerk string      `json:"clerk,omitempty"`
}

// HelpAccepted says who comes.
type HelpAccepted struct {
	Help    uint64      `json:"help"`
	Desk    plan.DeskID `json:"desk"`
	By      plan.DeskID `json:"by"`
	ByClerk string      `json:"by_clerk,omitempty"`
}

// HelpEnded says that a call for help is over, and who ended it.
type HelpEnded struct {
	Help uint64      `json:"help"`
	Desk plan.DeskID `json:"desk"`
	By   plan.DeskID `json:"by"`
}

// Kind names the command in the log.
func (CallForHelp) Kind() string { return "call_for_help" }

// Kind names the event in stored answers.
func (HelpCalled) Kind() string { return "help_called" }

// Kind names the command in the log.
func (AcceptHelp) Kind() string { return "accept_help" }

// Kind names the event in stored answers.
func (HelpAccepted) Kind() string { return "help_accepted" }

// Kind names the command in the log.
func (EndHelp) Kind() string { return "end_help" }

// Kind names the event in stored answers.
func (HelpEnded) Kind() string { return "help_ended" }

func (c CallForHelp) apply(s *State, at Moment) ([]Event, *Refusal) {
	d := s.desk(c.Desk)
	if d == nil {
		return nil, refuse(UnknownDesk, "desk", string(c.Desk))
	}
	for _, h := range s.HelpCalls {
		if h.Desk == c.Desk {
			return nil, nil
		}
	}
	s.LastHelp++
	s.HelpCalls = append(s.HelpCalls, HelpCall{No: s.LastHelp, Desk: d.ID, Clerk: d.Clerk, At: at})
	return []Event{HelpCalled{Help: s.LastHelp, Desk: d.ID, Clerk: d.Clerk}}, nil
}

func (c AcceptHelp) apply(s *State, at Moment) ([]Event, *Refusal) {
	h, d := s.helpCall(c.Help), s.desk(c.Desk)
	switch {
	case d == nil:
		return nil, refuse(UnknownDesk, "desk", string(c.Desk))
	case h == nil:
		return nil, refuse(HelpIsOver)
	case h.Desk == d.ID:
		return nil, refuse(OwnHelp)
	case s.siteOf(h.Desk) != s.siteOf(d.ID):
		return nil, refuse(OtherSite)
	case h.By == d.ID:
		return nil, nil
	case h.Accepted():
		place, _ := s.Plan.Desk(h.By)
		return nil, refuse(HelpComes, "desk", decimal(place.Number), "clerk", h.ByClerk)
	}
	h.By, h.ByClerk, h.AcceptedAt = d.ID, d.Clerk, at
	return []Event{HelpAccepted{Help: h.No, Desk: h.Desk, By: d.ID, ByClerk: d.Clerk}}, nil
}

func (c EndHelp) apply(s *State, _ Moment) ([]Event, *Refusal) {
	h, d := s.helpCall(c.Help), s.desk(c.Desk)
	switch {
	case d == nil:
		return nil, refuse(UnknownDesk, "desk", string(c.Desk))
	case h == nil:
		return nil, refuse(HelpIsOver)
	case h.Desk != d.ID && h.By != d.ID:
		place, _ := s.Plan.Desk(h.Desk)
		return nil, refuse(NotYourHelp, "desk", decimal(place.Number))
	}
	ended := HelpEnded{Help: h.No, Desk: h.Desk, By: d.ID}
	s.dropHelp(func(h HelpCall) bool { return h.No == c.Help })
	return []Event{ended}, nil
}

func (s *State) helpCall(no uint64) *HelpCall {
	for i := range s.HelpCalls {
		if s.HelpCalls[i].No == no {
			return &s.HelpCalls[i]
		}
	}
	return nil
}

func (s *State) dropHelp(match func(HelpCall) bool) {
	var rest []HelpCall
	for _, h := range s.HelpCalls {
		if !match(h) {
			rest = append(rest, h)
		}
	}
	s.HelpCalls = rest
}

// HelpCallsFor are the calls for help that a desk shows: all of its building,
// oldest first.
func (s *State) HelpCallsFor(id plan.DeskID) []HelpCall {
	var list []HelpCall
	for _, h := range s.HelpCalls {
		if s.siteOf(h.Desk) == s.siteOf(id) {
			list = append(list, h)
		}
	}
	return list
}

func (s *State) siteOf(id plan.DeskID) plan.SiteID {
	place, _ := s.Plan.Desk(id)
	d, _ := s.Plan.Department(place.Department)
	return d.Site
}
