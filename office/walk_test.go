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
			w.give(e)
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
	log   []office.Envelope
	state *office.State // after the log, so that the walk knows what is in hand
	seq   map[string]uint64
	now   queue.Moment
	made  int
	day   int
	plan  int

	narrow bool // two desks and the shortest series: collisions are likely
}

func (w *walker) setUp() {
	w.plan, w.day, w.state = 1, 23, office.New()
	w.send("admin", queue.AdoptPlan{Plan: officetest.Plan()})
	w.send("admin", w.open(23))
	for i, clerk := range []string{"Anna", "Jan", "Ewa"} {
		w.send("admin", queue.TakeDesk{Desk: officetest.Plan().Desks[i].ID, Clerk: clerk})
	}
}

func (w *walker) send(client string, c queue.Command) {
	w.seq[client]++
	w.give(office.Envelope{At: w.now, Origin: "m1", Client: client, Seq: w.seq[client], Level: 1, Command: c})
}

func (w *walker) give(e office.Envelope) {
	w.log = append(w.log, e)
	w.state.Apply(e)
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
	switch rapid.IntRange(0, 37).Draw(t, "kind") {
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
		return queue.Undo{
			Desk:   rapid.SampledFrom([]plan.DeskID{desk, desk, ""}).Draw(t, "who undoes"),
			Ticket: rapid.SampledFrom([]queue.TicketID{"", "", id}).Draw(t, "undone ticket"),
		}
	case 24:
		return queue.Recall{Desk: desk}
	case 25, 26, 27:
		return w.rare(t, desk, id)
	}
	return w.onward(t, desk, id)
}

// onward are the ways that lead on from a visit, or end the wait.
func (w *walker) onward(t *rapid.T, desk plan.DeskID, id queue.TicketID) queue.Command {
	service := rapid.SampledFrom([]plan.ServiceID{"", "id-card", "passport", "tax", "pay", "none"}).Draw(t, "to service")
	from := rapid.SampledFrom([]plan.DeskID{desk, desk, ""}).Draw(t, "from")
	place := rapid.SampledFrom([]queue.Where{"", queue.AtFront, queue.ByArrival, queue.AtEnd, "up"}).Draw(t, "where")
	outcome := rapid.SampledFrom([]queue.Outcome{queue.NotRecorded, queue.CouldBeDone, queue.NotPossible, "odd"}).Draw(t, "outcome")
	note := rapid.SampledFrom([]queue.Sealed{nil, queue.Sealed("a note")}).Draw(t, "note")
	done := []queue.Done{{Service: "id-card", Count: rapid.IntRange(0, 2).Draw(t, "times")}}
	if rapid.Bool().Draw(t, "in hand") {
		id = w.inHand(desk, id)
	}
	switch rapid.IntRange(0, 12).Draw(t, "onward kind") {
	case 0:
		return queue.CancelTicket{Desk: from, Ticket: id, Reason: "mistake"}
	case 1:
		return queue.GiveUp{Ticket: id, Place: "kiosk", Machine: rapid.SampledFrom([]string{"", "m1", "m2"}).Draw(t, "gives up at")}
	case 2, 3, 4:
		return queue.TransferTicket{
			Desk: from, Ticket: id, Service: service, Where: place, Note: note, Back: rapid.Bool().Draw(t, "back"),
			ToDesk:   rapid.SampledFrom([]plan.DeskID{"", "", "d1", "d3", "d9"}).Draw(t, "to desk"),
			ToPerson: rapid.SampledFrom([]string{"", "", "Anna", "Ewa"}).Draw(t, "to person"),
		}
	case 5:
		return queue.ContinueWith{Desk: desk, Service: service, Done: done, Outcome: outcome}
	case 6:
		return queue.FinishServing{Desk: desk, Done: done, Outcome: outcome, Note: note}
	case 7:
		return queue.CorrectFinish{Desk: from, Ticket: id, Done: done, Outcome: outcome}
	case 8:
		return queue.ParkTicket{Desk: desk, Mine: rapid.Bool().Draw(t, "mine"), Reason: "papers"}
	case 9:
		return queue.ReleaseParked{Desk: from, Ticket: id}
	case 10:
		return queue.ChangeClass{Desk: from, Ticket: id, Class: rapid.SampledFrom([]queue.Class{queue.Ordinary, queue.Preferential, queue.Booked}).Draw(t, "class")}
	case 11:
		return queue.WaitAgain{Desk: from, Ticket: id, Where: place}
	}
	needs := rapid.SampledFrom([][]queue.Need{nil, {}, {queue.HearingLoop}, {"tea"}}).Draw(t, "new needs")
	return queue.NoteTicket{Desk: from, Ticket: id, Note: note, Needs: needs}
}

