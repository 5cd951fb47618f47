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
		e.body.fields(into("name", &s.Name, value.names), into("hours", &s.Hours, hours))
		all = append(all, s)
	}
	return all
}

func departments(v value) []plan.Department {
	return each(v, func(e named) plan.Department {
		d := plan.Department{ID: newID[plan.DepartmentID](e.id)}
		e.body.fields(
			into("name", &d.Name, value.names),
			into("short", &d.Short, value.names),
			into("site", &d.Site, ref[plan.SiteID]),
			into("floor", &d.Floor, value.names),
			into("room", &d.Room, value.words),
			into("calls_before_missed", &d.CallsBeforeMissed, noneOr(within(1, 20))),
			into("helps", &d.Helps, helps),
		)
		return d
	})
}

// helps are other departments, with the minutes after which they are helped.
func helps(v value) []plan.Help {
	return weighed(v, "department", within(1, 480), func(id plan.DepartmentID, after int) plan.Help {
		return plan.Help{Department: id, After: after}
	})
}

func halls(v value) []plan.Hall {
	return each(v, func(e named) plan.Hall {
		h := plan.Hall{ID: newID[plan.HallID](e.id)}
		e.standing(&h.Name, &h.Site)
		return h
	})
}

func kiosks(v value) []plan.Kiosk {
	return each(v, func(e named) plan.Kiosk {
		k := plan.Kiosk{ID: newID[plan.KioskID](e.id)}
		e.standing(&k.Name, &k.Site)
		return k
	})
}

// standing reads what is called by a name and stands in a building.
func (e named) standing(name *plan.Names, site *plan.SiteID) {
	e.body.fields(into("name", name, value.names), into("site", site, ref[plan.SiteID]))
}

// desks are named by their numbers, which everyone in the office knows.
func desks(v value) (all []plan.Desk) {
	seen := make(map[int]bool)
	for _, e := range v.named() {
		n := within(1, 999)(e.id)
		e.body.spoilt[e.body.path+".number"] = e.body.unusable(e.id.path)
		e.id.spoilt[e.id.path] = seen[n] // a repeated number is reported as that
		seen[n] = true
		d := plan.Desk{ID: deskID(n), Number: n}
		e.body.key("number", e.id.node)
		e.body.fields(
			into("id", &d.ID, newID[plan.DeskID]),
			into("department", &d.Department, ref[plan.DepartmentID]),
			into("room", &d.Room, value.words),
			into("floor", &d.Floor, value.names),
			into("services", &d.Services, refs[plan.ServiceID]),
			into("halls", &d.Halls, refs[plan.HallID]),
			into("spoken", &d.Spoken, value.names),
			into("weights", &d.Weights, weights),
		)
		all = append(all, d)
	}
	return all
}

// deskID is the identifier of a desk that has kept its number.
func deskID(number int) plan.DeskID { return plan.DeskID("desk-" + strconv.Itoa(number)) }

func deskPath(i int) string { return fmt.Sprintf("desks[%d]", i) }
