package flow

import (
	"slices"

	"okienko/internal/screen"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// longestNote is what the rules take, in bytes, less what a closed note has around
// it.
const longestNote = 4<<10 - 64

// NotSealed says that a command was not sent: this computer does not have the key
// of the day's notes yet.
type NotSealed struct{ Tag string }

// notSealed brings back what was typed, so that it can be sent again.
func (m Model) notSealed(n NotSealed) Model {
	if n.Tag != m.way.tag || m.way.none() {
		return m
	}
	m = m.putBy()
	m.ask, m.way = m.way.asked, sent{}
	m.line = warn("desk.line_not_sealed")
	return m
}

// readable opens the notes of a copy of the office. One that cannot be read here is
// empty.
func (m Model) readable(s *queue.State, day people.Secret) *queue.State {
	if m.cfg.Opens == nil {
		return s
	}
	for i, t := range s.Tickets {
		s.Tickets[i].Notes = slices.Clone(t.Notes)
		for j, n := range t.Notes {
			text, _ := m.cfg.Opens(day, t.ID, n.Text)
			s.Tickets[i].Notes[j].Text = queue.Sealed(text)
		}
	}
	return s
}

// cut shortens a text to so many bytes, at a whole letter.
func cut(text string, most int) string {
	for len(text) > most {
		runes := []rune(text)
		text = string(runes[:len(runes)-1])
	}
	return text
}

// letters shortens a text to so many letters.
func letters(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}

// notable is the ticket that the key for notes is about: the one that the keys
// are on, the one in hand, or who is next.
func (m Model) notable() queue.TicketID {
	if t, ok := m.focused(); ok {
		return t.ID
	}
	if t, busy := m.hand(); busy {
		return t.ID
	}
	t, _ := m.office.Next(m.seat.desk, m.now)
	return t.ID
}

// write keeps the note that was typed.
func (m Model) write() (Model, []Intent) {
	if m.ask.typed == "" {
		m.ask = ask{}
		return m, nil
	}
	return m.send(queue.NoteTicket{Desk: m.seat.desk, Ticket: m.ask.ticket, Note: queue.Sealed(m.ask.typed)})
}

// noteInHand is what is half written about the person who is being served: it ends
// with the visit.
func (m Model) noteInHand() queue.Sealed {
	if t, busy := m.hand(); busy && m.ask.about == noting && m.ask.ticket == t.ID {
		return queue.Sealed(m.ask.typed)
	}
	return nil
}

// writeAlong turns the field to the note that goes with the answer.
func (m Model) writeAlong() Model {
	return m.turnPage(notePage, m.ask.note)
}

// written keeps that note, and goes back to the question.
func (m Model) written() Model {
	m.ask.note = m.ask.typed
	return m.turnBack()
}

// alongShown asks for the note that goes along.
func (m Model) alongShown(label string, t queue.Ticket) Line {
	yes := m.item(Accept)
	yes.Primary = true
	return Line{Field: m.field(label, t.Number()), Items: []screen.Item{yes, m.no()}}
}

// noteOf is a note as it is read: who, when, what.
func (m Model) noteOf(n queue.Note) screen.Text {
	if len(n.Text) == 0 {
		return screen.T("desk.note_closed", "Clerk", n.By, "Time", m.clock(n.At))
	}
	return screen.T("desk.note", "Clerk", n.By, "Time", m.clock(n.At), "Text", string(n.Text))
}

// noteLines are the notes of a ticket, the newest first.
func (m Model) noteLines(t queue.Ticket) []screen.Text {
	var all []screen.Text
	if !m.mayDo(plan.SeeNotes) {
		return nil
	}
	for i := len(t.Notes) - 1; i >= 0; i-- {
		all = append(all, m.noteOf(t.Notes[i]))
	}
	return all
}

// notesShown are the notes that the ticket has already, to be read while another
// is written.
func (m Model) notesShown() []Choice {
	t, _ := m.office.Ticket(m.ask.ticket)
	var all []Choice
	for i := len(t.Notes) - 1; i >= 0; i-- {
		n := t.Notes[i]
		all = append(all, Choice{
			ID: decimal(i), Glyph: "document", Text: screen.Words(string(n.Text)),
			Detail: screen.Words(n.By), End: screen.Words(m.clock(n.At)), Off: true,
		})
	}
	return all
}

// hows say how the holder of a ticket is to be called and met. It never says why.
func (m Model) hows(t queue.Ticket) []screen.Text {
	var all []screen.Text
	for _, n := range t.Needs {
		how := screen.T("desk.how." + string(n))
		if n == queue.TimeToWalk {
			how = screen.Plural("desk.how.time_to_walk", max(1, m.office.Plan.Rules.AbsentPauseSlow))
		}
		all = append(all, how)
	}
	return all
}
