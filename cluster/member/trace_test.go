package member_test

import (
	"slices"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/internal/secrets"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
	"okienko/office/trace"
)

// TestTheTraceIsSearchedOverSealedDays finds what stands in a day's file and what is
// still in the state, by days and by kind.
func TestTheTraceIsSearchedOverSealedDays(t *testing.T) {
	t.Parallel()
	o, w := twoDays(t)
	search := func(f trace.Filter) cluster.Traces {
		t.Helper()
		found, err := w.Trace(t.Context(), trace.Question{Filter: f})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	all := search(trace.Filter{})
	opened := func(found cluster.Traces) (n int) {
		for _, e := range found.Entries {
			if e.What == "open_day" && e.About == "day" {
				n++
			}
		}
		return n
	}
	if opened(all) != 2 || all.Found != len(all.Entries) || all.Missing != 0 {
		t.Errorf("%d of %d entries, two days were opened %d times, %d days are missing", len(all.Entries), all.Found, opened(all), all.Missing)
	}
	if !slices.IsSortedFunc(all.Entries, func(a, b queue.Traced) int { return int(b.At - a.At) }) {
		t.Error("not the newest first")
	}
	tickets := search(trace.Filter{Kind: trace.OfTickets})
	atDesk := search(trace.Filter{Desk: "d1", Kind: trace.OfTickets})
	if tickets.Found == 0 || tickets.Found >= all.Found || atDesk.Found != 3 {
		t.Errorf("of tickets were found %d of %d: %+v", tickets.Found, all.Found, tickets.Entries)
	}
	if err := o.Running("m1").LoseDay(w.State().History.Sealed[0]); err != nil {
		t.Fatal(err)
	}
	if lost := search(trace.Filter{}); lost.Missing != 1 || opened(lost) != 1 {
		t.Errorf("without the first day's file: %d missing, %d days opened", lost.Missing, opened(lost))
	}
	clerk := clustertest.Watch(t, cluster.ClientConfig{Identity: o.Identity("clerk"), Members: o.Members})
	if _, err := clerk.Trace(t.Context(), trace.Question{}); !refusedWith(err, "not_allowed") {
		t.Errorf("a clerk's computer searches: %v", err)
	}
}

// TestOnlyWhoMaySearches: where people have PINs, the right is asked for.
func TestOnlyWhoMaySearches(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan(officetest.WithPeople))
	w := first.Window()
	w.Until("the secret", func(s *office.State) bool { return s.People.Pepper.Shared() })
	keeper, self := secrets.New(first.Keys.Sealing), first.Papers().Machine
	pepper := w.State().People.Pepper
	set, err := keeper.SetPIN("zofia", pepper, "735281")
	if err != nil {
		t.Fatal(err)
	}
	w.Must(set)
	if _, err := w.Trace(t.Context(), trace.Question{}); !refusedWith(err, string(office.NotSignedIn)) {
		t.Errorf("nobody searches: %v", err)
	}
	known, _ := w.State().People.PIN("zofia")
	proof, err := keeper.SignIn(known, pepper, "735281", self, w.Name())
	if err != nil {
		t.Fatal(err)
	}
	w.Must(proof)
	if found, err := w.Trace(t.Context(), trace.Question{Filter: trace.Filter{Kind: trace.OfPINs}}); err != nil || found.Found != 1 || found.Entries[0].What != "set_pin" {
		t.Errorf("the manager finds %+v, %v", found, err)
	}
}
