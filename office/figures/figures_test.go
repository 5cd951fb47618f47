package figures_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"okienko/office/figures"
	"okienko/office/history"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// monday is the business day of every scenario. Scenarios count in UTC.
const monday = "2026-11-23"

// lived is what a scenario has left behind.
func lived(t testing.TB, lines ...string) *officetest.Script {
	t.Helper()
	s := officetest.NewScript()
	if _, err := s.Run(strings.Join(append([]string{"the office opens"}, lines...), "\n")); err != nil {
		t.Fatal(err)
	}
	return s
}

func summary(s *officetest.Script) figures.Summary {
	return figures.Summarize(history.Of(s.State.Queue.Today()), time.UTC, s.State.Queue.Now)
}

// asked answers a question about a scenario.
func asked(s *officetest.Script, by figures.By, department plan.DepartmentID) figures.Report {
	fold := figures.NewFold(figures.Question{From: monday, To: monday, By: by, Department: department})
	sum := summary(s)
	fold.Add(&sum)
	return fold.Report()
}

func row(t testing.TB, r figures.Report, key string) figures.Figures {
	t.Helper()
	for _, row := range r.Rows {
		if row.Key == key {
			return row.Figures
		}
	}
	t.Fatalf("no line %q in %+v", key, r.Rows)
	return figures.Figures{}
}

// morning is a day with something of everything.
var morning = []string{
	"at 9:00", "kiosk issues id-card", // A001
	"at 9:01", "kiosk issues id-card", // A002
	"at 9:02", "kiosk issues tax", // B001
	"at 9:04", "kiosk issues id-card preferential", // A003
	"at 9:10", "desk 1 calls next", // A003: its 6 minutes count double
	"at 9:11", "desk 1 starts",
	"at 9:21", "desk 1 parks 10 min",
	"at 9:22", "desk 1 calls next", // A001
	"at 9:23", "desk 1 recalls",
	"at 9:25", "desk 1 starts",
	"at 9:30", "desk 1 finishes",
	"at 9:31:30", "desk 1 calls next", // A003 is back from parking
	"at 9:32", "desk 1 starts",
	"at 9:35", "desk 1 finishes",
	"at 9:40", "desk 3 calls next", // B001
	"at 9:41", "desk 3 reports absent",
}

func TestADayInFigures(t *testing.T) {
	all := asked(lived(t, morning...), figures.ByNothing, "").All
	want := figures.Counts{Issued: 4, Visits: 4, Served: 2, Open: 2, Overtaken: 2}
	if all.Counts != want {
		t.Errorf("counted are %+v, and not %+v", all.Counts, want)
	}
	for name, c := range map[string]struct{ got, want figures.Spread }{
		"wait":    {all.Wait, figures.Spread{Count: 3, Mean: 1320, Median: 1320, Ninetieth: 2280, Longest: 2280}},
		"way":     {all.Way, figures.Spread{Count: 2, Mean: 105, Median: 90, Ninetieth: 120, Longest: 120}},
		"serving": {all.Serving, figures.Spread{Count: 2, Mean: 540, Median: 300, Ninetieth: 780, Longest: 780}},
		"parked":  {all.Parked, figures.Spread{Count: 1, Mean: 600, Median: 600, Ninetieth: 600, Longest: 600}},
		"stay":    {all.Stay, figures.Spread{Count: 2, Mean: 1830, Median: 1800, Ninetieth: 1860, Longest: 1860}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, and not %+v", name, c.got, c.want)
		}
	}
}

// TestLines: each way of telling visits apart gives the same visits.
func TestLines(t *testing.T) {
	s := lived(t, morning...)
	all := asked(s, figures.ByNothing, "").All
	for by, want := range map[figures.By]string{
		figures.ByDepartment: "civil 3, tax 1", figures.ByService: "id-card 3, tax 1", figures.ByDesk: " 1, d1 2, d3 1",
		figures.ByClerk: " 1, Anna 2, Ewa 1", figures.ByClass: "ordinary 3, preferential 1", figures.BySource: "kiosk 4",
		figures.ByHour: "09 4", figures.ByDay: "2026-11-23 4", figures.ByMonth: "2026-11 4",
	} {
		r := asked(s, by, "")
		var got []string
		for _, row := range r.Rows {
			if row.Visits > 0 {
				got = append(got, fmt.Sprint(row.Key, " ", row.Visits))
			}
		}
		if said := strings.Join(got, ", "); said != want {
			t.Errorf("by %s: %s", by, said)
		}
		if !reflect.DeepEqual(r.All, all) {
			t.Errorf("by %s all together are %+v", by, r.All)
		}
	}
}

