package edit

import (
	"reflect"

	"okienko/office/plan"
)

// RemoveService takes a service out of the plan, and from desks, tiles and
// people. A group of tiles that has nothing else goes with it.
func RemoveService(p *plan.Plan, id plan.ServiceID) {
	p.Services = without(p.Services, func(s plan.Service) bool { return s.ID == id })
	same := func(s plan.ServiceID) bool { return s == id }
	weighs := func(w plan.Weight) bool { return w.Service == id }
	for i := range p.Desks {
		d := &p.Desks[i]
		d.Services, d.Weights = without(d.Services, same), without(d.Weights, weighs)
	}
	for i := range p.People {
		one := &p.People[i]
		one.Serves, one.Weights = without(one.Serves, same), without(one.Weights, weighs)
	}
	p.Menu = withoutTile(p.Menu, id)
}

func withoutTile(menu []plan.Entry, id plan.ServiceID) []plan.Entry {
	menu = without(menu, func(e plan.Entry) bool { return e.Service == id })
	for i := range menu {
		menu[i].Entries = withoutTile(menu[i].Entries, id)
	}
	return without(menu, func(e plan.Entry) bool { return e.Service == "" && len(e.Entries) == 0 })
}

// RemoveDepartment takes a department out, and from those that help it and from
// people's rights. Its services and desks have to be elsewhere by then.
func RemoveDepartment(p *plan.Plan, id plan.DepartmentID) {
	p.Departments = without(p.Departments, func(d plan.Department) bool { return d.ID == id })
	for i := range p.Departments {
		d := &p.Departments[i]
		d.Helps = without(d.Helps, func(h plan.Help) bool { return h.Department == id })
	}
	for i := range p.People {
		p.People[i].Grants = withoutDepartment(p.People[i].Grants, id)
	}
}

// withoutDepartment takes a department out of rights. A right that was given there
// alone goes: nowhere else is not everywhere.
func withoutDepartment(grants []plan.Grant, id plan.DepartmentID) []plan.Grant {
	same := func(d plan.DepartmentID) bool { return d == id }
	grants = without(grants, func(g plan.Grant) bool { return len(g.Departments) == 1 && same(g.Departments[0]) })
	for i := range grants {
		grants[i].Departments = without(grants[i].Departments, same)
	}
	return grants
}

// RemoveHall takes a hall out, and from the desks that call there.
func RemoveHall(p *plan.Plan, id plan.HallID) {
	p.Halls = without(p.Halls, func(h plan.Hall) bool { return h.ID == id })
	for i := range p.Desks {
		p.Desks[i].Halls = without(p.Desks[i].Halls, func(h plan.HallID) bool { return h == id })
	}
}

// Uses counts where something is named besides where it is defined: the services
// and desks of a department, the services of a series are in a count of their own.
func Uses[T ~string](p *plan.Plan, id T) int {
	n, kind := 0, reflect.TypeFor[T]()
	eachID(p, func(k reflect.Type, s string) string {
		if k == kind && s == string(id) {
			n++
		}
		return s
	})
	return max(0, n-1)
}

// without is a list without some of its elements; nothing when none is left.
func without[T any](list []T, gone func(T) bool) []T {
	var kept []T
	for _, v := range list {
		if !gone(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
