package flow_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Forty people wait: each takes exactly three keys.
func TestFortyPeople(t *testing.T) {
	d := desktest.New()
	for i := range 40 {
		d.Issue([]plan.ServiceID{"id", "move", "car"}[i%3], 40-i, queue.Ordinary)
	}
	d.SignIn("d1")
	if rows := d.Screen().List.Rows; len(rows) != 40 || d.Screen().Tabs[0].Value != "40" {
		t.Fatalf("%d rows", len(rows))
	}
	d.Presses = 0
	for range 40 {
		d.Press(Next)
		d.Wait(20 * time.Second)
		d.Press(Came)
		d.Wait(5 * time.Minute)
		d.Press(Finish)
	}
	served := 0
	for _, ticket := range d.Office.Queue.Tickets {
		if ticket.Phase == queue.Finished {
			served++
		}
	}
	if served != 40 || d.Presses != 120 || len(d.Refusals) > 0 {
		t.Errorf("%d served with %d keys, refused %v", served, d.Presses, d.Refusals)
	}
}

// walker is a clerk who presses anything while the office goes on around.
type walker struct {
	*rapid.T
	d *desktest.Desk
}

// TestRandomWalk holds that an enabled action is never refused, that a disabled
// one sends nothing, that the hand and the office agree, and that there is
// always a way on.
func TestRandomWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := walker{t, desktest.New()}
		w.d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan"})
		w.d.SignIn("d1")
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "who") {
			case 0, 1:
				w.arrives()
			case 2:
				w.other()
			case 3:
				w.d.Wait(time.Duration(rapid.IntRange(0, 400).Draw(t, "seconds")) * time.Second)
			case 4:
				w.selects()
			case 5:
				w.types()
			default:
				w.presses()
			}
			w.holds()
		}
	})
}

func (w walker) arrives() {
	service := rapid.SampledFrom([]plan.ServiceID{"id", "move", "tax", "birth"}).Draw(w.T, "service")
	class := rapid.SampledFrom([]queue.Class{queue.Ordinary, queue.Preferential, queue.Booked}).Draw(w.T, "class")
	id := w.d.Issue(service, 0, class)
	if rapid.Bool().Draw(w.T, "failed") {
		w.d.Do(queue.PrintFailed{Ticket: id, Cause: "fault"})
	}
}

// other is what happens elsewhere; most of it is refused, and that is right.
func (w walker) other() {
	tickets := w.d.Office.Queue.Tickets
	commands := []queue.Command{
		queue.CallNext{Desk: "d2"}, queue.StartServing{Desk: "d2"}, queue.FinishServing{Desk: "d2"},
		queue.ReportAbsent{Desk: "d2"}, queue.Undo{Desk: "d2"}, queue.PassTime{}, queue.CloseDay{},
	}
	if len(tickets) > 0 {
		t := rapid.SampledFrom(tickets).Draw(w.T, "ticket")
		commands = append(commands, queue.CallTicket{Desk: "d2", Ticket: t.ID}, queue.TicketPrinted{Ticket: t.ID})
	}
	w.d.Do(rapid.SampledFrom(commands).Draw(w.T, "command"))
}

func (w walker) selects() {
	for _, row := range w.d.Screen().List.Rows {
		if rapid.Bool().Draw(w.T, "row") {
			w.d.Wait(time.Second)
			w.d.Send(rapid.SampledFrom([]Msg{Selected{row.ID}, Focused{row.ID}, Menu{row.ID}}).Draw(w.T, "how"))
			return
		}
	}
}

// types writes into the field of a question, or begins a search.
func (w walker) types() {
	w.d.Send(Struck{rapid.SampledFrom([]rune("a1 2mdż")).Draw(w.T, "rune")})
	w.d.Send(Moved{rapid.IntRange(-2, 3).Draw(w.T, "by")})
	if rapid.Bool().Draw(w.T, "enter") {
		w.d.Press(Accept)
	}
}

func (w walker) presses() {
	a := rapid.SampledFrom(Actions()).Draw(w.T, "action")
	it, shown := w.d.Screen().Item(string(a))
	before := len(w.d.Sent)
	w.d.Press(a)
	if shown && it.Off && len(w.d.Sent) > before {
		w.Fatalf("%s is off and sends %v", a, w.d.Sent[before:])
	}
}

// holds checks what must be so at every moment.
func (w walker) holds() {
	s := w.d.Screen()
	if len(w.d.Refusals) > 0 {
		w.Fatalf("an enabled action was refused: %v after %v", w.d.Refusals, w.d.Sent[len(w.d.Sent)-1])
	}
	hand, _ := w.d.Office.Queue.InHand("d1")
	if s.Name == Working && (hand.ID == "") != (s.Hand.Number == "") {
		w.Fatalf("in hand is %q, the window shows %q", hand.Number(), s.Hand.Number)
	}
	on := 0
	for _, it := range s.Items {
		if !it.Off && it.ID != string(Language) {
			on++
		}
	}
	if on == 0 && s.Name == Working {
		w.Fatal("no way on")
	}
}
