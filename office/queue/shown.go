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
	case c.Display == "":
		return nil, refuse(WrongRequest, "field", "display")
	case call == nil:
		return nil, refuse(UnknownCall)
	}
	for _, shown := range call.Shown {
		if shown.Display == c.Display {
			return nil, nil
		}
	}
	call.Shown = append(call.Shown, Shown{Display: c.Display, At: at, Sounded: c.Sounded})
	return []Event{CallAcknowledged{Call: c.Call, Number: call.Number, Display: c.Display, Sounded: c.Sounded}}, nil
}
