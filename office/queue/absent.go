package queue

// OfferedAgain is the moment from which "next" may pick a ticket that was called
// and did not come. Whoever needs more time to walk gets more.
func (s *State) OfferedAgain(t Ticket) Moment {
	if t.AbsentAt == 0 {
		return 0
	}
	pause := s.Plan.Rules.AbsentPause
	if t.Needing(TimeToWalk) {
		pause = s.Plan.Rules.AbsentPauseSlow
	}
	return t.AbsentAt.Add(minutes(pause))
}
