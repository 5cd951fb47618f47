package queue

// Shown says that a display has shown a call, and whether it was also heard.
type Shown struct {
	Display string `json:"display"`
	At      Moment `json:"at"`
	Sounded bool   `json:"sounded,omitempty"`
}

// CallShown is a display's word that it has shown a call.
type CallShown struct {
	Call    uint64 `json:"call"`
	Display string `json:"display"`
	Sounded bool   `json:"sounded,omitempty"`
}

// CallAcknowledged says that a call has reached a display.
type CallAcknowledged struct {
	Call    uint64 `json:"call"`
	Number  string `json:"number"`
	Display string `json:"display"`
	Sounded bool   `json:"sounded,omitempty"`
}

// Kind names the command in the log.
func (CallShown) Kind() string { return "call_shown" }

// Kind names the event in stored answers.
func (CallAcknowledged) Kind() string { return "call_acknowledged" }

func (c CallShown) apply(s *State, at Moment) ([]Event, *Refusal) {
	call := s.call(c.Call)
	switch {
	case c.Display == "" || len(c.Display) > maxName:
		return nil, refuse(WrongRequest, "field", "display")
	case call == nil:
		return nil, refuse(UnknownCall)
	}
	if !call.acknowledge(c, at) {
		return nil, nil
	}
	return []Event{CallAcknowledged{Call: c.Call, Number: call.Number, Display: c.Display, Sounded: c.Sounded}}, nil
}

// acknowledge notes a display's word, and says whether it was news. A display
// may say first that it shows a call, and later that it was heard.
func (c *Call) acknowledge(word CallShown, at Moment) bool {
	for i := range c.Shown {
		if s := &c.Shown[i]; s.Display == word.Display {
			news := word.Sounded && !s.Sounded
			s.Sounded = s.Sounded || word.Sounded
			return news
		}
	}
	c.Shown = append(c.Shown, Shown{Display: word.Display, At: at, Sounded: word.Sounded})
	return true
}
