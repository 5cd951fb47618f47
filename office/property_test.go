package office_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"okienko/office"
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/order"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

// always are the sentences that hold after every command.
var always = []func(*office.State) error{
	numbersAreUnique, handsAgree, nothingIsLost, historyGoesOn, legsAddUp, onlyWhoWaitsIsFavoured, attendanceAgrees, breaksAreIdle,
}

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
			if undone := k.Moves[i].Undoes; undone > i {
				return fmt.Errorf("line %d of the history of %s takes back line %d", i, k.Number(), undone-1)
			}
		}
		if last := k.Moves[len(k.Moves)-1]; last.Phase != k.Phase {
			return fmt.Errorf("%s is %s, and its history ends with %s", k.Number(), k.Phase, last.Phase)
		}
	}
	return nil
}

// attendanceAgrees: while a day is open, whoever sits at a desk attends, on a break
// or not, and nobody else.
func attendanceAgrees(s *office.State) error {
	attends, breaks := make(map[plan.DeskID]string), make(map[plan.DeskID]queue.BreakKind)
	for _, a := range s.Queue.Attended {
		if a.Ended == 0 && attends[a.Desk] != "" || a.Ended != 0 && a.Ended < a.Began {
			return fmt.Errorf("the attendance at %s: %+v", a.Desk, s.Queue.Attended)
		}
		if a.Ended == 0 {
			attends[a.Desk], breaks[a.Desk] = a.Clerk, a.Break
		}
	}
	for _, d := range s.Queue.Desks {
		want := map[bool]string{true: d.Clerk}[s.Queue.Day.Open]
		if attends[d.ID] != want || want != "" && breaks[d.ID] != d.Break.What {
			return fmt.Errorf("%q attends at %s with %q, and %q should with %q", attends[d.ID], d.ID, breaks[d.ID], want, d.Break.What)
		}
	}
	return nil
}

// legsAddUp holds that the stays of a ticket follow each other without a gap, that
// each clock runs within its leg, and that no two run at once.
func legsAddUp(s *office.State) error {
	for _, k := range s.Queue.Tickets {
		began := k.Issued
		for i, l := range k.AllLegs() {
			last := i == len(k.Legs)
			until := l.Ended
			if until == 0 {
				until = max(s.Queue.Now, l.Began) // numbers of a block come one after another
			}
			switch sum := l.WayMillis + l.ServedMillis + l.ParkedMillis; {
			case l.Began != began:
				return fmt.Errorf("leg %d of %s begins at %d, and the one before ended at %d", i, k.Number(), l.Began, began)
			case (l.Ended == 0) != (last && k.Live()) || (l.How == "") != (l.Ended == 0):
				return fmt.Errorf("leg %d of %s, which is %s, ended at %d by %q", i, k.Number(), k.Phase, l.Ended, l.How)
			case sum > int64(until-l.Began) || l.WayMillis < 0 || l.ServedMillis < 0 || l.ParkedMillis < 0:
				return fmt.Errorf("leg %d of %s is shorter than its clocks: %+v", i, k.Number(), l)
			case l.StartedAt != 0 && l.StartedAt < l.FirstCalled, l.FirstCalled != 0 && l.FirstCalled < l.Began, l.Calls > 0 && l.FirstCalled == 0:
				return fmt.Errorf("leg %d of %s is in no order: %+v", i, k.Number(), l)
			}
			began = l.Ended
		}
	}
	return nil
}

func breaksAreIdle(s *office.State) error {
	for _, d := range s.Queue.Desks {
		if d.OnBreak() && (!d.Taken() || d.Ticket != "") {
			return fmt.Errorf("%s is on a break, with clerk %q and ticket %q", d.ID, d.Clerk, d.Ticket)
		}
	}
	return nil
}

