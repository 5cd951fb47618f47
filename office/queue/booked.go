package queue

// checkIn decides as what somebody waits, and from when their waiting counts. A
// booking that comes on time waits from its hour. Otherwise it is an ordinary
// ticket from its arrival: the place is never lost.
func (s *State) checkIn(c IssueTicket, at Moment) (Class, Moment) {
	switch {
	case c.Class != Booked || c.Booked == 0:
		return c.Class, at
	case s.OnTime(c.Booked, at):
		return Booked, c.Booked
	}
	return Ordinary, at
}

// OnTime says whether whoever has booked an hour and comes now keeps it.
func (s *State) OnTime(booked, at Moment) bool {
	return booked.Since(at) <= s.Plan.Rules.Early() && at.Since(booked) <= s.Plan.Rules.Late()
}
