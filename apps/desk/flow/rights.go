package flow

import (
	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// forbids says why the person who works here may not give a command, by the same
// rule that would refuse it.
func (m Model) forbids(c office.Command) *queue.Refusal {
	if c == nil || !m.signedIn() {
		return nil
	}
	return m.door.Forbids(m.office, c)
}

// forbidden is the same of an action.
func (m Model) forbidden(a Action) *queue.Refusal {
	if !m.signedIn() || !m.door.Guarded() {
		return nil
	}
	return m.forbids(m.commandOf(a))
}

// commandOf is a command as an action would send it, for the question whether the
// person may; none where everybody may.
func (m Model) commandOf(a Action) office.Command {
	desk, id := m.seat.desk, m.ask.ticket
	if _, parks := parkings[a]; parks || a == Park || a == ParkBack {
		return queue.ParkTicket{Desk: desk}
	}
	switch a {
	case Next:
		return queue.CallNext{Desk: desk}
	case Again:
		return queue.Recall{Desk: desk}
	case Came:
		return queue.StartServing{Desk: desk}
	case Absent:
		return queue.ReportAbsent{Desk: desk}
	case Finish, FinishAs:
		return queue.FinishServing{Desk: desk}
	case Undo:
		return queue.Undo{Desk: desk}
	case Continue:
		return queue.ContinueWith{Desk: desk}
	case Transfer:
		t, _ := m.hand()
		return queue.TransferTicket{Desk: desk, Ticket: t.ID}
	case NoteAlong:
		return m.alongside(desk, id)
	case Note:
		return queue.NoteTicket{Desk: desk, Ticket: m.notable(), Note: someNote}
	case Needs:
		return queue.NoteTicket{Desk: desk, Ticket: m.notable()}
	case WalkIn:
		return m.someIssue()
	case Message:
		return m.someMessage()
	case Open:
		return queue.OpenDay{}
	case Break:
		return queue.BeginBreak{Desk: desk}
	}
	return m.rowCommand(a, desk, id)
}

// someNote stands for whatever would be written.
var someNote = queue.Sealed("…")

func (m Model) rowCommand(a Action, desk plan.DeskID, id queue.TicketID) office.Command {
	switch a {
	case RowCall:
		return queue.CallTicket{Desk: desk, Ticket: id}
	case RowSend:
		return queue.TransferTicket{Desk: desk, Ticket: id}
	case RowNote:
		return queue.NoteTicket{Desk: desk, Ticket: id, Note: someNote}
	case RowNeeds:
		return queue.NoteTicket{Desk: desk, Ticket: id}
	case RowFavour:
		return queue.ChangeClass{Desk: desk, Ticket: id, Class: m.otherClass(id)}
	case RowCorrect:
		return queue.CorrectFinish{Desk: desk, Ticket: id}
	case RowCancel:
		return queue.CancelTicket{Desk: desk, Ticket: id}
	case RowBack:
		return queue.ReleaseParked{Desk: desk, Ticket: id}
	case RowLast:
		return queue.WaitAgain{Desk: desk, Ticket: id, Where: queue.AtEnd}
	case RowArrival:
		return queue.WaitAgain{Desk: desk, Ticket: id, Where: queue.ByArrival}
	}
	return nil
}

// alongside is a note that goes with what is being asked.
func (m Model) alongside(desk plan.DeskID, id queue.TicketID) office.Command {
	if m.ask.about == transferring {
		return queue.TransferTicket{Desk: desk, Ticket: id, Note: someNote}
	}
	return queue.FinishServing{Desk: desk, Note: someNote}
}

// someIssue is a ticket for what the desk itself serves.
func (m Model) someIssue() office.Command {
	if list := m.place().Services; len(list) > 0 {
		return queue.IssueTicket{Service: list[0], Source: queue.FromClerk}
	}
	return nil
}

// someMessage is one to a hall into which the desk calls.
func (m Model) someMessage() office.Command {
	if list := m.place().Halls; len(list) > 0 {
		return queue.ShowMessage{Hall: list[0]}
	}
	return nil
}

// inBrief is why somebody may not, in the few words that a key has room for.
func inBrief(r *queue.Refusal) screen.Text {
	switch r.Code {
	case office.NotSignedIn:
		return screen.T("desk.reason_sign_in")
	case office.NotYourDesk:
		return screen.T("desk.reason_other_desk")
	}
	return screen.T("desk.reason_no_right")
}

// inFull is why a key cannot do its work, in a sentence where there is more to say
// than it shows itself.
func (m Model) inFull(a Action, why screen.Text) screen.Text {
	if r := m.forbidden(a); r != nil && why.Key == inBrief(r).Key {
		return feed.Refused(r)
	}
	return why
}

// mayDo says whether the person has a right in the department of the desk.
func (m Model) mayDo(r plan.Right) bool {
	return !m.door.Guarded() || m.office.Plan.May(m.seat.person, r, m.place().Department)
}

// forbiddenInMenu are the reasons why some of what the menu shows may not be done.
func (m Model) forbiddenInMenu(actions []Action) []screen.Text {
	var all []screen.Text
	said := make(map[string]bool)
	for _, a := range actions {
		if r := m.forbidden(a); r != nil && !said[feed.Refused(r).Key] {
			said[feed.Refused(r).Key] = true
			all = append(all, feed.Refused(r))
		}
	}
	if len(all) > 1 {
		return []screen.Text{screen.T("desk.menu_forbidden")}
	}
	return all
}
