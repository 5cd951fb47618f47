package setup

import (
	"slices"
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/plan/edit"
)

// guide is what a person has answered so far on the way from an empty office to
// an open one.
type guide struct {
	step  int
	name  string
	kind  int      // of the presets
	left  []string // departments that there are none of here
	week  calendar.Week
	typed []typing
	desks []seats
}

// seats is how many desks a department has.
type seats struct {
	department string
	text       string
}

// The steps of the guide.
const (
	naming = iota
	serving
	opening
	seating
	reviewing
	steps
)

const (
	guideID   = "guide"
	exampleID = "example"
	nameID    = "name"
	kindID    = "kind"
)

func newGuide(name string) guide { return guide{name: name, week: usualWeek()} }

// beginning is the first page of an office that has no plan yet.
func (m Model) beginning() page.Page {
	return page.Page{
		Title: screen.T("setup.title"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("setup.begin_lead")},
			{Kind: page.Body, Text: screen.T("setup.begin_how")},
			{Kind: page.List, ID: partsID, Whole: true, Rows: []page.Row{
				{ID: guideID, Glyph: "arrow-right", Text: screen.T("setup.begin_guide"), Detail: screen.T("setup.begin_guide_detail")},
				{ID: exampleID, Glyph: "tiles", Text: screen.T("setup.begin_example"), Detail: screen.T("setup.begin_example_detail")},
				{ID: importID, Glyph: "document", Text: screen.T("setup.begin_file"), Detail: screen.T("setup.begin_file_detail")},
			}},
		},
	}
}

// begins takes what somebody picked there.
func (m Model) begins(row string) (Model, []Intent) {
	switch row {
	case exampleID:
		p := edit.Clone(m.cfg.Example)
		if m.cfg.Office != "" {
			p.Name = plan.Names{PL: m.cfg.Office}
		}
		return m.adopt(p, screen.T("setup.line_open"))
	}
	return m.homeDoes(row)
}

func (m Model) guidingPage() page.Page {
	p := [steps]func(Model) page.Page{Model.namingPage, Model.servingPage, Model.openingPage, Model.seatingPage, Model.reviewingPage}[m.guide.step](m)
	p.Title = screen.T("setup.guide_title." + stepNames[m.guide.step])
	p.Under = screen.T("setup.guide_step", "Step", itoa(m.guide.step+1), "Steps", itoa(steps))
	if p.Buttons == nil {
		p.Buttons = []screen.Item{back(), onward("setup.do_next", "arrow-right")}
	}
	return p
}

var stepNames = [steps]string{"name", "departments", "hours", "desks", "review"}

func (m Model) namingPage() page.Page {
	var kinds []screen.Text
	for _, k := range presets {
		kinds = append(kinds, screen.T("setup.preset."+k.id))
	}
	return page.Page{Left: []page.Block{
		{Kind: page.Field, ID: nameID, Text: screen.T("setup.field.guide_name"), Value: m.guide.name},
		{Kind: page.Choice, ID: kindID, Text: screen.T("setup.field.guide_kind"), Options: kinds, Chosen: m.guide.kind},
		{Kind: page.Body, Text: screen.T("setup.guide_kind_how")},
	}}
}

func (m Model) servingPage() page.Page {
	var rows []page.Row
	for _, s := range presets[m.guide.kind].departments {
		row := page.Row{ID: s.id, Glyph: "square", Text: screen.Words(s.name.In(m.lang)), Detail: screen.Words(matterNames(s, m.lang))}
		if !slices.Contains(m.guide.left, s.id) {
			row.Glyph, row.On = "square-check", true
		}
		rows = append(rows, row)
	}
	return page.Page{Left: []page.Block{
		{Kind: page.Body, Text: screen.T("setup.guide_departments_how")},
		{Kind: page.List, ID: "departments", Rows: rows},
	}}
}

func matterNames(s section, lang string) string {
	var names []string
	for _, m := range s.matters {
		names = append(names, m.name.In(lang))
	}
	return strings.Join(names, " · ")
}

func (m Model) openingPage() page.Page {
	p := page.Page{Left: []page.Block{{Kind: page.Body, Text: screen.T("setup.guide_hours_how")}}}
	for _, d := range days {
		b := page.Block{Kind: page.Field, ID: d.name, Text: screen.T("setup.field." + d.name), Value: Hours(m.guide.week[d.day]), Half: true}
		if t, ok := m.guide.typing(d.name); ok {
			b.Value = t.text
			if t.odd {
				b.Fault = screen.T("problem.wrong_hours")
			}
		}
		p.Left = append(p.Left, b)
	}
	return p
}

