package queue

import "okienko/office/plan"

// Arrangement is how the office was arranged on a business day: what figures need
// to name and to group its tickets when the plan is another one long since. What
// the plan leaves out during the day stays in it.
type Arrangement struct {
	Zone        string               `json:"zone"`
	Departments []ArrangedDepartment `json:"departments"`
	Services    []ArrangedService    `json:"services"`
	Desks       []ArrangedDesk       `json:"desks"`
}

// ArrangedDepartment is a department of the day.
type ArrangedDepartment struct {
	ID   plan.DepartmentID `json:"id"`
	Name plan.Names        `json:"name"`
}

// ArrangedService is a service of the day.
type ArrangedService struct {
	ID         plan.ServiceID    `json:"id"`
	Department plan.DepartmentID `json:"department"`
	Name       plan.Names        `json:"name"`
}

// ArrangedDesk is a desk of the day.
type ArrangedDesk struct {
	ID         plan.DeskID       `json:"id"`
	Number     int               `json:"number"`
	Department plan.DepartmentID `json:"department"`
	Services   []plan.ServiceID  `json:"services"`
}

// with is the arrangement after a plan was adopted.
func (a Arrangement) with(p *plan.Plan) Arrangement {
	now := Arrangement{Zone: p.Zone}
	for _, d := range p.Departments {
		now.Departments = append(now.Departments, ArrangedDepartment{d.ID, d.Name})
	}
	for _, v := range p.Services {
		now.Services = append(now.Services, ArrangedService{v.ID, v.Department, v.Name})
	}
	for _, d := range p.Desks {
		now.Desks = append(now.Desks, ArrangedDesk{d.ID, d.Number, d.Department, append([]plan.ServiceID(nil), d.Services...)})
	}
	now.Departments = keepMissing(now.Departments, a.Departments, func(d ArrangedDepartment) string { return string(d.ID) })
	now.Services = keepMissing(now.Services, a.Services, func(v ArrangedService) string { return string(v.ID) })
	now.Desks = keepMissing(now.Desks, a.Desks, func(d ArrangedDesk) string { return string(d.ID) })
	return now
}

// keepMissing adds to a list what another one has besides, in its order.
func keepMissing[T any](now, before []T, id func(T) string) []T {
	known := make(map[string]bool, len(now))
	for _, v := range now {
		known[id(v)] = true
	}
	for _, v := range before {
		if !known[id(v)] {
			now = append(now, v)
		}
	}
	return now
}

// arrange notes how the office is arranged, while there is a day to note it for.
func (s *State) arrange() {
	if s.Day.Date != "" && !s.Day.Sealed {
		s.Arranged = s.Arranged.with(&s.Plan)
	}
}
