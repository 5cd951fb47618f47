package flow

import (
	"time"

	"okienko/office/queue"
)

// Ring asks for the sound of a call for help.
type Ring struct{}

// ringAgain is how soon the sound comes again while nobody has accepted the call.
const ringAgain = 5 * time.Second

// rung is the last call for help that sounded here.
type rung struct {
	call uint64
	at   queue.Moment
}

// ring sounds a call for help of another desk: at once, and again until somebody
// comes. At the desk that calls it is quiet; who threatens stands there.
func (m Model) ring() (Model, []Intent) {
	open := uint64(0)
	for _, h := range m.helpCalls() {
		if h.Desk != m.seat.desk && !h.Accepted() {
			open = max(open, h.No)
		}
	}
	if open == 0 || open == m.rang.call && m.now.Since(m.rang.at) < ringAgain {
		return m, nil
	}
	m.rang = rung{open, m.now}
	return m, []Intent{Ring{}}
}

// helpCalls are the calls for help of the building where the clerk sits.
func (m Model) helpCalls() []queue.HelpCall {
	if m.office == nil || !m.signedIn() {
		return nil
	}
	return m.office.HelpCallsFor(m.seat.desk)
}
