package office_test

import (
	"fmt"
	"slices"
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

// TestEveryCommandHasItsPermission: whoever adds a command says in permission.go
// which right it takes, and in docs/rights.md.
func TestEveryCommandHasItsPermission(t *testing.T) {
	rows := make(map[string]int)
	for _, p := range office.Permissions() {
		rows[p.Command]++
	}
	oneRowEach(t, "office/permission.go", rows, "say once which right it takes")
}

// oneRowEach holds that a table has a row for each command, and for nothing else.
func oneRowEach(t *testing.T, file string, rows map[string]int, remedy string) {
	t.Helper()
	for _, c := range office.Commands() {
		if rows[c.Kind()] != 1 {
			t.Errorf("%s has %d rows for %s: %s", file, rows[c.Kind()], c.Kind(), remedy)
		}
		delete(rows, c.Kind())
	}
	for kind := range rows {
		t.Errorf("%s has a row for %s, which is no command", file, kind)
	}
}

// guarded is an office in the middle of a day whose people have PINs.
func guarded(t interface{ Fatal(...any) }) *officetest.Script {
	s := officetest.NewScript()
	for _, line := range []string{
		"people work here", "at 8:10", "a secret a is shared for pins", "boss: zofia gets the PIN 735281",
		"boss: zofia signs in with 735281", "boss: anna gets the PIN 246801", "boss: jan gets the PIN 918273",
		"boss: ewa gets the PIN 504030", "pc1: anna signs in with 246801", "pc1: desk 1 taken by Anna",
		"kiosk issues id-card", "kiosk issues tax", "pc1: desk 1 calls next",
	} {
		if _, err := s.Run(line); err != nil {
			t.Fatal(line, err)
		}
	}
	return s
}

// TestWithoutARightNothingChanges draws people with whatever rights, at whatever
// window, and a command. If it takes a right that the person does not have, the
// command is refused and the office stays as it is.
func TestWithoutARightNothingChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := guarded(t).State
		rights := draw(t, s)
		for i, c := range drawn(t, s) {
			by := plan.PersonID(rapid.SampledFrom([]string{"", "anna"}).Draw(t, "who"))
			s.People.SignedIn = []people.Presence{{Person: "zofia", Machine: "boss", Client: "boss", Since: s.Queue.Now}}
			if by != "" {
				s.People.SignedIn = append(s.People.SignedIn, people.Presence{Person: by, Machine: "pc1", Client: "pc1", Since: s.Queue.Now})
			}
			row := office.Permissions()[slices.IndexFunc(office.Permissions(), func(p office.Permission) bool { return p.Command == c.Kind() })]
			before := restored(t, s)
			why := s.Forbids("pc1", "pc1", c, s.Queue.Now)
			step := s.Apply(office.Envelope{At: s.Queue.Now, Origin: "pc1", Client: "pc1", Seq: uint64(i + 1), Level: office.Level, Command: c})
			if why == nil {
				*s = *before
				continue
			}
			if step.Answer.Refusal == nil || step.Answer.Refusal.Code != why.Code {
				t.Fatalf("%#v is forbidden with %v, and was answered %+v", c, why, step.Answer)
			}
			if why.Code == office.NoRight && !slices.Contains(row.Rights, plan.Right(why.Facts["right"])) {
				t.Fatalf("%s asks for %s, which its row does not name", c.Kind(), why.Facts["right"])
			}
			if why.Code == office.NoRight && slices.Contains(rights, plan.Right(why.Facts["right"])) && by == "anna" {
				t.Fatalf("%#v is forbidden for want of %s, and anna has it everywhere", c, why.Facts["right"])
			}
			s.Sessions, before.Sessions = nil, nil
			if got, want := string(stateBytes(t, s)), string(stateBytes(t, before)); got != want {
				t.Fatalf("forbidden %#v changed\n%s\nto\n%s", c, want, got)
			}
		}
	})
}

