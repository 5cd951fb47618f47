package office_test

import (
	"bytes"
	"encoding/json"
	"time"

	"pgregory.net/rapid"

	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

var start = queue.At(time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC))

// walk draws a log: an office that is set up, and then whatever several clients
// may send it, sensible or not, with repeats that come late and out of order.
func walk(t *rapid.T) []office.Envelope {
	w := walker{now: start, seq: map[string]uint64{}}
	w.setUp()
	w.narrow = rapid.Bool().Draw(t, "narrow")
	for range rapid.IntRange(0, 120).Draw(t, "steps") {
		w.now = w.now.Add(rapid.SampledFrom(pauses).Draw(t, "pause"))
		if rapid.IntRange(0, 9).Draw(t, "repeat") == 0 {
			e := w.log[rapid.IntRange(0, len(w.log)-1).Draw(t, "which")]
			e.At = w.now
			w.log = append(w.log, e)
			continue
		}
		w.send(rapid.SampledFrom([]string{"kiosk", "desk", "hall"}).Draw(t, "client"), w.command(t))
	}
	return w.log
}

var pauses = []time.Duration{
	0, 0, time.Millisecond, time.Second, 10 * time.Second, 40 * time.Second,
	2 * time.Minute, 6 * time.Minute, 20 * time.Minute, -time.Minute,
}

type walker struct {
	log  []office.Envelope
	seq  map[string]uint64
	now  queue.Moment
	made int
	day  int
	plan int

	narrow bool // two desks and the shortest series: collisions are likely
}

func (w *walker) setUp() {
	w.plan, w.day = 1, 23
	w.send("admin", queue.AdoptPlan{Plan: officetest.Plan()})
	w.send("admin", w.open(23))
	for i, clerk := range []string{"Anna", "Jan", "Ewa"} {
		w.send("admin", queue.TakeDesk{Desk: officetest.Plan().Desks[i].ID, Clerk: clerk})
	}
}

func (w *walker) send(client string, c queue.Command) {
	w.seq[client]++
	w.log = append(w.log, office.Envelope{At: w.now, Origin: "m1", Client: client, Seq: w.seq[client], Level: 1, Command: c})
}

func (w *walker) open(day int) queue.OpenDay {
	date := time.Date(2026, time.November, day, 0, 0, 0, 0, time.UTC)
	return queue.OpenDay{Date: date.Format(time.DateOnly), Opens: start, Closes: start.Add(72 * time.Hour)}
}

// command draws one command. The usual ones come more often.
func (w *walker) command(t *rapid.T) queue.Command {
	desks, reach := []plan.DeskID{"d1", "d1", "d2", "d3", "d3", "d4", "d9"}, 9
	if w.narrow {
		desks, reach = []plan.DeskID{"d3"}, 5
	}
	desk := rapid.SampledFrom(desks).Draw(t, "desk")
	id := officetest.ID(rapid.IntRange(max(1, w.made-reach), w.made+1).Draw(t, "ticket"))
	switch rapid.IntRange(0, 27).Draw(t, "kind") {
	case 0, 1, 2, 3, 4, 5:
		return w.issue(t)
	case 6, 7, 8, 9:
		return queue.CallNext{Desk: desk}
	case 10, 11:
		return queue.CallTicket{Desk: desk, Ticket: id}
	case 12, 13, 14:
		return queue.StartServing{Desk: desk}
	case 15, 16:
		return queue.FinishServing{Desk: desk}
	case 17, 18:
		return queue.ReportAbsent{Desk: desk}
	case 19, 20:
		until := rapid.SampledFrom([]int{-1, 0, 1, 10_000, 900_000}).Draw(t, "until")
		return queue.ParkTicket{Desk: desk, Until: w.now + queue.Moment(until)}
	case 21, 22, 23:
		return queue.Undo{Desk: desk}
	case 24:
		return queue.Recall{Desk: desk}
	}
	return w.rare(t, desk, id)
}

func (w *walker) rare(t *rapid.T, desk plan.DeskID, id queue.TicketID) queue.Command {
	switch rapid.IntRange(0, 15).Draw(t, "rare kind") {
	case 0:
		return queue.TakeDesk{Desk: desk, Clerk: rapid.SampledFrom([]string{"", "Anna", "Jan", "Ola"}).Draw(t, "clerk")}
	case 1:
		return queue.LeaveDesk{Desk: desk}
	case 2:
		return queue.CallShown{Call: rapid.Uint64Range(0, 20).Draw(t, "call"), Display: "left", Sounded: rapid.Bool().Draw(t, "aloud")}
	case 3:
		return queue.TicketPrinted{Ticket: id}
	case 4:
		return queue.PrintFailed{Ticket: id, Cause: "no paper"}
	case 5:
		return queue.PrintAgain{Ticket: id, Place: "kiosk"}
	case 6:
		return queue.ReportPrinter{Place: "kiosk", Condition: rapid.SampledFrom([]string{"ready", "no paper"}).Draw(t, "condition")}
	case 7:
		return queue.CloseDay{}
	case 8:
		return w.open(w.day)
	case 9:
		if rapid.Bool().Draw(t, "next day") {
			w.day++
		}
		return w.open(w.day)
	case 10:
		return w.newPlan(t)
	case 11:
		return queue.PassTime{}
	}
	return w.offline(t, id)
}