// inHand is the ticket that a desk has in hand, so far.
func (w *walker) inHand(desk plan.DeskID, otherwise queue.TicketID) queue.TicketID {
	if t, ok := w.state.Queue.InHand(desk); ok {
		return t.ID
	}
	return otherwise
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
	if rapid.Bool().Draw(t, "staff") {
		return w.staff(t, desk)
	}
	return w.offline(t, id)
}

// staff is what people decide for the day, sensible or not.
func (w *walker) staff(t *rapid.T, desk plan.DeskID) queue.Command {
	service := rapid.SampledFrom([]plan.ServiceID{"id-card", "tax", "none"}).Draw(t, "service")
	department := rapid.SampledFrom([]plan.DepartmentID{"civil", "tax", "cash", "none"})
	until := rapid.SampledFrom([]queue.Moment{0, 0, w.now - 1, w.now + 60_000, w.now + 86_400_000}).Draw(t, "until")
	help := rapid.Uint64Range(0, 4).Draw(t, "help")
	switch rapid.IntRange(0, 14).Draw(t, "staff kind") {
	case 0:
		return queue.StopService{Service: service, Until: until}
	case 1:
		return queue.ResumeService{Service: service}
	case 2, 3, 4:
		return queue.OpenOverflow{
			Department: department.Draw(t, "helper"), Helps: department.Draw(t, "helped"), On: rapid.IntRange(0, 2).Draw(t, "on") > 0,
		}
	case 5:
		return queue.BeginBreak{Desk: desk, What: rapid.SampledFrom([]queue.BreakKind{queue.Rest, queue.BackOffice, "nap"}).Draw(t, "break")}
	case 6, 7:
		return queue.EndBreak{Desk: desk}
	case 8:
		return queue.ShowMessage{Hall: "ground", Text: plan.Names{PL: rapid.SampledFrom([]string{"", "Przerwa"}).Draw(t, "text")}, Until: until}
	case 9:
		return queue.ClearMessage{Hall: "ground"}
	case 10:
		return queue.CallForHelp{Desk: desk}
	case 11:
		return queue.AcceptHelp{Desk: desk, Help: help}
	case 12:
		return queue.EndHelp{Desk: desk, Help: help}
	}
	c := queue.ChangeHours{Date: w.open(w.day).Date, Opens: start, Closes: start.Add(72 * time.Hour)}
	if rapid.Bool().Draw(t, "own hours") {
		c.Hours = []queue.Opening{{Service: service, Opens: start, Closes: rapid.SampledFrom([]queue.Moment{start - 1, start, w.now, c.Closes}).Draw(t, "closes")}}
	}
	return c
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
		func(p *plan.Plan) { p.Services[0].Overnight, p.Services[2].Overnight = true, true },
		func(p *plan.Plan) { p.Rules.Order = plan.Strict },
		func(p *plan.Plan) {
			p.Departments[2].Helps = []plan.Help{{Department: "tax", After: 5}, {Department: "civil", After: 1}}
		},
		func(p *plan.Plan) {
			p.Desks[2].Weights = []plan.Weight{{Service: "pay", Percent: 400}}
			p.Departments[0].CallsBeforeMissed = plan.None
		},
		func(p *plan.Plan) {
			p.People = []plan.Person{{
				ID: "Anna", Name: "Anna", Grants: []plan.Grant{{Role: plan.Manager}}, Serves: []plan.ServiceID{"id-card", "tax"},
				Weights: []plan.Weight{{Service: "tax", Percent: 30}},
			}}
		},
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
