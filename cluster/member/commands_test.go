package member_test

import (
	"bytes"
	"sync"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

// tickets waits until a window has so many tickets.
func tickets(n int) (string, func(*office.State) bool) {
	return "the tickets are there", func(s *office.State) bool { return len(s.Queue.Tickets) == n }
}

func TestACommandGivenAnywhereReachesEverybody(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	windows := []*clustertest.Window{o.Window("m1"), o.Window("m2"), o.Window("m3")}
	windows[0].OpenDay()
	for _, w := range windows {
		w.Must(clustertest.Issue())
	}
	for _, w := range windows {
		w.Until(tickets(3))
	}
}

func TestARepeatGetsTheFirstAnswer(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	w.Must(queue.TakeDesk{Desk: "d1", Clerk: "Ewa"})
	w.Must(clustertest.Issue())
	w.Must(clustertest.Issue())
	next := office.Envelope{Client: "one life", Seq: 1, Level: office.Level, Command: queue.CallNext{Desk: "d1"}}

	first := o.Submit("window", "m1", next)
	same := func(to string) {
		t.Helper()
		if again := o.Submit("window", to, next); again.Kind != cluster.FrameAnswer || !bytes.Equal(again.Body, first.Body) {
			t.Errorf("%s answered %s, and the first answer was %s", to, again.Body, first.Body)
		}
	}
	same("m2")
	same("m3")
	leader := o.Leader()
	o.Drop(leader)
	for _, id := range o.Others(leader) {
		same(id)
	}
	w.Until("one call was made", func(s *office.State) bool { return s.Queue.LastCall == 1 })
	w.Must(queue.Recall{Desk: "d1"})
	w.Until("the repeats called nobody", func(s *office.State) bool { return s.Queue.LastCall == 2 })
}

// Each recall raises the ticket's count, so a command that was done twice or
// not at all shows.
func TestTheDeathOfTheLeaderDoesACommandOnce(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	w.Must(queue.TakeDesk{Desk: "d1", Clerk: "Ewa"})
	w.Must(clustertest.Issue())
	w.Must(queue.CallNext{Desk: "d1"})
	leader := o.Leader()

	const callers, each = 8, 25
	var half, all sync.WaitGroup
	half.Add(callers)
	for range callers {
		all.Go(func() {
			for i := range each {
				if i == each/2 {
					half.Done()
				}
				if a, err := w.Do(t.Context(), queue.Recall{Desk: "d1"}); err != nil || a.Refusal != nil {
					t.Error(err, a.Refusal)
				}
			}
		})
	}
	half.Wait()
	o.Drop(leader)
	all.Wait()
	w.Until("every recall was done once", func(s *office.State) bool { return s.Queue.LastCall == 1+callers*each })
}

func TestTwoDesksPressNextAtOnce(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	desks := map[plan.DeskID]*clustertest.Window{"d1": o.Window("m2"), "d2": o.Window("m3")}
	kiosk := o.Window("m1")
	kiosk.OpenDay()
	for desk, w := range desks {
		w.Until("the plan is there", func(s *office.State) bool { return s.Queue.Day.Open })
		w.Must(queue.TakeDesk{Desk: desk, Clerk: string(desk)})
	}
	called := make(map[queue.TicketID]bool)
	for range 15 {
		kiosk.Must(clustertest.Issue())
		kiosk.Must(clustertest.Issue())
		var mu sync.Mutex
		var both sync.WaitGroup
		for desk, w := range desks {
			both.Go(func() {
				a, err := w.Do(t.Context(), queue.CallNext{Desk: desk})
				mu.Lock()
				defer mu.Unlock()
				if err != nil || a.Refusal != nil {
					t.Error(desk, err, a.Refusal)
					return
				}
				called[a.Events[0].(queue.TicketCalled).Ticket] = true
			})
		}
		both.Wait()
		for desk, w := range desks {
			w.Must(queue.StartServing{Desk: desk})
			w.Must(queue.FinishServing{Desk: desk})
		}
	}
	if len(called) != 30 {
		t.Errorf("%d of 30 tickets were called", len(called))
	}
}

// More at once than the office keeps answers for: none may be taken for an old
// repeat.
func TestManyCallersAtOnce(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	windows := []*clustertest.Window{o.Window("m1"), o.Window("m2"), o.Window("m3")}
	windows[0].OpenDay()
	const callers, each = 96, 3
	var all sync.WaitGroup
	for i := range callers {
		all.Go(func() {
			for range each {
				a, err := windows[i%2].Do(t.Context(), clustertest.Issue())
				if err != nil || a.Refusal != nil {
					t.Error(err, a.Refusal)
				}
			}
		})
	}
	all.Wait()
	numbers := make(map[string]bool)
	for _, w := range windows {
		w.Until(tickets(callers * each))
		for _, ticket := range w.State().Queue.Tickets {
			numbers[ticket.Number()] = true
		}
	}
	if len(numbers) != callers*each {
		t.Errorf("%d numbers for %d tickets", len(numbers), callers*each)
	}
}

func TestACommandFromWhere(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	for i, c := range []struct{ machine, claims, says string }{
		{"window", "m2", "window"}, {"window", "", "window"}, {"m1", "kiosk", "m1"}, {"m1", "", "m1"},
	} {
		e := office.Envelope{Origin: c.claims, Client: "claims", Seq: uint64(i + 1), Level: office.Level, Command: queue.PassTime{}}
		for _, m := range o.Members {
			o.Submit(c.machine, m.ID, e) // one of them leads
		}
		if origin := o.Origin("claims", uint64(i+1)); origin != c.says {
			t.Errorf("%s claimed to be %q and the log says %q", c.machine, c.claims, origin)
		}
	}
}

// In the log it would stop every program of this age.
func TestALeaderKeepsOutWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	unknown := office.Envelope{Client: "newer", Seq: 1, Level: office.Level, Unread: "rename_hall", Original: []byte("{}")}
	newer := office.Envelope{Client: "newer", Seq: 2, Level: office.Level + 1, Command: queue.PassTime{}}
	for _, m := range o.Members {
		for _, e := range []office.Envelope{unknown, newer} {
			if f := o.Submit("window", m.ID, e); f.Kind != cluster.FrameRejected {
				t.Errorf("%s took it: %s", m.ID, f.Body)
			}
		}
	}
	unknown.MaySkip, unknown.Seq = true, 3
	if f := o.Submit("window", "m1", unknown); f.Kind != cluster.FrameAnswer {
		t.Errorf("one that may be skipped: %s", f.Body)
	}
	w.Must(clustertest.Issue())
}

// A member that does not lead sends back what another member passed on to it.
func TestAPassedOnCommandGoesNoFurther(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	to := o.Others(o.Leader())[0]
	conn, err := cluster.Dial(t.Context(), o.Identity("m1"), cluster.Member{ID: to, Address: o.Address(to)})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body, err := wire.EncodeEnvelope(office.Envelope{Client: "passed", Seq: 1, Level: office.Level, Command: queue.PassTime{}})
	if err != nil {
		t.Fatal(err)
	}
	conn.Send(cluster.Frame{Kind: cluster.FrameFollow, Number: ^uint64(0)}, cluster.Frame{Kind: cluster.FrameSubmit, Number: 5, Body: body})
	for {
		f, err := conn.Receive(true)
		if err != nil {
			t.Fatal(err)
		}
		if f.Kind == cluster.FrameBeat {
			continue
		}
		if f.Kind != cluster.FrameRetry || f.Number != 5 {
			t.Errorf("got frame %d of %d", f.Kind, f.Number)
		}
		return
	}
}
