package audit

import (
	"slices"
	"strconv"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/trace"
)

// The buttons, fields and lists.
const (
	fromID   = "from"
	toID     = "to"
	ticketID = "ticket"
	personID = "person"
	deskID   = "desk"
	kindID   = "kind"
	listID   = "found"
	backID   = "back"
	nextID   = "next"
	saveID   = "save"
	olderID  = "older"
	newerID  = "newer"
	allRow   = "all"
)

// Page is what is shown now.
func (m Model) Page(forbids feed.Forbids) page.Page {
	var p page.Page
	switch m.at {
	case choosingPerson:
		p = m.choosing("trace.title_person", personID, m.peopleRows())
	case choosingDesk:
		p = m.choosing("trace.title_desk", deskID, m.deskRows())
	case choosingKind:
		p = m.choosing("trace.title_kind", kindID, m.kindRows())
	case results:
		p = m.results()
	default:
		p = m.form(forbids)
	}
	p.Name, p.Line = string(m.at), m.line
	return p
}

// form asks what is looked for.
func (m Model) form(forbids feed.Forbids) page.Page {
	next := page.Primary(nextID, screen.T("trace.do_search"), "arrow-right")
	next.Value = page.ForwardKey
	p := page.Page{
		Title: screen.T("trace.title"),
		Top:   []page.Block{{Kind: page.Note, ID: "recorded", Glyph: "info", Text: screen.T("trace.recorded")}},
		Left: []page.Block{
			m.dateField(fromID, "trace.field_from", m.days[0]), m.dateField(toID, "trace.field_to", m.days[1]),
			{Kind: page.Field, ID: ticketID, Half: true, Text: screen.T("trace.field_ticket"), Value: m.ticket},
		},
		Right: []page.Block{
			{Kind: page.Opener, ID: personID, Text: screen.T("trace.field_person"), Value: m.said(m.personText(m.person))},
			{Kind: page.Opener, ID: deskID, Text: screen.T("trace.field_desk"), Value: m.said(m.deskText(m.desk))},
			{Kind: page.Opener, ID: kindID, Text: screen.T("trace.field_kind"), Value: m.said(kindText(m.kind))},
		},
	}
	if r := forbids(trace.RecordAuditView{}); r != nil {
		next.Off, next.Primary = true, false
		p.Top[0] = page.Block{Kind: page.Note, ID: "recorded", Weight: page.Warning, Glyph: "key", Text: feed.Refused(r)}
	}
	p.Buttons = []screen.Item{next}
	return p
}

func (m Model) dateField(id, label, value string) page.Block {
	b := page.Block{Kind: page.Field, ID: id, Half: true, Text: screen.T(label), Value: value}
	if m.fault == id {
		b.Fault = screen.T("trace.fault_date")
	}
	return b
}

// choosing is a page with one list.
func (m Model) choosing(title, id string, rows []page.Row) page.Page {
	return page.Page{
		Title: screen.T(title), Left: []page.Block{{Kind: page.List, ID: id, Rows: rows}}, Buttons: []screen.Item{backButton()},
	}
}

func (m Model) peopleRows() []page.Row {
	rows := []page.Row{{ID: allRow, Glyph: "people", Text: m.personText(""), On: m.person == ""}}
	for _, p := range m.plan.People {
		rows = append(rows, page.Row{ID: "=" + string(p.ID), Glyph: "people", Text: screen.Words(p.Name), On: m.person == p.ID})
	}
	return rows
}

func (m Model) deskRows() []page.Row {
	rows := []page.Row{{ID: allRow, Glyph: "desk", Text: m.deskText(""), On: m.desk == ""}}
	for _, d := range m.plan.Desks {
		department, _ := m.plan.Department(d.Department)
		rows = append(rows, page.Row{
			ID: "=" + string(d.ID), Letter: strconv.Itoa(d.Number), Text: screen.Words(department.Name.In(m.lang)),
			End: screen.T("desk.room", "Room", d.Room), On: m.desk == d.ID,
		})
	}
	return rows
}

func (m Model) kindRows() []page.Row {
	rows := []page.Row{{ID: allRow, Glyph: "document", Text: kindText(""), On: m.kind == ""}}
	for _, k := range trace.Kinds() {
		rows = append(rows, page.Row{ID: "=" + string(k), Glyph: "document", Text: kindText(k), On: m.kind == k})
	}
	return rows
}

