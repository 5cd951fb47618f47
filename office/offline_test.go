package office_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// counter is a kiosk that is sometimes without the office: what it has printed,
// and what of it the office has not heard.
type counter struct {
	machine string
	knows   []queue.Block // its blocks when it last saw the office
	used    map[string]bool
	papers  []queue.IssueOffline // in the order in which they came out
	told    int                  // how many of them the office has answered
	lost    bool                 // its blocks were ended: the rest is refused
}

// outage draws what happens to two kiosks and a desk while lines come and go.
type outage struct {
	t        *rapid.T
	office   *office.State
	now      queue.Moment
	seq      uint64
	made     int
	counters []*counter
	papers   map[string]queue.TicketID // all numbers that stand on a paper
}

func (o *outage) do(machine string, c queue.Command) office.Step {
	o.seq++
	step := o.office.Apply(office.Envelope{At: o.now, Origin: machine, Client: "c", Seq: o.seq, Level: office.Level, Command: c})
	if step.Fault != "" {
		o.t.Fatalf("%#v: %s", c, step.Fault)
	}
	return step
}

func (o *outage) paper(number string, id queue.TicketID) {
	if other, twice := o.papers[number]; twice && other != id {
		if k, _ := o.office.Queue.Ticket(other); k.Live() || k.Offline || k.ID == "" {
			o.t.Fatalf("%s stands on two papers", number)
		}
	}
	o.papers[number] = id
}

func (o *outage) id() queue.TicketID {
	o.made++
	return officetest.ID(o.made)
}

// online asks the office. Sometimes the answer does not arrive and the kiosk
// prints a number of its own for the same ticket.
func (o *outage) online(c *counter) {
	ask := queue.IssueTicket{
		Ticket: o.id(), Service: "id-card", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: c.machine, Machine: c.machine,
	}
	if rapid.IntRange(0, 3).Draw(o.t, "unheard") == 0 {
		reaches := rapid.Bool().Draw(o.t, "reaches the office")
		if reaches {
			o.do(c.machine, ask)
		}
		o.offline(c, ask.Ticket)
		if !reaches {
			o.do(c.machine, ask) // late, through another member
		}
		return
	}
	step := o.do(c.machine, ask)
	switch r := step.Answer.Refusal; {
	case r != nil && r.Code == queue.NoNumberLeft:
		return
	case r != nil:
		o.t.Fatalf("refused %v", r)
	}
	issued := step.Answer.Events[0].(queue.TicketIssued)
	o.paper(issued.Number, issued.Ticket)
}

// offline prints from the blocks that the kiosk knows of.
func (o *outage) offline(c *counter, id queue.TicketID) {
	for _, b := range c.knows {
		for no := b.From; no <= b.To; no++ {
			number := fmt.Sprintf("%s%03d", b.Series, no)
			if b.Series != "A" || c.used[number] {
				continue
			}
			c.used[number] = true
			o.paper(number, id)
			c.papers = append(c.papers, queue.IssueOffline{
				Machine: c.machine, Date: o.office.Queue.Day.Date, Ticket: id, Series: b.Series, No: no, Service: "id-card",
				Class: queue.Ordinary, Lang: "pl", Place: c.machine, Issued: o.now,
			})
			return
		}
	}
}

// replay tells some of what is untold, in order, and now and then again.
func (o *outage) replay(c *counter) {
	for n := rapid.IntRange(1, 5).Draw(o.t, "told"); n > 0 && c.told < len(c.papers); n-- {
		r := o.do(c.machine, c.papers[c.told]).Answer.Refusal
		if r != nil && !(c.lost && r.Code == queue.NotYourNumber) {
			o.t.Fatalf("%+v is refused: %v", c.papers[c.told], r)
		}
		c.told++
		if rapid.IntRange(0, 4).Draw(o.t, "told again") == 0 {
			o.do(c.machine, c.papers[rapid.IntRange(0, c.told-1).Draw(o.t, "which")])
		}
	}
}

func (o *outage) step() {
	c := rapid.SampledFrom(o.counters).Draw(o.t, "kiosk")
	o.now = o.now.Add(rapid.SampledFrom(pauses[:6]).Draw(o.t, "pause"))
	switch rapid.IntRange(0, 12).Draw(o.t, "what") {
	case 0, 1, 2:
		o.online(c)
	case 3, 4, 5, 6:
		o.offline(c, o.id())
	case 7, 8:
		o.replay(c)
	case 9:
		if !c.lost {
			o.do(c.machine, queue.LeaseNumbers{Machine: c.machine})
			c.knows = o.office.Queue.BlocksOf(c.machine)
		}
	case 10:
		o.do("desk", queue.CallNext{Desk: "d1"})
		o.do("desk", queue.StartServing{Desk: "d1"})
		o.do("desk", queue.FinishServing{Desk: "d1"})
	case 11:
		o.do("desk", queue.CallNext{Desk: "d2"})
		o.do("desk", queue.Undo{Desk: "d2"})
	case 12:
		if rapid.IntRange(0, 9).Draw(o.t, "revoked") == 0 {
			c.lost = o.office.Queue.EndBlocks(c.machine) || c.lost
		}
	}
}

