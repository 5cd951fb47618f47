package member_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/secrets"
	"okienko/office"
	"okienko/office/figures"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// twoDays is an office of one member in which three people came on Monday, one of
// whom was served, and one on Tuesday, which is not over.
func twoDays(t *testing.T) (*clustertest.Office, *clustertest.Window) {
	t.Helper()
	var c clock
	c.set("2026-11-23 12:00")
	o := clustertest.Prepare(t, 1, officetest.Plan(nineToFive))
	o.Tune("m1", func(cfg *member.Config) { cfg.Clock, cfg.History = c.now, 50*time.Millisecond })
	o.Start("m1")
	w := o.Window("m1")
	w.Until(dayIs("2026-11-23", true))
	w.Until("all are registered", func(s *office.State) bool { return len(s.Machines.Machines) >= 2 })
	for range 3 {
		w.Must(clustertest.Issue())
	}
	w.Must(queue.TakeDesk{Desk: "d1", Clerk: "Anna"})
	w.Must(queue.CallNext{Desk: "d1"})
	w.Must(queue.StartServing{Desk: "d1"})
	w.Must(queue.FinishServing{Desk: "d1"})
	w.Must(queue.CloseDay{})
	c.set("2026-11-24 03:00")
	w.Until(sealed(1))
	c.set("2026-11-24 09:00")
	w.Until(dayIs("2026-11-24", true))
	w.Must(clustertest.Issue())
	return o, w
}

var week = figures.Question{From: "2026-11-23", To: "2026-11-29", By: figures.ByDay}