func (m Model) seatingPage() page.Page {
	p := page.Page{Left: []page.Block{{Kind: page.Body, Text: screen.T("setup.guide_desks_how")}}}
	for _, s := range m.guide.sections() {
		b := page.Block{Kind: page.Field, ID: s.id, Text: screen.Words(s.short.In(m.lang)), Value: m.guide.desksOf(s.id), Half: true}
		if _, ok := deskCount(b.Value); !ok {
			b.Fault = screen.T("problem.out_of_range", "From", "1", "To", itoa(mostDesks))
		}
		p.Left = append(p.Left, b)
	}
	return p
}

// mostDesks of one department can be made at once.
const mostDesks = 20

func deskCount(text string) (n int, ok bool) {
	ok = setNumber(&n, text, 0)
	return n, ok && n >= 1 && n <= mostDesks
}

func (m Model) reviewingPage() page.Page {
	p := m.guide.compose()
	v := view{plan: &p, lang: m.lang, now: m.now, m: &m}
	open := page.Primary(nextID, screen.T("setup.do_open"), "check")
	open.Value = page.ForwardKey
	return page.Page{
		Left: []page.Block{
			{Kind: page.Body, Text: screen.T("setup.guide_review_how")},
			{Kind: page.Facts, ID: "review", Rows: []page.Row{
				{Text: screen.T("setup.fact_name"), End: screen.Words(p.Name.In(m.lang))},
				{Text: screen.T("setup.part.departments"), End: screen.Words(itoa(len(p.Departments)))},
				{Text: screen.T("setup.part.services"), End: screen.Words(itoa(len(p.Services)))},
				{Text: screen.T("setup.part.desks"), End: screen.Words(itoa(len(p.Desks)))},
			}},
			{Kind: page.Quiet, Text: screen.T("setup.guide_later")},
		},
		Right:   []page.Block{{Kind: page.Quiet, Text: screen.T("setup.looks_kiosk")}, v.tiles(p.Menu)},
		Buttons: []screen.Item{back(), open},
	}
}

func (g guide) typing(id string) (typing, bool) {
	for _, t := range g.typed {
		if t.id == id {
			return t, true
		}
	}
	return typing{}, false
}

// sections are the departments that the office has.
func (g guide) sections() (all []section) {
	for _, s := range presets[g.kind].departments {
		if !slices.Contains(g.left, s.id) {
			all = append(all, s)
		}
	}
	return all
}

func (g guide) desksOf(id string) string {
	for _, c := range g.desks {
		if c.department == id {
			return c.text
		}
	}
	return "1"
}

func (m Model) guideWrites(id, text string) Model {
	switch m.guide.step {
	case naming:
		m.guide.name = text
	case opening:
		for _, d := range days {
			if d.name == id {
				span, sense := ParseHours(text)
				if sense {
					m.guide.week[d.day] = span
				}
				m.guide.typed = slices.DeleteFunc(slices.Clone(m.guide.typed), func(t typing) bool { return t.id == id })
				m.guide.typed = append(m.guide.typed, typing{id, text, !sense})
			}
		}
	case seating:
		m.guide.desks = slices.DeleteFunc(slices.Clone(m.guide.desks), func(c seats) bool { return c.department == id })
		m.guide.desks = append(m.guide.desks, seats{id, text})
	}
	return m
}

func (m Model) guideChose(c page.Chose) Model {
	if c.ID == kindID && c.Option >= 0 && c.Option < len(presets) && c.Option != m.guide.kind {
		m.guide.kind, m.guide.left, m.guide.desks = c.Option, nil, nil
	}
	return m
}

func (m Model) guidePicks(id string) (Model, []Intent) {
	if m.guide.step != serving {
		return m, nil
	}
	if i := slices.Index(m.guide.left, id); i >= 0 {
		m.guide.left = slices.Delete(slices.Clone(m.guide.left), i, i+1)
	} else {
		m.guide.left = append(slices.Clone(m.guide.left), id)
	}
	return m, nil
}