// TestOutages holds what offline tickets promise, in whatever order things
// happen: no number on two papers, blocks apart from each other, nothing printed
// lost once it was told, and true order per kiosk.
func TestOutages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := &outage{t: t, office: office.New(), now: start, papers: make(map[string]queue.TicketID)}
		for _, machine := range []string{"k1", "k2"} {
			o.counters = append(o.counters, &counter{machine: machine, used: make(map[string]bool)})
		}
		p := officetest.Plan(func(p *plan.Plan) {
			p.Series[0].Last = rapid.SampledFrom([]int{60, 400}).Draw(t, "last number")
			p.Kiosks = append(p.Kiosks, plan.Kiosk{ID: "back", Site: "house", Name: plan.Names{PL: "Tył"}})
		})
		w := walker{}
		for _, c := range []queue.Command{queue.AdoptPlan{Plan: p}, w.open(23), queue.TakeDesk{Desk: "d1", Clerk: "Anna"}, queue.TakeDesk{Desk: "d2", Clerk: "Jan"}} {
			o.do("admin", c)
		}
		for range rapid.IntRange(1, 150).Draw(t, "steps") {
			o.step()
			apart(t, o.office.Queue.Blocks)
			for _, holds := range always[1:] {
				if err := holds(o.office); err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, c := range o.counters {
			for c.told < len(c.papers) {
				o.replay(c)
			}
			o.allThere(c)
		}
	})
}

func apart(t *rapid.T, blocks []queue.Block) {
	for i, a := range blocks {
		for _, b := range blocks[:i] {
			if a.Series == b.Series && a.From <= b.To && b.From <= a.To {
				t.Fatalf("%+v and %+v overlap", a, b)
			}
		}
	}
}

// allThere looks for every paper of a kiosk whose numbers were not ended.
func (o *outage) allThere(c *counter) {
	var last queue.Moment
	for _, paper := range c.papers {
		k, ok := o.office.Queue.Ticket(paper.Ticket)
		number := fmt.Sprintf("%s%03d", paper.Series, paper.No)
		if (!ok || k.Number() != number) && !c.lost {
			o.t.Fatalf("%s stands on paper, and the office has %v %s", number, ok, k.Number())
		}
		if ok && !k.Offline {
			continue // refused when the machine was revoked
		}
		if ok && k.Moves[0].At >= k.Reference && k.Reference < last {
			o.t.Fatalf("%s is before the one that came out before it", number)
		}
		last = max(last, k.Reference)
	}
}

// TestACommandSpeaksOnlyForItsMachine keeps one kiosk from giving another one's
// numbers.
func TestACommandSpeaksOnlyForItsMachine(t *testing.T) {
	for _, c := range []queue.Command{
		queue.LeaseNumbers{Machine: "k1"}, queue.DropNumbers{Machine: "k1"}, queue.IssueOffline{Machine: "k1"},
		queue.ReplayCalls{Machine: "k1"}, queue.IssueTicket{Machine: "k1"},
	} {
		s := run((&walker{}).opened(), nil)
		step := s.Apply(office.Envelope{At: start, Origin: "k2", Client: "c", Seq: 1, Level: office.Level, Command: c})
		if r := step.Answer.Refusal; r == nil || r.Code != queue.NotYours {
			t.Errorf("%s for another machine gives %v", c.Kind(), r)
		}
	}
}

// TestARevokedMachineHasNoNumbers: a stolen kiosk prints nothing that counts.
func TestARevokedMachineHasNoNumbers(t *testing.T) {
	s := run((&walker{}).opened(), nil)
	seq := uint64(0)
	do := func(origin string, c office.Command) *queue.Refusal {
		seq++
		return s.Apply(office.Envelope{At: start, Origin: origin, Client: "c", Seq: seq, Level: office.Level, Command: c}).Answer.Refusal
	}
	digits := func(c string, n int) string { return strings.Repeat(c, n) }
	found := machines.FoundOffice{
		Office: digits("f", 32), Authority: machines.Authority{Certificate: []byte("root"), Sealed: []byte("key")}, Level: 1,
		Machines: []machines.Machine{
			{ID: "door", Name: "Door", Role: machines.Kiosk, Key: digits("1", 64)},
			{ID: "boss", Name: "Boss", Role: machines.Admin, Keeps: true, Key: digits("2", 64)},
		},
	}
	for _, c := range []office.Command{found, queue.LeaseNumbers{Machine: "door"}} {
		if r := do("door", c); r != nil {
			t.Fatal(c.Kind(), r, r.Facts)
		}
	}
	blocks := s.Queue.BlocksOf("door")
	if len(blocks) == 0 {
		t.Fatal("no numbers")
	}
	if r := do("boss", machines.RevokeMachine{Machine: "door"}); r != nil {
		t.Fatal(r, r.Facts)
	}
	paper := queue.IssueOffline{
		Machine: "door", Date: s.Queue.Day.Date, Ticket: officetest.ID(9), Series: "A", No: blocks[0].From, Service: "id-card",
		Class: queue.Ordinary, Lang: "pl", Place: "kiosk", Issued: start,
	}
	if r := do("door", paper); r == nil || r.Code != queue.NotYourNumber {
		t.Errorf("it may still give %d: %v", blocks[0].From, r)
	}
}
