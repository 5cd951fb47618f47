package setup

import (
	"slices"
	"strconv"
	"strings"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/plan"
)

// applyKey makes what was changed the office's own.
const applyKey = "F7"

// addKey adds another one of what most of a page is about.
const addKey = "F2"

// Page describes what is shown now.
func (m Model) Page(forbids feed.Forbids) page.Page {
	if m.known && m.base.Revision == 0 && m.at == home {
		return m.finish(m.beginning())
	}
	return m.greyed(forbids, m.finish(map[place]func(Model) page.Page{
		home: Model.homePage, things: Model.thingsPage, choosing: Model.choosingPage, undoing: Model.undoingPage,
		importing: Model.importingPage, mistaken: Model.mistakenPage, exporting: Model.exportingPage, guiding: Model.guidingPage,
	}[m.at](m)))
}

// greyed greys what makes a plan the office's own where the person has no right to one
// of its changes, and says to which.
func (m Model) greyed(forbids feed.Forbids, p page.Page) page.Page {
	for i, b := range p.Buttons {
		next := m.draft
		switch {
		case m.at == undoing && b.ID == nextID:
			next = m.earlier
		case b.ID != applyID || b.Off:
			continue
		}
		var why screen.Text
		if p.Buttons[i], why = forbids.Allow(b, m.adopting(next)); !why.Empty() {
			p.Top = append(p.Top, page.Block{Kind: page.Note, ID: "no_right", Weight: page.Warning, Glyph: "key", Text: why})
		}
	}
	return p
}

// finish adds what all pages have.
func (m Model) finish(p page.Page) page.Page {
	p.Name = "setup-" + string(m.at) + "-" + strconv.Itoa(m.turns)
	p.Focus = m.focus
	if p.Focus == "" {
		p.Focus = map[place]string{home: partsID, things: thingsID, choosing: optionsID, undoing: nextID}[m.at]
	}
	if p.Line.Text.Empty() {
		p.Line = m.line
	}
	return p
}

// Home says whether this is the first of the pages, to which the window's tabs
// belong.
func (m Model) Home() bool { return m.at == home }

func (m Model) homePage() page.Page {
	p := page.Page{
		Title: screen.T("setup.title"), Share: 0.42,
		Left: []page.Block{{Kind: page.List, ID: partsID, Rows: m.partRows()}},
	}
	if !m.differs() {
		p.Right = m.about()
		return p
	}
	p.Right = m.whatChanges()
	p.Buttons = []screen.Item{
		page.Button(discardID, screen.T("setup.do_discard"), "cross"),
		page.Button(exportID, screen.T("setup.do_export"), "save"),
		m.applyButton(),
	}
	return p
}

func (m Model) applyButton() screen.Item {
	b := page.Primary(applyID, screen.T("setup.do_apply"), "check")
	b.Value = applyKey
	b.Off = len(m.problems()) > 0 || m.anyOdd()
	return b
}

// partRows are the parts, with a sign where something is wrong.
func (m Model) partRows() (rows []page.Row) {
	problems := m.problems()
	for _, p := range parts() {
		row := page.Row{ID: p.id, Glyph: p.glyph, Text: screen.T("setup.part." + p.id)}
		n := 0
		for _, l := range p.lists {
			if !l.fixed && p.id != "office" && p.id != "rules" {
				n += l.size(&m.draft)
			}
			row.Warn = row.Warn || hasProblem(problems, l.path)
		}
		if n > 0 {
			row.End = screen.Words(itoa(n))
		}
		if row.Warn {
			row.Detail = screen.T("setup.to_mend")
		}
		if p.id == "office" {
			row.Warn = row.Warn || hasProblem(problems, "name") || hasProblem(problems, "status_address") || hasProblem(problems, "hours")
		}
		rows = append(rows, row)
	}
	return rows
}

// hasProblem says whether something is wrong at a path or below it.
func hasProblem(problems []plan.Problem, path string) bool {
	for _, p := range problems {
		if p.Path == path || strings.HasPrefix(p.Path, path+"[") || strings.HasPrefix(p.Path, path+".") {
			return true
		}
	}
	return false
}

