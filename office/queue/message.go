package queue

import "okienko/office/plan"

// Message is what staff tell a hall. A hall shows one at a time.
type Message struct {
	Hall  plan.HallID `json:"hall"`
	Text  plan.Names  `json:"text"`
	Since Moment      `json:"since"`
	Until Moment      `json:"until,omitempty"` // 0: until it is cleared or the day is over
}

// ShowMessage shows a message in a hall, in the place of the one before.
type ShowMessage struct {
	Hall  plan.HallID `json:"hall"`
	Text  plan.Names  `json:"text"`
	Until Moment      `json:"until,omitempty"`
}

// MessageShown says that a hall shows a message.
type MessageShown struct {
	Hall  plan.HallID `json:"hall"`
	Text  plan.Names  `json:"text"`
	Until Moment      `json:"until,omitempty"`
}

// ClearMessage takes a hall's message away.
type ClearMessage struct {
	Hall plan.HallID `json:"hall"`
}

// MessageCleared says that a hall shows no message any more.
type MessageCleared struct {
	Hall plan.HallID `json:"hall"`
}

// Kind names the command in the log.
func (ShowMessage) Kind() string { return "show_message" }

// Kind names the event in stored answers.
func (MessageShown) Kind() string { return "message_shown" }

// Kind names the command in the log.
func (ClearMessage) Kind() string { return "clear_message" }

// Kind names the event in stored answers.
func (MessageCleared) Kind() string { return "message_cleared" }

func (c ShowMessage) apply(s *State, at Moment) ([]Event, *Refusal) {
	_, known := s.Plan.Hall(c.Hall)
	switch {
	case !known:
		return nil, refuse(UnknownHall, "hall", string(c.Hall))
	case c.Text.PL == "" || !short(c.Text):
		return nil, refuse(WrongRequest, "field", "text")
	case c.Until != 0 && c.Until <= at:
		return nil, refuse(WrongRequest, "field", "until")
	}
	message := Message{Hall: c.Hall, Text: c.Text, Since: at, Until: c.Until}
	if before, shown := s.Message(c.Hall, at); shown {
		if message.Since = before.Since; message == before {
			return nil, nil
		}
		message.Since = at
		s.clearMessage(c.Hall)
	}
	s.Messages = append(s.Messages, message)
	return []Event{MessageShown(c)}, nil
}

func (c ClearMessage) apply(s *State, at Moment) ([]Event, *Refusal) {
	if _, shown := s.Message(c.Hall, at); !shown {
		return nil, refuse(NoMessage)
	}
	s.clearMessage(c.Hall)
	return []Event{MessageCleared(c)}, nil
}

func (s *State) clearMessage(id plan.HallID) {
	var rest []Message
	for _, m := range s.Messages {
		if m.Hall != id {
			rest = append(rest, m)
		}
	}
	s.Messages = rest
}

// Message returns what a hall shows at a moment.
func (s *State) Message(id plan.HallID, at Moment) (Message, bool) {
	for _, m := range s.Messages {
		if m.Hall == id && !past(m.Until, at) {
			return m, true
		}
	}
	return Message{}, false
}

// endMessages takes away what was to be shown until now.
func (s *State) endMessages(at Moment) []Event {
	var events []Event
	for _, m := range s.Messages {
		if past(m.Until, at) {
			events = append(events, MessageCleared{m.Hall})
		}
	}
	for _, e := range events {
		s.clearMessage(e.(MessageCleared).Hall)
	}
	return events
}
