package member

import (
	"testing"
	"time"

	"okienko/office/calendar"
	"okienko/office/officetest"
	"okienko/office/queue"
)

func TestDayDuty(t *testing.T) {
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	week, err := calendar.ParseWeek(map[time.Weekday]string{time.Monday: "09:00-17:00"})
	if err != nil {
		t.Fatal(err)
	}
	at := func(text string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", text, warsaw)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	const monday = "2026-11-23"
	open := queue.Day{Date: monday, Open: true, Opens: queue.At(at(monday + " 09:00")), Closes: queue.At(at(monday + " 17:00"))}
	closed := open
	closed.Open = false
	busy := []queue.Ticket{{ID: "a", Phase: queue.Waiting}}
	for _, c := range []struct {
		name    string
		day     queue.Day
		tickets []queue.Ticket
		now     string
		want    string
	}{
		{"long before", queue.Day{}, nil, monday + " 08:39", ""},
		{"clerks sign in", queue.Day{}, nil, monday + " 08:40", "open_day"},
		{"a late start", queue.Day{}, nil, monday + " 16:59", "open_day"},
		{"too late", queue.Day{}, nil, monday + " 17:00", ""},
		{"a day off", queue.Day{}, nil, "2026-11-22 10:00", ""},
		{"people closed it", closed, nil, monday + " 10:00", ""},
		{"open", open, nil, monday + " 16:59", ""},
		{"within the grace", open, nil, monday + " 17:09", ""},
		{"over", open, nil, monday + " 17:10", "close_day"},
		{"over, and somebody is there", open, busy, monday + " 17:10", ""},
		{"somebody is still there", open, busy, monday + " 19:09", ""},
		{"late", open, busy, monday + " 19:10", "close_day"},
		{"days later", open, busy, "2026-11-26 01:00", "close_day"},
	} {
		s := queue.State{Plan: officetest.Plan(), Day: c.day, Tickets: c.tickets}
		s.Plan.Hours.Week, s.Plan.Rules = week, s.Plan.Rules.Filled()
		s.Index()
		got := ""
		if d := dayDuty(&s, at(c.now), warsaw); d != nil {
			got = d.Kind()
		}
		if got != c.want {
			t.Errorf("%s: %q, and %q is right", c.name, got, c.want)
		}
	}
}
