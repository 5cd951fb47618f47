package member_test

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// clock is a clock that a test sets. It goes on by itself from there.
type clock struct{ off atomic.Int64 }

func (c *clock) now() time.Time { return time.Now().Add(time.Duration(c.off.Load())) }

func (c *clock) set(text string) {
	warsaw, _ := time.LoadLocation("Europe/Warsaw")
	when, err := time.ParseInLocation("2006-01-02 15:04", text, warsaw)
	if err != nil {
		panic(err)
	}
	c.off.Store(int64(time.Until(when)))
}

// nineToFive is an office that is open on weekdays.
func nineToFive(p *plan.Plan) {
	week, err := calendar.ParseWeek(map[time.Weekday]string{
		time.Monday: "09:00-17:00", time.Tuesday: "09:00-17:00", time.Wednesday: "09:00-17:00",
	})
	if err != nil {
		panic(err)
	}
	p.Hours.Week = week
}

// ticking starts an office whose members all go by one clock.
func ticking(t *testing.T, members int, p plan.Plan, start string) (*clustertest.Office, *clock) {
	var c clock
	c.set(start)
	o := clustertest.Prepare(t, members, p)
	for _, m := range o.Members {
		o.Tune(m.ID, func(cfg *member.Config) { cfg.Clock = c.now })
		o.Start(m.ID)
	}
	return o, &c
}

func dayIs(date string, open bool) (string, func(*office.State) bool) {
	return "the day is " + date, func(s *office.State) bool { return s.Queue.Day.Date == date && s.Queue.Day.Open == open }
}

func TestTheDayOpensAndClosesByTheCalendar(t *testing.T) {
	t.Parallel()
	o, c := ticking(t, 1, officetest.Plan(nineToFive), "2026-11-23 08:30")
	w := o.Window()
	w.Until("the plan is there", func(s *office.State) bool { return s.Queue.Plan.Revision == 1 })
	c.set("2026-11-23 08:41") // a Monday, and clerks sign in before the doors open
	w.Until(dayIs("2026-11-23", true))
	c.set("2026-11-23 12:00")
	w.Must(clustertest.Issue())
	c.set("2026-11-23 17:11") // grace is over, but somebody still waits
	w.Must(queue.TakeDesk{Desk: "d1", Clerk: "Ewa"})
	w.Must(queue.CallNext{Desk: "d1"})
	w.Must(queue.StartServing{Desk: "d1"})
	w.Must(queue.FinishServing{Desk: "d1"})
	w.Until(dayIs("2026-11-23", false))
	c.set("2026-11-24 08:45")
	w.Until(dayIs("2026-11-24", true))
}

func TestADayThatPeopleOpenedStays(t *testing.T) {
	t.Parallel()
	o, c := ticking(t, 1, officetest.Plan(nineToFive), "2026-11-22 10:00") // a Sunday
	w := o.Window()
	w.Until("the plan is there", func(s *office.State) bool { return s.Queue.Plan.Revision == 1 })
	now := queue.At(c.now())
	w.Must(queue.OpenDay{Date: "2026-11-22", Opens: now, Closes: now.Add(3 * time.Hour)})
	w.Must(queue.TakeDesk{Desk: "d1", Clerk: "Ewa"})
	w.Must(clustertest.Issue())
	w.Must(queue.CallNext{Desk: "d1"})
	w.Must(queue.StartServing{Desk: "d1"})
	w.Must(queue.ParkTicket{Desk: "d1", Until: now.Add(time.Hour)})
	c.set("2026-11-22 11:01") // nobody does anything, and the leader lets the timer run
	w.Until("the ticket waits again", func(s *office.State) bool { return s.Queue.Tickets[0].Phase == queue.Waiting })
	if s := w.State(); !s.Queue.Day.Open {
		t.Error("the day was closed, and its own hours are not over")
	}
	w.Must(queue.CloseDay{})
	c.set("2026-11-23 09:01")
	w.Until(dayIs("2026-11-23", true))
	w.Must(queue.CloseDay{}) // by people, early
	w.Must(queue.PassTime{})
	c.set("2026-11-24 09:01")
	w.Until(dayIs("2026-11-24", true))
	for _, e := range w.Events() {
		if opened, ok := e.(queue.DayOpened); ok && opened.Again {
			t.Errorf("%s was opened again, and people had closed it", opened.Date)
		}
	}
}