// about is what the office has now, and what can be done with all of it.
func (m Model) about() []page.Block {
	p := &m.base
	facts := page.Block{Kind: page.Facts, ID: "about", Rows: []page.Row{
		{Text: screen.T("setup.fact_name"), End: screen.Words(p.Name.In(m.lang))},
		{Text: screen.T("setup.fact_revision"), End: screen.Words(itoa(p.Revision))},
		{Text: screen.T("setup.part.departments"), End: screen.Words(itoa(len(p.Departments)))},
		{Text: screen.T("setup.part.services"), End: screen.Words(itoa(len(p.Services)))},
		{Text: screen.T("setup.part.desks"), End: screen.Words(itoa(len(p.Desks)))},
	}}
	undo := page.Button(undoID, screen.T("setup.do_undo"), "undo")
	undo.Off = m.earlier.Revision == 0
	return []page.Block{
		{Kind: page.Lead, Text: screen.T("setup.about_lead")},
		{Kind: page.Body, Text: screen.T("setup.about_how")},
		facts,
		{Kind: page.Actions, Items: []screen.Item{
			undo, page.Button(exportID, screen.T("setup.do_export"), "save"), page.Button(importID, screen.T("setup.do_import"), "document"),
		}},
	}
}

// whatChanges lists what is wrong first, and then what will be otherwise.
func (m Model) whatChanges() []page.Block {
	rows := m.problemRows()
	wrong := len(rows)
	changes := Changes(&m.base, &m.draft, m.live, m.lang)
	rows = append(rows, changeRowsOf(changes)...)
	blocks := []page.Block{{Kind: page.Lead, Text: screen.Plural("setup.changes_lead", len(changes))}}
	if wrong > 0 {
		blocks = append(blocks, page.Block{Kind: page.Note, Weight: page.Warning, Text: screen.T("setup.changes_problems")})
	}
	if m.closesToday() {
		blocks = append(blocks, page.Block{Kind: page.Note, Weight: page.Warning, Text: screen.T("setup.changes_close_today")})
	}
	return append(blocks, page.Block{Kind: page.List, ID: changeRows, Rows: rows})
}

// closesToday says whether the change shuts the office on the day on which it is made.
func (m Model) closesToday() bool {
	today := calendar.DateOf(m.now.Time(), m.cfg.Zone)
	return m.base.Hours.Hours(today).Open && !m.draft.Hours.Hours(today).Open
}

