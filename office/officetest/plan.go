package officetest

import (
	"okienko/office/plan"
)

// Plan is an office with three departments: "civil" with two desks and two
// services that share the series A, "tax" with the short series B, and "cash".
// Desk 3 serves two departments, and passports have a quota. Changes are made
// to it before it is returned.
func Plan(changes ...func(*plan.Plan)) plan.Plan {
	p := plan.Plan{
		Revision:      1,
		Name:          plan.Names{PL: "Urząd Gminy Próbna"},
		Zone:          "Europe/Warsaw",
		StatusAddress: "https://queue.example.pl/t/",
		Sites:         []plan.Site{{ID: "house", Name: plan.Names{PL: "Ratusz"}}},
		Departments: []plan.Department{
			{ID: "civil", Site: "house", Name: plan.Names{PL: "Sprawy obywatelskie"}},
			{ID: "tax", Site: "house", Name: plan.Names{PL: "Podatki"}},
			{ID: "cash", Site: "house", Name: plan.Names{PL: "Kasa"}},
		},
		Series: []plan.Series{{Letters: "A", First: 1, Last: 999}, {Letters: "B", First: 1, Last: 3}, {Letters: "C", First: 10, Last: 99}},
		Services: []plan.Service{
			{ID: "id-card", Department: "civil", Name: plan.Names{PL: "Dowód osobisty"}, Series: "A", Minutes: 10},
			{ID: "passport", Department: "civil", Name: plan.Names{PL: "Paszport"}, Series: "A", Minutes: 15, Quota: 3},
			{ID: "tax", Department: "tax", Name: plan.Names{PL: "Podatek"}, Series: "B", Minutes: 20, LongestWait: 30},
			{ID: "pay", Department: "cash", Name: plan.Names{PL: "Wpłata"}, Series: "C", Minutes: 5},
		},
		Halls:  []plan.Hall{{ID: "ground", Site: "house", Name: plan.Names{PL: "Parter"}}},
		Kiosks: []plan.Kiosk{{ID: "kiosk", Site: "house", Name: plan.Names{PL: "Wejście"}}},
		Menu: []plan.Entry{
			{Name: plan.Names{PL: "Dokumenty"}, Entries: []plan.Entry{{Service: "id-card"}, {Service: "passport"}}},
			{Service: "tax"}, {Service: "pay"},
		},
	}
	p.Desks = []plan.Desk{
		desk("d1", 1, "civil", "id-card", "passport"),
		desk("d2", 2, "civil", "id-card", "passport"),
		desk("d3", 3, "tax", "tax", "pay"),
		desk("d4", 4, "cash", "pay"),
	}
	for _, change := range changes {
		change(&p)
	}
	return p
}

func desk(id plan.DeskID, no int, department plan.DepartmentID, services ...plan.ServiceID) plan.Desk {
	return plan.Desk{ID: id, Number: no, Department: department, Room: "12", Halls: []plan.HallID{"ground"}, Services: services}
}

// WithoutService takes a service out of a plan, wherever it is named.
func WithoutService(id plan.ServiceID) func(*plan.Plan) {
	return func(p *plan.Plan) {
		p.Services = without(p.Services, func(s plan.Service) bool { return s.ID == id })
		for i := range p.Desks {
			p.Desks[i].Services = without(p.Desks[i].Services, func(s plan.ServiceID) bool { return s == id })
		}
		p.Menu = withoutEntry(p.Menu, id)
	}
}

// WithoutDesk takes a desk out of a plan.
func WithoutDesk(id plan.DeskID) func(*plan.Plan) {
	return func(p *plan.Plan) {
		p.Desks = without(p.Desks, func(d plan.Desk) bool { return d.ID == id })
	}
}

// keepOvernight lets a service keep its queue when the day closes.
func keepOvernight(p *plan.Plan, id plan.ServiceID) {
	for i := range p.Services {
		p.Services[i].Overnight = p.Services[i].Overnight || p.Services[i].ID == id
	}
}

// twoPeople are two who may do everything, of whom Ewa serves taxes only.
func twoPeople() []plan.Person {
	grants := []plan.Grant{{Role: plan.Manager}}
	return []plan.Person{
		{ID: "Anna", Name: "Anna Nowak", Grants: grants},
		{ID: "Ewa", Name: "Ewa Wilk", Grants: grants, Serves: []plan.ServiceID{"tax"}},
	}
}

func withoutEntry(menu []plan.Entry, id plan.ServiceID) []plan.Entry {
	menu = without(menu, func(e plan.Entry) bool { return e.Service == id })
	for i := range menu {
		menu[i].Entries = withoutEntry(menu[i].Entries, id)
	}
	return menu
}

func without[T any](list []T, match func(T) bool) []T {
	var kept []T
	for _, v := range list {
		if !match(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
