package flow

import (
	"strconv"
	"strings"
	"time"

	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/queue"
)

// Who stands at the desk may have an appointment that is written elsewhere. A
// booked ticket counts from its hour, so the hour is asked; whether it is still
// good is for the rule to say, and is told before the ticket is given.

// askHour turns the field to the hour that was booked.
func (m Model) askHour() Model {
	said := ""
	if m.ask.booked != 0 {
		said = m.clock(m.ask.booked)
	}
	return m.turnPage(hourPage, said)
}

// sayHour takes the hour, and goes back to the question. Without one nothing is
// booked.
func (m Model) sayHour() Model {
	hour, ok := m.parseHour(m.ask.typed)
	if !ok {
		m.line = warn("desk.reason_no_hour")
		return m
	}
	m.ask.booked = hour
	return m.turnBack()
}

// parseHour reads an hour of today as people write it: "10:30", "10.30", "1030",
// "10". Nothing is no hour.
func (m Model) parseHour(text string) (queue.Moment, bool) {
	text = strings.NewReplacer(".", ":", ",", ":", " ", "").Replace(text)
	if text == "" {
		return 0, true
	}
	if n, err := strconv.Atoi(text); err == nil && len(text) > 2 {
		text = strconv.Itoa(n/100) + ":" + text[len(text)-2:]
	} else if err == nil {
		text += ":00"
	}
	clock, err := calendar.ParseTimeOfDay(text)
	if err != nil {
		return 0, false
	}
	today := m.now.Time().In(m.cfg.Zone)
	return queue.At(time.Date(today.Year(), today.Month(), today.Day(), 0, int(clock), 0, 0, m.cfg.Zone)), true
}

// hourItem is the key for the hour, with the one that was said and what comes of it.
func (m Model) hourItem() screen.Item {
	it, booked := m.item(Hour), m.ask.booked
	if booked == 0 {
		return it
	}
	label := "desk.booked_for"
	switch it.On = m.office.OnTime(booked, m.now); {
	case it.On:
	case booked > m.now:
		label = "desk.booked_early"
	default:
		label = "desk.booked_late"
	}
	it.Label = screen.T(label, "Time", m.clock(booked))
	return it
}

// hourShown asks for the hour.
func (m Model) hourShown() Line {
	yes := m.item(Accept)
	yes.Primary, yes.Label = true, screen.T("desk.do.keep")
	return Line{Field: m.field("desk.ask_hour", ""), Items: []screen.Item{yes, m.no()}}
}
