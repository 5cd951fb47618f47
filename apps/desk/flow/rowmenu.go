package flow

import (
	"slices"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// rowsDo is what can be done with a ticket of a list, by its phase. What most
// people want stands first.
var rowsDo = map[queue.Phase][]Action{
	queue.Waiting:   {RowCall, RowSend, RowNote, RowPrint, RowCancel, RowFavour, RowNeeds},
	queue.Called:    {RowNote, RowNeeds},
	queue.Serving:   {RowNote, RowNeeds},
	queue.Parked:    {RowCall, RowBack, RowNote, RowNeeds},
	queue.Missed:    {RowCall, RowLast, RowArrival, RowNote},
	queue.Cancelled: {RowLast, RowArrival},
	queue.Left:      {RowLast, RowArrival},
	queue.Finished:  {RowCorrect, RowNote},
}

// rowActions are what can be done with a ticket now.
func (m Model) rowActions(id queue.TicketID) []Action {
	t, ok := m.office.Ticket(id)
	if !ok {
		return nil
	}
	var all []Action
	for _, a := range rowsDo[t.Phase] {
		switch {
		case a == RowCall && !m.callable(id):
		case a == RowCorrect && !m.correctable(id):
		case a == RowFavour && t.Class == queue.Booked:
		case a == RowPrint && t.Print.State == queue.Printed:
		default:
			all = append(all, a)
		}
	}
	return all
}

// menu opens what can be done with a ticket of a list.
func (m Model) menu(id queue.TicketID) (Model, []Intent) {
	switch why, ok := m.mayWork(); {
	case m.emergency.on:
		return m, nil
	case !ok:
		return m.explain(why), nil
	case len(m.rowActions(id)) == 0:
		return m.explain(screen.T("desk.reason_gone")), nil
	}
	return m.askAbout(rowMenu, id)
}

// pick takes the ticket that the search is on, or the first thing that can be
// done with the one of the menu.
func (m Model) pick() (Model, []Intent) {
	if m.ask.about == searching {
		list := m.found()
		if m.ask.at >= len(list) {
			return m, nil
		}
		id := list[m.ask.at].ID
		m.focus = id // what helps its holder stands on the screen
		return m.selected(id)
	}
	first := m.rowActions(m.ask.ticket)[0]
	if why, ok := m.allows(first); !ok {
		return m.explain(m.inFull(first, why)), nil
	}
	return m.doRow(first)
}

// mayRow says whether the open menu has an action.
func (m Model) mayRow(a Action) bool {
	return m.ask.about == rowMenu && slices.Contains(m.rowActions(m.ask.ticket), a)
}

// doRow does with the ticket of the menu what was chosen.
func (m Model) doRow(a Action) (Model, []Intent) {
	desk, id := m.seat.desk, m.ask.ticket
	t, _ := m.office.Ticket(id)
	switch a {
	case RowCall:
		return m.call(id)
	case RowSend:
		return m.askAbout(transferring, id)
	case RowNote:
		return m.askAbout(noting, id)
	case RowNeeds:
		return m.askNeeds(id)
	case RowCorrect:
		return m.correct(id)
	case RowPrint:
		return m.send(queue.PrintAgain{Ticket: id, Place: m.printer(t.Place)})
	case RowCancel, RowFavour, RowBack, RowLast, RowArrival:
		return m.send(m.rowCommand(a, desk, id))
	}
	return m, nil
}

// otherClass is what a ticket can become: one that goes first, or an ordinary one.
func (m Model) otherClass(id queue.TicketID) queue.Class {
	if t, _ := m.office.Ticket(id); t.Class == queue.Preferential {
		return queue.Ordinary
	}
	return queue.Preferential
}

// menuShown asks what is to be done with a ticket.
func (m Model) menuShown() Line {
	t, _ := m.office.Ticket(m.ask.ticket)
	l := Line{
		Text: screen.T("desk.ask_row", "Number", t.Number(), "Service", m.service(t.Service).Words),
		Also: m.noteLines(t),
	}
	if t.Live() || t.Phase == queue.Missed {
		l.Also = append(m.hows(t), l.Also...)
	}
	actions := m.rowActions(t.ID)
	l.Also = append(l.Also, m.forbiddenInMenu(actions)...)
	for i, a := range actions {
		it := m.item(a)
		it.Primary = i == 0 && !it.Off
		l.Items = append(l.Items, it)
	}
	l.Items = append(l.Items, m.no())
	return l
}

// heeds says whether a ticket has something that the clerk should know before
// the hall is called.
func heeds(t queue.Ticket) bool { return len(t.Needs) > 0 || len(t.Notes) > 0 }

// whyNot says in a word why a ticket that was found cannot be called here.
func (m Model) whyNot(t queue.Ticket) screen.Text {
	if t.Live() && !m.serves(t.Service) {
		return screen.T("desk.not_here")
	}
	return screen.Text{}
}
