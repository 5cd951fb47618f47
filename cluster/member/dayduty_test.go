package member

import (
	"testing"
	"time"

	"okienko/office/calendar"
	"okienko/office/officetest"
	"okienko/office/plan"
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
	kept := []queue.Ticket{{ID: "a", Phase: queue.Waiting, Service: "tax"}}
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
		{"over, and somebody waits until tomorrow", open, kept, monday + " 17:10", "close_day"},
		{"somebody is still there", open, busy, monday + " 19:09", ""},
		{"late", open, busy, monday + " 19:10", "close_day"},
		{"days later", open, busy, "2026-11-26 01:00", "close_day"},
	} {
		s := queue.State{Plan: officetest.Plan(), Day: c.day, Tickets: c.tickets}
		s.Plan.Hours.Week, s.Plan.Rules = week, s.Plan.Rules.Filled()
		s.Plan.Services[2].Overnight = true // taxes
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

// TestHoursDuty opens a day by one plan and gives the office another.
func TestHoursDuty(t *testing.T) {
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	at := func(hour, minute int) time.Time {
		return time.Date(2026, time.November, 23, hour, minute, 0, 0, warsaw)
	}
	today := calendar.Date{Year: 2026, Month: time.November, Day: 23}
	for _, c := range []struct {
		name   string
		hour   int
		byHand bool
		change func(*plan.Plan)
		want   string // when the day closes then
	}{
		{"nothing has changed", 12, false, func(*plan.Plan) {}, ""},
		{"it closes early", 12, false, closesAt(today, 14), "14:00"},
		{"it has closed early", 15, false, closesAt(today, 14), "14:00"},
		{"it is closed at once", 12, false, closedOn(today), "12:00"},
		{"and was over anyway", 18, false, closedOn(today), ""},
		{"before the doors open", 8, false, closedOn(today), "08:00"},
		{"people said otherwise", 12, true, closesAt(today, 14), ""},
		{"a service has other hours", 12, false, func(p *plan.Plan) { p.Services[0].Hours[time.Monday] = calendar.Span{From: 600, To: 700} }, "17:00"},
	} {
		s := queue.State{Plan: officetest.Plan()}
		s.Plan.Hours.Week[time.Monday] = calendar.Span{From: 9 * 60, To: 17 * 60}
		day, _ := queue.PlannedDay(&s.Plan, today, warsaw)
		day.ByPlan = !c.byHand
		s.Index()
		if _, _, r := s.Apply(day, queue.At(at(7, 0))); r != nil {
			t.Fatal(r)
		}
		c.change(&s.Plan)
		got := ""
		if change, some := hoursDuty(&s, at(c.hour, 0), warsaw).(queue.ChangeHours); some {
			got = change.Closes.Time().In(warsaw).Format("15:04")
			if _, _, r := s.Apply(change, queue.At(at(c.hour, 0))); r != nil {
				t.Fatalf("%s: %v", c.name, r)
			}
		}
		if got != c.want {
			t.Errorf("%s: it closes at %q, and %q is right", c.name, got, c.want)
		}
		if again := hoursDuty(&s, at(c.hour, 1), warsaw); again != nil {
			t.Errorf("%s: it changes again: %+v", c.name, again)
		}
	}
}

func closesAt(d calendar.Date, hour calendar.TimeOfDay) func(*plan.Plan) {
	return func(p *plan.Plan) {
		p.Hours.Special = []calendar.Special{{Date: d, Hours: calendar.Span{From: 9 * 60, To: hour * 60}}}
	}
}

func closedOn(d calendar.Date) func(*plan.Plan) {
	return func(p *plan.Plan) { p.Hours.Closures = []calendar.Closure{{Date: d}} }
}
