package flow

import (
	"okienko/internal/screen"
	"okienko/office/people"
	"okienko/office/queue"
)

// maySignIn says what is still missing at the sign-in.
func (m Model) maySignIn() (screen.Text, bool) {
	if m.signedIn() {
		return screen.Text{}, false
	}
	if why, ok := m.mayReach(); !ok {
		return why, false
	}
	d, ok := m.office.Desk(m.form.desk)
	switch {
	case m.name() == "":
		return screen.T("desk.reason_no_name"), false
	case !ok:
		return screen.T("desk.reason_no_desk"), false
	case m.takenByOther(d):
		return screen.T("desk.reason_taken", "Clerk", d.Clerk), false
	}
	return screen.Text{}, true
}

// signIn takes the desk, or keeps what Enter asked for until the office answers: in
// the first second of a window nobody looks whether it does already.
func (m Model) signIn() (Model, []Intent) {
	if !m.contact.Current {
		m.form.soon, m.line = true, note("desk.line_sign_in_soon")
		return m, nil
	}
	return m.send(queue.TakeDesk{Desk: m.form.desk, Clerk: m.name()})
}

// maySoon says whether nothing but an answer of the office is missing at the sign-in.
func (m Model) maySoon() bool {
	if m.office == nil || m.contact.Current || m.contact.Trouble.TurnedAway() {
		return false
	}
	m.contact.Current = true
	_, ok := m.maySignIn()
	return ok
}

// answers goes on with what was asked for before the office answered.
func (m Model) answers() (Model, []Intent) {
	if !m.form.soon || !m.contact.Current {
		return m, nil
	}
	m.form.soon, m.line = false, line{}
	if why, ok := m.allows(SignIn); !ok {
		return m.explain(why), nil
	}
	return m.do(SignIn)
}

// asksWho says whether the window asks who is there, out of those whom the office
// knows.
func (m Model) asksWho() bool { return !m.signedIn() && m.office != nil && m.door.Asks() }

// leave ends the work at the desk, and the sign-in with it.
func (m Model) leave() (Model, []Intent) {
	if m.seat.person == "" {
		return m.send(queue.LeaveDesk{Desk: m.seat.desk})
	}
	return m.send(queue.LeaveDesk{Desk: m.seat.desk}, people.SignOut{})
}

func (m Model) takenByOther(d queue.Desk) bool { return d.Taken() && d.Clerk != m.name() }