func TestOneDepartment(t *testing.T) {
	r := asked(lived(t, morning...), figures.ByService, "tax")
	if len(r.Rows) != 1 || r.Rows[0].Name != "Podatek" || r.All.Issued != 1 || r.All.Desks.Present != 3600+2460 {
		t.Errorf("the tax office has %+v", r)
	}
	if r := asked(lived(t, morning...), figures.ByService, "garden"); r.All != (figures.Figures{}) {
		t.Errorf("a department that is none has %+v", r.All)
	}
}

func TestFlaggedVisitsAreLeftOut(t *testing.T) {
	all := asked(lived(t, append(morning, "desk 1 calls next", "desk 1 starts", "at 16:00", "close the day")...), figures.ByNothing, "").All
	want := figures.Counts{Issued: 4, Visits: 4, Served: 2, Left: 1, Flagged: 1, Overtaken: 1}
	if all.Counts != want || all.Serving.Longest != 780 || all.Wait.Count != 3 {
		t.Errorf("counted are %+v", all)
	}
}

// TestWhoIsServedAtOnceHasNotWaited: a desk goes on with another service for the same
// person, who is put aside and called again. That is no wait, in no queue.
func TestWhoIsServedAtOnceHasNotWaited(t *testing.T) {
	r := asked(lived(t,
		"at 9:00", "kiosk issues id-card", "at 9:10", "desk 1 calls next", "desk 1 starts", "at 9:20", "desk 1 continues with passport",
		"at 9:30", "desk 1 parks 10 min", "at 9:50", "desk 2 calls next", "at 9:52", "desk 2 starts", "at 10:00", "desk 2 finishes",
	), figures.ByService, "")
	if f := row(t, r, "passport"); f.Wait.Longest != 0 || f.Served != 1 || f.Parked.Mean != 600 || f.Serving.Mean != 1080 {
		t.Errorf("the second matter is %+v", f)
	}
	if last := r.Queue[len(r.Queue)-1]; last.Minute != 540 {
		t.Errorf("somebody waits at %d", last.Minute)
	}
}

// TestWhatCameOfVisits: what was done counts where it belongs, and what nobody wrote
// down is not guessed at.
func TestWhatCameOfVisits(t *testing.T) {
	s := lived(t, morning...)
	give := func(c queue.Command) {
		t.Helper()
		if _, _, r := s.State.Queue.Apply(c, s.State.Queue.Now); r != nil {
			t.Fatalf("%T: %+v", c, r)
		}
	}
	served := func(number string) queue.TicketID {
		for _, v := range s.State.Queue.Tickets {
			if v.Number() == number {
				return v.ID
			}
		}
		t.Fatal("there is no " + number)
		return ""
	}
	give(queue.CorrectFinish{Ticket: served("A001"), Outcome: queue.CouldBeDone, Done: []queue.Done{{Service: "id-card", Count: 2}, {Service: "tax", Count: 3}}})
	r := asked(s, figures.ByService, "")
	if r.All.Done != 1 || r.All.NotPossible != 0 || r.All.NotRecorded() != 1 || r.All.Services != 5 {
		t.Errorf("all are %+v", r.All.Counts)
	}
	if card, tax := row(t, r, "id-card"), row(t, r, "tax"); card.Services != 2 || tax.Services != 3 || card.Done != 1 || tax.Done != 0 {
		t.Errorf("the lines are %+v and %+v", card.Counts, tax.Counts)
	}
	if tax := asked(s, figures.ByNothing, "tax").All; tax.Services != 3 {
		t.Errorf("the tax office did %+v", tax.Counts)
	}
	give(queue.CorrectFinish{Ticket: served("A003"), Outcome: queue.NotPossible})
	if all := asked(s, figures.ByClass, "").All; all.NotPossible != 1 || all.NotRecorded() != 0 {
		t.Errorf("after the second: %+v", all.Counts)
	}
}

