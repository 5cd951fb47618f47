package config

import (
	"fmt"
	"strconv"

	"okienko/office/plan"
)

func sites(v value) []plan.Site {
	all := []plan.Site{} // not nil: an empty list is not the same as none
	for _, e := range v.named() {
		s := plan.Site{ID: newID[plan.SiteID](e.id)}
		e.body.fields(into("name", &s.Name, value.names))
		all = append(all, s)
	}
	return all
}

func departments(v value) (all []plan.Department) {
	for _, e := range v.named() {
		d := plan.Department{ID: newID[plan.DepartmentID](e.id)}
		e.body.fields(
			into("name", &d.Name, value.names),
			into("short", &d.Short, value.names),
			into("site", &d.Site, ref[plan.SiteID]),
		)
		all = append(all, d)
	}
	return all
}

func halls(v value) (all []plan.Hall) {
	for _, e := range v.named() {
		h := plan.Hall{ID: newID[plan.HallID](e.id)}
		e.body.fields(
			into("name", &h.Name, value.names),
			into("site", &h.Site, ref[plan.SiteID]),
		)
		all = append(all, h)
	}
	return all
}

func kiosks(v value) (all []plan.Kiosk) {
	for _, e := range v.named() {
		k := plan.Kiosk{ID: newID[plan.KioskID](e.id)}
		e.body.fields(
			into("name", &k.Name, value.names),
			into("site", &k.Site, ref[plan.SiteID]),
		)
		all = append(all, k)
	}
	return all
}

// desks are named by their numbers, which everyone in the office knows.
func desks(v value) (all []plan.Desk) {
	seen := make(map[int]bool)
	for _, e := range v.named() {
		n := within(1, 999)(e.id)
		e.body.spoilt[e.body.path+".number"] = e.body.unusable(e.id.path)
		e.id.spoilt[e.id.path] = seen[n] // a repeated number is reported as that
		seen[n] = true
		d := plan.Desk{ID: plan.DeskID("desk-" + strconv.Itoa(n)), Number: n}
		e.body.key("number", e.id.node)
		e.body.fields(
			into("department", &d.Department, ref[plan.DepartmentID]),
			into("room", &d.Room, value.words),
			into("floor", &d.Floor, value.names),
			into("services", &d.Services, refs[plan.ServiceID]),
			into("halls", &d.Halls, refs[plan.HallID]),
		)
		all = append(all, d)
	}
	return all
}

func deskPath(i int) string { return fmt.Sprintf("desks[%d]", i) }
