package history_test

import (
	"bytes"
	"encoding/base64"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"okienko/office"
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/manifest"
	"okienko/office/officetest"
	"okienko/office/queue"
	"okienko/office/wire"
)

var update = flag.Bool("update", false, "write the golden file anew")

// day is a registered office that has lived through a day.
func day(t testing.TB) *officetest.Script {
	t.Helper()
	s := officetest.NewScript()
	s.State.Machines = machines.State{Office: strings.Repeat("0", 32), Level: 1}
	say(t, s, "the office opens", "at 9:00", "kiosk issues id-card needing time_to_walk", "kiosk issues tax preferential",
		"kiosk issues id-card needing time_to_walk", "desk 1 calls next", "desk 1 starts", "desk 2 calls next", "desk 3 calls next",
		"desk 3 finishes", "A001 fails to print: no paper")
	return s
}

func say(t testing.TB, s *officetest.Script, lines ...string) {
	t.Helper()
	if _, err := s.Run(strings.Join(lines, "\n")); err != nil {
		t.Fatal(err)
	}
}

// give gives a command that has to be accepted, or refused with a code.
func give(t testing.TB, s *officetest.Script, c office.Command, want queue.Code) []queue.Event {
	t.Helper()
	step := s.State.Apply(office.Envelope{
		At: s.State.Queue.Now, Client: "test", Seq: uint64(len(s.Log) + 1000), Level: office.Level, Command: c,
	})
	s.Log = append(s.Log, office.Envelope{})
	got := queue.Code("")
	if step.Answer.Refusal != nil {
		got = step.Answer.Refusal.Code
	}
	if got != want || step.Fault != "" {
		t.Fatalf("%#v: refused with %q and not with %q, %s", c, got, want, step.Fault)
	}
	return step.Answer.Events
}

func sealOf(t testing.TB, s *officetest.Script) (history.SealDay, []byte) {
	t.Helper()
	seal, file, ok := history.File(&s.State.Queue)
	if !ok {
		t.Fatal("no day is over")
	}
	return history.SealDay(seal), file
}

func TestADayIsSealed(t *testing.T) {
	s := day(t)
	if _, _, ok := history.File(&s.State.Queue); ok {
		t.Fatal("a day that runs has a file")
	}
	give(t, s, history.SealDay{Date: s.State.Queue.Day.Date}, history.DayNotOver)
	give(t, s, queue.CloseDay{}, "")
	seal, file := sealOf(t, s)
	give(t, s, history.SealDay{Date: "2026-11-22", Count: seal.Count, Sum: seal.Sum}, history.DayNotOver)
	give(t, s, history.SealDay{Date: seal.Date, Count: seal.Count, Sum: manifest.Of(nil).Address().String()}, history.DayIsAnother)
	give(t, s, seal, "")
	give(t, s, seal, history.DayNotOver)
	if n := len(s.State.Queue.Tickets); n != 0 {
		t.Errorf("%d tickets stayed in the state", n)
	}
	if got := s.State.History.Sealed; len(got) != 1 || history.SealDay(got[0]) != seal || seal.Count != 3 {
		t.Errorf("sealed are %+v", got)
	}
	d, err := history.Decode(file)
	if err != nil || len(d.Tickets) != 3 || d.Tickets[0].Print.Cause != "no paper" || len(d.Tickets[0].Moves) < 3 || !d.Tickets[0].Flagged {
		t.Errorf("the file holds %+v, %v", d, err)
	}
	give(t, s, queue.OpenDay{Date: seal.Date, Opens: 1, Closes: 2}, queue.DayHasPassed)
}

// TestNeedsAreOnlyCounted: who named a need is nobody's business afterwards.
func TestNeedsAreOnlyCounted(t *testing.T) {
	s := day(t)
	give(t, s, queue.CloseDay{}, "")
	_, file := sealOf(t, s)
	if n := bytes.Count(file, []byte(queue.TimeToWalk)); n != 1 || !bytes.Contains(file, []byte(`{"need":"time_to_walk","count":2}`)) {
		t.Errorf("the need stands in the file %d times:\n%s", n, file)
	}
}

