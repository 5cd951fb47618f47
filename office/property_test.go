package office_test

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

// always are the sentences that hold after every command.
var always = []func(*office.State) error{numbersAreUnique, handsAgree, nothingIsLost, historyGoesOn}

func TestAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run(walk(t), func(s *office.State, e office.Envelope, step office.Step) {
			if step.Fault != "" {
				t.Fatalf("the rules failed: %s", step.Fault)
			}
			for _, holds := range always {
				if err := holds(s); err != nil {
					t.Fatalf("after %#v: %v", e.Command, err)
				}
			}
		})
	})
}

func numbersAreUnique(s *office.State) error {
	live, all := make(map[string]bool), make(map[string]bool)
	for _, k := range s.Queue.Tickets {
		if k.Live() && live[k.Number()] {
			return fmt.Errorf("two live tickets are %s", k.Number())
		}
		if k.Series != "B" && all[k.Number()] {
			return fmt.Errorf("%s was given twice although its series has not run out", k.Number())
		}
		live[k.Number()] = live[k.Number()] || k.Live()
		all[k.Number()] = true
	}
	return nil
}

func handsAgree(s *office.State) error {
	held := make(map[queue.TicketID]plan.DeskID)
	for _, d := range s.Queue.Desks {
		if d.Ticket == "" {
			continue
		}
		if other, twice := held[d.Ticket]; twice {
			return fmt.Errorf("%s and %s hold one ticket", d.ID, other)
		}
		held[d.Ticket] = d.ID
	}
	for _, k := range s.Queue.Tickets {
		desk, inHand := held[k.ID]
		if inHand != k.InHand() || inHand && desk != k.Desk {
			return fmt.Errorf("%s is %s at %q, and %q holds it", k.Number(), k.Phase, k.Desk, desk)
		}
		delete(held, k.ID)
	}
	if len(held) > 0 {
		return fmt.Errorf("desks hold what does not exist: %v", held)
	}
	return nil
}

func nothingIsLost(s *office.State) error {
	count, live := make(map[queue.Phase]int), 0
	for _, k := range s.Queue.Tickets {
		count[k.Phase]++
		if _, ok := s.Queue.Ticket(k.ID); !ok {
			return fmt.Errorf("%s is not found by its identifier", k.Number())
		}
		if k.Live() == (k.EndedAt != 0) {
			return fmt.Errorf("%s is %s and ended at %d", k.Number(), k.Phase, k.EndedAt)
		}
	}
	s.Queue.Live(func(queue.Ticket) { live++ })
	if want := count[queue.Waiting] + count[queue.Called] + count[queue.Serving] + count[queue.Parked]; live != want {
		return fmt.Errorf("%d tickets are listed as live, and %d are", live, want)
	}
	sum := 0
	for _, p := range queue.Phases() {
		sum += count[p]
	}
	if sum != len(s.Queue.Tickets) {
		return fmt.Errorf("%d tickets, and %d in a phase", len(s.Queue.Tickets), sum)
	}
	return nil
}

func historyGoesOn(s *office.State) error {
	for _, k := range s.Queue.Tickets {
		for i := 1; i < len(k.Moves); i++ {
			if k.Moves[i].At < k.Moves[i-1].At {
				return fmt.Errorf("the history of %s goes back at line %d", k.Number(), i)
			}
		}
	}
	return nil
}

func TestCloseAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run(walk(t), func(s *office.State, _ office.Envelope, step office.Step) {
			for _, e := range step.Events() {
				if d, ok := e.(queue.DayClosed); ok && d.Issued != d.Finished+d.Missed+d.Left {
					t.Fatalf("the day does not add up: %+v", d)
				}
			}
		})
	})
}

func TestReplayGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := walk(t)
		want := stateBytes(t, run(log, nil))
		if got := stateBytes(t, run(carried(t, log), nil)); !bytes.Equal(got, want) {
			t.Fatalf("the log that went through bytes gives\n%s\nand not\n%s", got, want)
		}
		cut := rapid.IntRange(0, len(log)).Draw(t, "cut")
		s := restored(t, run(log[:cut], nil))
		for _, e := range log[cut:] {
			s.Apply(e)
		}
		if got := stateBytes(t, s); !bytes.Equal(got, want) {
			t.Fatalf("a snapshot after %d and the rest give\n%s\nand not\n%s", cut, got, want)
		}
	})
}

