package view_test

import (
	"errors"
	"slices"
	"strings"

	"okienko/apps/admin/flow"
	"okienko/apps/admin/flow/setup"
	"okienko/examples/lesznowola"
	"okienko/internal/config"
	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/machines"
	"okienko/office/plan"
)

// example is the whole office of the example, with somebody who works there.
func example() plan.Plan {
	p, err := config.ReadOfficeText("office.yaml", lesznowola.Office)
	if err != nil {
		panic(err)
	}
	p.Rules = p.Rules.Filled()
	p.Hours.Closures = []calendar.Closure{{Date: calendar.Date{Year: 2026, Month: 12, Day: 31}, Reason: "Inwentaryzacja"}}
	p.People = []plan.Person{
		{ID: "anna", Name: "Anna Kowalska", Grants: []plan.Grant{{Role: plan.Manager}}},
		{ID: "jan", Name: "Jan Nowak", Grants: []plan.Grant{{Role: plan.Clerk, Departments: []plan.DepartmentID{"taxes"}}}},
	}
	return p
}

// setting is a window on the set-up of an office.
func setting(p plan.Plan, msgs ...flow.Msg) flow.Model {
	s := office.New()
	s.Queue.Plan = p
	if p.Revision > 0 {
		s.Queue.Previous = p
		s.Queue.Previous.Services = append([]plan.Service(nil), p.Services...)
		s.Queue.Previous.Services[0].Minutes = 8
		s.Queue.Previous.Revision = max(1, p.Revision-1)
	}
	s.Machines = machines.State{Machines: []machines.Machine{machine("m-1", "Sekretariat", machines.Admin, true)}}
	m := flow.New(flow.Config{Languages: []string{"pl", "en", "uk"}, Zone: warsaw, Self: "m-1", Example: example()})
	for _, msg := range append([]flow.Msg{
		feed.Tick{Now: morning}, feed.News{State: s, Now: morning}, feed.Contact{Current: true}, health(), press("tab_office"),
	}, msgs...) {
		m, _ = flow.Update(m, msg)
	}
	return m
}

func open(part string, more ...flow.Msg) flow.Model {
	return setting(example(), append([]flow.Msg{pickIn("parts", part)}, more...)...)
}

func pickIn(list, row string) flow.Msg { return page.Picked{ID: list, Row: row} }

// guided has taken so many steps of the guide.
func guided(steps int) flow.Model {
	msgs := []flow.Msg{pickIn("parts", "guide"), write("name", "Urząd Gminy Jabłonna")}
	for range steps {
		msgs = append(msgs, press("next"))
	}
	return setting(plan.Plan{}, msgs...)
}

// mistakes are those of a file as it is read.
var mistakes = wrongFile(`revision: 4
status_address: https://kolejka.example.pl/t/
nmae: Urząd Gminy
hours: {mon: 8-16, tue: "16:00-08:00"}
departments:
  taxes: {name: Podatki}
  taxes: {name: Kasa}
series: [A]
services:
  rates: {department: taxs, name: Podatek, series: A, minutes: dziesięć}
`)

func wrongFile(text string) setup.FileRead {
	read := setup.FileRead{Path: "/home/anna/Dokumenty/urzad.yaml"}
	_, err := config.ReadOfficeText(read.Path, []byte(text))
	var found config.Mistakes
	errors.As(err, &found)
	lines := strings.Split(text, "\n")
	for _, m := range found {
		one := setup.Mistake{Line: m.Line, Column: m.Column, Says: m.Says}
		if m.Line > 0 {
			one.Written = strings.TrimSpace(lines[m.Line-1])
		}
		read.Mistakes = append(read.Mistakes, one)
	}
	return read
}

var filesFound = setup.FilesFound{Files: []setup.File{
	{Path: "/home/anna/Dokumenty/urzad-3.yaml", Name: "urzad-3.yaml", Folder: "/home/anna/Dokumenty"},
	{Path: "/media/anna/KOPIA/urzad-2.yaml", Name: "urzad-2.yaml", Folder: "/media/anna/KOPIA"},
}}

// setupScenes are the pictures of the set-up.
func setupScenes() map[string]flow.Model {
	return map[string]flow.Model{
		"setup-home":        setting(example()),
		"setup-changed":     open("services", write("services[0].minutes", "7"), press("add services"), write("services[26].name.pl", "Prawo jazdy"), press("changes")),
		"setup-grey":        as([]plan.Right{plan.EditHours}, press("tab_office"), pickIn("parts", "services"), write("services[0].minutes", "7"), press("changes")),
		"setup-wrong":       open("desks", write("desks[1].number", "1"), write("desks[2].number", ""), press("changes")),
		"setup-name":        open("office"),
		"setup-week":        open("office", pickIn("things", "office[1]"), write("office.hours.sat", "9-")),
		"setup-holidays":    open("calendar"),
		"setup-closure":     open("calendar", pickIn("things", "hours.closures[0]")),
		"setup-departments": open("departments", pickIn("things", "departments[1]")),
		"setup-numbers":     open("numbers"),
		"setup-services":    open("services", pickIn("things", "services[4]")),
		"setup-new":         open("services", press("add services")),
		"setup-bring":       open("services", pickIn("things", "services[4]"), press("services[4].bring")),
		"setup-desks":       open("desks", pickIn("things", "desks[6]")),
		"setup-serves":      open("desks", pickIn("things", "desks[6]"), press("desks[6].services")),
		"setup-halls":       open("places"),
		"setup-kiosk":       open("places", pickIn("things", "kiosks[0]")),
		"setup-menu":        open("menu", pickIn("things", "menu[6]")),
		"setup-group":       open("menu", pickIn("things", "menu[6]"), press("menu[6].entries")),
		"setup-rules":       open("rules"),
		"setup-people":      open("people", pickIn("things", "people[1]")),
		"setup-grants":      open("people", pickIn("things", "people[1]"), press("people[1].grants")),
		"setup-reasons":     open("rules", press("add park_reasons"), write("park_reasons[3].name.pl", "Po wniosek do biura podawczego"), write("park_reasons[3].name.uk", "По заяву до канцелярії")),
		"setup-breaks":      open("rules", press("add break_reasons"), write("break_reasons[0].name.pl", "Szkolenie"), choose("break_reasons[0].break_kind", 1), press("add break_reasons")),
		"setup-undo":        setting(example(), press("undo")),
		"setup-import":      setting(example(), press("import"), filesFound),
		"setup-mistakes":    setting(example(), press("import"), mistakes),
		"setup-export":      setting(example(), press("export")),
		"setup-silent":      open("services", contact(feed.Contact{Since: morning.Add(-3 * 60_000_000_000)})),
		"guide-begin":       setting(plan.Plan{}),
		"guide-name":        guided(0),
		"guide-departments": guided(1),
		"guide-hours":       guided(2),
		"guide-desks":       guided(3),
		"guide-review":      guided(4),
	}
}

// translated are the pictures that are kept in all languages.
func translated(name string) bool {
	inAll := []string{"setup-services", "setup-changed", "setup-home", "setup-mistakes", "setup-reasons", "setup-breaks"}
	return !strings.HasPrefix(name, "setup-") || slices.Contains(inAll, name)
}