// TestNotesAreInNoFile: what was written about people ends with the day. Reasons
// are words of a list, and stay.
func TestNotesAreInNoFile(t *testing.T) {
	s := day(t)
	say(t, s, "desk 1 notes on A001: a-secret", "desk 1 transfers A001 to tax first, then back, noting \"another-secret\"",
		"desk 3 notes that A001 needs sign_language", "desk 3 cancels A001 because mistake")
	give(t, s, queue.CloseDay{}, "")
	_, file := sealOf(t, s)
	for _, word := range []string{"secret", "notes", base64.StdEncoding.EncodeToString([]byte("a-secret"))} {
		if bytes.Contains(file, []byte(word)) || bytes.Contains(form(t, s.State), []byte(word)) {
			t.Errorf("%q outlasts the day", word)
		}
	}
	d, err := history.Decode(file)
	if err != nil || d.Tickets[0].Phase != queue.Cancelled || len(d.Tickets[0].Legs) != 2 || !bytes.Contains(file, []byte(`"reason":"mistake"`)) {
		t.Errorf("the file holds %+v, %v", d.Tickets[0], err)
	}
	if n := bytes.Count(file, []byte(queue.SignLanguage)); n != 1 {
		t.Errorf("the need stands in the file %d times", n)
	}
}

// TestWhoWaitsOvernightIsInTheFileOfTheirLastDay: not in that of the first.
func TestWhoWaitsOvernightIsInTheFileOfTheirLastDay(t *testing.T) {
	s := day(t)
	say(t, s, "adopt plan 2 with overnight id-card", "kiosk issues id-card", "close the day")
	seal, file := sealOf(t, s)
	if d, err := history.Decode(file); err != nil || seal.Count != 3 || len(d.Tickets) != 3 {
		t.Fatalf("the first file holds %d tickets, %v", len(d.Tickets), err)
	}
	give(t, s, seal, "")
	again, err := wire.ReadState(bytes.NewReader(form(t, s.State)))
	if err != nil || len(again.Queue.Tickets) != 1 {
		t.Fatalf("%d tickets wait after the seal, %v", len(again.Queue.Tickets), err)
	}
	say(t, s, "day 2 opens", "kiosk issues id-card", "desk 1 calls A003", "desk 1 starts", "desk 1 finishes", "close the day")
	seal, file = sealOf(t, s)
	if d, err := history.Decode(file); err != nil || len(d.Tickets) != 1 || d.Tickets[0].Nights != 1 || d.Tickets[0].Phase != queue.Finished {
		t.Fatalf("the second file, of %s, holds %+v, %v", seal.Date, d.Tickets, err)
	}
	// Who gives up between the seal and the next day is in the file of that one.
	give(t, s, seal, "")
	say(t, s, "A001 gives up at phone", "day 3 opens", "close the day")
	_, file = sealOf(t, s)
	if d, err := history.Decode(file); err != nil || len(d.Tickets) != 1 || d.Tickets[0].Phase != queue.Left || d.Tickets[0].AtClose {
		t.Fatalf("the third file holds %+v, %v", d.Tickets, err)
	}
}

// TestWhatComesLateChangesTheFile: the member that seals has to see it first.
func TestWhatComesLateChangesTheFile(t *testing.T) {
	s := day(t)
	give(t, s, queue.CloseDay{}, "")
	seal, _ := sealOf(t, s)
	give(t, s, queue.TicketPrinted{Ticket: s.State.Queue.Tickets[0].ID}, "")
	give(t, s, seal, history.DayIsAnother)
	seal, _ = sealOf(t, s)
	give(t, s, seal, "")
}

// TestDaysWaitForTheirSeal: an office that was off at night opens the next day
// before anybody has sealed the last one.
func TestDaysWaitForTheirSeal(t *testing.T) {
	s := day(t)
	first := s.State.Queue.Day.Date
	give(t, s, queue.OpenDay{Date: "2026-11-25", Opens: s.State.Queue.Now, Closes: s.State.Queue.Now + 1000}, "")
	seal, _ := sealOf(t, s)
	if seal.Date != first || seal.Count != 3 || len(s.State.Queue.Past) != 1 {
		t.Fatalf("%+v is to be sealed, of %d days", seal, len(s.State.Queue.Past))
	}
	again, err := wire.ReadState(bytes.NewReader(form(t, s.State)))
	if err != nil || len(again.Queue.Past) != 1 {
		t.Fatalf("the snapshot has lost a day: %v", err)
	}
	give(t, s, seal, "")
	if len(s.State.Queue.Past) != 0 {
		t.Error("the day stayed in the state")
	}
	if _, _, ok := history.File(&s.State.Queue); ok {
		t.Error("the present day is over")
	}
}

