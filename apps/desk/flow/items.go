package flow

import (
	"strconv"

	"okienko/internal/screen"
	"okienko/office/queue"
)

func decimal(n int) string { return strconv.Itoa(n) }

// glyphs are the icons of the actions.
var glyphs = map[Action]string{
	Next: "arrow-right", Again: "repeat", Came: "hand", Absent: "cross", Park: "pause", Finish: "check",
	Undo: "undo", Print: "printer", Open: "clock", Start: "warning", Leave: "door", SignIn: "arrow-right", Language: "globe",
	Transfer: "people", Continue: "plus", Note: "document", Break: "pause", Help: "warning", NoteAlong: "document", FinishAs: "check", Needs: "info",
	Search: "ticket", Bar: "screen", Keys: "key", WalkIn: "ticket", Hour: "clock", Message: "screen", OnPaper: "printer", InOther: "globe", RowCorrect: "check", RowNeeds: "info",
	Lock: "key", NewPIN: "key",
	RowCall: "arrow-right", RowSend: "people", RowNote: "document", RowPrint: "printer", RowCancel: "cross",
	RowBack: "hand", RowLast: "clock", RowArrival: "undo", RowFavour: "star",
}

// item is an action as a button: what it is called, whether it can be used, and
// if not, why.
func (m Model) item(a Action) screen.Item {
	it := screen.Item{
		ID: string(a), Role: screen.Button, Glyph: glyphs[a],
		Label: screen.T("desk.do." + string(a)), Primary: a == m.usual(),
	}
	why, ok := m.allows(a)
	switch {
	case !m.way.none() && !m.running():
		// An answer usually comes within a blink; until it is late, nothing
		// on the row of keys moves.
		_, ok = m.atRest().allows(a)
	case !ok && !why.Empty():
		it.Detail = []screen.Text{why}
	}
	it.Off = !ok
	if it.Off {
		it.Primary = false
	}
	switch {
	case a == Undo && ok:
		it.Detail = m.undoShown()
	case a == RowFavour && m.otherClass(m.ask.ticket) == queue.Ordinary:
		it.Label = screen.T("desk.do.row_ordinary")
	}
	return it
}

// atRest is the window as if no command were on its way.
func (m Model) atRest() Model {
	m.way = sent{}
	return m
}

// usual is the key that a usual visit takes next.
func (m Model) usual() Action {
	t, busy := m.hand()
	switch {
	case m.emergency.hand.Ticket != "":
		return Came
	case m.emergency.on:
		return Next
	case !m.signedIn():
		return SignIn
	case m.ask.about != nothing:
		return "" // the question has its own
	case busy && t.Phase == queue.Called:
		return Came
	case busy:
		return Finish
	}
	return Next
}

// undoShown says what would be taken back and how long that is possible.
func (m Model) undoShown() []screen.Text {
	if m.mayUngive() {
		return []screen.Text{screen.T("desk.undo.issue", "Number", m.ask.gave.Number)}
	}
	last, _ := m.undoable()
	until := last.At.Add(m.office.Plan.Rules.UndoFor()).Add(-undoMargin)
	seconds := int(max(0, until.Since(m.now)).Seconds()) + 1
	return []screen.Text{
		screen.T("desk.undo."+last.What, "Number", last.Before.Number()),
		screen.Plural("desk.undo_left", seconds),
	}
}

// lineShown is what stands above the row of keys.
func (m Model) lineShown() Line {
	switch {
	case m.covered() || m.asksWho() && m.way.none():
		return m.doorLine()
	case m.running() || m.emergency.asked != "":
		return Line{Text: screen.T("desk.line_running")}
	case m.ask.about != nothing:
		return m.askShown()
	case !m.line.text.Empty():
		return Line{Weight: m.line.weight, Text: m.line.text}
	}
	l := Line{Text: m.hint(), Quiet: true}
	if t, ok := m.focused(); ok && heeds(t) {
		l.Quiet, l.Also = false, append(m.hows(t), m.noteLines(t)...)
	}
	return l
}

