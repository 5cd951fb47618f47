package flow_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/office/queue"
)

// strokes are what a clerk presses for a job: actions, and letters that are typed.
type strokes []any

// The jobs of the handbook's table take as many keys as it says, and are done then.
func TestTheJobsTakeAsManyKeysAsTheHandbookSays(t *testing.T) {
	text, err := os.ReadFile("../../../docs/desk.md")
	if err != nil {
		t.Fatal(err)
	}
	phase := func(d *desktest.Desk) queue.Phase { t0, _ := d.Office.Queue.Ticket(first(d)); return t0.Phase }
	for _, c := range []struct {
		job   string
		state string
		keys  strokes
		done  func(*desktest.Desk) bool
	}{
		{"a usual visit", "waiting", strokes{Next, Came, Finish}, func(d *desktest.Desk) bool { return phase(d) == queue.Finished }},
		{"the end of a visit, saying that it was done", "serving", strokes{FinishAs, Outcome, Accept}, func(d *desktest.Desk) bool {
			t0, _ := d.Office.Queue.Ticket(first(d))
			return t0.Outcome == queue.CouldBeDone
		}},
		{"the end of a visit with a second service", "serving", strokes{FinishAs, 'd', Accept, Accept}, func(d *desktest.Desk) bool {
			t0, _ := d.Office.Queue.Ticket(first(d))
			return len(t0.Done) == 2
		}},
		{"sending on", "serving", strokes{Transfer, 'p', Accept}, func(d *desktest.Desk) bool { return phase(d) == queue.Waiting }},
		{"putting aside for a quarter of an hour", "serving", strokes{Park, Park15}, func(d *desktest.Desk) bool { return phase(d) == queue.Parked }},
		{"a ticket at the desk", "waiting", strokes{WalkIn, 'm', Accept}, func(d *desktest.Desk) bool { return d.Screen().Given.Number != "" }},
		{"what helps somebody", "waiting", strokes{Needs, '2', Accept}, func(d *desktest.Desk) bool {
			return len(d.Screen().Next.Marks) == 3
		}},
		{"a break", "waiting", strokes{Break, Accept}, func(d *desktest.Desk) bool { b, _ := d.Office.Queue.Desk("d1"); return b.OnBreak() }},
		{"a call for help", "serving", strokes{Help}, func(d *desktest.Desk) bool { return len(d.Office.Queue.HelpCalls) == 1 }},
	} {
		d := states()[c.state]()
		for _, k := range c.keys {
			if a, ok := k.(Action); ok {
				d.Press(a)
			} else {
				d.Send(Struck{k.(rune)})
			}
		}
		if !c.done(d) || len(d.Refusals) > 0 {
			t.Errorf("%s is not done after %v, refused %v", c.job, c.keys, d.Refusals)
		}
		if row := "| " + c.job + " | " + strconv.Itoa(len(c.keys)) + " |"; !strings.Contains(string(text), row) {
			t.Errorf("the handbook does not say %q", row)
		}
	}
}
