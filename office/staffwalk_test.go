package office_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// staffWalk draws a log of an office whose people have PINs: whatever they may do
// at three computers, allowed or not.
func staffWalk(t *rapid.T) []office.Envelope {
	s := guarded(t)
	w := walker{log: s.Log, state: s.State, now: s.State.Queue.Now, seq: map[string]uint64{}, day: 23, plan: 1, made: 50}
	for range rapid.IntRange(0, 40).Draw(t, "steps") {
		w.now = w.now.Add(rapid.SampledFrom(pauses).Draw(t, "pause"))
		window := rapid.SampledFrom([]string{"pc1", "pc1", "pc2", "boss", "boss"}).Draw(t, "window")
		w.seq[window]++
		w.give(office.Envelope{
			At: w.now, Origin: window, Client: window, Seq: 1000 + w.seq[window], Level: office.Level,
			Own: rapid.IntRange(0, 5).Draw(t, "by itself") == 0, Command: w.peopled(t, window),
		})
	}
	return w.log
}

// peopled draws a command about people, computers or the office, or any other one.
func (w *walker) peopled(t *rapid.T, window string) office.Command {
	person := rapid.SampledFrom([]plan.PersonID{"anna", "jan", "ewa", "zofia", "zofia", "nobody"}).Draw(t, "person")
	pin := map[plan.PersonID]string{"anna": "246801", "jan": "918273", "ewa": "504030", "zofia": "735281"}[person]
	switch rapid.IntRange(0, 15).Draw(t, "staff kind") {
	case 0, 1, 2, 3:
		known, _ := w.state.People.PIN(person)
		return officetest.SignIn(known, person, window, window, rapid.SampledFrom([]string{pin, pin, pin, "", "000000"}).Draw(t, "digits"))
	case 4:
		return people.SignOut{}
	case 5:
		return officetest.SetPIN(person, w.state.People.Pepper.ID, pin)
	case 6:
		return people.ClearPIN{Person: person}
	case 7:
		return people.UnlockPIN{Person: person}
	case 8:
		return w.secret(t)
	case 9:
		return trace.RecordAuditView{Filter: trace.Filter{Person: "anna"}, Found: rapid.IntRange(-1, 3).Draw(t, "found")}
	case 10:
		return trace.RecordExport{What: rapid.SampledFrom([]string{trace.Figures, trace.PersonsFigures, "all"}).Draw(t, "what")}
	case 11:
		return w.machine(t)
	case 12:
		return w.staffPlan(t)
	}
	return w.command(t)
}

func (w *walker) secret(t *rapid.T) office.Command {
	c := people.ShareSecret{For: rapid.SampledFrom([]people.Use{people.ForPINs, people.ForNotes, "else"}).Draw(t, "use")}
	c.Secret = people.Secret{ID: strings.Repeat(rapid.SampledFrom([]string{"a", "b"}).Draw(t, "secret"), 32), Box: []byte("box")}
	c.Secret.To = rapid.SampledFrom([][]string{people.Entitled(&w.state.Machines), {"age-burnt"}, nil}).Draw(t, "to")
	if c.For == people.ForNotes {
		c.Secret.Date = w.state.Queue.Day.Date
	}
	return c
}

func (w *walker) machine(t *rapid.T) office.Command {
	id := rapid.SampledFrom([]machines.ID{"pc1", "pc2", "boss", "door", "none"}).Draw(t, "machine")
	switch rapid.IntRange(0, 5).Draw(t, "machine kind") {
	case 0:
		return machines.RevokeMachine{Machine: id}
	case 1:
		return machines.MarkStaysOn{Machine: id, StaysOn: rapid.Bool().Draw(t, "stays")}
	case 2:
		return machines.InviteMachine{Invitation: machines.Invitation{
			ID: strings.Repeat("9", 32), Secret: strings.Repeat("8", 64), Name: "new", Role: machines.Hall,
			By: "boss", Person: "zofia", Expires: w.now.Add(600_000_000_000),
		}}
	case 3:
		return machines.CountTry{Invitation: strings.Repeat("9", 32)}
	case 4:
		return machines.SeeProcess{Machine: id, Place: "desk-1", Life: strings.Repeat("7", 16)}
	}
	return machines.RenameMachine{Machine: id, Name: rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "name")}
}

// staffPlan is another plan, with or without some of the people.
func (w *walker) staffPlan(t *rapid.T) office.Command {
	w.plan++
	p := officetest.Plan(officetest.WithPeople, rapid.SampledFrom([]func(*plan.Plan){
		func(*plan.Plan) {}, func(p *plan.Plan) { p.People = p.People[1:] }, func(p *plan.Plan) { p.People = p.People[:3] },
		func(p *plan.Plan) { p.Services[0].Minutes = 25 }, func(p *plan.Plan) { p.People = nil },
		func(p *plan.Plan) { p.Services[0], p.Services[1] = p.Services[1], p.Services[0] },
	}).Draw(t, "plan"))
	p.Revision = w.plan
	return queue.AdoptPlan{Plan: p}
}

