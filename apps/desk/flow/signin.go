package flow

import (
	"okienko/internal/screen"
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

func (m Model) takenByOther(d queue.Desk) bool { return d.Taken() && d.Clerk != m.name() }