// carried is a log after it went through its bytes.
func carried(t *rapid.T, log []office.Envelope) []office.Envelope {
	out := make([]office.Envelope, 0, len(log))
	for _, e := range log {
		b, err := wire.EncodeEnvelope(e)
		if err != nil {
			t.Fatalf("encode: %v", err)
		}
		e, err := wire.DecodeEnvelope(b)
		if err != nil {
			t.Fatalf("decode: %v", err)
		}
		out = append(out, e)
	}
	return out
}

func TestRefusedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := office.New()
		for _, e := range walk(t) {
			timers := restored(t, s)
			timers.Queue.Apply(queue.PassTime{}, e.At)
			step := s.Apply(e)
			if step.Answer.Refusal == nil || step.Repeat {
				continue
			}
			if want, got := queueBytes(t, timers), queueBytes(t, s); got != want {
				t.Fatalf("refused %#v with %v, and changed\n%s\nto\n%s", e.Command, step.Answer.Refusal, want, got)
			}
		}
	})
}

func TestRepeatChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := walk(t)
		i := rapid.IntRange(max(0, len(log)-20), len(log)-1).Draw(t, "which")
		var first office.Answer
		s := run(log, func(_ *office.State, e office.Envelope, step office.Step) {
			if e.Client == log[i].Client && e.Seq == log[i].Seq && !step.Repeat {
				first = step.Answer
			}
		})
		before := stateBytes(t, s)
		e := log[i]
		e.At += 600_000
		step := s.Apply(e)
		if !step.Repeat || !reflect.DeepEqual(step.Answer, first) || len(step.Events()) > 0 {
			t.Fatalf("answered %+v the first time and %+v the second", first, step)
		}
		if !bytes.Equal(stateBytes(t, s), before) {
			t.Fatalf("the repeat of %#v changed the state", e.Command)
		}
	})
}

func TestUndoRestores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := run(walk(t), nil)
		d := rapid.SampledFrom([]plan.DeskID{"d1", "d2", "d3"}).Draw(t, "desk")
		command := rapid.SampledFrom([]queue.Command{
			queue.CallNext{Desk: d}, queue.StartServing{Desk: d}, queue.FinishServing{Desk: d},
			queue.ReportAbsent{Desk: d}, queue.ParkTicket{Desk: d, Until: s.Queue.Now + 3_600_000},
		}).Draw(t, "move")
		s.Queue.Apply(queue.PassTime{}, s.Queue.Now)
		before := restored(t, s)
		if _, _, r := s.Queue.Apply(command, s.Queue.Now); r != nil {
			return
		}
		later := s.Queue.Now + queue.Moment(rapid.IntRange(0, 30_000).Draw(t, "later"))
		_, woken := nextTimer(before, later)
		if _, _, r := s.Queue.Apply(queue.Undo{Desk: d}, later); r != nil || woken {
			if r != nil {
				t.Fatalf("%#v cannot be undone: %v", command, r)
			}
			return
		}
		if want, got := asBefore(t, before), asBefore(t, s); got != want {
			t.Fatalf("%#v undone gives\n%s\nand not\n%s", command, got, want)
		}
	})
}

func nextTimer(s *office.State, by queue.Moment) (queue.Moment, bool) {
	at, some := s.Queue.NextTimer()
	return at, some && at <= by
}

// asBefore is what an undo restores: all but the history, the calls that were
// made, what can be undone, and a count of nothing.
func asBefore(t fataler, s *office.State) string {
	c := restored(t, s)
	for i := range c.Queue.Tickets {
		c.Queue.Tickets[i].Moves = nil
	}
	for i := range c.Queue.Desks {
		c.Queue.Desks[i].Last = nil
	}
	var rows []queue.Row
	for _, r := range c.Queue.InARow {
		if r.Favoured > 0 {
			rows = append(rows, r)
		}
	}
	c.Queue.Calls, c.Queue.LastCall, c.Queue.InARow = nil, 0, rows
	return queueBytes(t, c)
}