func changeRowsOf(changes []Change) (rows []page.Row) {
	for i, c := range changes {
		row := page.Row{ID: c.Path, Glyph: "repeat", Text: c.What, Detail: c.Detail, End: c.End, Warn: c.Stops}
		switch c.Detail.Key {
		case "setup.change_added":
			row.Glyph = "plus"
		case "setup.change_removed":
			row.Glyph = "cross"
		}
		for _, other := range changes[:i] {
			if other.Path == c.Path {
				row.ID += " " // lines need names of their own; goTo reads over this
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// problemRows say where something is wrong, and what.
func (m Model) problemRows() (rows []page.Row) {
	for i, p := range m.problems() {
		rows = append(rows, page.Row{
			ID: p.Path + strings.Repeat(" ", i), Glyph: "warning", Text: m.placeOf(p.Path), Detail: fault(p), Warn: true,
		})
	}
	return rows
}

// placeOf is the thing that a path leads to.
func (m Model) placeOf(path string) screen.Text {
	c := comparison{lang: m.lang}
	for _, p := range parts() {
		for _, l := range p.lists {
			if strings.HasPrefix(path, l.path+"[") {
				if i := indexIn(path, l.path); i < l.size(&m.draft) {
					return c.named(l, &m.draft, i)
				}
			}
			if path == l.path || strings.HasPrefix(path, l.path+".") {
				return screen.T("setup.part." + p.id)
			}
		}
	}
	return screen.T("setup.part.office")
}

func fault(p plan.Problem) screen.Text {
	return screen.T("problem."+string(p.Fault), "From", itoa(p.From), "To", itoa(p.To))
}

func itoa(n int) string { return strconv.Itoa(n) }

// thingsPage is the list at the left and the form at the right.
func (m Model) thingsPage() page.Page {
	level := len(m.trail) - 1
	p := page.Page{Title: screen.T("setup.part." + m.part), Share: 0.42}
	if level > 0 {
		above, _ := m.listAt(level - 1)
		c := comparison{lang: m.lang}
		p.Under = c.named(above, &m.draft, m.trail[level-1].i)
		p.Title = screen.T("setup.field." + m.trail[level].list[strings.LastIndex(m.trail[level].list, ".")+1:])
	}
	lists := m.lists(level)
	p.Left = append(p.Left, page.Block{Kind: page.List, ID: thingsID, Rows: m.thingRows(lists)})
	p.Left = append(p.Left, addButtons(lists)...)
	v := view{plan: &m.draft, lang: m.lang, now: m.now, m: &m}
	if l, i, ok := m.here(); ok {
		if l.looks != nil {
			looks := l.looks(v, i)
			if len(looks) > 0 {
				p.Left = append(p.Left, page.Block{Kind: page.Quiet, Text: screen.T("setup.looks")})
			}
			for k := range looks {
				looks[k].Half = len(looks) > 1
			}
			p.Left = append(p.Left, looks...)
		}
		p.Right = m.formBlocks(l, i)
		if l.more != nil {
			p.Right = append(p.Right, l.more(v, i)...)
		}
	} else {
		p.Right = []page.Block{{Kind: page.Body, Text: screen.T("setup.nothing_yet")}}
	}
	p.Buttons = []screen.Item{back()}
	if m.differs() {
		n := len(Changes(&m.base, &m.draft, m.live, m.lang))
		p.Buttons = append(p.Buttons, page.Button(changesID, screen.Plural("setup.do_changes", n), "document"), m.applyButton())
	}
	return p
}

func back() screen.Item {
	b := page.Button(backID, screen.T("admin.do_back"), "arrow-left")
	b.Value = page.BackKey
	return b
}

func (m Model) thingRows(lists []list) (rows []page.Row) {
	problems := m.problems()
	chosen := m.trail[len(m.trail)-1]
	for _, l := range lists {
		for i := range l.size(&m.draft) {
			row := l.row(&m.draft, i, m.lang)
			row.ID, row.On = l.item(i), chosen == spot{l.path, i}
			if row.Glyph == "" && row.Letter == "" {
				row.Glyph = l.glyph
			}
			if hasProblem(problems, l.item(i)) || m.oddAt(l.item(i)) {
				row.Warn, row.Detail = true, screen.T("setup.to_mend")
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// anyOdd says whether what stands in some field makes no sense, so that the draft does
// not have it.
func (m Model) anyOdd() bool {
	return slices.ContainsFunc(m.typed, func(t typing) bool { return t.odd })
}

// oddAt says whether something that makes no sense stands in a field of a thing.
func (m Model) oddAt(path string) bool {
	for _, t := range m.typed {
		if t.odd && strings.HasPrefix(t.id, path+".") {
			return true
		}
	}
	return false
}

func addButtons(lists []list) []page.Block {
	var items []screen.Item
	for _, l := range lists {
		if l.fixed {
			continue
		}
		b := page.Button(addID+l.path, screen.T("setup.add."+l.kind), "plus")
		if len(items) == 0 {
			b.Value = addKey
		}
		items = append(items, b)
	}
	if items == nil {
		return nil
	}
	return []page.Block{{Kind: page.Actions, ID: "adds", Items: items}}
}

// formBlocks are the fields of a thing with what is wrong beside each, and what
// can be done with the thing as a whole.
func (m Model) formBlocks(l list, i int) (blocks []page.Block) {
	problems := m.problems()
	told := make(map[string]bool)
	week := false
	for _, f := range l.form(&m.draft, i) {
		b := m.fieldBlock(f)
		if b.Fault.Empty() && !told[f.path] {
			b.Fault = faultAt(problems, f)
			told[f.path] = true
		}
		week = week || f.label == "mon"
		blocks = append(blocks, b)
	}
	var items []screen.Item
	if week {
		items = append(items, page.Button(weekID, screen.T("setup.do_week"), "repeat"))
	}
	if !l.fixed {
		items = append(items, page.Button(removeID, screen.T("setup.do_remove"), "cross"))
		if n := l.size(&m.draft); n > 1 && !l.sorted {
			up, down := page.Button(upID, screen.T("setup.do_up"), "arrow-up"), page.Button(downID, screen.T("setup.do_down"), "arrow-down")
			up.Off, down.Off = i == 0, i == n-1
			items = append(items, up, down)
		}
	}
	if items != nil {
		blocks = append(blocks, page.Block{Kind: page.Actions, ID: "acts", Items: items})
	}
	return blocks
}

func (m Model) fieldBlock(f field) page.Block {
	b := page.Block{ID: f.id, Text: screen.T("setup.field." + f.label), Half: f.half}
	switch f.kind {
	case write:
		b.Kind, b.Value = page.Field, f.get(&m.draft)
		for _, t := range m.typed {
			if t.id == f.id {
				b.Value = t.text
				if t.odd {
					b.Fault = screen.T(f.odd)
				}
			}
		}
	case few:
		b.Kind, b.Chosen = page.Choice, -1
		for k, o := range f.options(&m.draft) {
			b.Options = append(b.Options, o.says(m.lang))
			if f.chosen(&m.draft)[0] == o.id {
				b.Chosen = k
			}
		}
	default:
		b.Kind, b.Value = page.Opener, f.shows(&m.draft, m.lang)
	}
	return b
}

// faultAt is what is wrong with a field, or with what it leads to.
func faultAt(problems []plan.Problem, f field) screen.Text {
	for _, p := range problems {
		if p.Path == f.path || f.kind != write && strings.HasPrefix(p.Path, f.path+"[") {
			return fault(p)
		}
	}
	return screen.Text{}
}

// choosingPage is everything that can be chosen for one field.
func (m Model) choosingPage() page.Page {
	f, _ := m.fieldNamed(m.field)
	l, i, _ := m.here()
	c := comparison{lang: m.lang}
	p := page.Page{
		Title: screen.T("setup.field." + f.label), Under: c.named(l, &m.draft, i),
		Buttons: []screen.Item{back()},
	}
	if f.kind == several {
		p.Left = append(p.Left, page.Block{Kind: page.Body, Text: screen.T("setup.choose_several")})
		done := page.Primary(backID, screen.T("setup.do_chosen"), "check")
		done.Value = page.BackKey
		p.Buttons = []screen.Item{done}
	}
	p.Left = append(p.Left, page.Block{Kind: page.List, ID: optionsID, Rows: m.optionRows(f)})
	return p
}

func (m Model) optionRows(f field) (rows []page.Row) {
	if f.options == nil {
		return nil
	}
	chosen := f.chosen(&m.draft)
	for _, o := range f.options(&m.draft) {
		row := page.Row{ID: o.id, Letter: o.letter, Text: o.says(m.lang), Detail: screen.Words(o.detail.In(m.lang))}
		for _, id := range chosen {
			row.On = row.On || id == o.id
		}
		if row.Letter == "" {
			row.Glyph = "square"
			if row.On {
				row.Glyph = "square-check"
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (m Model) undoingPage() page.Page {
	after := m.earlier
	undo := page.Primary(nextID, screen.T("setup.do_undo_now"), "undo")
	undo.Value = page.ForwardKey
	return page.Page{
		Title: screen.T("setup.title_undo"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("setup.undo_lead")},
			{Kind: page.List, ID: "undone", Rows: changeRowsOf(Changes(&m.base, &after, m.live, m.lang))},
		},
		Buttons: []screen.Item{back(), undo},
	}
}
