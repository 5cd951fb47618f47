package flow

import (
	"time"

	"okienko/office/calendar"
	"okienko/office/queue"
)

// openFor is how long a day lasts that the calendar does not know of.
const openFor = 8 * time.Hour

// mayOpen says whether a clerk has to open the day by hand: the calendar has no
// opening now, or somebody closed today already. Otherwise it opens by itself.
func (m Model) mayOpen() bool {
	if m.office == nil || !m.signedIn() || m.office.Plan.Revision == 0 || m.office.Day.Open {
		return false
	}
	now := m.now.Time()
	today := calendar.DateOf(now, m.cfg.Zone).String()
	if today < m.office.Day.Date {
		return false
	}
	return today == m.office.Day.Date || !m.office.Plan.Hours.OpenAt(now, m.cfg.Zone)
}

// closes is when a day that is opened now ends: with the hours of the calendar
// if they are still to come, else after eight hours.
func (m Model) closes() queue.Moment {
	now := m.now.Time()
	_, closes, ok := m.office.Plan.Hours.On(calendar.DateOf(now, m.cfg.Zone), m.cfg.Zone)
	if ok && closes.After(now) {
		return queue.At(closes)
	}
	return m.now.Add(openFor)
}

// open asks first, and takes the same key again as a yes.
func (m Model) open() (Model, []Intent) {
	if m.ask.about != openDay {
		return m.askAbout(openDay, "")
	}
	date := calendar.DateOf(m.now.Time(), m.cfg.Zone)
	return m.send(queue.OpenDay{Date: date.String(), Opens: m.now, Closes: m.closes()})
}
