package queue

import (
	"reflect"
	"testing"

	"okienko/office/plan"
)

// TestACopyStaysAsItWas: windows keep tickets while the state goes on. What was
// taken back and done otherwise must not show in what they keep.
func TestACopyStaysAsItWas(t *testing.T) {
	s := &State{Day: Day{Open: true}, Plan: plan.Plan{
		Services: []plan.Service{{ID: "one"}, {ID: "two"}, {ID: "three"}},
		Desks:    []plan.Desk{{ID: "d", Services: []plan.ServiceID{"one", "two", "three"}}},
		Rules:    plan.Rules{}.Filled(),
	}, Desks: []Desk{{ID: "d", Clerk: "Anna"}}}
	s.add(Ticket{ID: "a", Service: "one", Phase: Waiting})
	at := Moment(1000)
	give := func(c Command) {
		t.Helper()
		at++
		if _, _, r := s.Apply(c, at); r != nil {
			t.Fatalf("%#v is refused: %v", c, r)
		}
	}
	// A list with room behind it is the dangerous one.
	for _, service := range []plan.ServiceID{"two", "three", "one"} {
		give(TransferTicket{Desk: "d", Ticket: "a", Service: service, Note: Sealed("1")})
	}
	give(TransferTicket{Desk: "d", Ticket: "a", Service: "two", Note: Sealed("kept"), Back: true})
	kept, _ := s.Ticket("a")
	legs, notes, returns := kept.Legs[3], kept.Notes[3], kept.Returns[0]
	give(Undo{Desk: "d"})
	give(TransferTicket{Desk: "d", Ticket: "a", Service: "three", Note: Sealed("other"), Where: AtEnd})
	give(TransferTicket{Desk: "d", Ticket: "a", Service: "two", Back: true})
	if !reflect.DeepEqual(kept.Legs[3], legs) || !reflect.DeepEqual(kept.Notes[3], notes) || kept.Returns[0] != returns {
		t.Errorf("the copy has become %+v", kept)
	}
	all := kept.AllLegs()
	all[0].Service = "changed"
	if kept.Legs[0].Service != "one" {
		t.Error("a list of legs is a view into the ticket")
	}
}

// TestQuotasSurviveARestart: a service's tickets are counted by what they were
// taken for, whether they were listed one by one or all at once.
func TestQuotasSurviveARestart(t *testing.T) {
	s := &State{}
	s.add(Ticket{ID: "a", Service: "one", Phase: Waiting})
	sent := s.ticket("a")
	sent.send(Sent{Service: "two"}, 1)
	before := s.given["one"]
	s.Index()
	if s.given["one"] != before || before != 1 || s.given["two"] != 0 {
		t.Errorf("%d were given before, and %v after", before, s.given)
	}
}
