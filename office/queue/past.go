package queue

// PastDay is a business day that is over, until it is sealed.
type PastDay struct {
	Day     Day      `json:"day"`
	Tickets []Ticket `json:"tickets"`
	Late    []Late   `json:"late,omitempty"`

	Attended []Attendance `json:"attended,omitempty"`
	Arranged Arrangement  `json:"arranged,omitzero"`
	Traced   []Traced     `json:"traced,omitempty"`
}

// Today is the present business day so far, in the form of one that is over. It
// shares its lists with the state, and is good only while that stands still.
func (s *State) Today() PastDay {
	day := PastDay{Day: s.Day, Tickets: s.Tickets, Late: s.Late, Attended: s.Attended, Arranged: s.Arranged, Traced: s.Traced}
	if !s.Day.Open {
		day.Tickets = s.over() // who waits on belongs to the next day
	}
	return day
}

// keepPast puts the present day aside before its tickets go. One that was sealed,
// or on which nothing was done, leaves nothing behind.
func (s *State) keepPast() {
	if !s.KeepsPast || s.Day.Sealed || s.Day.Date == "" {
		return
	}
	if day := s.Today(); len(day.Tickets)+len(day.Late)+len(day.Traced) > 0 {
		s.Past = append(s.Past, day)
	}
}

// Unsealed returns the oldest day that is over and not sealed yet. The present
// day is over when it is closed; whoever asks knows whether its date has passed.
func (s *State) Unsealed() (PastDay, bool) {
	switch {
	case len(s.Past) > 0:
		return s.Past[0], true
	case s.Day.Date != "" && !s.Day.Open && !s.Day.Sealed:
		return s.Today(), true
	}
	return PastDay{}, false
}

// ForgetUnsealed lets go of the day that Unsealed returns: it is history. Who waits
// overnight stays, and so do the last calls on the displays.
func (s *State) ForgetUnsealed() {
	if len(s.Past) > 0 {
		if s.Past = s.Past[1:]; len(s.Past) == 0 {
			s.Past = nil
		}
		return
	}
	s.learn()
	s.Tickets, s.Late, s.Reported = s.carried(), nil, nil
	s.Attended, s.Arranged, s.Traced = nil, Arrangement{}, nil
	s.Day.Sealed = true
	s.Index()
}