// onlyWhoWaitsIsFavoured holds that what is said of one phase does not outlast it.
func onlyWhoWaitsIsFavoured(s *office.State) error {
	for _, k := range s.Queue.Tickets {
		parked := k.ParkedSince != 0 || k.ParkedUntil != 0 || k.ParkedBy != "" || k.ParkedMine || k.ParkedReason != ""
		switch {
		case parked && k.Phase != queue.Parked, k.Phase == queue.Parked && (k.ParkedSince == 0 || k.ParkedBy == ""):
			return fmt.Errorf("%s is %s, and parked by %q since %d", k.Number(), k.Phase, k.ParkedBy, k.ParkedSince)
		case (k.BackFirst || k.SentFirst) && k.Phase != queue.Waiting && k.Live():
			return fmt.Errorf("%s is %s, and first in line", k.Number(), k.Phase)
		case (k.ServingSince != 0) != (k.Phase == queue.Serving):
			return fmt.Errorf("%s is %s, and served since %d", k.Number(), k.Phase, k.ServingSince)
		case k.AtClose && k.Live():
			return fmt.Errorf("%s lives, and ended with the day", k.Number())
		case len(k.Notes) > 0 && !s.Queue.Day.Open:
			return fmt.Errorf("a note on %s has outlasted its day", k.Number())
		}
	}
	return nil
}

// TestNobodyIsLostOverNight holds that every ticket that was ever given is in the
// state, in a day that waits for its seal, or in a sealed day's file; in one of
// them, and once.
func TestNobodyIsLostOverNight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, given, sealed := office.New(), map[queue.TicketID]bool{}, []queue.TicketID{}
		s.Machines = machines.State{Office: strings.Repeat("0", 32), Level: 1}
		for i, e := range walk(t) {
			for _, e := range s.Apply(e).Events() {
				if issued, ok := e.(queue.TicketIssued); ok {
					given[issued.Ticket] = true
				}
			}
			if rapid.IntRange(0, 3).Draw(t, "seal") == 0 {
				sealed = append(sealed, seal(t, s, uint64(i))...)
			}
		}
		seen := sealed
		for _, k := range s.Queue.Tickets {
			seen = append(seen, k.ID)
		}
		for _, d := range s.Queue.Past {
			for _, k := range d.Tickets {
				seen = append(seen, k.ID)
				if k.Live() {
					t.Fatalf("%s lives on a day that is over", k.Number())
				}
			}
		}
		once := map[queue.TicketID]bool{}
		for _, id := range seen {
			if once[id] || !given[id] {
				t.Fatalf("%s is there twice, or was never given", id)
			}
			once[id] = true
		}
		if len(once) != len(given) {
			t.Fatalf("%d tickets were given, and %d are there", len(given), len(once))
		}
	})
}

// seal seals the oldest day that is over, if there is any, and returns its tickets.
func seal(t *rapid.T, s *office.State, seq uint64) (ids []queue.TicketID) {
	mark, file, ok := history.File(&s.Queue)
	if !ok {
		return nil
	}
	d, err := history.Decode(file)
	if err != nil {
		t.Fatalf("the file of %s: %v", mark.Date, err)
	}
	for _, k := range d.Tickets {
		ids = append(ids, k.ID)
	}
	step := s.Apply(office.Envelope{At: s.Queue.Now, Origin: "m1", Client: "sealer", Seq: seq, Level: 1, Command: history.SealDay(mark)})
	if step.Answer.Refusal != nil {
		t.Fatalf("the seal of %s is refused: %v", mark.Date, step.Answer.Refusal)
	}
	return ids
}

func TestCloseAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run(walk(t), func(s *office.State, _ office.Envelope, step office.Step) {
			for _, e := range step.Events() {
				if d, ok := e.(queue.DayClosed); ok && d.Issued+d.Carried != d.Finished+d.Missed+d.Cancelled+d.Left+d.Kept {
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
		d := rapid.SampledFrom([]plan.DeskID{"d1", "d2", "d3", ""}).Draw(t, "desk")
		command := rapid.SampledFrom(undoable(t, s, d)).Draw(t, "move")
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

// undoable are the moves that a desk can take back.
func undoable(t *rapid.T, s *office.State, d plan.DeskID) []queue.Command {
	hand, _ := s.Queue.InHand(d)
	any := officetest.ID(0)
	if n := len(s.Queue.Tickets); n > 0 {
		any = s.Queue.Tickets[rapid.IntRange(0, n-1).Draw(t, "ticket")].ID
	}
	done, note := []queue.Done{{Service: "pay", Count: 2}}, queue.Sealed("a note")
	return []queue.Command{
		queue.CallNext{Desk: d}, queue.CallTicket{Desk: d, Ticket: any}, queue.StartServing{Desk: d},
		queue.FinishServing{Desk: d}, queue.FinishServing{Desk: d, Done: done, Outcome: queue.NotPossible, Note: note},
		queue.ReportAbsent{Desk: d}, queue.ParkTicket{Desk: d, Until: s.Queue.Now + 3_600_000}, queue.ParkTicket{Desk: d, Mine: true},
		queue.TransferTicket{Desk: d, Ticket: hand.ID, Service: "pay", Note: note, Back: true},
		queue.TransferTicket{Desk: d, Ticket: any, Service: "tax", Where: queue.AtFront},
		queue.TransferTicket{Desk: d, Ticket: any, ToPerson: "Ewa", Where: queue.AtEnd},
		queue.ContinueWith{Desk: d, Service: "passport", Done: done}, queue.ContinueWith{Desk: d, Service: "pay"},
		queue.CancelTicket{Desk: d, Ticket: any}, queue.WaitAgain{Desk: d, Ticket: any, Where: queue.AtEnd},
		queue.ChangeClass{Desk: d, Ticket: any, Class: queue.Preferential},
	}
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
	c.Queue.Own = nil
	var rows []queue.Row
	for _, r := range c.Queue.InARow {
		if r.Favoured > 0 {
			rows = append(rows, r)
		}
	}
	c.Queue.Calls, c.Queue.LastCall, c.Queue.InARow = nil, 0, rows
	return queueBytes(t, c)
}

// next calls see for each call by "next" in a log, with the state after it, the
// ticket that was called and why.
func next(log []office.Envelope, see func(s *office.State, at queue.Moment, called queue.Ticket, why queue.Reason)) {
	run(log, func(s *office.State, e office.Envelope, step office.Step) {
		_, isNext := e.Command.(queue.CallNext)
		if !isNext || step.Repeat || step.Answer.Refusal != nil {
			return
		}
		called, _ := s.Queue.Ticket(step.Answer.Events[0].(queue.TicketCalled).Ticket)
		see(s, step.At, called, *called.Moves[len(called.Moves)-1].Why)
	})
}

// TestEqualsAreNotSwapped holds that "next" never takes a ticket before another
// of the same service and class that the desk could have called as well, that came
// earlier and was not held back, unless staff have put it first.
func TestEqualsAreNotSwapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		next(walk(t), func(s *office.State, at queue.Moment, called queue.Ticket, why queue.Reason) {
			if why.Rail == order.Returned || why.Rail == order.Sent {
				return
			}
			for _, k := range s.Queue.InOrder(called.Desk, at) {
				if k.Service == called.Service && k.Class == called.Class && s.Queue.OfferedAgain(k) <= at && earlier(k, called) {
					t.Fatalf("%s was called before %s", called.Number(), k.Number())
				}
			}
		})
	})
}

// TestNobodyIsLeftToWait is the promise to an ordinary ticket that waits too long:
// whatever staff did before, "next" at a desk that serves it passes over it only
// for one that staff put first, for an ordinary one that came before it, or for a
// favoured one that waits too long as well; and after two favoured ones in a row
// at that desk not for those either. So of three calls there at least one goes to
// the ordinary ones that wait too long, in the order in which they came.
func TestNobodyIsLeftToWait(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inARow := make(map[plan.DeskID]int)
		run(walk(t), func(s *office.State, e office.Envelope, step office.Step) {
			c, isNext := e.Command.(queue.CallNext)
			before := inARow[c.Desk]
			for _, d := range s.Queue.Desks {
				inARow[d.ID] = d.InARow
			}
			if !isNext || step.Repeat || step.Answer.Refusal != nil {
				return
			}
			called, _ := s.Queue.Ticket(step.Answer.Events[0].(queue.TicketCalled).Ticket)
			rail := called.Moves[len(called.Moves)-1].Why.Rail
			if rail == order.Returned || rail == order.Sent {
				return
			}
			for _, k := range s.Queue.InOrder(c.Desk, step.At) {
				if k.Class != queue.Ordinary || !s.Queue.WaitsTooLong(k, step.At) || s.Queue.OfferedAgain(k) > step.At {
					continue
				}
				favoured := called.Class.Favoured() && before < s.Queue.Plan.Rules.FavouredInARow
				if !s.Queue.WaitsTooLong(called, step.At) || called.Reference > k.Reference && !favoured {
					t.Fatalf("%s waits too long at %s, and %s was called by %s after %d in a row", k.Number(), c.Desk, called.Number(), rail, before)
				}
			}
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