// results are what was found.
func (m Model) results() page.Page {
	p := page.Page{
		Title: screen.T("trace.title"), Share: 0.58,
		Top:     []page.Block{{Kind: page.Note, ID: "found", Glyph: "info", Text: m.foundText()}},
		Buttons: []screen.Item{backButton()},
	}
	if m.found.Older != nil {
		p.Top = append(p.Top, page.Block{Kind: page.Note, ID: "older_there", Glyph: "info", Text: m.olderText()})
	}
	if m.found.Missing > 0 {
		p.Top = append(p.Top, page.Block{Kind: page.Note, Weight: page.Warning, Glyph: "warning", Text: screen.Plural("trace.missing", m.found.Missing)})
	}
	p.Buttons = append(p.Buttons, m.turningButtons()...)
	if len(m.found.Entries) == 0 {
		p.Left = []page.Block{{Kind: page.Body, Text: screen.T("trace.nothing")}}
		return p
	}
	save := page.Button(saveID, screen.T("trace.do_save"), "save")
	save.Value = "F2"
	p.Buttons = slices.Insert(p.Buttons, 1, save)
	var rows []page.Row
	for i, e := range m.found.Entries {
		rows = append(rows, page.Row{
			ID: strconv.Itoa(i), Glyph: kindGlyphs[trace.KindOf(e)], Text: what(e), Detail: m.inBrief(e),
			End: screen.Words(m.moment(e.At)), On: i == m.chosen,
		})
	}
	p.Left = []page.Block{{Kind: page.List, ID: listID, Rows: rows}}
	p.Right = m.details()
	return p
}

// The keys to older and newer entries.
const (
	newerKey = "F7"
	olderKey = "F11"
)

// turningButtons go to older entries and back to newer ones.
func (m Model) turningButtons() (all []screen.Item) {
	if len(m.pages) > 0 {
		newer := page.Button(newerID, screen.T("trace.do_newer"), "arrow-left")
		newer.Value = newerKey
		all = append(all, newer)
	}
	if m.found.Older != nil {
		older := page.Button(olderID, screen.T("trace.do_older"), "arrow-right")
		older.Value = olderKey
		all = append(all, older)
	}
	return all
}

// olderText says that there may be more, before which day.
func (m Model) olderText() screen.Text {
	return screen.T("trace.older_there", "Time", m.longMoment(m.found.Older.To))
}

// foundText says how much there is, and how much of it is shown.
func (m Model) foundText() screen.Text {
	if len(m.pages) > 0 {
		return screen.Plural("trace.found_older", len(m.found.Entries))
	}
	if n := len(m.found.Entries); n < m.found.Found {
		return screen.Plural("trace.found_more", m.found.Found, "Shown", strconv.Itoa(n))
	}
	return screen.Plural("trace.found", m.found.Found)
}

// details are the chosen entry in full.
func (m Model) details() []page.Block {
	e := m.found.Entries[min(m.chosen, len(m.found.Entries)-1)]
	row := func(id, label string, t screen.Text) page.Row { return page.Row{ID: id, Text: screen.T(label), End: t} }
	facts := []page.Row{
		row("when", "trace.head_when", screen.Words(m.longMoment(e.At))),
		row("who", "trace.head_who", m.who(e)),
		row("where", "trace.head_where", m.where(e)),
		row("about", "trace.head_about", m.about(e)),
	}
	if from := m.value(e, e.From); !from.Empty() {
		facts = append(facts, row("from", "trace.head_from", from))
	}
	if to := m.value(e, e.To); !to.Empty() {
		facts = append(facts, row("to", "trace.head_to", to))
	}
	return []page.Block{{Kind: page.Lead, Text: what(e)}, {Kind: page.Facts, ID: "facts", Rows: facts}}
}

func backButton() screen.Item {
	b := page.Button(backID, screen.T("admin.do_back"), "arrow-left")
	b.Value = page.BackKey
	return b
}

func (m Model) picked(p page.Picked) Model {
	id, one := "", p.Row != allRow
	if one && len(p.Row) > 1 {
		id = p.Row[1:]
	}
	switch p.ID {
	case personID:
		m.person = plan.PersonID(id)
	case deskID:
		m.desk = plan.DeskID(id)
	case kindID:
		m.kind = trace.Kind(id)
	case listID:
		if i, err := strconv.Atoi(p.Row); err == nil && i < len(m.found.Entries) {
			m.chosen = i
		}
		return m
	}
	return m.turn(home)
}

func (m Model) pressed(id string) (Model, []Intent) {
	switch {
	case m.way != "" && id != backID:
		return m, nil // one thing at a time; its line says so
	case id == backID:
		return m.turn(home), nil
	case id == nextID && m.at == home:
		return m.search()
	case id == saveID && m.at == results:
		m.exports = true
		return m.record(m.found, m.pages)
	case id == olderID && m.at == results:
		return m.older()
	case id == newerID && m.at == results:
		return m.newer()
	case id == personID:
		return m.turn(choosingPerson), nil
	case id == deskID:
		return m.turn(choosingDesk), nil
	case id == kindID:
		return m.turn(choosingKind), nil
	}
	return m, nil
}
