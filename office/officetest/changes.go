package officetest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"okienko/office/calendar"
	"okienko/office/plan"
)

// change is one form of what a scenario can say about a plan: "adopt plan 2 where
// civil helps tax after 20 min and the order is strict".
type change struct {
	form *regexp.Regexp
	does func(p *plan.Plan, w []string)
}

func changing(form string, does func(p *plan.Plan, w []string)) change {
	return change{regexp.MustCompile("^" + form + "$"), does}
}

var changes = []change{
	changing("the order is strict", func(p *plan.Plan, _ []string) { p.Rules.Order = plan.Strict }),
	changing(aDepartment+" helps "+aDepartment+` after (\d+) min`, func(p *plan.Plan, w []string) {
		d := department(p, w[0])
		d.Helps = append(d.Helps, plan.Help{Department: plan.DepartmentID(w[1]), After: number(w[2])})
	}),
	changing(aDepartment+` calls (-?\d+) times`, func(p *plan.Plan, w []string) { department(p, w[0]).CallsBeforeMissed = number(w[1]) }),
	changing(aDepartment+" is in another building", func(p *plan.Plan, w []string) {
		p.Sites = append(p.Sites, plan.Site{ID: "annex", Name: plan.Names{PL: "Oficyna"}})
		department(p, w[0]).Site = "annex"
	}),
	changing("there are reasons of its own", func(p *plan.Plan, _ []string) {
		p.ParkReasons = []plan.Reason{{ID: "for-forms", Name: plan.Names{PL: "Po wniosek"}}}
		p.BreakReasons = []plan.BreakReason{{ID: "training", Name: plan.Names{PL: "Szkolenie"}, Work: true}}
	}),
	changing("tax also calls upstairs", func(p *plan.Plan, _ []string) {
		p.Halls = append(p.Halls, plan.Hall{ID: "upstairs", Site: "house", Name: plan.Names{PL: "Piętro"}})
		p.Desks[2].Halls = append(p.Desks[2].Halls, "upstairs")
	}),
	changing(`the other building opens (.+)`, func(p *plan.Plan, w []string) { p.Sites[1].Hours.Week = week(w[0]) }),
	changing(`desk (\d+) counts `+aService+` (\d+) percent`, func(p *plan.Plan, w []string) {
		d := &p.Desks[number(w[0])-1]
		d.Weights = append(d.Weights, plan.Weight{Service: plan.ServiceID(w[1]), Percent: number(w[2])})
	}),
	changing(`([a-z]+) counts `+aService+` (\d+) percent`, func(p *plan.Plan, w []string) {
		v := person(p, w[0])
		v.Weights = append(v.Weights, plan.Weight{Service: plan.ServiceID(w[1]), Percent: number(w[2])})
	}),
	changing("([a-z]+) serves only "+aService, func(p *plan.Plan, w []string) {
		v := person(p, w[0])
		v.Serves = append(v.Serves, plan.ServiceID(w[1]))
	}),
	changing("the office opens (.+)", func(p *plan.Plan, w []string) { p.Hours.Week = week(w[0]) }),
	changing(aService+" is given (.+)", func(p *plan.Plan, w []string) { service(p, w[0]).Hours = week(w[1]) }),
	changing(`it closes at (\S+) on (\S+)`, func(p *plan.Plan, w []string) {
		d := dateOf(w[1])
		hours := p.Hours.Week[d.Weekday()]
		hours.To, _ = calendar.ParseTimeOfDay(w[0])
		p.Hours.Special = append(p.Hours.Special, calendar.Special{Date: d, Hours: hours, Reason: "Sylwester"})
	}),
	changing(`it is closed on (\S+)`, func(p *plan.Plan, w []string) {
		p.Hours.Closures = append(p.Hours.Closures, calendar.Closure{Date: dateOf(w[0]), Reason: "Awaria"})
	}),
}

// changed changes a plan as a scenario says.
func changed(p *plan.Plan, text string) error {
	for said := range strings.SplitSeq(text, " and ") {
		if err := changedOnce(p, said); err != nil {
			return err
		}
	}
	return nil
}

func changedOnce(p *plan.Plan, said string) error {
	for _, known := range changes {
		if words := known.form.FindStringSubmatch(said); words != nil {
			known.does(p, words[1:])
			return nil
		}
	}
	return fmt.Errorf("nobody understands the plan %q", said)
}

func number(word string) int {
	n, _ := strconv.Atoi(word)
	return n
}

func department(p *plan.Plan, id string) *plan.Department {
	for i := range p.Departments {
		if p.Departments[i].ID == plan.DepartmentID(id) {
			return &p.Departments[i]
		}
	}
	return &plan.Department{}
}

func service(p *plan.Plan, id string) *plan.Service {
	for i := range p.Services {
		if p.Services[i].ID == plan.ServiceID(id) {
			return &p.Services[i]
		}
	}
	return &plan.Service{}
}

// person finds somebody, who comes to the office when first spoken of. The first
// one manages it.
func person(p *plan.Plan, id string) *plan.Person {
	for i := range p.People {
		if p.People[i].ID == plan.PersonID(id) {
			return &p.People[i]
		}
	}
	p.People = append(p.People, plan.Person{ID: plan.PersonID(id), Name: id, Grants: []plan.Grant{{Role: plan.Manager}}})
	return &p.People[len(p.People)-1]
}

// week reads "8:00-16:00 on weekdays", "9:00-13:00 on saturdays" or "on all days".
func week(text string) (w calendar.Week) {
	hours, days, _ := strings.Cut(text, " on ")
	span, _ := calendar.ParseSpan(hours)
	for day := range w {
		name := strings.ToLower(time.Weekday(day).String()) + "s"
		weekend := name == "saturdays" || name == "sundays"
		if days == "all days" || days == "weekdays" && !weekend || days == name {
			w[day] = span
		}
	}
	return w
}
