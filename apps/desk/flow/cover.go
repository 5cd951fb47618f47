package flow

import (
	"okienko/internal/screen"
	"okienko/internal/signin"
)

// cover is what stands before the desk while the person has to show who they are.
// What lies below stays as it is: whoever comes back goes on where she was.
type cover int

// The covers.
const (
	open     cover = iota
	locked         // the PIN again
	changing       // another PIN
)

func (m Model) covered() bool { return m.cover != open && m.signedIn() }

// byHand says whether a message is something that a person did.
func byHand(msg Msg) bool {
	switch msg.(type) {
	case Acted, Typed, ChoseDesk, Selected, Focused, Menu, Struck, Wrote, Moved, Chose, LanguageChosen,
		signin.Chose, signin.Digit:
		return true
	}
	return false
}

// drowse covers a window at which nobody has done anything for long, and forgets a
// sign-in that was left before its end: it would let in whoever comes next. Whoever
// has somebody at the desk is there, and is left alone unless they have covered the
// window; so is a window that could not ask the office for the PIN.
func (m Model) drowse() (Model, []Intent) {
	if _, busy := m.hand(); busy && m.cover != locked || m.emergency.on || !m.way.none() || !m.contact.Current {
		m.touched = max(m.touched, m.now)
		return m, nil
	}
	if m.office == nil || !m.door.Guarded() {
		return m, nil
	}
	if after := m.office.Plan.Rules.LockAfter(); after <= 0 || m.now.Since(m.touched) < after {
		return m, nil
	}
	switch {
	case m.cover == locked && m.door.Choosing():
		m.door = m.door.Begin(m.seat.person)
	case m.cover != locked && m.mayCover():
		return m.lock(), nil
	case !m.signedIn() && (m.form.inside != "" || m.door.Choosing()):
		return m.signOut()
	}
	return m, nil
}

// mayCover says whether a PIN could open the window again.
func (m Model) mayCover() bool { return m.signedIn() && m.door.Guarded() && m.seat.person != "" }

// lock covers the window.
func (m Model) lock() Model {
	m.cover, m.door, m.line = locked, m.door.Begin(m.seat.person), line{}
	return m
}

// checkProof notices that the office does not count the person as signed in any
// more, or that it asks for PINs from now on.
func (m Model) checkProof() Model {
	if !m.signedIn() {
		return m
	}
	here := m.seat.person != "" && m.door.Present() == m.seat.person
	switch {
	case here:
		m.seat.proven = true
	case !m.door.Guarded():
	case m.seat.person == "":
		for _, p := range m.office.Plan.People {
			if p.Name == m.seat.clerk {
				m.seat.person = p.ID
				return m.lock()
			}
		}
		m.seat, m.ask = seat{}, ask{}
		m.line = note("desk.line_pins_began")
	case m.seat.proven:
		if m.seat.proven = false; m.cover != locked { // there somebody else may be on the way in
			return m.lock()
		}
	}
	return m
}

// actedCovered is what works while the window is covered: the PIN, the language,
// and calling for help.
func (m Model) actedCovered(a Action) (Model, []Intent) {
	switch a {
	case Stay:
		return m.stepBack()
	case SignIn:
		return m.enterDoor()
	case Erase:
		return m.atDoor(signin.Erase{})
	case Help:
		if why, ok := m.allows(Help); !ok {
			return m.explain(why), nil
		}
		return m.help()
	}
	return m, nil
}

// coverShown is a window that shows nothing of what is below.
func (m Model) coverShown(s *Screen) {
	place, _ := m.office.Plan.Desk(m.seat.desk)
	s.Name, s.Title = Covered, screen.T("desk.title_locked", "Number", decimal(place.Number))
	if m.cover == changing {
		s.Title = screen.T("desk.title_change")
	}
	s.Under = screen.Words(m.seat.clerk)
	s.Form = Form{NameLabel: screen.T("desk.form_name")}
	m.doorShown(&s.Form)
	s.Items = append(append(s.Items, m.helpItem()), m.doorItems()...)
}

// askLeaving asks whether to leave, or only to cover the window, where a PIN would
// open it again.
func (m Model) askLeaving() (Model, []Intent) {
	if !m.mayCover() {
		return m.leave()
	}
	if m.ask.about == leaving {
		return m.leave()
	}
	return m.askAbout(leaving, "")
}

// leavingShown asks what the person wants to do.
func (m Model) leavingShown() Line {
	yes := m.item(Leave)
	yes.Primary = !yes.Off
	return Line{Text: screen.T("desk.ask_leave"), Items: []screen.Item{yes, m.item(Lock), m.item(NewPIN), m.no()}}
}

// opens says whether what a person does can reach a covered window.
func opens(msg Msg) bool {
	switch msg.(type) {
	case Acted, Typed, Struck, Moved, LanguageChosen, signin.Chose, signin.Digit:
		return true
	}
	return false
}