// TestLateTicketsGoWithTheNextDay: a kiosk that comes back after the seal has not
// given its tickets in vain.
func TestLateTicketsGoWithTheNextDay(t *testing.T) {
	s := day(t)
	give(t, s, queue.CloseDay{}, "")
	seal, _ := sealOf(t, s)
	give(t, s, seal, "")
	late := queue.IssueOffline{
		Date: seal.Date, Ticket: officetest.ID(99), Series: "A", No: 90, Service: "id-card", Class: queue.Ordinary,
		Lang: "pl", Place: "door", Issued: s.State.Queue.Now,
	}
	late.Machine = "door"
	step := s.State.Apply(office.Envelope{Origin: "door", Client: "door", Seq: 1, Level: 1, Command: late})
	if step.Answer.Refusal != nil {
		t.Fatalf("refused: %+v", step.Answer.Refusal)
	}
	give(t, s, queue.OpenDay{Date: "2026-11-25", Opens: s.State.Queue.Now, Closes: s.State.Queue.Now + 1000}, "")
	give(t, s, queue.CloseDay{}, "")
	_, file := sealOf(t, s)
	d, err := history.Decode(file)
	if err != nil || len(d.Late) != 1 || d.Late[0].Date != seal.Date {
		t.Errorf("the next day's file holds %+v, %v", d.Late, err)
	}
}

// TestADayKeepsWhoSatWhere: a clerk who stays over the close attends until then.
func TestADayKeepsWhoSatWhere(t *testing.T) {
	s := day(t)
	say(t, s, "at 10:00", "desk 1 finishes", "desk 2 finishes", "desk 1 is left", "at 10:30", "desk 1 taken by Ola", "at 12:00", "close the day")
	_, file := sealOf(t, s)
	d, err := history.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, a := range d.Attended {
		clock := func(m queue.Moment) string { return m.Time().Format("15:04") }
		said = append(said, string(a.Desk)+" "+a.Clerk+" "+clock(a.Began)+"-"+clock(a.Ended))
	}
	want := "d1 Anna 08:00-10:00, d2 Jan 08:00-12:00, d3 Ewa 08:00-12:00, d4 Piotr 08:00-12:00, d1 Ola 10:30-12:00"
	if got := strings.Join(said, ", "); got != want {
		t.Errorf("attended: %s", got)
	}
}

// TestADayKeepsWhatThePlanLeftOut: tickets of a service that went during the day
// can be named and grouped for ever.
func TestADayKeepsWhatThePlanLeftOut(t *testing.T) {
	s := day(t)
	say(t, s, "desk 2 reports absent", "desk 2 calls A002", "desk 2 starts", "desk 2 finishes", "desk 1 starts", "desk 1 finishes", "adopt plan 2 without id-card", "close the day")
	_, file := sealOf(t, s)
	d, err := history.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	services := d.Arranged.Services
	if last := services[len(services)-1]; len(services) != 4 || last.ID != "id-card" || last.Department != "civil" || last.Name.PL != "Dowód osobisty" {
		t.Errorf("the day knows the services %+v", services)
	}
}

// TestStatesOfManyDaysStaySmall: only the seals grow.
func TestStatesOfManyDaysStaySmall(t *testing.T) {
	s := day(t)
	give(t, s, queue.CloseDay{}, "")
	seal, _ := sealOf(t, s)
	give(t, s, seal, "")
	before := len(form(t, s.State))
	const more = 250
	for range more {
		s.State.History.Sealed = append(s.State.History.Sealed, history.Seal(seal))
	}
	if grown := (len(form(t, s.State)) - before) / more; grown > 130 {
		t.Errorf("each day adds %d bytes to the snapshot", grown)
	}
}

func form(t testing.TB, s *office.State) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := wire.WriteState(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGoldenFile: what a release has written is read by every later one.
func TestGoldenFile(t *testing.T) {
	s := day(t)
	give(t, s, queue.CloseDay{}, "")
	_, file := sealOf(t, s)
	path := filepath.Join("testdata", "day-1.txt")
	if *update {
		if err := os.WriteFile(path, file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(golden, file) {
		t.Errorf("the file of the same day is another one:\n%s", file)
	}
	d, err := history.Decode(golden)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := d.Encode(); err != nil || !bytes.Equal(again, golden) {
		t.Errorf("decoded and encoded again it is\n%s\n%v", again, err)
	}
}

func FuzzDecode(f *testing.F) {
	s := day(f)
	give(f, s, queue.CloseDay{}, "")
	_, file := sealOf(f, s)
	f.Add(file)
	f.Add(file[:len(file)-1])
	f.Add([]byte("okienko day 1\n{}\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := history.Decode(b)
		if err != nil {
			return
		}
		first, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := history.Decode(first)
		if err != nil {
			t.Fatalf("what was read cannot be written and read again: %v", err)
		}
		if second, _ := again.Encode(); !bytes.Equal(first, second) {
			t.Fatalf("%s came back as %s", first, second)
		}
	})
}
