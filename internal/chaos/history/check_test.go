package history

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// model against rules: a life of one room under the real rules, as a client
// would have written it down.
type life struct {
	t      interface{ Fatalf(string, ...any) }
	state  *office.State
	now    queue.Moment
	list   []Operation
	issued []queue.TicketID
	seq    uint64
}

// The day on which it happens.
const day = "2100-01-04"

func newLife(t interface{ Fatalf(string, ...any) }) *life {
	l := &life{t: t, state: office.New(), now: 1}
	l.give(queue.AdoptPlan{Plan: officetest.Plan(func(p *plan.Plan) { p.Series[2].First, p.Series[2].Last = 1, 999 })})
	for _, desk := range []plan.DeskID{"d3", "d4"} {
		l.give(queue.TakeDesk{Desk: desk, Clerk: "clerk " + string(desk)})
	}
	return l
}

// give applies a command at the moment that the life has come to.
func (l *life) give(c queue.Command) office.Answer {
	l.seq++
	return l.state.Apply(office.Envelope{At: l.now, Client: "c", Seq: l.seq, Level: office.Level, Command: c}).Answer
}

// does gives a command and writes it down as one that happened at once.
func (l *life) does(o Operation) {
	a := l.give(command(o))
	if a.Refusal != nil && a.Refusal.Code == queue.NeedsUpdate {
		l.t.Fatalf("the rules fell over %v", o)
	}
	o.Begin, o.End = int64(2*len(l.list)), int64(2*len(l.list)+1)
	o.Known, o.Heard = true, OutcomeOf(a)
	if o.Kind == Issue {
		l.issued = append(l.issued, o.Ticket)
	}
	l.list = append(l.list, o)
}

func command(o Operation) queue.Command {
	desk := plan.DeskID(o.Desk)
	switch o.Kind {
	case Open:
		return queue.OpenDay{Date: day, Opens: 0, Closes: 1 << 50}
	case Close:
		return queue.CloseDay{}
	case Issue:
		return queue.IssueTicket{Ticket: o.Ticket, Service: "pay", Class: queue.Ordinary, Source: queue.FromKiosk}
	case CallNext:
		return queue.CallNext{Desk: desk}
	case CallTicket:
		return queue.CallTicket{Desk: desk, Ticket: o.Ticket}
	case Recall:
		return queue.Recall{Desk: desk}
	case Start:
		return queue.StartServing{Desk: desk}
	}
	return queue.FinishServing{Desk: desk}
}

// random does something that chance picks.
func (l *life) random(pick func(n int) int) {
	kinds := []Kind{Issue, Issue, Issue, CallNext, CallNext, Start, Start, Finish, Finish, Recall, CallTicket, Close, Open, Open}
	o := Operation{Kind: kinds[pick(len(kinds))], Room: "cash"}
	switch o.Kind {
	case Open, Close:
		o.Room = ""
	case Issue:
		o.Ticket = queue.TicketID(fmt.Sprintf("%032x", len(l.list)))
	default:
		o.Desk = []string{"d3", "d4"}[pick(2)]
	}
	if o.Kind == CallTicket {
		if len(l.issued) == 0 {
			return
		}
		o.Ticket = l.issued[pick(len(l.issued))]
	}
	l.now += queue.Moment(pick(2))
	l.does(o)
}

// overlap lets operations begin earlier and end later than they happened, as
// they do when many clients ask at once.
func overlap(list []Operation, pick func(n int) int) {
	for i := range list {
		list[i].Begin -= int64(pick(8))
		list[i].End += int64(pick(8))
	}
}

func TestTheModelIsTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") }
		l := newLife(t)
		for range rapid.IntRange(1, 80).Draw(t, "operations") {
			l.random(pick)
		}
		overlap(l.list, pick)
		for _, v := range Check(l.list, time.Minute) {
			t.Fatalf("%v\n%v", v, v.Operations)
		}
	})
}