// A plan that stands against a live ticket must not hold up the day, nor fill
// the log with itself.
func TestARefusedPlanHoldsUpNothing(t *testing.T) {
	t.Parallel()
	o, c := ticking(t, 1, officetest.Plan(nineToFive), "2026-11-23 12:00")
	w := o.Window()
	w.Until(dayIs("2026-11-23", true))
	w.Must(clustertest.Issue())
	o.Stop("m1")
	o.Plan = officetest.Plan(nineToFive, officetest.WithoutService("id-card"), func(p *plan.Plan) { p.Revision = 2 })
	o.Start("m1")
	c.set("2026-11-23 19:11")
	w.Until(dayIs("2026-11-23", false))
	asked := 0
	o.Entries(func(e office.Envelope) bool {
		if a, ok := e.Command.(queue.AdoptPlan); ok && a.Plan.Revision == 2 {
			asked++
		}
		_, closed := e.Command.(queue.CloseDay)
		return closed
	})
	if asked != 1 {
		t.Errorf("the plan was asked about %d times", asked)
	}
}

func TestPlansAreAdoptedByRevision(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	logs := &record{}
	with := func(change func(*plan.Plan)) func(*member.Config) {
		return func(c *member.Config) {
			c.Plan, c.Log = officetest.Plan(change), slog.New(slog.NewTextHandler(logs, nil))
		}
	}
	o.Tune("m2", with(func(p *plan.Plan) { p.Revision = 3; p.Name.PL = "Nowy" }))
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	w := o.Window("m1")
	w.Until("the higher revision holds", func(s *office.State) bool { return s.Queue.Plan.Revision == 3 })
	o.Lead("m1") // the new file must come through a member that does not lead
	o.Stop("m3")
	o.Tune("m3", with(func(p *plan.Plan) { p.Revision = 5; p.Name.PL = "Piąty" }))
	o.Start("m3")
	w.Until("a follower's file counts as well", func(s *office.State) bool { return s.Queue.Plan.Revision == 5 })
	o.Stop("m3")
	o.Tune("m3", with(func(p *plan.Plan) { p.Revision = 5; p.Name.PL = "Inny" }))
	o.Start("m3")
	logs.wait(t, "not its revision")
	w.Must(queue.PassTime{})
	if s := w.State(); s.Queue.Plan.Name.PL != "Piąty" {
		t.Errorf("the office is called %q", s.Queue.Plan.Name.PL)
	}
	if n := strings.Count(logs.text(), "not its revision"); n != 1 {
		t.Errorf("warned %d times", n)
	}
}

func TestAWrongClockBreaksNothing(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	for _, off := range []time.Duration{time.Minute, -time.Minute} {
		leader := o.Leader()
		o.Stop(leader)
		o.Tune(leader, func(c *member.Config) { c.Clock = func() time.Time { return time.Now().Add(off) } })
		o.Start(leader)
		o.Lead(leader)
		w.Must(clustertest.Issue())
		o.Stop(leader)
		w.Must(clustertest.Issue())
		o.Tune(leader, nil)
		o.Start(leader)
		w.Must(clustertest.Issue())
	}
	w.Until(tickets(6))
	var last queue.Moment
	for i, ticket := range w.State().Queue.Tickets {
		if ticket.Issued < last || ticket.No != i+1 {
			t.Errorf("ticket %s was issued at %d, and the one before at %d", ticket.Number(), ticket.Issued, last)
		}
		last = ticket.Issued
	}
}

// A follower tells the leader's time, whatever its own clock says.
func TestAWrongClockOfAFollowerIsCorrected(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	follower := o.Others(o.Leader())[0]
	o.Stop(follower)
	o.Tune(follower, func(c *member.Config) { c.Clock = func() time.Time { return time.Now().Add(time.Minute) } })
	o.Start(follower)
	w := o.Window(follower)
	w.UntilContact("it is current", isCurrent)
	if d := time.Until(w.Now().Time()).Abs(); d > 5*time.Second {
		t.Errorf("the office's time is %v off", d)
	}
}

// record is a log that can be waited for.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

func (r *record) wait(t *testing.T, text string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(r.text(), text); {
		if time.Now().After(deadline) {
			t.Fatalf("the log never said %q", text)
		}
		<-time.After(10 * time.Millisecond)
	}
}
