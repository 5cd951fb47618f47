package queue

import "okienko/office/plan"

// Attendance is a clerk's time at a desk within one business day, as figures need
// it. A clerk who stays signed in over the night has one on each day, and one who
// makes a break has three: before it, for it, and after it.
type Attendance struct {
	Desk  plan.DeskID `json:"desk"`
	Clerk string      `json:"clerk"`
	Began Moment      `json:"began"`
	Ended Moment      `json:"ended,omitempty"` // 0 while it goes on
	Break BreakKind   `json:"break,omitempty"` // for all of this time, if any
}

// Working are the attendances that are no breaks: when a desk could call.
func Working(all []Attendance) []Attendance {
	var list []Attendance
	for _, a := range all {
		if a.Break == "" {
			list = append(list, a)
		}
	}
	return list
}

// maxAttendances bounds what one day remembers: a window gone wrong that takes and
// leaves its desk must not fill the state. What comes after is not counted.
const maxAttendances = 2000

// attend begins a clerk's time at a desk, if a business day is open.
func (s *State) attend(d *Desk, at Moment) {
	if s.Day.Open && d.Taken() && len(s.Attended) < maxAttendances {
		s.Attended = append(s.Attended, Attendance{Desk: d.ID, Clerk: d.Clerk, Began: at, Break: d.Break.What})
	}
}

// attending is the attendance that goes on at a desk, nil when there is none.
func (s *State) attending(id plan.DeskID) *Attendance {
	for i := len(s.Attended) - 1; i >= 0; i-- {
		if a := &s.Attended[i]; a.Desk == id {
			if a.Ended != 0 {
				return nil
			}
			return a
		}
	}
	return nil
}

// depart ends what goes on at a desk.
func (s *State) depart(id plan.DeskID, at Moment) {
	if a := s.attending(id); a != nil {
		a.Ended = at
	}
}

// attendAll begins the day of everybody who is signed in, and departAll ends it.
func (s *State) attendAll(at Moment) {
	for i := range s.Desks {
		s.attend(&s.Desks[i], at)
	}
}

func (s *State) departAll(at Moment) {
	for i := range s.Desks {
		s.depart(s.Desks[i].ID, at)
	}
}
