package flow

import (
	"okienko/office/calendar"
	"okienko/office/queue"
)

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
	day, open := m.planned()
	return today == m.office.Day.Date || !open || m.now < day.Opens || m.now >= day.Closes
}

// planned is today by the plan, if it is open at all.
func (m Model) planned() (queue.OpenDay, bool) {
	return queue.PlannedDay(&m.office.Plan, calendar.DateOf(m.now.Time(), m.cfg.Zone), m.cfg.Zone)
}

// opening is a day that is opened now.
func (m Model) opening() queue.OpenDay {
	return queue.OpenedByHand(&m.office.Plan, m.now, m.cfg.Zone)
}

// open asks first, and takes the same key again as a yes.
func (m Model) openDay() (Model, []Intent) {
	if m.ask.about != openingDay {
		return m.askAbout(openingDay, "")
	}
	return m.send(m.opening())
}