func ask(t *testing.T, w *clustertest.Window, q figures.Question) figures.Report {
	t.Helper()
	r, err := w.Figures(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestFiguresOfDaysPastAndPresent asks for days of which one is a file and the
// other still in the state.
func TestFiguresOfDaysPastAndPresent(t *testing.T) {
	t.Parallel()
	o, w := twoDays(t)
	r := ask(t, w, week)
	if len(r.Rows) != 2 || r.Rows[0].Issued != 3 || r.Rows[0].Served != 1 || r.Rows[0].Left != 2 || r.Rows[1].Open != 1 || r.Missing != 0 {
		t.Fatalf("told was %+v", r)
	}
	day, nameless, err := w.PastDay(t.Context(), w.State().History.Sealed[0])
	if err != nil || nameless {
		t.Fatal(err)
	}
	monday := figures.Question{From: "2026-11-23", To: "2026-11-23"}
	fold, sum := figures.NewFold(monday), figures.Summarize(day, warsaw(t), 0)
	fold.Add(&sum)
	if told, counted := ask(t, w, monday), fold.Report(); !reflect.DeepEqual(told, counted) {
		t.Errorf("told was\n%+v\nand the day's file gives\n%+v", told, counted)
	}
	o.Stop("m1") // what is derived may be lost
	if err := os.Remove(filepath.Join(o.Dir("m1"), "summaries")); err != nil {
		t.Fatal(err)
	}
	o.Start("m1")
	w.Until(dayIs("2026-11-24", true))
	if again := ask(t, w, monday); !reflect.DeepEqual(again, fold.Report()) {
		t.Errorf("counted anew it is\n%+v", again)
	}
}

func warsaw(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// TestMissingDaysAreSaid: figures of which a day is missing do not look whole.
func TestMissingDaysAreSaid(t *testing.T) {
	t.Parallel()
	o, w := twoDays(t)
	if r := ask(t, w, week); r.Missing != 0 || !r.Today {
		t.Errorf("told was %+v", r)
	}
	if err := o.Running("m1").LoseDay(w.State().History.Sealed[0]); err != nil {
		t.Fatal(err)
	}
	if r := ask(t, w, week); r.Missing != 1 || r.Days != 1 {
		t.Errorf("told was %+v", r)
	}
	days, err := w.PastDays(t.Context())
	if err != nil || len(days) != 1 || days[0].Date != "2026-11-23" || days[0].Here {
		t.Errorf("the days are %+v, %v", days, err)
	}
}

// TestWhoMayAskForFigures: where people work, and there without single clerks.
func TestWhoMayAskForFigures(t *testing.T) {
	t.Parallel()
	o, w := twoDays(t)
	byClerk := week
	byClerk.By = figures.ByClerk
	if r := ask(t, w, byClerk); len(r.Rows) != 2 || r.Rows[1].Key != "Anna" {
		t.Errorf("the manager is told %+v", r.Rows)
	}
	seal := w.State().History.Sealed[0]
	clerk := clustertest.Watch(t, cluster.ClientConfig{Identity: o.Identity("clerk"), Members: o.Members})
	if r := ask(t, clerk, week); r.All.Issued != 4 {
		t.Errorf("a clerk is told %+v", r)
	}
	if _, err := clerk.Figures(t.Context(), byClerk); !refusedWith(err, "not_allowed") {
		t.Errorf("a clerk asks for clerks: %v", err)
	}
	day, nameless, err := clerk.PastDay(t.Context(), seal)
	if err != nil || !nameless || len(day.Tickets) != 3 || day.Attended[0].Clerk != "" {
		t.Errorf("a clerk fetches %+v, %v", day, err)
	}
	for _, who := range []string{"door", "board"} {
		public := clustertest.Watch(t, cluster.ClientConfig{Identity: o.Identity(who), Members: o.Members})
		_, figuresErr := public.Figures(t.Context(), week)
		_, daysErr := public.PastDays(t.Context())
		_, _, dayErr := public.PastDay(t.Context(), seal)
		for _, err := range []error{figuresErr, daysErr, dayErr} {
			if !refusedWith(err, "not_allowed") {
				t.Errorf("%s asks: %v", who, err)
			}
		}
	}
}

func refusedWith(err error, code string) bool {
	var refused *cluster.RefusedError
	return errors.As(err, &refused) && refused.Code == code
}

// TestNonsenseAboutPastDays is refused, and nobody waits for it.
func TestNonsenseAboutPastDays(t *testing.T) {
	t.Parallel()
	_, w := twoDays(t)
	for _, q := range []figures.Question{
		{}, {From: "2026-11-23", To: "2026-11-22"}, {From: "yesterday", To: "z"}, {From: "2026-11-23", To: "2026-11-23", By: "shoe size"},
	} {
		if _, err := w.Figures(t.Context(), q); !refusedWith(err, "wrong_request") {
			t.Errorf("%+v: %v", q, err)
		}
	}
	for about, asked := range map[string]any{
		cluster.AboutFigures: "all", cluster.AboutPastDays: 7, cluster.AboutPastDay: cluster.PastDayAsked{Date: "2026-11-23", From: -1},
	} {
		if err := w.Ask(t.Context(), about, asked, nil); !refusedWith(err, "wrong_request") {
			t.Errorf("%s %v: %v", about, asked, err)
		}
	}
	if err := w.Ask(t.Context(), cluster.AboutPastDay, cluster.PastDayAsked{Date: "2020-02-29"}, nil); !refusedWith(err, "unknown_day") {
		t.Errorf("a day that never was: %v", err)
	}
	var part cluster.PastDayPart
	if err := w.Ask(t.Context(), cluster.AboutPastDay, cluster.PastDayAsked{Date: "2026-11-23", From: 1 << 40}, &part); err != nil || len(part.Bytes) != 0 {
		t.Errorf("behind the end of a file there are %d bytes, %v", len(part.Bytes), err)
	}
}

// TestFiguresTakeTheRightInTheirDepartment: Zofia edits people everywhere, and may see
// figures of one department.
func TestFiguresTakeTheRightInTheirDepartment(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan(officetest.WithPeople, func(p *plan.Plan) {
		p.Roles = []plan.Role{{ID: "staff", Name: plan.Names{PL: "Kadry"}, Rights: []plan.Right{plan.EditPeople}}}
		p.People[3].Grants = []plan.Grant{{Role: "staff"}, {Role: plan.Supervisor, Departments: []plan.DepartmentID{"tax"}}}
	}))
	w := first.Window()
	w.Until("the secret", func(s *office.State) bool { return s.People.Pepper.Shared() })
	keeper, pepper := secrets.New(first.Keys.Sealing), w.State().People.Pepper
	set, err := keeper.SetPIN("zofia", pepper, "735281")
	if err != nil {
		t.Fatal(err)
	}
	w.Must(set)
	known, _ := w.State().People.PIN("zofia")
	proof, err := keeper.SignIn(known, pepper, "735281", first.Papers().Machine, w.Name())
	if err != nil {
		t.Fatal(err)
	}
	w.Must(proof)
	for department, want := range map[plan.DepartmentID]bool{"tax": true, "civil": false, "": false} {
		q := week
		q.Department = department
		_, err := w.Figures(t.Context(), q)
		if want && err != nil || !want && !refusedWith(err, string(office.NoRight)) {
			t.Errorf("figures of %q: %v", department, err)
		}
	}
}
