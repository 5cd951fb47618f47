package offline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
)

var morning = queue.At(time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC))

// kiosk is a book with an office behind it.
type kiosk struct {
	*Book
	t      fataler
	path   string
	log    *journal.Journal
	office *office.State
	now    queue.Moment
	seq    uint64
	made   int
}

type fataler interface{ Fatalf(string, ...any) }

func newKiosk(t fataler, dir string) *kiosk {
	k := &kiosk{t: t, path: filepath.Join(dir, "kiosk.journal"), office: office.New(), now: morning}
	k.do(queue.AdoptPlan{Plan: officetest.Plan()})
	k.do(queue.OpenDay{Date: "2026-11-23", Opens: morning, Closes: morning.Add(10 * time.Hour)})
	k.start()
	return k
}

func (k *kiosk) start() {
	var err error
	if k.log, err = journal.Open(k.path); err != nil {
		k.t.Fatalf("%v", err)
	}
	k.Book = OpenBook("k1", k.log)
}

// crash ends the program and starts it anew.
func (k *kiosk) crash() {
	k.log.Close()
	k.start()
}

func (k *kiosk) do(c office.Command) *queue.Refusal {
	k.seq++
	return k.office.Apply(office.Envelope{At: k.now, Origin: "k1", Client: "c", Seq: k.seq, Level: office.Level, Command: c}).Answer.Refusal
}

// touch is what a kiosk does in contact: it asks for what it needs and tells
// what it gave.
func (k *kiosk) touch() {
	k.ask()
	for _, c := range k.Tell() {
		if r := k.do(c); r != nil {
			k.t.Fatalf("%#v is refused: %v", c, r)
		}
		if c, ok := c.(queue.IssueOffline); ok {
			if err := k.Told(c.Ticket); err != nil {
				k.t.Fatalf("%v", err)
			}
		}
	}
	k.ask()
}

func (k *kiosk) ask() {
	for range 5 {
		c := k.Learn(&k.office.Queue, true)
		if c == nil {
			return
		}
		if r := k.do(c); r != nil {
			k.t.Fatalf("%#v is refused: %v", c, r)
		}
	}
	k.t.Fatalf("it never has enough")
}

func (k *kiosk) give() (Paper, error) {
	k.made++
	k.now++
	return k.Issue(k.now, queue.IssueTicket{Ticket: officetest.ID(k.made), Service: "id-card", Class: queue.Ordinary, Lang: "pl", Place: "kiosk"})
}

func (k *kiosk) must() Paper {
	p, err := k.give()
	if err != nil {
		k.t.Fatalf("%v", err)
	}
	return p
}

func TestAKioskGoesOnAndTellsOfIt(t *testing.T) {
	k := newKiosk(t, t.TempDir())
	if _, err := k.give(); !errors.Is(err, ErrNoNumber) {
		t.Errorf("before it has any number: %v", err)
	}
	k.touch()
	if left := k.Left(); left["A"] != 50 {
		t.Errorf("it has %v", left)
	}
	first := k.must()
	if first.Number() != "A950" {
		t.Errorf("the first is %s", first.Number())
	}
	if !k.Paper(first.Issue.Ticket, "") {
		t.Error("a print that the office knows nothing of goes to the office")
	}
	k.crash()
	k.Learn(&k.office.Queue, false)
	second := k.must()
	if second.Number() != "A951" || second.Issue.Issued <= first.Issue.Issued {
		t.Errorf("after a crash it gives %s at %d, after %d", second.Number(), second.Issue.Issued, first.Issue.Issued)
	}
	k.touch()
	for _, p := range []Paper{first, second} {
		if ticket, ok := k.office.Queue.Ticket(p.Issue.Ticket); !ok || ticket.Number() != p.Number() {
			t.Errorf("the office has %v %s for %s", ok, ticket.Number(), p.Number())
		}
	}
	if ticket, _ := k.office.Queue.Ticket(first.Issue.Ticket); ticket.Print.State != queue.Printed {
		t.Errorf("its paper is %s", ticket.Print.State)
	}
	if k.Paper(second.Issue.Ticket, "") {
		t.Error("a print after the office was told stays in the book")
	}
	if k.crash(); len(k.Untold()) != 0 {
		t.Errorf("untold are %v", k.Untold())
	}
	if k.Learn(&k.office.Queue, false); k.must().Number() != "A952" {
		t.Error("a number comes again after the office was told")
	}
}

func TestANumberRunsOut(t *testing.T) {
	k := newKiosk(t, t.TempDir())
	k.touch()
	for range 50 {
		k.must()
	}
	if p, err := k.give(); !errors.Is(err, ErrNoNumber) {
		t.Errorf("the 51st is %s, %v", p.Number(), err)
	}
	if left := k.Left(); left["A"] != 0 || left["C"] == 0 {
		t.Errorf("left are %v", left)
	}
	k.touch()
	if p := k.must(); p.Number() != "A900" {
		t.Errorf("back in contact it goes on with %s", p.Number())
	}
}

