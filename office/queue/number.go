package queue

// number is what stands on a ticket, in its parts.
type number struct {
	series string
	no     int
}

// nextNumber takes the next number of a series. After the last comes the first
// again, and a number that is still in use is passed over.
func (s *State) nextNumber(letters string) (int, bool) {
	series, _ := s.Plan.SeriesOf(letters)
	no := s.lastNumber(letters)
	for range series.Last - series.First + 1 {
		no++
		if no > series.Last || no < series.First {
			no = series.First
		}
		if n := (number{letters, no}); !s.inUse(n) && !s.inBlock(n) {
			s.setLastNumber(letters, no)
			return no, true
		}
	}
	return 0, false
}

// inUse says whether a ticket lives under a number, or could by an undo: two
// residents must never hear the same number.
func (s *State) inUse(n number) bool {
	i, given := s.byNumber[n]
	return given && (s.Tickets[i].Live() || s.undoWaits(s.Tickets[i].ID))
}

// undoWaits says whether somebody's last move was with this ticket.
func (s *State) undoWaits(id TicketID) bool {
	waits := false
	s.eachBefore(id, func(*Ticket) { waits = true })
	return waits
}

// numberGivenAnew says whether somebody else has this ticket's number now, since
// the series began again from its first.
func (s *State) numberGivenAnew(t *Ticket) bool {
	return s.Tickets[s.byNumber[number{t.Series, t.No}]].ID != t.ID
}

func (s *State) lastNumber(letters string) int {
	for _, c := range s.Counters {
		if c.Series == letters {
			return c.Last
		}
	}
	return 0
}

func (s *State) setLastNumber(letters string, no int) {
	for i := range s.Counters {
		if s.Counters[i].Series == letters {
			s.Counters[i].Last = no
			return
		}
	}
	s.Counters = append(s.Counters, Counter{Series: letters, Last: no})
}
