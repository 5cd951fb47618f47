package now

import (
	"time"
	"unicode/utf8"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/internal/sendto"
	"okienko/office/plan"
	"okienko/office/queue"
)

// form is what a deed asks for.
type form struct {
	until  int        // place in untils
	where  int        // place in sendto.Wheres
	aim    int        // place in aims
	hall   int        // 0 is all of them
	text   plan.Names // to be read by residents
	opens  string
	closes string
	helper plan.DepartmentID
}

// The fields.
const (
	untilID  = "until"
	whereID  = "where"
	aimID    = "aim"
	hallID   = "hall"
	plID     = "text_pl"
	enID     = "text_en"
	ukID     = "text_uk"
	opensID  = "opens"
	closesID = "closes"
)

// untils are how long something lasts; 0 is for the rest of the day.
var untils = []time.Duration{0, 15 * time.Minute, 30 * time.Minute, time.Hour}

// newForm is the form of a deed before anything was filled in.
func (m Model) newForm(d deed) form {
	f := form{helper: m.form.helper, aim: m.form.aim}
	if day := m.office.Queue.Day; d == rescheding {
		f.opens, f.closes = m.clock(day.Opens), m.closing(day.Closes)
	}
	if d == clearing {
		f.hall = m.form.hall
	}
	return f
}

// write takes what was typed.
func (m Model) write(t page.Typed) Model {
	m.line = page.Line{}
	switch t.ID {
	case plID:
		m.form.text.PL = t.Text
	case enID:
		m.form.text.EN = t.Text
	case ukID:
		m.form.text.UK = t.Text
	case opensID:
		m.form.opens = t.Text
	case closesID:
		m.form.closes = t.Text
	}
	return m
}

// chose takes what was chosen.
func (m Model) chose(c page.Chose) Model {
	m.line = page.Line{}
	switch {
	case c.ID == untilID && 0 <= c.Option && c.Option < len(untils):
		m.form.until = c.Option
	case c.ID == whereID && 0 <= c.Option && c.Option < len(sendto.Wheres):
		m.form.where = c.Option
	case c.ID == aimID && 0 <= c.Option && c.Option < len(aims):
		m.form.aim = c.Option
	case c.ID == hallID && 0 <= c.Option && c.Option < len(m.halls()):
		m.form.hall = c.Option
	}
	return m
}

// untilField asks how long something is to last.
func (m Model) untilField() page.Block {
	b := page.Block{Kind: page.Choice, ID: untilID, Text: screen.T("now.field_until"), Chosen: m.form.until}
	for _, d := range untils {
		option := screen.T("now.until_today")
		if d > 0 {
			option = screen.Plural("common.minutes", int(d.Minutes()))
		}
		b.Options = append(b.Options, option)
	}
	return b
}

// until is the moment at which it ends; 0 is with the day.
func (m Model) until() queue.Moment {
	if d := untils[m.form.until]; d > 0 {
		return m.now.Add(d)
	}
	return 0
}

// textFields ask for what residents are to read.
func (m Model) textFields(label string) []page.Block {
	return []page.Block{
		{Kind: page.Field, ID: plID, Text: screen.T(label), Value: m.form.text.PL},
		{Kind: page.Field, ID: enID, Text: screen.T("now.field_en"), Value: m.form.text.EN, Half: true},
		{Kind: page.Field, ID: ukID, Text: screen.T("now.field_uk"), Value: m.form.text.UK, Half: true},
	}
}

// mostText is what residents can read in one place, in characters.
const mostText = 140

// tooLong says whether residents could not read a text.
func tooLong(n plan.Names) bool {
	for _, text := range []string{n.PL, n.EN, n.UK} {
		if utf8.RuneCountInString(text) > mostText {
			return true
		}
	}
	return false
}