// hint is the next step of a usual visit, for who is new here.
func (m Model) hint() screen.Text {
	if !m.signedIn() {
		return screen.Text{}
	}
	if t, ok := m.focused(); ok {
		return m.focusHint(t)
	}
	a := m.usual()
	if _, ok := m.atRest().allows(a); !ok {
		if _, ok = m.allows(Keys); !ok {
			return screen.Text{}
		}
		return screen.T("desk.hint.keys", "Key", Shortcut(Keys))
	}
	return screen.T("desk.hint."+string(a), "Key", Shortcut(a))
}

// askShown is the open question with its answers.
func (m Model) askShown() Line {
	stay := m.item(Stay)
	if m.ask.page == needsPage {
		return m.needingShown()
	}
	switch m.ask.about {
	case searching:
		return Line{Field: m.field("desk.ask_search", ""), Items: []screen.Item{m.no()}}
	case noting:
		t, _ := m.office.Ticket(m.ask.ticket)
		yes := m.item(Accept)
		yes.Primary, yes.Label = true, screen.T("desk.do.keep")
		return Line{Field: m.field("desk.ask_note", t.Number()), Items: []screen.Item{yes, m.no()}}
	case rowMenu:
		return m.menuShown()
	case transferring:
		return m.transferShown()
	case goingOn:
		return m.typedShown("desk.ask_continue", Continue)
	case breaking:
		return m.typedShown("desk.ask_break", Break)
	case finishing, correcting:
		return m.endingShown()
	case issuing:
		return m.issuingShown()
	case issued:
		return m.issuedShown()
	case hallMessage:
		return m.messageShown()
	case keyList:
		return m.typedShown("desk.ask_keys", Accept)
	case leaving:
		return m.leavingShown()
	case parkUntil:
		return m.parkShown()
	case emergencyStart:
		yes := m.item(Start)
		yes.Primary, yes.Label = true, screen.T("desk.do.start_yes")
		return Line{Weight: Warning, Text: screen.T("desk.ask_emergency"), Items: []screen.Item{yes, m.no()}}
	case openingDay:
		yes := m.item(Open)
		yes.Primary = true
		return Line{Text: screen.T("desk.ask_open", "Time", m.clock(m.opening().Closes)), Items: []screen.Item{yes, m.no()}}
	}
	return m.switchShown(stay)
}

// no is the way out of a question.
func (m Model) no() screen.Item {
	stay := m.item(Stay)
	stay.Label = screen.T("desk.do.cancel")
	return stay
}

// switchShown asks whether to leave the person in hand for another.
func (m Model) switchShown(stay screen.Item) Line {
	t, _ := m.office.Ticket(m.ask.hand)
	phase, whom := "serving", "next"
	if m.ask.phase == queue.Called {
		phase = "called"
	}
	other, byHand := m.office.Ticket(m.ask.ticket)
	if byHand {
		whom = "other"
	}
	yes := m.item(Next)
	yes.Primary, yes.Detail = true, nil
	yes.Label = screen.T("desk.do.switch."+phase+"_"+whom, "Number", other.Number())
	return Line{Text: screen.T("desk.ask_switch."+phase, "Number", t.Number()), Items: []screen.Item{yes, stay}}
}

// typedShown asks for one of the choices, which are found by typing.
func (m Model) typedShown(label string, a Action) Line {
	t, _ := m.hand()
	yes := m.item(Accept)
	yes.Primary, yes.Label = true, screen.T("desk.do."+string(a))
	return Line{Field: m.field(label, t.Number()), Items: []screen.Item{yes, m.no()}}
}

// field is where the answer of the open question is typed.
func (m Model) field(label, number string) Field {
	f := Field{Label: screen.T(label, "Number", number), Text: m.ask.typed}
	if !m.line.text.Empty() {
		f.Label = m.line.text // what is missing, or why it was not taken
	}
	return f
}

// focused is the ticket of the line that the keys are on.
func (m Model) focused() (queue.Ticket, bool) {
	if !m.signedIn() || m.emergency.on {
		return queue.Ticket{}, false
	}
	return m.office.Ticket(m.focus)
}

// focusHint says what the keys do with that ticket.
func (m Model) focusHint(t queue.Ticket) screen.Text {
	if m.callable(t.ID) {
		return screen.T("desk.hint.row", "Number", t.Number())
	}
	return screen.T("desk.hint.row_more", "Number", t.Number())
}