// long is a history of many operations, some of whose answers were lost.
func long(t testing.TB, operations, lost int) []Operation {
	chance := rand.New(rand.NewPCG(7, 7))
	l := newLife(t)
	l.does(Operation{Kind: Open})
	for len(l.list) < operations && len(l.issued) < 990 {
		l.random(chance.IntN)
	}
	overlap(l.list, chance.IntN)
	for range lost {
		o := &l.list[chance.IntN(len(l.list))]
		o.Known, o.Heard = false, Outcome{}
	}
	return l.list
}

func TestLostAnswersLeaveBothWaysOpen(t *testing.T) {
	list := long(t, 2000, 40)
	// What nobody heard of may just as well have been asked in vain.
	list = append(list, Operation{Worker: 9, Kind: Issue, Room: "cash", Ticket: "never", Begin: list[5].Begin, End: list[5].End})
	for _, v := range Check(list, time.Minute) {
		t.Error(v)
	}
}

// TestFalsehoodsAreFound: whatever one answer gets wrong, the check finds it.
func TestFalsehoodsAreFound(t *testing.T) {
	is := func(kind Kind) func(Operation) bool {
		return func(o Operation) bool { return o.Kind == kind && o.Known && o.Heard.Refused == "" }
	}
	for _, lie := range []struct {
		what string
		on   func(Operation) bool
		tell func(o *Operation, all []Operation)
	}{
		{"a number given twice", is(Issue), func(o *Operation, _ []Operation) { o.Heard.Number-- }},
		{"a number left out", is(Issue), func(o *Operation, _ []Operation) { o.Heard.Number++ }},
		{"somebody is called out of turn", is(CallNext), func(o *Operation, _ []Operation) { o.Heard.Ticket, o.Heard.Number = "another", 1 }},
		{"nobody waits, it says", is(CallNext), func(o *Operation, _ []Operation) { o.Heard = Outcome{Refused: queue.NobodyWaiting} }},
		{"a visit ends that never began", is(Finish), func(o *Operation, all []Operation) { o.Heard.Ticket = all[1].Ticket }},
		{"an answer from before the question", is(Start), func(o *Operation, _ []Operation) { o.Begin, o.End = -100, -90 }},
		{"a ticket that was given is gone", is(Issue), func(o *Operation, _ []Operation) { o.Heard = Outcome{Refused: queue.DayIsClosed} }},
	} {
		t.Run(lie.what, func(t *testing.T) {
			list := long(t, 600, 0)
			from := len(list) / 3
			i := from + slices.IndexFunc(list[from:], lie.on)
			lie.tell(&list[i], list)
			if len(Check(list, time.Minute)) != 1 {
				t.Errorf("nobody noticed: %s", describe(list[i]))
			}
		})
	}
}

func TestTwoDesksWithOneTicketAreFound(t *testing.T) {
	id := queue.TicketID("one")
	list := []Operation{
		{Kind: Open, Begin: 0, End: 1, Known: true},
		{Kind: Issue, Room: "cash", Ticket: id, Begin: 2, End: 3, Known: true, Heard: Outcome{Ticket: id, Number: 1}},
		{Worker: 1, Kind: CallNext, Room: "cash", Desk: "d3", Begin: 4, End: 9, Known: true, Heard: Outcome{Ticket: id, Number: 1}},
		{Worker: 2, Kind: CallNext, Room: "cash", Desk: "d4", Begin: 4, End: 9, Known: true, Heard: Outcome{Ticket: id, Number: 1}},
	}
	found := Check(list, time.Minute)
	if len(found) != 1 {
		t.Fatal("one ticket at two desks, and nobody noticed")
	}
	page := filepath.Join(t.TempDir(), "order.html")
	if err := found[0].Picture(page); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(page); err != nil || info.Size() == 0 {
		t.Errorf("the picture: %v", err)
	}
}

