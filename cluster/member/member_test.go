package member_test

import (
	"crypto/rand"
	"encoding/hex"
	"testing"
	"time"

	"go.uber.org/goleak"

	"okienko/cluster/clustertest"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// smallPlan is the least office that can issue and call.
func smallPlan() plan.Plan {
	n := func(s string) plan.Names { return plan.Names{PL: s, EN: s, UK: s} }
	return plan.Plan{
		Revision: 1, Name: n("Urząd"), Zone: "Europe/Warsaw", StatusAddress: "https://q.example/t/",
		Sites:       []plan.Site{{ID: "main", Name: n("Ratusz")}},
		Departments: []plan.Department{{ID: "d", Site: "main", Name: n("Referat")}},
		Series:      []plan.Series{{Letters: "A", First: 1, Last: 999}},
		Services:    []plan.Service{{ID: "s", Department: "d", Name: n("Sprawa"), Series: "A", Minutes: 5}},
		Halls:       []plan.Hall{{ID: "h", Site: "main", Name: n("Hol")}},
		Kiosks:      []plan.Kiosk{{ID: "k", Site: "main", Name: n("Wejście")}},
		Desks: []plan.Desk{
			{ID: "d1", Number: 1, Department: "d", Halls: []plan.HallID{"h"}, Services: []plan.ServiceID{"s"}},
			{ID: "d2", Number: 2, Department: "d", Halls: []plan.HallID{"h"}, Services: []plan.ServiceID{"s"}},
		},
		Menu: []plan.Entry{{Service: "s"}},
	}
}

func newTicket() queue.TicketID {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return queue.TicketID(hex.EncodeToString(b[:]))
}

func issue() queue.IssueTicket {
	return queue.IssueTicket{Ticket: newTicket(), Service: "s", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "k"}
}

// openDay waits for the plan and opens a day that lasts as long as any test.
func openDay(t *testing.T, w *clustertest.Window) {
	t.Helper()
	w.Until("the plan is there", func(s *office.State) bool { return s.Queue.Plan.Revision == 1 })
	now := time.Now()
	a, err := w.Do(t.Context(), queue.OpenDay{
		Date: now.Format("2006-01-02"), Opens: queue.At(now.Add(-time.Minute)), Closes: queue.At(now.Add(12 * time.Hour)),
	})
	if err != nil || a.Refusal != nil && a.Refusal.Code != queue.DayIsOpen {
		t.Fatal(err, a.Refusal)
	}
}

func TestACommandGivenAnywhereReachesEverybody(t *testing.T) {
	o := clustertest.New(t, 3, smallPlan())
	one, two, three := o.Window("m1"), o.Window("m2"), o.Window("m3")
	openDay(t, one)
	for _, w := range []*clustertest.Window{one, two, three} {
		w.Must(issue())
	}
	for _, w := range []*clustertest.Window{one, two, three} {
		w.Until("three tickets are there", func(s *office.State) bool { return len(s.Queue.Tickets) == 3 })
	}
}
