package e2e

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/internal/lab"
	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// bureau is three members as real processes, with disks and certificates, and
// two windows without a screen.
type bureau struct {
	*lab.Office
	b           *testing.B
	ctx         context.Context
	near, far   *cluster.Client // each knows another member first
	called      chan time.Time  // when the far window heard of a call
	nearIsReady chan struct{}
	issued      int
}

// newBureau starts members and opens a day that is long enough for everybody.
func newBureau(b *testing.B) *bureau {
	dir := programs(b)
	l, err := lab.New(folder(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(l.Close)
	o := &bureau{b: b, ctx: b.Context(), called: make(chan time.Time, 1), nearIsReady: make(chan struct{}, 1)}
	o.Office, err = l.Office(lab.Settings{Programs: dir, OfficeFile: officeFile(b), Printer: "folder:tickets", Desk: 3})
	o.check(err)
	for _, m := range o.Machines() {
		_, err := o.Member(m)
		o.check(err)
	}
	o.near = o.client(o.FrontDoor, func(n feed.News) {
		if n.State.Queue.Plan.Revision > 0 {
			select {
			case o.nearIsReady <- struct{}{}:
			default:
			}
		}
	})
	o.far = o.client(o.Hall, func(n feed.News) {
		for _, e := range n.Events {
			if _, ok := e.(queue.TicketCalled); ok {
				o.called <- time.Now()
			}
		}
	})
	<-o.nearIsReady
	now := o.near.Now()
	date, until := calendar.DateOf(now.Time(), time.UTC).String(), now.Add(1000*time.Hour)
	o.do(queue.OpenDay{Date: date, Opens: now, Closes: until})
	o.do(queue.ChangeHours{Date: date, Opens: now, Closes: until}) // of a day that the office has opened
	o.do(queue.TakeDesk{Desk: "desk-3", Clerk: "Anna Nowak"})
	return o
}

func (o *bureau) check(err error) {
	o.b.Helper()
	if err != nil {
		o.b.Fatal(err)
	}
}

// client opens a client that calls the member of a machine and no other.
func (o *bureau) client(m *lab.Machine, news func(feed.News)) *cluster.Client {
	identity, err := o.Identity()
	o.check(err)
	c := cluster.Open(cluster.ClientConfig{
		Identity: identity, Members: []cluster.Member{{ID: m.ID, Address: m.Address}}, News: news,
	})
	o.b.Cleanup(c.Close)
	return c
}

// do gives a command and says how long its answer took. A day that is open
// already is fine.
func (o *bureau) do(c queue.Command) time.Duration {
	o.b.Helper()
	began := time.Now()
	a, err := o.near.Do(o.ctx, c)
	o.check(err)
	if a.Refusal != nil && a.Refusal.Code != queue.DayIsOpen {
		o.b.Fatalf("%s: %v", c.Kind(), a.Refusal)
	}
	return time.Since(began)
}

// services of several series: one series has 999 numbers.
var services = []plan.ServiceID{"identity-card", "residence", "birth", "no-arrears", "file-letter"}

// issue takes a ticket of the service whose turn it is.
func (o *bureau) issue(service plan.ServiceID) time.Duration {
	o.b.Helper()
	o.issued++
	return o.do(queue.IssueTicket{
		Ticket: queue.TicketID(fmt.Sprintf("%032x", o.issued)), Service: service,
		Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "entrance",
	})
}

// BenchmarkTouchToTicket is from the command to its answer: on the disks of two
// members of three.
func BenchmarkTouchToTicket(b *testing.B) {
	o := newBureau(b)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		took = append(took, o.issue(services[i%len(services)]))
	}
	report(b, took)
}

// BenchmarkKeyToHall is from the clerk's key to a display that follows another
// member.
func BenchmarkKeyToHall(b *testing.B) {
	o := newBureau(b)
	var took []time.Duration
	for b.Loop() {
		o.issue("identity-card")
		began := time.Now()
		o.do(queue.CallNext{Desk: "desk-3"})
		took = append(took, (<-o.called).Sub(began))
		o.do(queue.StartServing{Desk: "desk-3"})
		o.do(queue.FinishServing{Desk: "desk-3"})
	}
	report(b, took)
}

// report gives the middle and the slow end of many measurements.
func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(part float64) float64 {
		i := int(part * float64(len(took)-1))
		return float64(took[i].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
	b.ReportMetric(0, "ns/op") // the preparation of each round is in it
}
