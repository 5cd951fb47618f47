package flow

import (
	"slices"

	"okienko/internal/i18n"
	"okienko/internal/lookup"
	"okienko/internal/screen"
	"okienko/office/queue"
)

// needs are what would help people, in the order of the list.
var needs = []queue.Need{
	queue.WriteAndSpeakSlowly, queue.SignLanguage, queue.HearingLoop, queue.TimeToWalk,
	queue.GroundFloor, queue.FetchMe, queue.LargePrint,
}

// askNeeds asks what would help the holder of a ticket.
func (m Model) askNeeds(id queue.TicketID) (Model, []Intent) {
	t, _ := m.office.Ticket(id)
	if m, _ = m.askAbout(needing, id); m.ask.holds() {
		return m, nil
	}
	m.ask.needs, m.ask.page = slices.Clone(t.Needs), needsPage
	return m, nil
}

// askNeedsHere asks it of whoever is about to get a ticket, or of the ticket that
// a note would be about.
func (m Model) askNeedsHere() (Model, []Intent) {
	if m.ask.about != issuing {
		return m.askNeeds(m.notable())
	}
	return m.turnPage(needsPage, ""), nil
}

// needsFound are the needs that fit what was typed.
func (m Model) needsFound() []queue.Need {
	return slices.DeleteFunc(slices.Clone(needs), func(n queue.Need) bool {
		return !lookup.Begins(i18n.Say(m.lang, needText(n)), m.ask.typed)
	})
}

func needText(n queue.Need) screen.Text { return screen.T("desk.need." + string(n)) }

func (m Model) needsShown() []Choice {
	var all []Choice
	for _, n := range m.needsFound() {
		all = append(all, Choice{
			ID: string(n), Letter: decimal(1 + slices.Index(needs, n)), Text: needText(n),
			On: slices.Contains(m.ask.needs, n),
		})
	}
	return all
}

// tick takes a need, or lets go of it.
func (m Model) tick(n queue.Need) Model {
	list := slices.Clone(m.ask.needs)
	if i := slices.Index(list, n); i >= 0 {
		list = slices.Delete(list, i, i+1)
	} else {
		list = append(list, n)
	}
	m.ask.needs, m.ask.typed, m.ask.at, m.ask.aimed = list, "", 0, false
	return m
}

// tickByNumber takes the need whose number was typed.
func (m Model) tickByNumber() Model {
	for i, n := range needs {
		if m.ask.typed == decimal(i+1) {
			return m.tick(n)
		}
	}
	return m
}

// sayNeeds takes the need that was aimed at, and otherwise ends the question.
func (m Model) sayNeeds() (Model, []Intent) {
	if m.ask.aimed {
		if found := m.needsFound(); m.ask.at < len(found) {
			return m.tick(found[m.ask.at]), nil
		}
		return m, nil
	}
	if m.ask.about == issuing {
		return m.turnBack(), nil
	}
	list := m.ask.needs
	if list == nil {
		list = []queue.Need{} // an empty list takes them away
	}
	return m.send(queue.NoteTicket{Desk: m.seat.desk, Ticket: m.ask.ticket, Needs: list})
}

// needingShown asks what would help.
func (m Model) needingShown() Line {
	yes, field := m.item(Accept), m.field("desk.ask_needs_new", "")
	yes.Primary, yes.Label = true, screen.T("desk.do.keep")
	if m.ask.aimed {
		yes.Label = screen.T("desk.do.tick")
	}
	if t, known := m.office.Ticket(m.ask.ticket); known {
		field = m.field("desk.ask_needs", t.Number())
	}
	return Line{Field: field, Items: []screen.Item{yes, m.no()}}
}
