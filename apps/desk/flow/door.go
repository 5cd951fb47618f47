package flow

import (
	"okienko/internal/screen"
	"okienko/internal/signin"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Named tells how the office calls this window.
type Named struct{ Client string }

// atDoor lets the sign-in take in a message, and goes on when it is done.
func (m Model) atDoor(msg signin.Msg) (Model, []Intent) {
	var asked []signin.Intent
	var came signin.Outcome
	m.door, asked, came = m.door.Tick(m.now, m.contact.Current).Update(msg)
	var intents []Intent
	for _, i := range asked {
		intents = append(intents, i)
	}
	var more []Intent
	switch came {
	case signin.Entered:
		m, more = m.entered()
	case signin.GaveUp:
		if m.cover == changing { // the PIN of who works here
			m.cover = open
		} else {
			m.door = m.door.Begin(m.seat.person)
		}
	}
	return m, append(intents, more...)
}

// entered goes on after a person has shown who they are: where they were, or at
// the desk that they want.
func (m Model) entered() (Model, []Intent) {
	who, _ := m.door.Who()
	m.touched = m.now
	if m.signedIn() && who.ID == m.seat.person {
		changed := m.cover == changing
		m.cover, m.line = open, line{}
		if changed {
			m.line = note("desk.line_new_pin")
		}
		return m, nil
	}
	if m.signedIn() { // somebody else came to a locked window
		m.form.desk, m.seat, m.ask, m.cover = m.seat.desk, seat{}, ask{}, open
	}
	m.form.inside = who.ID
	return m.sit()
}

// sit takes the chosen desk for who has signed in. From somebody who has gone
// without a word it is taken only by who may, and after a question.
func (m Model) sit() (Model, []Intent) {
	d, ok := m.office.Desk(m.form.desk)
	m.line = line{}
	switch {
	case !ok:
		m.line = line{weight: Info, text: screen.T("desk.reason_no_desk")}
		return m, nil
	case m.takenByOther(d) && !m.mayFree(d):
		m.line = line{weight: Warning, text: screen.T("desk.reason_taken", "Clerk", d.Clerk)}
		return m, nil
	case m.takenByOther(d) && !m.form.frees:
		m.form.frees = true
		m.line = line{weight: Warning, text: screen.T("desk.ask_free", "Clerk", d.Clerk)}
		return m, nil
	}
	take := queue.TakeDesk{Desk: m.form.desk, Clerk: m.name()}
	if m.takenByOther(d) {
		return m.send(queue.LeaveDesk{Desk: m.form.desk}, take)
	}
	return m.send(take)
}

// mayFree says whether who has signed in may empty somebody else's desk.
func (m Model) mayFree(d queue.Desk) bool {
	place, _ := m.office.Plan.Desk(d.ID)
	return m.door.Guarded() && m.office.Plan.May(m.form.inside, plan.StopIssuing, place.Department)
}

// signOut ends the sign-in of somebody who has no desk.
func (m Model) signOut() (Model, []Intent) {
	m.form.inside, m.form.frees, m.door = "", false, m.door.Begin("")
	return m.send(people.SignOut{})
}

// stepBack is Esc before a desk is taken, and while the window is covered.
func (m Model) stepBack() (Model, []Intent) {
	m.line, m.form.frees = line{}, false
	switch {
	case m.door.Running():
		return m, nil
	case m.covered() && m.door.Step() == signin.Name:
		m.door = m.door.Begin(m.seat.person)
		return m, nil
	case m.door.Step() == signin.New && !m.door.Changing():
		return m.atDoor(signin.Later{})
	case m.form.inside != "":
		return m.signOut()
	}
	return m.atDoor(signin.Back{})
}

// enterDoor is Enter there.
func (m Model) enterDoor() (Model, []Intent) {
	if m.form.inside != "" && m.door.Step() == signin.PIN {
		if why, ok := m.mayReach(); !ok {
			return m.explain(why), nil
		}
		return m.sit()
	}
	m.line = line{}
	return m.atDoor(signin.Enter{})
}

// struckAtDoor takes a character that was typed beside the fields.
func (m Model) struckAtDoor(r rune) (Model, []Intent) {
	m.line = line{}
	if m.door.Step() == signin.Name {
		return m.atDoor(signin.Typed{Text: m.door.Typed() + string(r)})
	}
	return m.atDoor(signin.Digit{Rune: r})
}

// doorShown is the sign-in of an office that knows its people.
func (m Model) doorShown(f *Form) {
	f.Asks, f.Name = true, m.door.Typed()
	if m.door.Step() == signin.Name {
		for _, one := range m.door.Names() {
			f.People = append(f.People, Choice{
				ID: string(one.ID), Glyph: "people", Text: screen.Words(one.Name), Detail: one.Note, On: one.On,
			})
		}
		return
	}
	who, _ := m.door.Who()
	f.Who = screen.Words(who.Name)
	if m.door.Guarded() && m.form.inside == "" {
		f.PIN = PIN{Label: m.door.Label(), Typed: m.door.Digits()}
	}
}

// doorItems are the buttons of the sign-in: on, and back.
func (m Model) doorItems() []screen.Item {
	on := m.item(SignIn)
	on.Label, on.Off, on.Primary = screen.T(m.onward()), false, true
	on.Detail = nil
	items := []screen.Item{on}
	if key := m.backward(); key != "" {
		back := m.item(Stay)
		back.Label = screen.T(key)
		items = append(items, back)
	}
	return items
}

// onward is what Enter does, as a key of the catalogue.
func (m Model) onward() string {
	step := m.door.Step()
	switch {
	case m.form.frees:
		return "desk.do.free"
	case step == signin.Again:
		return "desk.do.keep_pin"
	case step == signin.Name, step == signin.New, m.door.Changing():
		return "desk.do.onward"
	case m.covered():
		return "desk.do.unlock"
	}
	return "desk.do.sign_in"
}

// backward is what Esc does; empty where it does nothing.
func (m Model) backward() string {
	switch step := m.door.Step(); {
	case m.door.Changing():
		return "desk.do.same_pin"
	case step == signin.Name && !m.covered():
		return ""
	case step == signin.New:
		return "desk.do.later"
	case step == signin.Again, step == signin.Name:
		return "desk.do.back"
	}
	return "desk.do.somebody_else"
}

// doorLine is what the sign-in has to say.
func (m Model) doorLine() Line {
	says := m.door.Says()
	switch {
	case m.door.Running():
		return Line{Text: screen.T("pin.checking")}
	case !m.line.text.Empty() && !says.Warn:
		return Line{Weight: m.line.weight, Text: m.line.text}
	case len(says.Texts) == 0:
		return Line{Quiet: true}
	}
	l := Line{Text: says.Texts[0], Also: says.Texts[1:]}
	if says.Warn {
		l.Weight = Warning
	}
	return l
}
