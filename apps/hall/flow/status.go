package flow

import (
	"okienko/internal/feed"
	"okienko/internal/screen"
)

// current says whether the board may be believed.
func (m Model) current() bool { return m.contact.Current }

// stale is the warning over a board that is no longer current. At night it is
// left out: members are switched off then, and the hours on the door are right
// without them.
func (m Model) stale(scene Scene) Stale {
	night := scene == Closed && !m.hours.OpenAt(m.now.Time(), m.config.Zone)
	if m.current() || scene == Starting || night {
		return Stale{}
	}
	s := Stale{Since: screen.T("hall.stale"), Advice: screen.T("hall.stale_advice")}
	if m.contact.Since > 0 {
		since := screen.Clock(m.contact.Since.Time().In(m.config.Zone))
		s.Since = screen.T("hall.stale_since", "Time", since)
		s.AsOf = screen.T("hall.as_of", "Time", since)
	}
	return s
}

// status is what staff look for: is it connected, does it sound, is anything
// wrong with this machine.
func (m Model) status() []Status {
	list := []Status{
		either(m.known && m.current(), "hall.connected", "hall.not_connected"),
		either(!m.silent, "hall.sound_on", "hall.sound_off"),
	}
	if m.contact.ClockIsWrong() {
		list = append(list, Status{Text: screen.T("hall.clock_wrong")})
	}
	if m.contact.Trouble != feed.NoTrouble {
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
