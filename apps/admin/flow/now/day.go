package now

import (
	"strings"
	"time"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/queue"
)

// toReschedule changes the hours of the day.
func (m Model) toReschedule() decision {
	day := m.office.Queue.Day
	d := decision{
		glyph: "clock",
		fields: []page.Block{
			{Kind: page.Field, ID: opensID, Text: screen.T("now.field_opens"), Value: m.form.opens, Half: true},
			{Kind: page.Field, ID: closesID, Text: screen.T("now.field_closes"), Value: m.form.closes, Half: true},
		},
		effects: []screen.Text{screen.T("now.effect.hours_now", "From", m.clock(day.Opens), "To", m.closing(day.Closes))},
	}
	opens, okA := m.atTime(m.form.opens)
	closes, okB := m.atTime(m.form.closes)
	change := m.change(opens, closes)
	d.commands = []office.Command{change}
	switch {
	case !okA || !okB:
		d.fault = screen.T("now.fault_hours")
	case closes <= opens:
		d.fault = screen.T("now.fault_hours_order")
	case opens == day.Opens && closes == day.Closes:
		d.fault = screen.T("now.fault_same_hours")
	default:
		d.effects = append(d.effects, m.effectsOf(opens, closes)...)
	}
	d.done = screen.T("now.done.hours", "From", m.clock(opens), "To", m.closing(closes))
	d.back = []office.Command{queue.ChangeHours{Date: day.Date, Opens: day.Opens, Closes: day.Closes, Hours: day.Hours, ByPlan: day.ByPlan}}
	d.undone = screen.T("now.done.hours", "From", m.clock(day.Opens), "To", m.closing(day.Closes))
	return d
}

// atTime is a time of the business day, as people type it.
func (m Model) atTime(text string) (queue.Moment, bool) {
	date, err := calendar.ParseDate(m.office.Queue.Day.Date)
	if err != nil {
		return 0, false
	}
	if text = strings.ReplaceAll(strings.TrimSpace(text), ".", ":"); strings.TrimSuffix(text, ":00") == "24" {
		return queue.At(time.Date(date.Year, date.Month, date.Day+1, 0, 0, 0, 0, m.cfg.Zone)), true
	}
	if !strings.Contains(text, ":") {
		text += ":00"
	}
	t, err := time.Parse("15:04", text)
	if err != nil {
		return 0, false
	}
	return queue.At(time.Date(date.Year, date.Month, date.Day, t.Hour(), t.Minute(), 0, 0, m.cfg.Zone)), true
}

// change is the command for new hours. A service with hours of its own keeps them
// within the new ones, and follows where it opens or closes with the day. They are
// those of the plan, so that hours that were cut short come back with a longer day.
func (m Model) change(opens, closes queue.Moment) queue.ChangeHours {
	day := m.office.Queue.Day
	c := queue.ChangeHours{Date: day.Date, Opens: opens, Closes: closes}
	planned := m.planned()
	for _, h := range planned.Hours {
		if h.Closes <= h.Opens { // it does not open today
			c.Hours = append(c.Hours, h)
			continue
		}
		if h.Opens == planned.Opens {
			h.Opens = opens
		}
		if h.Closes == planned.Closes {
			h.Closes = closes
		}
		h.Opens, h.Closes = max(h.Opens, opens), min(h.Closes, closes)
		if h.Closes <= h.Opens {
			h.Opens, h.Closes = 0, 0
		}
		c.Hours = append(c.Hours, h)
	}
	return c
}

// planned is the business day by the plan. A day that the plan does not know, or that
// somebody opened after its hours, has none of it: there services are open as the day is.
func (m Model) planned() queue.OpenDay {
	day := m.office.Queue.Day
	date, err := calendar.ParseDate(day.Date)
	if err != nil {
		return queue.OpenDay{}
	}
	planned, open := queue.PlannedDay(&m.office.Queue.Plan, date, m.cfg.Zone)
	if !open || day.Opens >= planned.Closes {
		return queue.OpenDay{}
	}
	return planned
}

// effectsOf say what new hours lead to: until when tickets can be had, and when the
// last of those who wait is served.
func (m Model) effectsOf(opens, closes queue.Moment) []screen.Text {
	effects := []screen.Text{screen.T("now.effect.hours", "From", m.clock(opens), "To", m.closing(closes))}
	if closes <= m.now {
		effects = append(effects, screen.T("now.effect.hours_over"))
	}
	n, last := 0, queue.Moment(0)
	for _, w := range m.seen.tickets {
		n, last = n+1, max(last, w.Ends)
	}
	if n > 0 {
		effects = append(effects, screen.Plural("now.effect.hours_waiting", n, "Time", m.clock(last)))
	}
	return effects
}

// toClose ends the business day.
func (m Model) toClose() decision {
	waiting, kept, others := 0, 0, 0
	s := &m.office.Queue
	s.Live(func(t queue.Ticket) {
		switch {
		case s.Overnight(t):
			kept++
		case t.Phase == queue.Waiting:
			waiting++
		default:
			others++
		}
	})
	d := decision{
		effects: []screen.Text{screen.T("now.effect.close")}, glyph: "door", commands: []office.Command{queue.CloseDay{}},
		done: screen.T("now.done.close"), undone: screen.T("now.done.open_again"),
		back: []office.Command{queue.OpenDay{Date: s.Day.Date, Opens: s.Day.Opens, Closes: s.Day.Closes, Hours: s.Day.Hours, ByPlan: s.Day.ByPlan}},
	}
	if waiting > 0 {
		d.effects = append(d.effects, screen.Plural("now.effect.close_waiting", waiting))
	}
	if others > 0 {
		d.effects = append(d.effects, screen.Plural("now.effect.close_others", others))
	}
	if kept > 0 {
		d.effects = append(d.effects, screen.Plural("now.effect.close_kept", kept))
	}
	d.effects = append(d.effects, screen.T("now.effect.close_notes"))
	return d
}

// toOpen begins the business day, or goes on with one that was closed.
func (m Model) toOpen() decision {
	day := queue.OpenedByHand(&m.office.Queue.Plan, m.now, m.cfg.Zone)
	d := decision{
		effects: []screen.Text{screen.T("now.effect.open", "Time", m.closing(day.Closes))}, glyph: "door",
		commands: []office.Command{day}, done: screen.T("now.done.open", "Time", m.closing(day.Closes)),
		back: []office.Command{queue.CloseDay{}}, undone: screen.T("now.done.close"),
	}
	if day.Date == m.office.Queue.Day.Date {
		d.effects = append(d.effects, screen.T("now.effect.open_again"))
	}
	return d
}
