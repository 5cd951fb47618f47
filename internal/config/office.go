package config

import (
	"net/url"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own

	"okienko/internal/screen"
	"okienko/office/plan"
)

// ReadOffice reads an office file. The error, if any, is of the type Mistakes.
func ReadOffice(path string) (plan.Plan, error) {
	text, err := load(path)
	if err != nil {
		return plan.Plan{}, err
	}
	return readOffice(path, text)
}

// ReadOfficeText reads the text of an office file, as ReadOffice does. Mistakes
// name the file as the caller does.
func ReadOfficeText(file string, text []byte) (plan.Plan, error) { return readOffice(file, text) }

func readOffice(file string, text []byte) (plan.Plan, error) {
	p := plan.Plan{Zone: usualZone}
	r := read(file, text, func(v value) {
		office(v, &p)
		v.defaults(&p)
		v.check(&p)
	})
	if err := r.mistakes.err(); err != nil {
		return plan.Plan{}, err
	}
	return p, nil
}

// usualZone is the time zone of an office that names none.
const usualZone = "Europe/Warsaw"

// office takes the whole file apart, in the order in which it is best written.
func office(v value, p *plan.Plan) {
	v.fields(
		into("revision", &p.Revision, value.number),
		into("name", &p.Name, value.names),
		into("zone", &p.Zone, zone),
		into("status_address", &p.StatusAddress, statusAddress),
		into("hours", &p.Hours, hours),
		into("sites", &p.Sites, sites),
		into("departments", &p.Departments, departments),
		into("series", &p.Series, series),
		into("services", &p.Services, services),
		into("halls", &p.Halls, halls),
		into("desks", &p.Desks, desks),
		into("kiosks", &p.Kiosks, kiosks),
		into("menu", &p.Menu, menu),
		into("rules", &p.Rules, rules),
		into("park_reasons", &p.ParkReasons, parkReasons),
		into("break_reasons", &p.BreakReasons, breakReasons),
		into("roles", &p.Roles, roles),
		into("people", &p.People, people),
	)
	if _, written := v.places["hours"]; !written && !v.unusable("hours") {
		v.report(v.node, absent("hours", "{mon: 08:00-16:00}")...)
	}
}

func zone(v value) string {
	s := v.text()
	if s == "" {
		return s
	}
	if _, err := time.LoadLocation(s); err != nil || s == "Local" {
		v.bad(written(s), screen.T("mistake.no_zone"), like(usualZone))
	}
	return s
}

func statusAddress(v value) string {
	s := v.text()
	if s == "" {
		return s
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		v.bad(written(s), screen.T("problem.not_address"))
	}
	return s
}
