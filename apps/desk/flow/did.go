package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// saidFor is how long the line says what was done, before it says what comes next again.
const saidFor = 6 * time.Second

// numberOf is the number that a command is about: one that it names, or the one in
// hand.
func (m Model) numberOf(c office.Command) string {
	if m.office == nil {
		return ""
	}
	t, _ := m.hand()
	if id := named(c); id != "" {
		t, _ = m.office.Ticket(id)
	}
	if _, undoes := c.(queue.Undo); undoes {
		last, _ := m.undoable()
		t = last.Before
	}
	if t.ID == "" {
		return ""
	}
	return t.Number()
}

// named is the ticket that a command names.
func named(c office.Command) queue.TicketID {
	switch c := c.(type) {
	case queue.TransferTicket:
		return c.Ticket
	case queue.NoteTicket:
		return c.Ticket
	case queue.CancelTicket:
		return c.Ticket
	case queue.ChangeClass:
		return c.Ticket
	case queue.WaitAgain:
		return c.Ticket
	case queue.ReleaseParked:
		return c.Ticket
	case queue.CorrectFinish:
		return c.Ticket
	case queue.PrintAgain:
		return c.Ticket
	}
	return ""
}

// did is what a command has done. What the window shows large by itself, such as a
// call, is not said again.
func (m Model) did(done sent) line {
	text := m.didText(done)
	if text.Empty() {
		return line{}
	}
	return line{weight: Info, text: text, until: m.now.Add(saidFor)}
}

func (m Model) didText(done sent) screen.Text {
	about := func(key string, pairs ...string) screen.Text {
		return screen.T("desk.did."+key, append([]string{"Number", done.number}, pairs...)...)
	}
	switch c := done.command.(type) {
	case queue.Recall:
		return about("recall")
	case queue.ReportAbsent:
		return about("absent")
	case queue.ParkTicket:
		if c.Until == 0 {
			return about("park")
		}
		return about("park_until", "Time", m.clock(c.Until))
	case queue.TransferTicket:
		return about("transfer", "Where", m.whereTo(c))
	case queue.FinishServing:
		return about("finish")
	case queue.CorrectFinish:
		return about("correct")
	case queue.CancelTicket:
		return about("cancel")
	case queue.ChangeClass:
		if c.Class == queue.Ordinary {
			return about("ordinary")
		}
		return about("favour")
	case queue.WaitAgain, queue.ReleaseParked:
		return about("again")
	case queue.NoteTicket:
		if len(c.Note) == 0 {
			return about("needs")
		}
		return about("note")
	case queue.PrintAgain:
		return about("print")
	case queue.Undo:
		return about("undo")
	case queue.ShowMessage:
		return screen.T("desk.did.message")
	case queue.ClearMessage:
		return screen.T("desk.did.message_off")
	}
	return screen.Text{}
}

// whereTo is where a ticket was sent, in the words of the list.
func (m Model) whereTo(c queue.TransferTicket) string {
	to := m.service(c.Service).Words
	if person, ok := m.office.Plan.Person(plan.PersonID(c.ToPerson)); ok {
		return to + ", " + person.Name
	}
	if place, ok := m.office.Plan.Desk(c.ToDesk); ok {
		desk, _ := m.office.Desk(place.ID)
		return to + ", " + decimal(place.Number) + " " + desk.Clerk
	}
	return to
}
