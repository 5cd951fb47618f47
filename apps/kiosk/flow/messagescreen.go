package flow

import (
	"slices"

	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/queue"
)

// message is a page with one thing to say and where to turn to.
func (f *frame) message() {
	title, note := f.says()
	rows := 1
	if title.Words != "" {
		rows = min(2, lines(letters(title.Words), f.g.titleText(), f.g.inner()))
	}
	f.g.titled(rows)
	f.heading(title, "")
	switch f.page {
	case pageWhy, pageHelp:
		f.actions(backButton(), screen.Item{})
	case pageSorry:
		f.actions(homeButton(), screen.Item{})
	}
	f.notes(note)
}

func (f *frame) says() (screen.Text, screen.Item) {
	note := screen.Item{ID: "message", Glyph: "info"}
	switch f.page {
	case pageWhy:
		e, _ := find(f.m.menu(), f.m.visit.service)
		note.Label, note.Detail = f.m.why(e)
		return screen.Words(e.name.In(f.m.visit.lang)), note
	case pageSorry:
		note.Glyph, note.Label = "warning", refusal(f.m.visit.refused)
		note.Detail = []screen.Text{screen.T("kiosk.ask_staff")}
		return screen.T("kiosk.no_ticket"), note
	case pageHelp:
		note.Glyph, note.Label = "hand", screen.T("kiosk.help_staff")
		note.Detail = []screen.Text{screen.T("kiosk.help_choose"), screen.T("kiosk.help_modes")}
		return screen.T("kiosk.help"), note
	case pageTrouble:
		note.Glyph, note.Label = "warning", screen.T("kiosk.ask_staff")
		note.Detail = []screen.Text{screen.T("trouble." + string(f.m.trouble))}
		return screen.T("kiosk.out_of_order"), note
	case pageContact:
		note.Glyph, note.Label = "pause", screen.T("kiosk.no_contact")
		note.Detail = []screen.Text{screen.T("kiosk.ask_staff"), screen.T("kiosk.back_soon")}
		return screen.T("kiosk.sorry"), note
	}
	note.Glyph, note.Label = "clock", screen.T("kiosk.starting")
	return screen.T("kiosk.moment"), note
}

// notes gives the message the whole body: it is the one thing to read.
func (f *frame) notes(note screen.Item) {
	note.Role = screen.Notice
	note.Rect = f.g.body(true)
	f.add(note)
}

// why is why a service gives no ticket, and what to do instead.
func (m Model) why(e entry) (screen.Text, []screen.Text) {
	from, to, later := m.later(e)
	switch {
	case e.refused == "": // it became free meanwhile
		return screen.T("kiosk.free_again"), nil
	case e.refused == queue.ServiceIsClosed && later:
		return screen.T("kiosk.service_hours", "From", from, "To", to), nil
	case e.refused == queue.ServiceIsClosed:
		return screen.T("kiosk.service_not_today"), nil
	case e.refused == queue.ServiceIsStopped && e.stop.PL != "":
		return screen.Words(e.stop.In(m.visit.lang)), []screen.Text{refusal(e.refused)}
	}
	return refusal(e.refused), nil
}

// refusals are the codes that have a sentence for residents.
var refusals = []queue.Code{
	queue.NoPlan, queue.DayIsClosed, queue.OutOfHours, queue.UnknownService, queue.QuotaUsed, queue.TooLate, queue.NoNumberLeft,
	queue.ServiceIsClosed, queue.ServiceIsStopped,
}

// refusal is why there is no ticket and what to do instead. What only a mistake
// in a program can cause is not for residents to read.
func refusal(code queue.Code) screen.Text {
	if code == ownUsedUp {
		return screen.T("kiosk.own_used_up")
	}
	if slices.Contains(refusals, code) {
		return screen.T("refusal." + string(code))
	}
	return screen.T("kiosk.refused")
}

// closed is the calm screen out of hours: when the office opens, and its week.
func (f *frame) closed() {
	f.g.titled(1)
	f.heading(screen.T("kiosk.closed"), "")
	next := screen.Item{ID: "message", Role: screen.Notice, Glyph: "clock", Label: f.m.opens()}
	body := f.g.body(f.g.wide || !f.g.large)
	next.Rect = body
	week := body
	if f.g.wide {
		cells := columns(body, f.g.gap*4, 6, 5)
		next.Rect, week = cells[0], cells[1]
	} else {
		next.Rect.H = body.H * 0.42
		week.Y, week.H = body.Y+next.Rect.H+f.g.gap, body.H-next.Rect.H-f.g.gap
	}
	f.add(next)
	f.add(f.days(week)...)
}

// days is the week, line by line.
func (f *frame) days(r screen.Rect) []screen.Item {
	g := f.g
	g.gap *= 0.1
	var blocks []block
	for i, day := range f.m.week() {
		day.ID = "day:" + string(rune('0'+i))
		b := block{item: day, high: g.text * 1.4}
		blocks = append(blocks, b.growing(g.pick(1.9, 1.4)))
	}
	return g.stack(r, blocks)
}

var (
	opensOn = [...]string{
		"kiosk.opens_sunday", "kiosk.opens_monday", "kiosk.opens_tuesday", "kiosk.opens_wednesday",
		"kiosk.opens_thursday", "kiosk.opens_friday", "kiosk.opens_saturday",
	}
	weekdays = [...]string{
		"date.sunday", "date.monday", "date.tuesday", "date.wednesday", "date.thursday", "date.friday", "date.saturday",
	}
)

// opens is when a ticket can be had again.
func (m Model) opens() screen.Text {
	now := m.now.Time().In(m.cfg.Zone)
	if d := m.facts.day; d.Open && m.now < d.Opens {
		return screen.T("kiosk.opens_today", "Time", screen.Clock(d.Opens.Time().In(m.cfg.Zone)))
	}
	next, ok := m.facts.hours.NextOpening(now, m.cfg.Zone)
	days := 0
	for d := calendar.DateOf(now, m.cfg.Zone); ok && d.Before(calendar.DateOf(next, m.cfg.Zone)); d = d.AddDays(1) {
		days++
	}
	switch {
	case !ok:
		return screen.T("kiosk.ask_staff")
	case days == 0:
		return screen.T("kiosk.opens_today", "Time", screen.Clock(next))
	case days == 1:
		return screen.T("kiosk.opens_tomorrow", "Time", screen.Clock(next))
	case days < 7:
		return screen.T(opensOn[next.Weekday()], "Time", screen.Clock(next))
	}
	return screen.T("kiosk.opens_date", "Date", next.Format("2.01.2006"), "Time", screen.Clock(next))
}

func onDoor(t calendar.TimeOfDay) string { return screen.HourMinute(int(t)/60, int(t)%60) }

// week is the hours of today and the six days after it, holidays and closures
// included.
func (m Model) week() []screen.Item {
	today := calendar.DateOf(m.now.Time(), m.cfg.Zone)
	items := make([]screen.Item, 7)
	for i := range items {
		date := today.AddDays(i)
		hours := screen.T("kiosk.closed_day")
		if day := m.facts.hours.Hours(date); day.Open {
			hours = screen.Words(onDoor(day.Hours.From) + "–" + onDoor(day.Hours.To))
		}
		items[i] = screen.Item{
			Role: screen.Body, Label: screen.T(weekdays[date.Weekday()]), Detail: []screen.Text{hours}, Primary: i == 0,
		}
	}
	return items
}
