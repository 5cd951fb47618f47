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
	if a == Undo && ok {
		it.Detail = m.undoShown()
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
	case m.running() || m.emergency.asked != "":
		return Line{Text: screen.T("desk.line_running")}
	case m.ask.about != nothing:
		return m.askShown()
	case !m.line.text.Empty():
		return Line{Weight: m.line.weight, Text: m.line.text}
	}
	return Line{Text: m.hint(), Quiet: true}
}

// hint is the next step of a usual visit, for who is new here.
func (m Model) hint() screen.Text {
	if !m.signedIn() {
		return screen.Text{}
	}
	a := m.usual()
	if _, ok := m.atRest().allows(a); !ok {
		return screen.Text{}
	}
	return screen.T("desk.hint."+string(a), "Key", Shortcut(a))
}

// askShown is the open question with its answers.
func (m Model) askShown() Line {
	stay := m.item(Stay)
	switch m.ask.about {
	case parkUntil:
		t, _ := m.office.Ticket(m.ask.hand)
		l := Line{Text: screen.T("desk.ask_park", "Number", t.Number())}
		for _, a := range []Action{Park5, Park15, Park30, Park60} {
			it := m.item(a)
			it.Label = minutesText(int(parkings[a].Minutes()))
			l.Items = append(l.Items, it)
		}
		stay.Label = screen.T("desk.do.cancel")
		l.Items = append(l.Items, stay)
		return l
	case emergencyStart:
		yes := m.item(Start)
		yes.Primary, yes.Label = true, screen.T("desk.do.start_yes")
		return Line{Weight: Warning, Text: screen.T("desk.ask_emergency"), Items: []screen.Item{yes, m.no(stay)}}
	case openDay:
		yes := m.item(Open)
		yes.Primary = true
		return Line{Text: screen.T("desk.ask_open", "Time", m.clock(m.closes())), Items: []screen.Item{yes, m.no(stay)}}
	}
	return m.switchShown(stay)
}

func (m Model) no(stay screen.Item) screen.Item {
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
