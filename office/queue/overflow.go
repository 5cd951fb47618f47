package queue

import "okienko/office/plan"

// Overflow is help that staff opened: the desks of a department also call the
// tickets of another one, however long these wait.
type Overflow struct {
	Department plan.DepartmentID `json:"department"`
	Helps      plan.DepartmentID `json:"helps"`
	Since      Moment            `json:"since"`
}

// OpenOverflow lets the desks of a department help another one until it is taken
// back or the day is over.
type OpenOverflow struct {
	Department plan.DepartmentID `json:"department"`
	Helps      plan.DepartmentID `json:"helps"`
	On         bool              `json:"on"`
}

// OverflowChanged says that a department helps another one, or does not any more.
type OverflowChanged struct {
	Department plan.DepartmentID `json:"department"`
	Helps      plan.DepartmentID `json:"helps"`
	On         bool              `json:"on"`
}

// Kind names the command in the log.
func (OpenOverflow) Kind() string { return "open_overflow" }

// Kind names the event in stored answers.
func (OverflowChanged) Kind() string { return "overflow_changed" }

func (c OpenOverflow) apply(s *State, at Moment) ([]Event, *Refusal) {
	if r := s.unknownDepartment(c.Department, c.Helps); r != nil {
		return nil, r
	}
	helper, _ := s.Plan.Department(c.Department)
	helped, _ := s.Plan.Department(c.Helps)
	switch open := s.opened(c.Department, c.Helps); {
	case helper.ID == helped.ID:
		return nil, refuse(WrongRequest, "field", "helps")
	case helper.Site != helped.Site:
		return nil, refuse(OtherSite)
	case c.On && !s.Plan.Heard(helper.ID, helped.ID):
		return nil, refuse(NotHeard)
	case !s.Day.Open:
		return nil, refuse(DayIsClosed)
	case c.On && open:
		return nil, nil
	case !c.On && !open:
		return nil, refuse(NotHelping)
	}
	if c.On {
		s.Overflows = append(s.Overflows, Overflow{Department: c.Department, Helps: c.Helps, Since: at})
	} else {
		s.closeOverflow(c.Department, c.Helps)
	}
	return []Event{OverflowChanged(c)}, nil
}

// unknownDepartment refuses what the plan does not have.
func (s *State) unknownDepartment(ids ...plan.DepartmentID) *Refusal {
	for _, id := range ids {
		if _, ok := s.Plan.Department(id); !ok {
			return refuse(UnknownDepartment, "department", string(id))
		}
	}
	return nil
}

func (s *State) closeOverflow(department, helps plan.DepartmentID) {
	var rest []Overflow
	for _, o := range s.Overflows {
		if o.Department != department || o.Helps != helps {
			rest = append(rest, o)
		}
	}
	s.Overflows = rest
}

// opened says whether staff let a department help another one.
func (s *State) opened(department, helps plan.DepartmentID) bool {
	for _, o := range s.Overflows {
		if o.Department == department && o.Helps == helps {
			return true
		}
	}
	return false
}

// mayHelp are the helps of a department, those of the plan first and then what
// staff opened besides.
func (s *State) mayHelp(id plan.DepartmentID) []plan.Help {
	d, _ := s.Plan.Department(id)
	helps := append([]plan.Help(nil), d.Helps...)
	for _, o := range s.Overflows {
		if o.Department == id && !d.MayHelp(o.Helps) {
			helps = append(helps, plan.Help{Department: o.Helps})
		}
	}
	return helps
}

// Helping is one department that helps another one now.
type Helping struct {
	Department plan.DepartmentID
	Helps      plan.DepartmentID
	Opened     bool // by staff, and not only because its wait is long
}

// HelpingNow lists who helps whom at a moment, in the order of the plan. Whether
// anybody sits at a desk that could is not asked.
func (s *State) HelpingNow(at Moment) []Helping {
	all := s.Candidates()
	var now []Helping
	for _, d := range s.Plan.Departments {
		helps := s.helps(d.ID, plan.Person{}, false)
		for i, h := range s.mayHelp(d.ID) {
			if helps[i].Opened || helps[i].Needed(all, int64(at)) {
				now = append(now, Helping{Department: d.ID, Helps: h.Department, Opened: helps[i].Opened})
			}
		}
	}
	return now
}
