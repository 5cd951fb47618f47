package flow_test

import (
	"testing"
	"time"

	. "okienko/apps/desk/flow"
	"okienko/office/plan"
	"okienko/office/queue"
)

// ownReasons are an office's own.
func ownReasons(p *plan.Plan) {
	p.ParkReasons = []plan.Reason{
		{ID: "for-forms", Name: plan.Names{PL: "Po wniosek", EN: "For the form"}},
		{ID: "papers", Name: plan.Names{PL: "Po załączniki"}},
	}
	p.BreakReasons = []plan.BreakReason{
		{ID: "lunch", Name: plan.Names{PL: "Obiad"}}, {ID: "break", Name: plan.Names{PL: "Szkolenie", EN: "Training"}, Work: true},
	}
}

// The plan's reasons are chosen with the key that goes round, with the arrow keys, or
// with a click.
func TestThePlansReasonsForPuttingAside(t *testing.T) {
	for name, choose := range map[string][]Msg{
		"the key":    {Acted{Action: ParkWhy}},
		"arrow keys": {Moved{By: 1}, Acted{Action: Accept}},
		"a click":    {Chose{ID: "for-forms"}},
		"thought better of it": {
			Chose{ID: "papers"}, Chose{ID: "papers"}, Moved{By: 1}, Moved{By: 1}, Moved{By: -1}, Acted{Action: Accept},
		},
	} {
		d := states()["serving"]()
		adopt(t, d, ownReasons)
		d.Press(Park)
		for _, msg := range choose {
			d.Wait(time.Second)
			d.Send(msg)
		}
		s := d.Screen()
		if c := s.Choices; len(c) != 2 || c[0].Text.Words != "Po wniosek" || !c[0].On || c[1].On {
			t.Errorf("%s: the reasons are %+v", name, c)
		}
		d.Press(Park15)
		ticket, _ := d.Office.Queue.Ticket(first(d))
		if ticket.ParkedReason != "for-forms" || len(d.Refusals) > 0 {
			t.Errorf("%s: refused %v: %+v", name, d.Refusals, ticket)
		}
		d.Press(ListAside)
		if r := d.Screen().List.Rows; len(r) != 1 || r[0].Marks[0].Text.Words != "Po wniosek" {
			t.Errorf("%s: the list says %+v", name, r)
		}
	}
}

// Enter alone puts nobody aside, and takes no reason that the keys are not on.
func TestEnterTakesNoReasonUnseen(t *testing.T) {
	d := states()["parking"]()
	d.Press(Accept)
	for _, c := range d.Screen().Choices {
		if c.On || c.Aim {
			t.Errorf("%+v", c)
		}
	}
	d.Press(Bar)
	if c := d.Screen().Choices; len(c) > 0 || !d.Screen().NoChoice.Empty() {
		t.Errorf("the bar has no place for %+v", c)
	}
}

func TestThePlansReasonsForBreaks(t *testing.T) {
	d := states()["waiting"]()
	adopt(t, d, ownReasons)
	d.Press(Break)
	if c := d.Screen().Choices; len(c) != 4 || c[2].Text.Words != "Obiad" || c[3].Detail.Key != "desk.break.back_office" {
		t.Fatalf("%+v", c)
	}
	for range 3 {
		d.Send(Moved{By: 1})
	}
	write(d, "RODO")
	d.Press(Accept)
	at, _ := d.Office.Queue.Desk("d1")
	if at.Break.What != queue.BackOffice || at.Break.Why != "break" || at.Break.Reason != "RODO" {
		t.Fatalf("refused %v: %+v", d.Refusals, at.Break)
	}
	if h := d.Screen().Hand; h.Service.Words != "Szkolenie, RODO" || h.State.Key != "desk.on_break.back_office" {
		t.Errorf("%+v", h)
	}
}
