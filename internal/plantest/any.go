// Package plantest makes plans for property tests: any office that the rules
// can work with, with names that are awkward to write down.
package plantest

import (
	"fmt"
	"unicode"

	"pgregory.net/rapid"

	"okienko/office/calendar"
	"okienko/office/plan"
)

// Any is a valid plan.
func Any(t *rapid.T) plan.Plan {
	m := maker{t}
	p := plan.Plan{
		Revision: m.number("revision", 1, 1000), Name: m.names("name"), Zone: m.oneOf("zone", "Europe/Warsaw", "Europe/London"),
		StatusAddress: m.oneOf("address", "https://queue.example.pl/t/", "http://10.0.0.5/t/?a=b#c:d"),
		Hours:         m.calendar("hours"),
	}
	p.Hours.Week[1] = calendar.Span{From: 480, To: 960} // never open is no office
	many(&m, "sites", 1, 3, func(id string) {
		p.Sites = append(p.Sites, plan.Site{ID: plan.SiteID(id), Name: m.names(id), Hours: m.maybeCalendar(id)})
	})
	many(&m, "halls", 1, 3, func(id string) {
		p.Halls = append(p.Halls, plan.Hall{ID: plan.HallID(id), Site: m.site(p), Name: m.names(id)})
	})
	many(&m, "kiosks", 0, 2, func(id string) {
		p.Kiosks = append(p.Kiosks, plan.Kiosk{ID: plan.KioskID(id), Site: m.site(p), Name: m.maybeNames(id)})
	})
	many(&m, "series", 1, 4, func(id string) {
		letters := string(rune('A'+len(p.Series))) + m.oneOf(id, "", "A", "BC")
		first := m.number(id+"-first", 1, 999)
		p.Series = append(p.Series, plan.Series{Letters: letters, First: first, Last: m.number(id+"-last", first, 999)})
	})
	m.departments(&p)
	m.services(&p)
	m.desks(&p)
	m.helps(&p)
	p.Menu = m.menu(p, 2)
	p.Rules = m.rules()
	m.reasons(&p)
	m.people(&p)
	return p
}

func (m maker) departments(p *plan.Plan) {
	many(&m, "departments", 1, 4, func(id string) {
		p.Departments = append(p.Departments, plan.Department{
			ID: plan.DepartmentID(id), Site: m.site(*p), Name: m.names(id), Short: m.maybeNames(id + "-short"),
			Floor: m.maybeNames(id + "-floor"), Room: m.maybeText(id + "-room"), CallsBeforeMissed: m.number(id+"-calls", plan.None, 5),
		})
	})
}

// helps are between departments of one building that are heard in each other's
// halls.
func (m maker) helps(p *plan.Plan) {
	for i, helped := range p.Departments[1:] {
		helper := &p.Departments[i]
		if helper.Site == helped.Site && p.Heard(helper.ID, helped.ID) && m.yes("helps") {
			helper.Helps = []plan.Help{{Department: helped.ID, After: m.number("after", 1, 480)}}
		}
	}
}

func (m maker) services(p *plan.Plan) {
	many(&m, "services", 1, 6, func(id string) {
		s := plan.Service{
			ID: plan.ServiceID(id), Department: pick(m, "department", p.Departments).ID, Name: m.names(id),
			Series: pick(m, "series", p.Series).Letters, Minutes: m.number(id+"-minutes", 1, 240),
			Quota: m.number(id+"-quota", 0, 50), LongestWait: m.number(id+"-longest", 0, 1440), Overnight: m.yes(id + "-overnight"),
		}
		for i := range m.number(id+"-bring", 0, 2) {
			s.Bring = append(s.Bring, m.names(fmt.Sprint(id, "-bring-", i)))
		}
		if m.yes(id + "-hours") {
			s.Hours = m.week(id)
		}
		p.Services = append(p.Services, s)
	})
}

