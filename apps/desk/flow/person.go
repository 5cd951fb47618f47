package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// person is a ticket with what to know before meeting its holder.
func (m Model) person(t queue.Ticket) Person {
	return Person{
		Number: t.Number(), Letter: t.Series, Service: m.service(t.Service),
		Waited: screen.Plural("desk.waited", m.waited(t.Reference)),
		Marks:  m.marks(t), Notes: m.noteLines(t),
	}
}

func (m Model) service(id plan.ServiceID) screen.Text {
	s, _ := m.office.Plan.Service(id)
	return screen.Words(s.Name.In(m.lang))
}

// handShown is the ticket in hand.
func (m Model) handShown() Hand {
	t, busy := m.hand()
	if b, on := m.resting(); on && !busy {
		return m.restShown(b)
	}
	if !busy {
		h := Hand{State: screen.T("desk.hand_empty")}
		if !m.office.Day.Open {
			h.State = screen.T("desk.hand_closed")
		}
		return h
	}
	h := Hand{Person: m.person(t), Lit: true}
	// The wait ended with the first call; what counts from there stands beside.
	if t.Phase == queue.Serving {
		h.Lit, h.Marks = false, m.helping(t)
		h.Waited = screen.Text{}
		h.State = screen.T("desk.hand_serving", "Ago", m.ago(m.now.Add(-t.Served(m.now))))
		return h
	}
	h.Marks = m.meeting(t)
	h.Waited = screen.Plural("desk.had_waited", int(max(0, t.CalledAt.Since(t.Reference)).Minutes()))
	h.State = screen.T("desk.hand_called", "Ago", m.ago(t.CalledAt))
	if t.Calls > 1 {
		h.State = screen.T("desk.hand_called_again", "Ago", m.ago(t.CalledAt), "Times", decimal(t.Calls))
	}
	h.Shown = m.shown(t)
	return h
}

// shownWithin is how long a display may take to say that it shows a call.
const shownWithin = 3 * time.Second

// shown says whether the hall has shown the newest call of a ticket.
func (m Model) shown(t queue.Ticket) Mark {
	place, _ := m.office.Plan.Desk(m.seat.desk)
	if len(place.Halls) == 0 {
		return Mark{}
	}
	call, ok := m.newestCall(t.ID)
	if !ok {
		return Mark{}
	}
	for _, s := range call.Shown {
		if s.Sounded {
			return Mark{Glyph: "check", Text: screen.T("desk.shown_sounded")}
		}
	}
	switch {
	case len(call.Shown) > 0:
		return Mark{Glyph: "check", Text: screen.T("desk.shown_silent")}
	case m.now.Since(call.At) < shownWithin:
		return Mark{Glyph: "clock", Text: screen.T("desk.shown_soon")}
	}
	return Mark{Glyph: "warning", Text: screen.T("desk.shown_not"), Warn: true}
}

func (m Model) newestCall(id queue.TicketID) (queue.Call, bool) {
	for i := len(m.office.Calls) - 1; i >= 0; i-- {
		if c := m.office.Calls[i]; c.Ticket == id && c.Desk == m.seat.desk && !c.Withdrawn {
			return c, true
		}
	}
	return queue.Call{}, false
}

// nextShown is whom the next call would be for.
func (m Model) nextShown() Person {
	t, ok := m.office.Next(m.seat.desk, m.now)
	if ok {
		p := m.person(t)
		p.Title, p.Marks = screen.T("desk.next_title"), m.meeting(t)
		return p
	}
	why, _ := m.mayCallNext()
	return Person{Title: screen.T("desk.next_title"), Service: why}
}

// needGlyphs are the icons of the needs.
var needGlyphs = map[queue.Need]string{
	queue.WriteAndSpeakSlowly: "document", queue.SignLanguage: "hand", queue.HearingLoop: "phone",
	queue.TimeToWalk: "clock", queue.GroundFloor: "wheelchair", queue.FetchMe: "people", queue.LargePrint: "text-size",
}

// marks are what distinguishes a ticket from others, what helps its holder last.
func (m Model) marks(t queue.Ticket) []Mark {
	marks := append(m.aside(t), m.helping(t)...)
	if len(t.Notes) > 0 {
		marks = append(marks, Mark{Glyph: "document", Text: screen.T("desk.mark_note")})
	}
	return marks
}

// helping are the marks of somebody who is here.
func (m Model) helping(t queue.Ticket) []Mark {
	marks := m.standing(t)
	for _, n := range t.Needs {
		marks = append(marks, Mark{Glyph: needGlyphs[n], Text: screen.T("desk.need." + string(n))})
	}
	return marks
}

// meeting are the marks with how to call and meet the person, as long as that is
// to come.
func (m Model) meeting(t queue.Ticket) []Mark {
	marks := m.standing(t)
	for i, how := range m.hows(t) {
		marks = append(marks, Mark{Glyph: needGlyphs[t.Needs[i]], Text: how})
	}
	return marks
}

// standing are the marks about a ticket's place in the line.
func (m Model) standing(t queue.Ticket) []Mark {
	var marks []Mark
	add := func(glyph string, text screen.Text) { marks = append(marks, Mark{Glyph: glyph, Text: text}) }
	switch t.Class {
	case queue.Preferential:
		add("star", screen.T("desk.mark_preferential"))
	case queue.Booked:
		add("clock", screen.T("desk.mark_booked"))
	}
	if t.BackFirst {
		add("undo", screen.T("desk.mark_back"))
	}
	if t.Phase == queue.Waiting && t.AbsentAt != 0 {
		add("pause", m.absence(t))
	}
	return marks
}

// absence says from when somebody who did not come is offered again.
func (m Model) absence(t queue.Ticket) screen.Text {
	if again := m.office.OfferedAgain(t); again > m.now {
		return screen.Plural("desk.mark_absent_again", minutesUp(again.Since(m.now)))
	}
	return screen.T("desk.mark_absent")
}