// TestStaffReplayGivesTheSameBytes is TestReplayGivesTheSameBytes with people.
func TestStaffReplayGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := staffWalk(t)
		want := stateBytes(t, run(log, nil))
		if !bytes.Equal(stateBytes(t, run(carried(t, log), nil)), want) {
			t.Fatal("the log that went through bytes gives another state")
		}
		cut := rapid.IntRange(0, len(log)).Draw(t, "cut")
		s := restored(t, run(log[:cut], nil))
		for _, e := range log[cut:] {
			s.Apply(e)
		}
		if !bytes.Equal(stateBytes(t, s), want) {
			t.Fatalf("a snapshot after %d and the rest give another state", cut)
		}
	})
}

// TestRefusedStaffChangesNothing: whatever is refused leaves the whole office as it
// was, but for timers and the answer that is remembered.
func TestRefusedStaffChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := office.New()
		for _, e := range staffWalk(t) {
			timers := restored(t, s)
			timers.Queue.Apply(queue.PassTime{}, e.At)
			step := s.Apply(e)
			if step.Fault != "" {
				t.Fatalf("the rules failed: %s", step.Fault)
			}
			if step.Answer.Refusal == nil || step.Repeat {
				continue
			}
			timers.Sessions = s.Sessions
			timers.Machines.Invitations = s.Machines.Invitations // old ones are let go of whenever the register is asked
			if !bytes.Equal(stateBytes(t, timers), stateBytes(t, s)) {
				t.Fatalf("refused %#v with %v, and changed something", e.Command, step.Answer.Refusal)
			}
		}
	})
}

// TestEveryChangeIsTraced: whatever of the office is another after a command than
// before, and no ticket's, has an entry that says by whom, where and when.
func TestEveryChangeIsTraced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := staffWalk(t)
		if rapid.Bool().Draw(t, "without people") {
			log = walk(t)
		}
		s := office.New()
		for _, e := range log {
			at := max(e.At, s.Queue.Now)
			before, had := besideTickets(t, s, at), slices.Clone(s.Queue.Traced)
			who := string(s.People.Who(e.Origin, e.Client, at))
			if e.Own {
				who = ""
			}
			step := s.Apply(e)
			after := besideTickets(t, s, at)
			if before == after || step.Repeat {
				continue
			}
			fresh := s.Queue.Traced[min(len(had), len(s.Queue.Traced)):]
			if _, opens := e.Command.(queue.OpenDay); opens || len(s.Queue.Traced) < len(had) {
				fresh = s.Queue.Traced // those before went with their day
			}
			if len(fresh) == 0 {
				t.Fatalf("%#v changed this without a trace:\n%s", e.Command, parting(before, after))
			}
			for _, entry := range fresh {
				_, signs := e.Command.(people.SignIn)
				_, invites := e.Command.(machines.InviteMachine)
				if entry.At == at && !signs && !invites && (entry.Machine != e.Origin || entry.Person != who) && entry.What == e.Command.Kind() {
					t.Fatalf("%#v by %q at %s is traced as %+v", e.Command, who, e.Origin, entry)
				}
			}
		}
	})
}

// parting is where two texts go apart.
func parting(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-100)
	return a[from:min(len(a), i+200)] + "\n" + b[from:min(len(b), i+200)]
}

// besideTickets is the office without tickets and what keeps its own history, and
// without what only counts proofs and lives of programs.
func besideTickets(t fataler, s *office.State, at queue.Moment) string {
	q := s.Queue
	view := struct {
		Plan     plan.Plan
		Day      queue.Day
		Desks    []string
		Printers []queue.PrinterState
		Machines machines.State
		PINs     []people.PIN
		Signed   []people.Presence
		Secrets  [2]people.Secret
		Sealed   any
		Stops    []queue.Stop
		Helps    []queue.HelpCall
	}{Stops: without(q.Stops, func(s queue.Stop) bool { return s.Until != 0 && at >= s.Until }), Helps: q.HelpCalls, Plan: q.Plan, Day: q.Day, Printers: q.Printers, Machines: s.Machines, Signed: s.People.SignedIn,
		Secrets: [2]people.Secret{s.People.Pepper, s.People.DayKey}, Sealed: s.History.Sealed}
	view.Day.Sealed = false
	for _, d := range q.Desks {
		view.Desks = append(view.Desks, string(d.ID)+d.Clerk+string(d.Break.What)+d.Break.Reason)
	}
	slices.Sort(view.Desks)
	view.PINs = slices.Clone(s.People.PINs)
	view.Machines.Machines = slices.Clone(s.Machines.Machines)
	for i := range view.Machines.Machines {
		view.Machines.Machines[i].Processes = nil
	}
	view.Machines.Invitations = without(s.Machines.Invitations, func(i machines.Invitation) bool { return at >= i.Expires })
	b, err := json.Marshal(view)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(b)
}

// without is what is left of a list. Of one that nothing is left of it is nil, as if
// nothing had been there.
func without[T any](list []T, gone func(T) bool) (left []T) {
	for _, one := range list {
		if !gone(one) {
			left = append(left, one)
		}
	}
	return left
}

// TestEveryCommandIsTracedOrSaysWhyNot: whoever adds a command decides in
// trace/rules.go.
func TestEveryCommandIsTracedOrSaysWhyNot(t *testing.T) {
	rows := make(map[string]int)
	for _, r := range trace.Rules() {
		rows[r.Command]++
	}
	oneRowEach(t, "office/trace/rules.go", rows, "say once what it changes, or why that is not traced")
}