func (m maker) desks(p *plan.Plan) {
	many(&m, "desks", 0, 4, func(id string) {
		no := len(p.Desks)*10 + m.number(id+"-number", 1, 9)
		d := plan.Desk{
			ID: plan.DeskID(m.oneOf(id+"-id", fmt.Sprint("desk-", no), id)), Number: no,
			Department: pick(m, "department", p.Departments).ID, Room: m.maybeText(id + "-room"), Floor: m.maybeNames(id + "-floor"),
			Spoken: m.maybeNames(id + "-spoken"),
		}
		for _, s := range some(m, id+"-services", p.Services) {
			d.Services = append(d.Services, s.ID)
		}
		for _, h := range some(m, id+"-halls", p.Halls) {
			d.Halls = append(d.Halls, h.ID)
		}
		if m.yes(id + "-weights") {
			d.Weights = []plan.Weight{{Service: d.Services[0], Percent: m.number(id+"-percent", 1, 1000)}}
		}
		p.Desks = append(p.Desks, d)
	})
}

func (m maker) menu(p plan.Plan, depth int) (menu []plan.Entry) {
	for i := range m.number("tiles", 1, 4) {
		if depth > 0 && m.yes("group") {
			menu = append(menu, plan.Entry{Name: m.names(fmt.Sprint("group-", i)), Entries: m.menu(p, depth-1)})
		} else {
			menu = append(menu, plan.Entry{Service: pick(m, "tile", p.Services).ID})
		}
	}
	return menu
}

// rules are those that an office has adopted: none is left to its default.
func (m maker) rules() plan.Rules {
	maybe := func(name string, from, to int) int {
		if m.yes(name + "-usual") {
			return 0
		}
		n := m.number(name, from, to)
		if n == 0 {
			return plan.None
		}
		return n
	}
	return plan.Rules{
		WeightBooked: maybe("booked", 100, 1000), WeightPreferential: maybe("preferential", 100, 1000),
		LongestWait: maybe("longest", 1, 1440), FavouredInARow: maybe("row", 0, 100), AbsentPause: maybe("pause", 0, 480),
		AbsentPauseSlow: maybe("slow", 0, 480), CallsBeforeMissed: maybe("calls", 0, 20), UndoSeconds: maybe("undo", 0, 600),
		GraceMinutes: maybe("grace", 0, 480), EarlyMinutes: maybe("early", 0, 480), LateMinutes: maybe("late", 0, 480),
		LockMinutes: maybe("lock", 0, 480), Order: m.oneOf("order", "", plan.ByScore, plan.Strict),
	}.Filled()
}

func (m maker) reasons(p *plan.Plan) {
	many(&m, "park-reasons", 0, 2, func(id string) {
		p.ParkReasons = append(p.ParkReasons, plan.Reason{ID: plan.ReasonID(id), Name: m.names(id)})
	})
	many(&m, "break-reasons", 0, 2, func(id string) {
		p.BreakReasons = append(p.BreakReasons, plan.BreakReason{ID: plan.ReasonID(id), Name: m.names(id), Work: m.yes(id + "-work")})
	})
}

func (m maker) people(p *plan.Plan) {
	roles := plan.UsualRoles()
	many(&m, "roles", 0, 2, func(id string) {
		r := plan.Role{ID: plan.RoleID(id), Name: m.names(id), Rights: some(m, id+"-rights", plan.Rights())}
		p.Roles, roles = append(p.Roles, r), append(roles, r)
	})
	many(&m, "people", 0, 3, func(id string) {
		one := plan.Person{ID: plan.PersonID(id), Name: m.text(id)}
		for _, r := range some(m, id+"-roles", roles) {
			g := plan.Grant{Role: r.ID}
			if m.yes(id + "-somewhere") {
				g.Departments = []plan.DepartmentID{pick(m, "department", p.Departments).ID}
			}
			one.Grants = append(one.Grants, g)
		}
		if m.yes(id + "-serves") {
			s := pick(m, "service", p.Services).ID
			one.Serves = []plan.ServiceID{s}
			one.Weights = []plan.Weight{{Service: s, Percent: m.number(id+"-percent", 1, 1000)}}
		}
		p.People = append(p.People, one)
	})
	if len(p.People) > 0 { // somebody has to run the place
		p.People = append(p.People, plan.Person{ID: "boss", Name: m.text("boss"), Grants: []plan.Grant{{Role: plan.Manager}}})
	}
}

