package queue

import "okienko/office/plan"

// EmergencyCall is a call that a machine made without the office, of a ticket
// that a kiosk had given without the office and has handed to this machine alone.
type EmergencyCall struct {
	Ticket TicketID    `json:"ticket"`
	Desk   plan.DeskID `json:"desk,omitempty"`
	Clerk  string      `json:"clerk,omitempty"`
	At     Moment      `json:"at"`             // by the machine's corrected clock
	Came   bool        `json:"came"`           // the resident came and was served
	Back   bool        `json:"back,omitempty"` // not called after all: anybody may
}

// ReplayCalls tells what came of the calls that a machine made without the
// office.
type ReplayCalls struct {
	Machine string          `json:"machine"`
	Calls   []EmergencyCall `json:"calls"`
}

// Reported is a call whose ticket the office has not heard of yet: the machine
// that called is back before the kiosk.
type Reported struct {
	Machine string        `json:"machine"`
	Call    EmergencyCall `json:"call"`
}

// CallReplayed says that a call made without the office is known now.
type CallReplayed struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk,omitempty"`
	Came   bool        `json:"came"`
}

// TicketGivenBack says that a ticket which was in the hands of a machine may be
// called by every desk: that machine has not called it, and never will.
type TicketGivenBack struct {
	Ticket  TicketID `json:"ticket"`
	Number  string   `json:"number"`
	Machine string   `json:"machine"`
}

// CallNotYours says that a machine called somebody whom the kiosk had not handed
// to it. A person has to be told: perhaps somebody was called twice.
type CallNotYours struct {
	Ticket  TicketID `json:"ticket"`
	Number  string   `json:"number"`
	Machine string   `json:"machine"`
}

// Kind names the command in the log.
func (ReplayCalls) Kind() string { return "replay_calls" }

// Kind names the event in stored answers.
func (CallReplayed) Kind() string { return "call_replayed" }

// Kind names the event in stored answers.
func (TicketGivenBack) Kind() string { return "ticket_given_back" }

// Kind names the event in stored answers.
func (CallNotYours) Kind() string { return "call_not_yours" }

// From is the machine that the command speaks for, and has to come from.
func (c ReplayCalls) From() string { return c.Machine }

// maxReplayed bounds one report, and keptReported all that wait for a kiosk.
const (
	maxReplayed  = 100
	keptReported = 1000
)

func (c ReplayCalls) apply(s *State, at Moment) ([]Event, *Refusal) {
	if r := c.wrong(); r != nil {
		return nil, r
	}
	var events []Event
	for _, call := range c.Calls {
		if s.ticket(call.Ticket) == nil {
			s.keepReported(Reported{Machine: c.Machine, Call: call})
			continue
		}
		events = append(events, s.replay(c.Machine, call, at)...)
	}
	return events, nil
}

func (c ReplayCalls) wrong() *Refusal {
	if !machine(c.Machine) {
		return refuse(WrongRequest, "field", "machine")
	}
	if len(c.Calls) > maxReplayed {
		return refuse(WrongRequest, "field", "calls")
	}
	for _, call := range c.Calls {
		if !hexadecimal(string(call.Ticket), 32) || len(call.Clerk) > maxName || len(call.Desk) > maxName {
			return refuse(WrongRequest, "field", "calls")
		}
	}
	return nil
}

func (s *State) keepReported(r Reported) {
	for _, old := range s.Reported {
		if old.Machine == r.Machine && old.Call.Ticket == r.Call.Ticket {
			return
		}
	}
	if len(s.Reported) < keptReported {
		s.Reported = append(s.Reported, r)
	}
}

// settleReported does what was reported about a ticket before it was known.
func (s *State) settleReported(id TicketID, at Moment) []Event {
	var events []Event
	rest := s.Reported[:0:0]
	for _, r := range s.Reported {
		if r.Call.Ticket != id {
			rest = append(rest, r)
			continue
		}
		events = append(events, s.replay(r.Machine, r.Call, at)...)
	}
	s.Reported = rest
	return events
}

// replay ends a ticket as its caller says. A machine that did not hold it is
// told so once; a repeat of what is known says nothing.
func (s *State) replay(machine string, call EmergencyCall, at Moment) []Event {
	t := s.ticket(call.Ticket)
	switch {
	case t.HeldBy != machine:
		return []Event{CallNotYours{Ticket: t.ID, Number: t.Number(), Machine: machine}}
	case t.Emergency:
		return nil
	case call.Back:
		t.HeldBy = ""
		return []Event{TicketGivenBack{Ticket: t.ID, Number: t.Number(), Machine: machine}}
	}
	way := []Phase{Called, Serving, Finished}
	if !call.Came {
		way = []Phase{Called, Missed}
	}
	if t.Phase == Left { // the day was closed meanwhile
		way = append([]Phase{Waiting}, way...)
	}
	for _, to := range way {
		line := Move{At: at, What: CallReplayed{}.Kind(), Desk: call.Desk, Machine: machine, Clerk: call.Clerk}
		if s.become(t, to, line) != nil {
			return nil
		}
	}
	t.Desk, t.Clerk, t.Calls, t.LegCalls = call.Desk, call.Clerk, 1, t.LegCalls+1
	t.CalledAt = max(t.Issued, min(call.At, at))
	t.FirstCalled = t.CalledAt
	if call.Came {
		t.StartedAt = t.CalledAt
	}
	t.Emergency, t.Flagged = true, true
	return []Event{CallReplayed{Ticket: t.ID, Number: t.Number(), Desk: call.Desk, Came: call.Came}}
}

// Held says whether a ticket is in the hands of a machine that calls without the
// office. No desk may call it: that machine may have called it already.
func (t Ticket) Held() bool { return t.HeldBy != "" && !t.Emergency }