// TestAForgetfulKioskGivesNoOldNumber loses the journal in three ways. The
// office does not know what was given.
func TestAForgetfulKioskGivesNoOldNumber(t *testing.T) {
	for name, lose := range map[string]func(path string) error{
		"gone":      os.Remove,
		"damaged":   func(path string) error { return os.WriteFile(path, []byte("garbage"), 0o600) },
		"cut short": func(path string) error { return flip(path) },
	} {
		k := newKiosk(t, t.TempDir())
		k.touch()
		gave := map[string]bool{k.must().Number(): true, k.must().Number(): true}
		k.log.Close()
		if err := lose(k.path); err != nil {
			t.Fatal(err)
		}
		k.start()
		k.Learn(&k.office.Queue, false)
		if p, err := k.give(); err == nil {
			t.Errorf("%s: without contact it gives %s", name, p.Number())
		}
		stale := &k.office.Queue
		k.touch()
		if p := k.must(); gave[p.Number()] || p.Number() != "A900" {
			t.Errorf("%s: it gives %s, and had given %v", name, p.Number(), gave)
		}
		k.crash()
		if k.Learn(stale, false); k.must().Number() != "A901" {
			t.Errorf("%s: it does not go on after the next crash", name)
		}
	}
}

// flip damages the last record of a file.
func flip(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b[len(b)-3] ^= 0xff
	return os.WriteFile(path, b, 0o600)
}

func TestYesterdaysPapersAreForgottenOnceTold(t *testing.T) {
	k := newKiosk(t, t.TempDir())
	k.touch()
	k.must()
	k.touch()
	untold := k.must()
	k.now = k.now.Add(24 * time.Hour)
	k.do(queue.OpenDay{Date: "2026-11-24", Opens: k.now, Closes: k.now.Add(time.Hour)})
	k.Learn(&k.office.Queue, false)
	if _, err := k.give(); !errors.Is(err, ErrNoNumber) {
		t.Errorf("it gives yesterday's numbers: %v", err)
	}
	if papers := k.Untold(); len(papers) != 1 || papers[0].Number() != untold.Number() || len(k.papers) != 1 {
		t.Errorf("in the book are %v", k.papers)
	}
	k.touch()
	if len(k.office.Queue.Late) != 1 || len(k.papers) != 0 {
		t.Errorf("late are %v, in the book %v", k.office.Queue.Late, k.papers)
	}
	if p := k.must(); p.Number() != "A950" {
		t.Errorf("today begins with %s", p.Number())
	}
}

func TestATicketIsHandedToOneMachine(t *testing.T) {
	k := newKiosk(t, t.TempDir())
	k.touch()
	id := k.must().Issue.Ticket
	if err := errors.Join(k.Hand(id, "d1"), k.Hand(id, "d1")); err != nil {
		t.Fatal(err)
	}
	k.crash()
	if k.Hand(id, "d2") == nil {
		t.Error("two machines have it")
	}
	k.Learn(&k.office.Queue, false)
	other := k.must().Issue.Ticket
	told := k.Tell()
	if k.Hand(other, "d1") == nil {
		t.Error("it is handed over on its way to the office")
	}
	if first := told[0].(queue.IssueOffline); first.HeldBy != "d1" || len(told) != 2 {
		t.Errorf("the office is told %+v", told)
	}
	if k.Hand(officetest.ID(99), "d1") == nil {
		t.Error("a ticket that nobody gave is handed over")
	}
}

// TestABookThatIsKilledAnywhere draws crashes between all steps: no number
// twice, and in the end the office has every paper.
func TestABookThatIsKilledAnywhere(t *testing.T) {
	dir, runs := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		sub := filepath.Join(dir, fmt.Sprint(runs))
		if err := os.Mkdir(sub, 0o700); err != nil {
			t.Fatal(err)
		}
		k := newKiosk(t, sub)
		defer func() { k.log.Close() }()
		papers := map[string]queue.TicketID{}
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0, 1, 2, 3, 4:
				if p, err := k.give(); err == nil {
					if _, twice := papers[p.Number()]; twice {
						t.Fatalf("%s comes twice", p.Number())
					}
					papers[p.Number()] = p.Issue.Ticket
				}
			case 5:
				k.touch()
			case 6:
				for _, c := range k.Tell() { // the answers are lost
					k.do(c)
				}
			case 7:
				k.Learn(&k.office.Queue, rapid.Bool().Draw(t, "current"))
			case 8, 9:
				k.crash()
				k.Learn(&k.office.Queue, false)
			}
		}
		k.touch()
		for number, id := range papers {
			if ticket, ok := k.office.Queue.Ticket(id); !ok || ticket.Number() != number {
				t.Fatalf("the office has %v %s for %s", ok, ticket.Number(), number)
			}
		}
	})
}
