package flow

import (
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
)

// rescue is the way back after most machines were lost for good.
type rescue struct {
	survey Surveyed
	done   bool // the survey has come
	from   machines.ID
	key    string
	why    string // a key of the catalogue: why it failed
}

// keyID is the field for the recovery key.
const keyID = "recovery_key"

// rescueButton leads to the rescue, where there is something that rescues.
func (m Model) rescueButton() []screen.Item {
	if !m.cfg.CanRescue {
		return nil
	}
	return []screen.Item{page.Button(lostID, screen.T("admin.do_rescue"), "key")}
}

func (m Model) lost() page.Page {
	return page.Page{
		Title: screen.T("rescue.title"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("rescue.lead")},
			{Kind: page.Body, Text: screen.T("rescue.when")},
			{Kind: page.Note, Weight: page.Warning, Text: screen.T("rescue.not_when")},
			{Kind: page.Body, Text: screen.T("rescue.need")},
		},
		Buttons: []screen.Item{back(), onward("rescue.do_look", "arrow-right")},
	}
}

func (m Model) lostDoes(id string) (Model, []Intent) {
	switch {
	case id == backID:
		return m.turn(overview), nil
	case id != nextID:
		return m, nil
	}
	m.rescue = rescue{}
	return m.turn(surveying), []Intent{Survey{}}
}

// surveyed takes in who answers, and how it ended.
func (m Model) surveyed(msg Msg) Model {
	switch msg := msg.(type) {
	case Surveyed:
		m.rescue.survey, m.rescue.done, m.rescue.from = msg, true, msg.Best
	case Rescued:
		if m.at == rescuing {
			m = m.turn(rescued)
			m.rescue.why = msg.Why
		}
	}
	return m
}

func (m Model) surveying() page.Page {
	p := page.Page{
		Title:   screen.T("rescue.title"),
		Left:    []page.Block{{Kind: page.Lead, Text: screen.T("rescue.looking")}},
		Buttons: []screen.Item{back(), onward("rescue.do_take", "arrow-right")},
	}
	if !m.rescue.done {
		p.Buttons = p.Buttons[:1]
		return p
	}
	p.Left = []page.Block{
		{Kind: page.Lead, Text: screen.Plural("rescue.answer", m.answering())},
		{Kind: page.List, ID: "survivors", Rows: m.survivors()},
		{Kind: page.Note, Weight: page.Warning, Text: m.mayBeLost()},
	}
	if m.rescue.survey.Lives {
		p.Left[2] = page.Block{Kind: page.Note, Glyph: "check", Text: screen.T("rescue.lives")}
	}
	if !m.mayRescue() {
		p.Buttons = p.Buttons[:1]
	}
	return p
}

// mayRescue says whether there is something to rescue, and something to do it with.
func (m Model) mayRescue() bool {
	return m.rescue.done && !m.rescue.survey.Lives && m.rescue.from != ""
}

func (m Model) answering() int {
	n := 0
	for _, s := range m.rescue.survey.Machines {
		if s.Answers {
			n++
		}
	}
	return n
}

func (m Model) survivors() []page.Row {
	var rows []page.Row
	for _, s := range m.rescue.survey.Machines {
		r := page.Row{ID: string(s.ID), Glyph: "screen", Text: screen.Words(s.Name), On: s.ID == m.rescue.from, Off: !s.Answers}
		switch {
		case !s.Answers:
			r.Detail, r.Warn = screen.T("rescue.silent"), true
		case s.ID == m.rescue.survey.Best && m.mayRescue():
			r.Detail = screen.T("rescue.newest")
		case s.Here:
			r.Detail = screen.T("rescue.here")
		}
		if s.Newest > 0 {
			r.End = screen.Words(m.date(s.Newest) + ", " + m.clock(s.Newest))
		}
		rows = append(rows, r)
	}
	return rows
}

