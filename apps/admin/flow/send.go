package flow

import (
	"strconv"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office"
)

// send gives a command to the office and says where to go when it was done.
func (m Model) send(c office.Command, next place) (Model, []Intent) {
	m.seq++
	m.way, m.next = c.Kind()+"-"+strconv.Itoa(m.seq), next
	m.line = page.Line{Text: screen.T("admin.line_running")}
	return m, []Intent{feed.Send{Tag: m.way, Command: c}}
}

// answered takes in what a command came to.
func (m Model) answered(a feed.Answered) Model {
	if a.Tag != m.way {
		return m
	}
	switch {
	case a.Lost:
		m.way = ""
		return m.say("admin.line_lost")
	case a.Answer.Refusal != nil:
		m.way = ""
		m.line = page.Line{Weight: page.Warning, Text: feed.Refused(a.Answer.Refusal)}
		return m
	}
	return m.turn(m.next)
}
