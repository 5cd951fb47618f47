package office

import (
	"encoding/json"
	"slices"

	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// adopting takes the rights for what a plan changes, where it changes it.
func adopting(a asking, c Command) []need {
	before, after := a.Queue.Plan, c.(queue.AdoptPlan).Plan
	after.Rules = after.Rules.Filled()
	var needs []need
	for _, part := range []struct {
		right plan.Right
		of    func(plan.Plan) plan.Plan
	}{
		{plan.EditPeople, func(p plan.Plan) plan.Plan { return plan.Plan{People: p.People, Roles: p.Roles} }},
		{plan.EditHours, hours},
		{plan.EditDisplays, func(p plan.Plan) plan.Plan { return plan.Plan{Halls: p.Halls, Kiosks: p.Kiosks} }},
		{plan.EditServices, common},
	} {
		if written(part.of(before)) != written(part.of(after)) {
			needs = append(needs, need{right: part.right})
		}
	}
	for _, d := range departmentsChanged(before, after) {
		needs = append(needs, need{right: plan.EditServices, where: d})
	}
	return needs
}

// hours is a plan with nothing but its hours.
func hours(p plan.Plan) plan.Plan {
	h := plan.Plan{Hours: p.Hours}
	for _, v := range p.Sites {
		h.Sites = append(h.Sites, plan.Site{ID: v.ID, Hours: v.Hours})
	}
	for _, v := range p.Services {
		if written(v.Hours) != written(calendar.Week{}) {
			h.Services = append(h.Services, plan.Service{ID: v.ID, Hours: v.Hours})
		}
	}
	return h
}

// common is a plan with what belongs to no department, and without hours.
func common(p plan.Plan) plan.Plan {
	c := plan.Plan{Name: p.Name, Zone: p.Zone, StatusAddress: p.StatusAddress, Series: p.Series, Menu: p.Menu, Rules: p.Rules, ParkReasons: p.ParkReasons, BreakReasons: p.BreakReasons}
	for _, v := range p.Sites {
		v.Hours = calendar.Calendar{}
		c.Sites = append(c.Sites, v)
	}
	return c
}

// departmentsChanged are those in which something but hours was changed, added or
// taken away.
func departmentsChanged(before, after plan.Plan) []plan.DepartmentID {
	var touched []plan.DepartmentID
	was, is := parts(before), parts(after)
	for _, side := range []struct{ list, other []part }{{was, is}, {is, was}} {
		for _, v := range side.list {
			if !slices.Contains(side.other, v) && !slices.Contains(touched, v.department) {
				touched = append(touched, v.department)
			}
		}
	}
	return touched
}

// part is a department, a service or a desk as the log writes it.
type part struct {
	department plan.DepartmentID
	form       string
}

func parts(p plan.Plan) []part {
	var all []part
	for _, v := range p.Departments {
		all = append(all, part{v.ID, written(v)})
	}
	for _, v := range p.Services {
		v.Hours = calendar.Week{}
		all = append(all, part{v.Department, written(v)})
	}
	for _, v := range p.Desks {
		all = append(all, part{v.Department, written(v)})
	}
	return all
}

// written is a value as the log writes it. One that cannot be written is told as
// such: the rules refuse its plan.
func written(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