// TestWhatCameTooLateDidNotHappen: the office refuses what falls behind the
// answers that it keeps, so an issue cannot come to be after them.
func TestWhatCameTooLateDidNotHappen(t *testing.T) {
	list := []Operation{{Kind: Open, Begin: 0, End: 1, Known: true}, {Kind: Issue, Room: "cash", Ticket: "late", Client: 1, Begin: 2, End: 3}}
	at := int64(4)
	for range kept {
		list = append(list, Operation{Kind: Recall, Room: "cash", Desk: "d3", Client: 1, Begin: at, End: at + 1, Known: true, Heard: Outcome{Refused: queue.NothingInHand}})
		at += 2
	}
	nobody := Operation{Kind: CallNext, Room: "cash", Desk: "d3", Begin: at, End: at + 1, Known: true, Heard: Outcome{Refused: queue.NobodyWaiting}}
	called := Operation{Kind: CallNext, Room: "cash", Desk: "d3", Begin: at + 2, End: at + 3, Known: true, Heard: Outcome{Ticket: "late", Number: 1}}
	if found := Check(append(slices.Clone(list), nobody), time.Minute); len(found) > 0 {
		t.Error("it need not have happened: ", found)
	}
	if found := Check(append(slices.Clone(list), called), time.Minute); len(found) > 0 {
		t.Error("it may have happened in time: ", found)
	}
	if found := Check(append(slices.Clone(list), nobody, called), time.Minute); len(found) != 1 {
		t.Error("it happened after it could, and nobody noticed")
	}
}

// TestManyLostAnswersAreStillChecked: an outage leaves everybody without an
// answer at once, and the search must not grow without end.
func TestManyLostAnswersAreStillChecked(t *testing.T) {
	list := long(t, 3000, 0)
	for from := 200; from+200 < len(list); from += 500 {
		for i := range list[from : from+6] {
			o := &list[from+i]
			o.Known, o.Heard, o.Worker = false, Outcome{}, i
		}
	}
	for _, v := range Check(list, time.Minute) {
		t.Error(v)
	}
}

// again names a folder with rooms that a run has saved.
var again = flag.String("again", "", "folder with saved rooms to check again")

func TestSavedRooms(t *testing.T) {
	if *again == "" {
		t.Skip("no folder was given with -again")
	}
	files, err := filepath.Glob(filepath.Join(*again, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("there are no rooms: ", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var list []Operation
		if err := json.Unmarshal(text, &list); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		found := Check(list, 4*time.Second)
		t.Logf("%s: %d operations in %v: %v", filepath.Base(file), len(list), time.Since(began), found)
		if len(found) > 0 {
			t.Errorf("%s: %v", file, found[0])
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	list := long(b, 4000, 20)
	for b.Loop() {
		if len(Check(list, time.Minute)) > 0 {
			b.Fatal("a violation")
		}
	}
	b.ReportMetric(float64(len(list)), "operations")
}

// TestWhatHappenedUnheardIsNoticedLate: a visit was begun without an answer, and
// by the time when the desk ends it that command can no longer come.
func TestWhatHappenedUnheardIsNoticedLate(t *testing.T) {
	called := Outcome{Ticket: "t1", Number: 1}
	list := []Operation{
		{Worker: 1, Kind: Open, Begin: 1, End: 2, Known: true},
		{Worker: 1, Kind: Issue, Room: "a", Ticket: "t1", Begin: 3, End: 4, Known: true, Heard: called},
		{Worker: 2, Kind: CallNext, Room: "a", Desk: "d1", Begin: 5, End: 6, Known: true, Heard: called},
		{Worker: 2, Kind: Start, Room: "a", Desk: "d1", Begin: 7, End: 8},
	}
	at := int64(9)
	for range kept { // others use the same client
		list = append(list, Operation{Worker: 3, Kind: Recall, Room: "a", Desk: "d3", Begin: at, End: at + 1, Known: true, Heard: Outcome{Refused: queue.NothingInHand}})
		at += 2
	}
	finish := Operation{Worker: 2, Kind: Finish, Room: "a", Desk: "d1", Begin: at, End: at + 1, Known: true, Heard: called}
	if found := Check(append(list, finish), time.Minute); len(found) > 0 {
		t.Errorf("it happened before it could no longer: %v", found)
	}
	list[3].Kind = Finish // which nobody may do before a visit has begun
	if found := Check(append(list, finish), time.Minute); len(found) == 0 {
		t.Error("a visit ended that nobody had begun")
	}
}