func (w *walker) issue(t *rapid.T) queue.Command {
	w.made++
	c := queue.IssueTicket{
		Ticket:  officetest.ID(w.made),
		Service: rapid.SampledFrom([]plan.ServiceID{"id-card", "id-card", "passport", "tax", "tax", "pay", "none"}).Draw(t, "service"),
		Class:   rapid.SampledFrom([]queue.Class{queue.Ordinary, queue.Ordinary, queue.Preferential, queue.Booked, "vip"}).Draw(t, "class"),
		Source:  queue.FromKiosk, Lang: "pl", Place: "kiosk",
		Machine: rapid.SampledFrom([]string{"", "m1"}).Draw(t, "asked by"),
	}
	if w.narrow {
		c.Service = "tax"
	}
	if rapid.IntRange(0, 3).Draw(t, "needs") == 0 {
		c.Needs = []queue.Need{queue.TimeToWalk}
	}
	return c
}

// offline are the commands of machines that went on by themselves, sensible or
// not. The walk's machine is m1.
func (w *walker) offline(t *rapid.T, id queue.TicketID) queue.Command {
	machine := rapid.SampledFrom([]string{"m1", "m1", "m1", "m2"}).Draw(t, "machine")
	switch rapid.IntRange(0, 9).Draw(t, "offline kind") {
	case 0, 1:
		return queue.LeaseNumbers{Machine: machine}
	case 2:
		return queue.DropNumbers{Machine: machine}
	case 3:
		return queue.ReplayCalls{Machine: machine, Calls: []queue.EmergencyCall{{Ticket: id, Desk: "d1", At: w.now, Came: rapid.Bool().Draw(t, "came"), Back: rapid.Bool().Draw(t, "back")}}}
	}
	w.made++
	c := queue.IssueOffline{
		Machine: machine, Date: w.open(w.day).Date, Ticket: officetest.ID(w.made), Series: "A", Service: "id-card",
		No: rapid.IntRange(945, 999).Draw(t, "number"), Class: queue.Ordinary, Lang: "pl", Place: "kiosk",
		Issued: w.now.Add(-rapid.SampledFrom(pauses).Draw(t, "before")),
		HeldBy: rapid.SampledFrom([]string{"", "", "m1"}).Draw(t, "held by"),
	}
	if rapid.IntRange(0, 4).Draw(t, "known before") == 0 {
		c.Ticket = id
	}
	return c
}

func (w *walker) newPlan(t *rapid.T) queue.Command {
	w.plan++
	p := officetest.Plan(rapid.SampledFrom([]func(*plan.Plan){
		func(*plan.Plan) {}, officetest.WithoutDesk("d2"), officetest.WithoutService("id-card"),
		func(p *plan.Plan) { p.Rules.CallsBeforeMissed = plan.None },
		func(p *plan.Plan) { p.Series[1].First, p.Series[1].Last = 2, 5 },
		func(p *plan.Plan) { p.Services[2].Series = "A" },
	}).Draw(t, "change"))
	p.Revision = w.plan
	return queue.AdoptPlan{Plan: p}
}

// run gives a log to a new state and shows each step.
func run(log []office.Envelope, see func(s *office.State, e office.Envelope, step office.Step)) *office.State {
	s := office.New()
	for _, e := range log {
		step := s.Apply(e)
		if see != nil {
			see(s, e, step)
		}
	}
	return s
}

func stateBytes(t fataler, s *office.State) []byte {
	var b bytes.Buffer
	if err := wire.WriteState(&b, s); err != nil {
		t.Fatalf("write the state: %v", err)
	}
	return b.Bytes()
}

// restored is a copy of a state that has gone through a snapshot.
func restored(t fataler, s *office.State) *office.State {
	copied, err := wire.ReadState(bytes.NewReader(stateBytes(t, s)))
	if err != nil {
		t.Fatalf("read the state: %v", err)
	}
	return copied
}

// queueBytes is the state without the sessions and the moment.
func queueBytes(t fataler, s *office.State) string {
	q := s.Queue
	q.Now = 0
	b, err := json.MarshalIndent(&q, "", " ")
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	return string(b)
}

type fataler interface{ Fatalf(string, ...any) }