// TestFiguresTakeTheRightWhereTheyAreOf: in the department, everywhere for those of
// all, and in any for the entries of before it was said.
func TestFiguresTakeTheRightWhereTheyAreOf(t *testing.T) {
	s := guarded(t).State
	s.Queue.Plan.People[0].Grants = []plan.Grant{{Role: plan.Supervisor, Departments: []plan.DepartmentID{"civil"}}}
	may := func(person string, c trace.RecordExport) bool {
		s.People.SignedIn = []people.Presence{{Person: plan.PersonID(person), Machine: "pc1", Client: "pc1", Since: s.Queue.Now}}
		return s.Forbids("pc1", "pc1", c, s.Queue.Now) == nil
	}
	for _, one := range []struct {
		person string
		c      trace.RecordExport
		may    bool
	}{
		{"anna", trace.ExportOf(trace.Figures, "civil"), true}, {"anna", trace.ExportOf(trace.Figures, "tax"), false},
		{"anna", trace.ExportOf(trace.Figures, ""), false}, {"anna", trace.RecordExport{What: trace.Figures}, true},
		{"anna", trace.ExportOf(trace.PersonsFigures, "civil"), false},
		{"ewa", trace.ExportOf(trace.Figures, ""), true}, {"ewa", trace.ExportOf(trace.Figures, "tax"), true},
		{"jan", trace.ExportOf(trace.Figures, "tax"), false}, {"zofia", trace.ExportOf(trace.PersonsFigures, ""), true},
	} {
		if got := may(one.person, one.c); got != one.may {
			t.Errorf("%s may give %+v: %v", one.person, one.c, got)
		}
	}
}

// draw gives anna some rights everywhere.
func draw(t *rapid.T, s *office.State) []plan.Right {
	rights := rapid.SliceOfDistinct(rapid.SampledFrom(plan.Rights()), rapid.ID[plan.Right]).Draw(t, "rights")
	s.Queue.Plan.Roles = []plan.Role{{ID: "drawn", Rights: rights}}
	s.Queue.Plan.People[0].Grants = []plan.Grant{{Role: "drawn"}}
	return rights
}

// drawn are commands that would change something if they were allowed, besides one
// of each kind.
func drawn(t *rapid.T, s *office.State) []office.Command {
	a := s.Queue.Tickets[0].ID
	p := officetest.Plan(officetest.WithPeople)
	p.Revision, p.Name.PL = 2, "Inna"
	all := []office.Command{
		queue.TakeDesk{Desk: "d2", Clerk: "Anna"}, queue.LeaveDesk{Desk: "d1"}, queue.StartServing{Desk: "d1"},
		queue.Recall{Desk: "d1"}, queue.Undo{Desk: "d1"}, queue.CallTicket{Desk: "d1", Ticket: a}, queue.CallNext{Desk: "d3"},
		queue.IssueTicket{Ticket: officetest.ID(900), Service: "tax", Class: queue.Ordinary, Source: queue.FromClerk, Lang: "pl", Place: "d1"},
		queue.CancelTicket{Ticket: s.Queue.Tickets[1].ID}, queue.GiveUp{Ticket: s.Queue.Tickets[1].ID, Place: "d1"},
		queue.TransferTicket{Ticket: s.Queue.Tickets[1].ID, Service: "pay", Note: []byte("x")},
		queue.TransferTicket{Desk: "d1", Ticket: a, Service: "pay"}, queue.NoteTicket{Desk: "d1", Ticket: a, Note: []byte("x")},
		queue.NoteTicket{Ticket: a, Needs: []queue.Need{queue.LargePrint}}, queue.ChangeClass{Ticket: s.Queue.Tickets[1].ID, Class: queue.Preferential},
		queue.StopService{Service: "tax"}, queue.OpenOverflow{Department: "cash", Helps: "tax", On: true},
		queue.ShowMessage{Hall: "ground", Text: plan.Names{PL: "Przerwa"}}, queue.BeginBreak{Desk: "d2", What: queue.Rest},
		queue.ChangeHours{Date: s.Queue.Day.Date, Opens: s.Queue.Day.Opens, Closes: s.Queue.Day.Closes + 1},
		queue.CloseDay{}, queue.AdoptPlan{Plan: p}, people.ClearPIN{Person: "jan"}, people.UnlockPIN{Person: "jan"},
		officetest.SetPIN("jan", s.People.Pepper.ID, "111222"), machines.RenameMachine{Machine: "pc2", Name: "x"},
		machines.RevokeMachine{Machine: "pc2"}, machines.MarkStaysOn{Machine: "pc2", StaysOn: true},
	}
	return []office.Command{
		rapid.SampledFrom(all).Draw(t, "command"), rapid.SampledFrom(all).Draw(t, "command"),
		rapid.SampledFrom(office.Commands()).Draw(t, "empty command"),
	}
}

