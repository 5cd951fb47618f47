package flow

import (
	"time"

	"okienko/internal/feed"
	"okienko/internal/screen"
)

// How long a lost contact is nobody's business, and from when on people are
// called aloud: a change of leader takes a second, and after half a minute a
// supervisor may start calling without the office.
const (
	unnoticed = 5 * time.Second
	aloud     = 30 * time.Second
)

// heard notes what is said of the contact, and since when it is lost.
func (m Model) heard(c feed.Contact) Model {
	if m.contact.Current && !c.Current {
		m.lost = m.now
		if c.Since > 0 {
			m.lost = c.Since
		}
	}
	m.contact = c
	return m
}

// current says whether the board may be believed.
func (m Model) current() bool {
	return m.contact.Current || m.now.Since(m.lost) < unnoticed
}

// stale is the warning over a board that is no longer current. At night it is
// left out: members are switched off then, and the hours on the door are right
// without them.
func (m Model) stale(scene Scene) Stale {
	night := scene == Closed && !m.hours.OpenAt(m.now.Time(), m.config.Zone)
	if m.current() || scene == Starting || night {
		return Stale{}
	}
	s := Stale{Title: screen.T("hall.reconnecting")}
	if m.contact.Since > 0 {
		s.AsOf = screen.T("hall.as_of", "Time", screen.Clock(m.contact.Since.Time().In(m.config.Zone)))
	}
	if m.now.Since(m.lost) >= aloud {
		s.Title, s.Advice = screen.T("hall.aloud"), screen.T("hall.aloud_advice")
	}
	return s
}

// status is what staff look for: is it connected, does it sound, is anything
// wrong with this machine.
func (m Model) status() []Status {
	list := []Status{either(m.known && m.current(), "hall.connected", "hall.not_connected")}
	if m.config.Layout != OverDesk { // that one never sounds
		list = append(list, either(!m.silent, "hall.sound_on", "hall.sound_off"))
	}
	if m.contact.ClockIsWrong() {
		list = append(list, Status{Text: screen.T("hall.clock_wrong")})
	}
	if m.contact.Trouble.Hinders() {
		list = append(list, Status{Text: screen.T("trouble." + string(m.contact.Trouble))})
	}
	return list
}

func either(good bool, yes, no string) Status {
	if good {
		return Status{Good: true, Text: screen.T(yes)}
	}
	return Status{Text: screen.T(no)}
}
