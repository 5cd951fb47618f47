package audit

import (
	"slices"
	"strings"
	"time"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// lookedFor tells what somebody searched for, in the words of the page on which
// they did. An entry has it as trace.Filter writes it.
func (m Model) lookedFor(filter string) screen.Text {
	var said []string
	for _, part := range parts(filter) {
		name, value, _ := strings.Cut(part, "=")
		label, text := m.looked(name, value)
		said = append(said, m.said(label)+": "+text)
	}
	return screen.Words(strings.Join(said, " · "))
}

// conditions are what trace.Filter writes before its signs of equality.
var conditions = []string{"person", "name", "machine", "desk", "ticket", "kind", "what", "from", "to"}

// parts are the conditions; a value may have spaces, and signs of equality.
func parts(filter string) (list []string) {
	for _, word := range strings.Fields(filter) {
		name, _, _ := strings.Cut(word, "=")
		if n := len(list); n > 0 && !slices.Contains(conditions, name) {
			list[n-1] += " " + word
			continue
		}
		list = append(list, word)
	}
	return list
}

// looked is one condition.
func (m Model) looked(name, value string) (label screen.Text, text string) {
	switch name {
	case "person":
		return screen.T("trace.field_person"), m.said(m.personText(plan.PersonID(value)))
	case "name":
		return screen.T("trace.field_person"), value
	case "machine":
		return screen.T("trace.head_where"), m.said(m.where(queue.Traced{Machine: value}))
	case "desk":
		return screen.T("trace.field_desk"), m.said(m.deskText(plan.DeskID(value)))
	case "ticket":
		return screen.T("trace.field_ticket"), value
	case "kind":
		return screen.T("trace.field_kind"), m.said(kindText(trace.Kind(value)))
	case "what":
		return screen.T("trace.head_what"), m.said(what(queue.Traced{What: value}))
	case "from":
		return screen.T("trace.field_from"), m.dayOf(value, 0)
	}
	return screen.T("trace.field_to"), m.dayOf(value, -time.Second) // the moment itself is not included
}

// dayOf is the day on which a moment of the log lies, or one a little beside it.
func (m Model) dayOf(value string, beside time.Duration) string {
	t, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return value
	}
	return t.Add(beside).In(m.zone).Format(dateForm)
}