// mayBeLost says what the others may have known.
func (m Model) mayBeLost() screen.Text {
	for _, s := range m.rescue.survey.Machines {
		if s.ID == m.rescue.from && s.Newest > 0 {
			return screen.T("rescue.may_be_lost", "Date", m.date(s.Newest), "Time", m.clock(s.Newest))
		}
	}
	return screen.T("rescue.nobody")
}

func (m Model) surveyingDoes(id string) (Model, []Intent) {
	switch {
	case id == backID:
		return m.turn(overview), nil
	case id == nextID && m.mayRescue():
		return m.turn(keying), nil
	}
	return m, nil
}

func (m Model) keying() page.Page {
	return page.Page{
		Title: screen.T("rescue.title"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("rescue.key_lead")},
			{Kind: page.Body, Text: screen.T("rescue.key_where")},
			{Kind: page.Field, ID: keyID, Text: screen.T("rescue.field_key"), Value: m.typed},
		},
		Buttons: []screen.Item{back(), onward("rescue.do_check", "arrow-right")},
	}
}

func (m Model) keyingDoes(id string) (Model, []Intent) {
	key := strings.ToUpper(strings.Join(strings.Fields(m.typed), ""))
	switch {
	case id == backID:
		return m.turn(surveying), nil
	case id != nextID:
		return m, nil
	case len(key) < shortestKey:
		return m.say("rescue.line_key_short"), nil
	}
	m = m.turn(agreeing)
	m.rescue.key = key
	return m, nil
}

// shortestKey is less than any recovery key has: it only finds an empty field
// and a line that was left out. The key itself is checked where it is used.
const shortestKey = 50

func (m Model) agreeing() page.Page {
	rescue := onward("rescue.do_rescue", "warning")
	rescue.Primary = false
	name := m.office.name.In(m.look.Lang)
	return page.Page{
		Title: screen.T("rescue.title"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("rescue.agree_lead")},
			{Kind: page.Body, Text: screen.T("rescue.agree_others")},
			{Kind: page.Note, Weight: page.Warning, Text: m.mayBeLost()},
			{Kind: page.Body, Text: screen.T("rescue.agree_apart")},
			{Kind: page.Field, ID: nameID, Text: screen.T("admin.field_type_name", "Name", name), Value: m.typed},
		},
		Buttons: []screen.Item{back(), rescue},
	}
}

func (m Model) agreeingDoes(id string) (Model, []Intent) {
	name := m.office.name.In(m.look.Lang)
	switch {
	case id == backID:
		return m.turn(keying), nil
	case id != nextID:
		return m, nil
	case !same(m.typed, name):
		return m.say("admin.line_other_name", "Name", name), nil
	}
	m = m.turn(rescuing)
	return m, []Intent{Rescue{From: m.rescue.from, Key: m.rescue.key}}
}

func (m Model) rescuing() page.Page {
	return page.Page{
		Title: screen.T("rescue.title"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("rescue.working")},
			{Kind: page.Body, Text: screen.T("rescue.working_wait")},
		},
	}
}

func (m Model) rescuedPage() page.Page {
	p := page.Page{
		Title: screen.T("rescue.title"),
		Left: []page.Block{
			{Kind: page.Note, Glyph: "check", Text: screen.T("rescue.done")},
			{Kind: page.Body, Text: screen.T("rescue.done_next")},
		},
		Buttons: []screen.Item{onward("admin.do_machines", "arrow-right")},
	}
	if m.rescue.why != "" {
		p.Left = []page.Block{
			{Kind: page.Note, Weight: page.Alarm, Text: screen.T("rescue.failed")},
			{Kind: page.Body, Text: screen.T(m.rescue.why)},
		}
		p.Buttons = []screen.Item{back()}
	}
	return p
}

func (m Model) rescuedDoes(id string) (Model, []Intent) {
	switch id {
	case nextID:
		return m.turn(overview), nil
	case backID:
		return m.turn(keying), nil
	}
	return m, nil
}
