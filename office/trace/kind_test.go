package trace_test

import (
	"testing"

	"okienko/office/queue"
	"okienko/office/trace"
)

func TestKinds(t *testing.T) {
	for about, want := range map[string]trace.Kind{
		"ticket/A012": trace.OfTickets, "desk/d1": trace.OfDesks, "desk/d1/break": trace.OfDesks, "help/3": trace.OfDesks,
		"person/anna/pin": trace.OfPINs, "person/anna/sign_in": trace.OfSignIns, "plan": trace.OfPlan, "plan/rules/order": trace.OfPlan,
		"day": trace.OfDays, "service/tax/stopped": trace.OfDays, "machine/pc1/name": trace.OfComputers, "office/authority": trace.OfComputers,
		"trace": trace.OfLooks, "export/figures": trace.OfLooks, "something new": trace.OfComputers,
	} {
		if got := trace.KindOf(queue.Traced{About: about}); got != want {
			t.Errorf("%s is of the kind %s, not %s", about, got, want)
		}
	}
}