// guideDoes goes on, if the step is complete, or back.
func (m Model) guideDoes(id string) (Model, []Intent) {
	switch {
	case id == backID && m.guide.step == naming:
		return m.turn(home), nil
	case id == backID:
		m.guide.step--
		return m.turn(guiding), nil
	case id != nextID:
		return m, nil
	}
	if why := m.guide.lacks(); why != "" {
		return m.say(page.Warning, screen.T(why)), nil
	}
	if m.guide.step == reviewing {
		return m.adopt(m.guide.compose(), screen.T("setup.line_open"))
	}
	m.guide.step++
	return m.turn(guiding), nil
}

// lacks is what a step still needs, as a key of the catalogue.
func (g guide) lacks() string {
	switch g.step {
	case naming:
		if plan.Tidy(g.name) == "" {
			return "setup.line_no_name"
		}
	case serving:
		if len(g.sections()) == 0 {
			return "setup.line_no_department"
		}
	case opening:
		for _, t := range g.typed {
			if t.odd {
				return "setup.line_hours"
			}
		}
		if g.week == (calendar.Week{}) {
			return "setup.line_never_open"
		}
	case seating:
		for _, s := range g.sections() {
			if _, ok := deskCount(g.desksOf(s.id)); !ok {
				return "setup.line_desks"
			}
		}
	}
	return ""
}

// compose is the office that the answers describe.
func (g guide) compose() plan.Plan {
	p := plan.Plan{
		Revision: 1, Name: plan.Names{PL: plan.Tidy(g.name)}, Zone: "Europe/Warsaw", StatusAddress: plan.PageToCome,
		Hours:  calendar.Calendar{Week: g.week},
		Sites:  []plan.Site{{ID: "main", Name: plan.Names{PL: plan.Tidy(g.name)}}},
		Halls:  []plan.Hall{{ID: "main", Site: "main", Name: n("Poczekalnia", "Waiting hall", "Зал очікування")}},
		Kiosks: []plan.Kiosk{{ID: "entrance", Site: "main", Name: n("Biletomat przy wejściu", "Ticket kiosk at the entrance", "Талонний термінал біля входу")}},
		Rules:  plan.Rules{}.Filled(),
	}
	for _, s := range g.sections() {
		g.addSection(&p, s)
	}
	p.Menu = g.menu()
	return p
}

func (g guide) addSection(p *plan.Plan, s section) {
	d := plan.Department{ID: plan.DepartmentID(s.id), Site: "main", Name: s.name}
	if s.short != s.name {
		d.Short = s.short
	}
	p.Departments = append(p.Departments, d)
	p.Series = append(p.Series, plan.Series{Letters: s.letter, First: 1, Last: 999})
	var all []plan.ServiceID
	for _, m := range s.matters {
		all = append(all, plan.ServiceID(m.id))
		p.Services = append(p.Services, plan.Service{
			ID: plan.ServiceID(m.id), Department: d.ID, Name: m.name, Series: s.letter, Minutes: m.minutes,
		})
	}
	desks, _ := deskCount(g.desksOf(s.id))
	for range desks {
		no := len(p.Desks) + 1
		p.Desks = append(p.Desks, plan.Desk{
			ID: plan.DeskID("desk-" + itoa(no)), Number: no, Department: d.ID, Halls: []plan.HallID{"main"}, Services: all,
		})
	}
}

// menu has the usual matters on the first page and a group for the others.
func (g guide) menu() (menu []plan.Entry) {
	var rest []plan.Entry
	for _, s := range g.sections() {
		for _, m := range s.matters {
			e := plan.Entry{Service: plan.ServiceID(m.id)}
			if m.usual && len(menu) < plan.MaxTiles-1 {
				menu = append(menu, e)
			} else {
				rest = append(rest, e)
			}
		}
	}
	switch {
	case len(rest) == 0:
	case len(menu)+len(rest) <= plan.MaxTiles:
		menu = append(menu, rest...)
	default:
		menu = append(menu, plan.Entry{Name: n("Inne sprawy", "Other matters", "Інші справи"), Entries: pages(rest)})
	}
	return menu
}

// pages puts tiles that are too many for a page into groups of their own.
func pages(entries []plan.Entry) []plan.Entry {
	if len(entries) <= plan.MaxTiles {
		return entries
	}
	rest := plan.Entry{Name: n("Inne sprawy", "Other matters", "Інші справи"), Entries: pages(entries[plan.MaxTiles-1:])}
	return append(slices.Clone(entries[:plan.MaxTiles-1]), rest)
}