// TestEqualsAreNotSwapped holds that "next" never takes a ticket before another
// of the same service and class that came earlier and was not held back.
func TestEqualsAreNotSwapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run(walk(t), func(s *office.State, e office.Envelope, step office.Step) {
			_, isNext := e.Command.(queue.CallNext)
			if !isNext || step.Repeat || step.Answer.Refusal != nil {
				return
			}
			called, _ := s.Queue.Ticket(step.Answer.Events[0].(queue.TicketCalled).Ticket)
			if called.Moves[len(called.Moves)-1].Why.Rail == queue.Returned {
				return
			}
			s.Queue.Live(func(k queue.Ticket) {
				if k.Phase == queue.Waiting && k.Service == called.Service && k.Class == called.Class &&
					s.Queue.OfferedAgain(k) <= step.At && earlier(k, called) {
					t.Fatalf("%s was called before %s", called.Number(), k.Number())
				}
			})
		})
	})
}

func earlier(a, b queue.Ticket) bool {
	return a.Reference < b.Reference || a.Reference == b.Reference && a.Series == b.Series && a.No < b.No
}

// TestWindowsShowWhoIsNext holds that the first of the list is who is called.
func TestWindowsShowWhoIsNext(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := run(walk(t), nil)
		s.Queue.Apply(queue.PassTime{}, s.Queue.Now)
		for _, d := range []plan.DeskID{"d1", "d2", "d3"} {
			list := s.Queue.InOrder(d, s.Queue.Now)
			_, events, r := restored(t, s).Queue.Apply(queue.CallNext{Desk: d}, s.Queue.Now)
			if r == nil && events[0].(queue.TicketCalled).Ticket != list[0].ID {
				t.Fatalf("the list begins with %s, and %+v was called", list[0].Number(), events[0])
			}
		}
	})
}

func TestFutureCommands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := run(walk(t), nil)
		s.Queue.Apply(queue.PassTime{}, s.Queue.Now)
		before, all := queueBytes(t, s), stateBytes(t, s)
		e := office.Envelope{At: s.Queue.Now, Client: "new", Seq: 1, Level: 2, MaySkip: true}
		if rapid.Bool().Draw(t, "known") {
			e.Command = queue.CloseDay{}
		} else {
			e.Unread = rapid.SampledFrom([]string{"", "greet"}).Draw(t, "kind")
		}
		if step := s.Apply(e); step.Answer.Refusal != nil || queueBytes(t, s) != before {
			t.Fatalf("a command that may be skipped was not: %+v", step)
		}
		if s, err := wire.ReadState(bytes.NewReader(all)); err == nil {
			e.MaySkip = false
			stops(t, s, e, all)
		}
	})
}

func stops(t *rapid.T, s *office.State, e office.Envelope, before []byte) {
	for _, e := range []office.Envelope{e, {At: e.At + 1, Client: "old", Seq: 1, Command: queue.CloseDay{}}} {
		step := s.Apply(e)
		if step.Answer.Refusal == nil || step.Answer.Refusal.Code != queue.NeedsUpdate {
			t.Fatalf("a stopped office did %+v", step)
		}
	}
	if kind, stopped := s.Stopped(); !stopped || kind == "" {
		t.Fatalf("it does not say that it stopped, or at what: %q", kind)
	}
	if !bytes.Equal(stateBytes(t, s), before) {
		t.Fatalf("a stopped office has changed")
	}
}

// TestFaultIsARefusal gives the rules a state that no log leads to.
func TestFaultIsARefusal(t *testing.T) {
	s := office.New()
	for _, e := range (&walker{}).opened() {
		s.Apply(e)
	}
	s.Queue.Desks[0].Ticket = officetest.ID(77)
	step := s.Apply(office.Envelope{Client: "desk", Seq: 1, Command: queue.StartServing{Desk: "d1"}})
	if step.Fault == "" || step.Answer.Refusal == nil {
		t.Fatalf("the fault was not seen: %+v", step)
	}
	if step = s.Apply(office.Envelope{Client: "desk", Seq: 2, Command: queue.CallNext{Desk: "d2"}}); step.Answer.Refusal.Code != queue.NobodyWaiting {
		t.Fatalf("the office did not go on: %+v", step)
	}
}

func (w *walker) opened() []office.Envelope {
	w.now, w.seq = start, map[string]uint64{}
	w.setUp()
	return w.log
}