// TestWhatAMachineDoesByItselfNeedsNobody: timers, duties and members go on when
// nobody is signed in.
func TestWhatAMachineDoesByItselfNeedsNobody(t *testing.T) {
	s := guarded(t).State
	for i, c := range []office.Command{queue.CloseDay{}, queue.PassTime{}, machines.RaiseLevel{Level: 2}} {
		e := office.Envelope{At: s.Queue.Now, Origin: "door", Client: "member", Seq: uint64(i + 1), Level: office.Level, Own: true, Command: c}
		if r := s.Apply(e).Answer.Refusal; r != nil && (r.Code == office.NotSignedIn || r.Code == office.NoRight) {
			t.Errorf("%s: %v", c.Kind(), r)
		}
		if s.Queue.By != (queue.Actor{Machine: "door"}) {
			t.Errorf("%s was given by %+v", c.Kind(), s.Queue.By)
		}
	}
}

// TestLocksAreTheSameEverywhere draws tries at several windows, and replays them
// on a machine that comes later. A locked PIN opens nowhere, however right the
// digits are, and nobody has more than five tries between two locks.
func TestLocksAreTheSameEverywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		script := guarded(t)
		s, log := script.State, slices.Clone(script.Log)
		now, wrong := s.Queue.Now, 0
		for i := range rapid.IntRange(1, 60).Draw(t, "tries") {
			now = now.Add(rapid.SampledFrom(pauses).Draw(t, "pause"))
			window := rapid.SampledFrom([]string{"pc1", "pc2", "boss"}).Draw(t, "window")
			digits := rapid.SampledFrom([]string{"000000", "918273", "000000"}).Draw(t, "digits")
			before, _ := s.People.PIN("jan")
			e := office.Envelope{
				At: now, Origin: window, Client: window, Seq: uint64(1000 + i), Level: office.Level,
				Command: officetest.SignIn(before, "jan", window, window, digits),
			}
			log = append(log, e)
			step := s.Apply(e)
			after, _ := s.People.PIN("jan")
			switch r := step.Answer.Refusal; {
			case step.At < before.LockedUntil:
				if r == nil || r.Code != people.PINLocked || fmt.Sprint(before) != fmt.Sprint(after) {
					t.Fatalf("locked until %d, at %d: %+v", before.LockedUntil, step.At, step.Answer)
				}
			case r != nil:
				t.Fatalf("refused %v", r)
			case digits == "918273":
				wrong = 0
			default:
				wrong++
			}
			if locked := after.LockedUntil > step.At; locked != (wrong > 0 && wrong%people.Tries == 0) {
				t.Fatalf("after %d wrong ones it is locked: %v", wrong, locked)
			}
		}
		late := office.New()
		for _, e := range carried(t, log) {
			late.Apply(e)
		}
		if string(stateBytes(t, late)) != string(stateBytes(t, s)) {
			t.Fatal("a machine that comes later has other locks")
		}
	})
}
