package flow

import "okienko/internal/screen"

// The bar is the window in its thin form, which stays above other programs: who is
// at the desk, who is next, the keys that can come now, and the line. Whatever
// needs more room is asked in the whole window, and then the bar is back.

// switchForm goes from the whole window to the bar, or back.
func (m Model) switchForm() (Model, []Intent) {
	m.thin = !m.thin
	return m, m.rememberLook()
}

// barItem is the key for the form, named after what it would do now.
func (m Model) barItem() screen.Item {
	it := m.item(Bar)
	if m.thin {
		it.Label = screen.T("desk.do.bar_whole")
	}
	return it
}

// fitsBar says whether the bar has a place for what the window shows.
func (m Model) fitsBar(s *Screen) bool {
	switch m.ask.about {
	case rowMenu, issued:
		return false
	case nothing:
		return true
	}
	alarmed := len(s.Notices) > 0 && s.Notices[0].Weight == Alarm
	return !m.ask.writes() && !alarmed
}