// awkward are texts that mean something else in many formats.
var awkward = []string{
	"Podatki", "Drogi, mosty", "Uwaga: ważne", "#1", "- a", "null", "~", "true", "no", "012", "1e3", "0x1F", ".5", "2026-11-23",
	"*a", "&a", "!a", "%a", "@a", "`a`", "a # b", "? a", "...", "---", "{a}", "[a]", "'a'", `"a"`, `a\nb`, "„cytat”", "Сім’я", "|", ">", "a:", "<<", "=",
	"none", "closed", "8:00-16:00", "Б" + "\u0301",
}

// maker draws what a plan is made of.
type maker struct{ t *rapid.T }

func (m maker) number(name string, from, to int) int { return rapid.IntRange(from, to).Draw(m.t, name) }
func (m maker) yes(name string) bool                 { return rapid.Bool().Draw(m.t, name) }
func (m maker) oneOf(name string, all ...string) string {
	return rapid.SampledFrom(all).Draw(m.t, name)
}

func (m maker) text(name string) string {
	if m.yes(name + "-awkward") {
		return rapid.SampledFrom(awkward).Draw(m.t, name)
	}
	any := rapid.StringOfN(rapid.RuneFrom(nil, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Zs), 1, 12, -1)
	s := plan.Tidy(any.Draw(m.t, name))
	if s == "" {
		return "x"
	}
	return s
}

func (m maker) maybeText(name string) string {
	if m.yes(name + "-given") {
		return m.text(name)
	}
	return ""
}

func (m maker) names(name string) plan.Names {
	n := plan.Names{PL: m.text(name)}
	if m.yes(name + "-translated") {
		n.EN, n.UK = m.maybeText(name+"-en"), m.maybeText(name+"-uk")
	}
	return n
}

func (m maker) maybeNames(name string) plan.Names {
	if m.yes(name + "-named") {
		return m.names(name)
	}
	return plan.Names{}
}

func (m maker) site(p plan.Plan) plan.SiteID { return pick(m, "site", p.Sites).ID }

func (m maker) span(name string) calendar.Span {
	from := m.number(name+"-from", 0, 24*60-1)
	return calendar.Span{From: calendar.TimeOfDay(from), To: calendar.TimeOfDay(m.number(name+"-to", from+1, 24*60))}
}

func (m maker) week(name string) (w calendar.Week) {
	w[m.number(name+"-day", 0, 6)] = m.span(name)
	return w
}

func (m maker) calendar(name string) calendar.Calendar {
	c := calendar.Calendar{Week: m.week(name)}
	day := calendar.Date{Year: 2026, Month: 12, Day: 24}
	for i := range m.number(name+"-closures", 0, 2) {
		c.Closures = append(c.Closures, calendar.Closure{Date: day.AddDays(i), Reason: m.maybeText(name + "-reason")})
	}
	for i := range m.number(name+"-special", 0, 2) {
		c.Special = append(c.Special, calendar.Special{Date: day.AddDays(i), Hours: m.span(name), Reason: m.maybeText(name + "-reason")})
	}
	return c
}

func (m maker) maybeCalendar(name string) calendar.Calendar {
	if m.yes(name + "-hours") {
		return m.calendar(name)
	}
	return calendar.Calendar{}
}

// many calls add with identifiers of its own for each thing of a kind.
func many(m *maker, kind string, from, to int, add func(id string)) {
	for i := range m.number(kind, from, to) {
		add(fmt.Sprintf("%s-%d", kind, i))
	}
}

func pick[T any](m maker, name string, all []T) T {
	return all[rapid.IntRange(0, len(all)-1).Draw(m.t, name)]
}

// some is at least one of a list, in any order.
func some[T any](m maker, name string, all []T) []T {
	mixed := rapid.Permutation(all).Draw(m.t, name)
	return mixed[:rapid.IntRange(1, len(all)).Draw(m.t, name+"-count")]
}