// TestWhatWasTakenBackDidNotHappen: neither a call nor an overtaking nor serving.
func TestWhatWasTakenBackDidNotHappen(t *testing.T) {
	all := asked(lived(t,
		"at 9:00", "kiosk issues id-card", "at 9:01", "kiosk issues id-card preferential", "at 9:10",
		"desk 1 calls next", "desk 1 recalls", "at 9:10:20", "desk 1 undoes",
		"at 9:20", "desk 2 calls A001", "at 9:21", "desk 2 starts", "at 9:30", "desk 2 finishes", "at 9:30:10", "desk 2 undoes", "at 9:31", "desk 2 finishes",
	), figures.ByNothing, "").All
	want := figures.Counts{Issued: 2, Visits: 2, Served: 1, Open: 1}
	if all.Counts != want || all.Wait.Longest != 1200 || all.Serving.Longest != 600 || all.LongestOver != 0 {
		t.Errorf("counted are %+v", all)
	}
}

// TestWhatDesksDid: desk 1 has somebody in hand, nobody while others wait, and
// nobody while nobody waits; desk 2 only that. A clerk who leaves is not there.
func TestWhatDesksDid(t *testing.T) {
	s := lived(t,
		"desk 3 is left", "desk 4 is left", "at 9:00", "kiosk issues id-card", "kiosk issues id-card",
		"at 9:10", "desk 1 calls next", "at 9:15", "desk 1 starts", "at 9:30", "desk 1 finishes",
		"at 9:40", "desk 1 calls next", "at 9:41", "desk 1 reports absent", "at 10:00", "desk 2 is left", "at 17:00", "close the day",
	)
	r := asked(s, figures.ByDesk, "")
	for desk, want := range map[string]figures.Desks{
		"d1": {Present: 8 * 3600, Busy: 21 * 60, Idle: 20 * 60, Empty: 8*3600 - 41*60}, // until the office closes
		"d2": {Present: 2 * 3600, Idle: 40 * 60, Empty: 80 * 60},
	} {
		if got := row(t, r, desk).Desks; got != want {
			t.Errorf("%s: %+v, and not %+v", desk, got, want)
		}
	}
	if got := row(t, asked(s, figures.ByHour, ""), "09").Desks; got != (figures.Desks{Present: 7200, Busy: 1260, Idle: 3600, Empty: 2340}) {
		t.Errorf("from nine to ten: %+v", got)
	}
}

func TestQueueOverTheDay(t *testing.T) {
	got := asked(lived(t, "at 9:00", "kiosk issues id-card", "at 9:05", "kiosk issues id-card", "at 9:10", "desk 1 calls next", "at 9:20", "desk 2 calls next"), figures.ByNothing, "").Queue
	// 1 from 9:00, 2 from 9:05, 1 from 9:10 to 9:20.
	want := []figures.Quarter{{Minute: 540, Mean: 133, Most: 2}, {Minute: 555, Mean: 33, Most: 1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the queue was %+v", got)
	}
}

func TestFairness(t *testing.T) {
	got := asked(lived(t, morning...), figures.ByNothing, "").Fair
	want := []figures.Fair{
		{Class: "ordinary", Wait: figures.Spread{Count: 2, Mean: 1800, Median: 1320, Ninetieth: 2280, Longest: 2280}, Longest: &figures.Overtaking{
			Date: monday, Number: "A001", Seconds: 240, By: "A003", ByClass: "preferential", Rail: "score",
		}},
		{Class: "preferential", Wait: figures.Spread{Count: 1, Mean: 360, Median: 360, Ninetieth: 360, Longest: 360}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the classes fared %+v", got)
	}
}

// TestHoursAreThoseOfTheWall: on the day on which the clocks go back, who comes at
// nine comes at nine.
func TestHoursAreThoseOfTheWall(t *testing.T) {
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	for _, date := range []string{"2026-03-29", "2026-10-25", "2026-11-23"} {
		at, err := time.ParseInLocation("2006-01-02 15:04:05", date+" 09:07:30", warsaw)
		if err != nil {
			t.Fatal(err)
		}
		day := history.Day{Date: date, Tickets: []history.Ticket{{
			ID: "1", Service: "tax", Phase: queue.Waiting, Issued: queue.At(at), Legs: []queue.Leg{{Service: "tax", Began: queue.At(at), Reference: queue.At(at)}},
			Moves: []queue.Move{{At: queue.At(at), What: "ticket_issued", Phase: queue.Waiting}},
		}}}
		if sum := figures.Summarize(day, warsaw, queue.At(at)+5000); sum.Visits[0].Began != 9*3600+7*60+30 || sum.Visits[0].Wait != 5 {
			t.Errorf("%s: it began at %d: %+v", date, sum.Visits[0].Began, sum.Visits[0])
		}
	}
}
