package queue

// forgetGone takes out of the state what a new plan does not have any more.
func (s *State) forgetGone() {
	s.forgetMoves()
	var hours []Opening
	for _, h := range s.Day.Hours {
		if _, ok := s.Plan.Service(h.Service); ok {
			hours = append(hours, h)
		}
	}
	s.Day.Hours = hours
	for _, stop := range s.Stops {
		if _, ok := s.Plan.Service(stop.Service); !ok {
			s.resume(stop.Service)
		}
	}
	for _, m := range s.Messages {
		if _, ok := s.Plan.Hall(m.Hall); !ok {
			s.clearMessage(m.Hall)
		}
	}
	s.forgetOverflows()
	s.dropHelp(func(h HelpCall) bool { return s.desk(h.Desk) == nil })
}

// forgetOverflows ends help between departments of which one is gone, is in
// another building now, or is not heard any more.
func (s *State) forgetOverflows() {
	for _, o := range s.Overflows {
		helper, ok := s.Plan.Department(o.Department)
		helped, known := s.Plan.Department(o.Helps)
		if !ok || !known || helper.Site != helped.Site || !s.Plan.Heard(o.Department, o.Helps) {
			s.closeOverflow(o.Department, o.Helps)
		}
	}
}

// forgetToday ends with a business day what staff set for it: breaks, help for
// other departments, and what was to last for the day.
func (s *State) forgetToday() {
	s.Overflows = nil
	for i := range s.Desks {
		s.Desks[i].Break, s.Desks[i].InARow = Break{}, 0
	}
	var stops []Stop
	for _, stop := range s.Stops {
		if stop.Until != 0 {
			stops = append(stops, stop)
		}
	}
	var messages []Message
	for _, m := range s.Messages {
		if m.Until != 0 {
			messages = append(messages, m)
		}
	}
	s.Stops, s.Messages = stops, messages
}
