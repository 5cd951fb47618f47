package queue

// PastDay is a business day that is over, until it is sealed.
type PastDay struct {
	Day     Day      `json:"day"`
	Tickets []Ticket `json:"tickets"`
	Late    []Late   `json:"late,omitempty"`
}

// keepPast puts the present day aside before its tickets go. One that was sealed,
// or on which nobody came, leaves nothing behind.
func (s *State) keepPast() {
	if s.KeepsPast && !s.Day.Sealed && len(s.Tickets)+len(s.Late) > 0 {
		s.Past = append(s.Past, PastDay{s.Day, s.Tickets, s.Late})
	}
}

// Unsealed returns the oldest day that is over and not sealed yet. The present
// day is over when it is closed; whoever asks knows whether its date has passed.
func (s *State) Unsealed() (PastDay, bool) {
	switch {
	case len(s.Past) > 0:
		return s.Past[0], true
	case s.Day.Date != "" && !s.Day.Open && !s.Day.Sealed:
		return PastDay{s.Day, s.Tickets, s.Late}, true
	}
	return PastDay{}, false
}

// ForgetUnsealed lets go of the day that Unsealed returns: it is history. Numbers
// of the present day stay spoken for, and so do its last calls on the displays.
func (s *State) ForgetUnsealed() {
	if len(s.Past) > 0 {
		if s.Past = s.Past[1:]; len(s.Past) == 0 {
			s.Past = nil
		}
		return
	}
	s.Tickets, s.Late, s.Reported = nil, nil, nil
	s.Day.Sealed = true
	s.Index()
}
