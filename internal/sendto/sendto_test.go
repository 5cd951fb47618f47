package sendto_test

import (
	"slices"
	"testing"

	"okienko/internal/sendto"
	"okienko/office/plan"
	"okienko/office/queue"
)

// town is an office of two departments: passports and cards at desk 1, taxes at
// desks 2 and 3, and nobody at desk 3.
func town() *queue.State {
	return &queue.State{
		Plan: plan.Plan{
			Services: []plan.Service{{ID: "passport", Department: "citizens"}, {ID: "tax", Department: "money"}, {ID: "card", Department: "citizens"}},
			Desks: []plan.Desk{
				{ID: "d1", Department: "citizens", Services: []plan.ServiceID{"passport", "card"}},
				{ID: "d2", Department: "money", Services: []plan.ServiceID{"tax"}},
				{ID: "d3", Department: "money", Services: []plan.ServiceID{"tax"}},
			},
			People: []plan.Person{{ID: "anna"}, {ID: "jan", Serves: []plan.ServiceID{"tax"}}, {ID: "ewa"}},
		},
		Desks: []queue.Desk{{ID: "d1", Clerk: "Anna"}, {ID: "d2", Clerk: "Jan"}, {ID: "d3"}},
	}
}

func ids(all []sendto.Place) (list []string) {
	for _, p := range all {
		list = append(list, p.ID())
	}
	return list
}

func holds(t *testing.T, what string, got []sendto.Place, want ...string) {
	t.Helper()
	if !slices.Equal(ids(got), want) {
		t.Errorf("%s are %v, not %v", what, ids(got), want)
	}
}

func TestPlaces(t *testing.T) {
	s, tax, card := town(), queue.Ticket{Service: "tax"}, queue.Ticket{Service: "card"}
	holds(t, "services, those of money first", sendto.Services(s, card, "money"), "tax//", "passport//")
	holds(t, "services, those of citizens first", sendto.Services(s, tax, "citizens"), "passport//", "card//")
	holds(t, "desks for a card", sendto.Desks(s, card, ""), "card/d1/", "tax/d2/")
	holds(t, "desks for a tax, seen from desk 1", sendto.Desks(s, tax, "d1"), "tax/d2/")
	holds(t, "desks for a tax", sendto.Desks(s, tax, ""), "passport/d1/", "card/d1/", "tax/d2/")
	notEwa := func(p plan.Person) bool { return p.ID == "ewa" }
	holds(t, "people for a card", sendto.People(s, card, notEwa), "card//anna")
	holds(t, "people for a tax", sendto.People(s, tax, notEwa), "tax//anna", "tax//jan")
}
