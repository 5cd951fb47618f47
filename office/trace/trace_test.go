package trace

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"okienko/office/history"
	"okienko/office/plan"
	"okienko/office/queue"
)

// told lists what differs between two plans.
func toldOf(before, after plan.Plan) []string {
	var said []string
	comparePlans(before, after, func(about, from, to string) { said = append(said, fmt.Sprintf("%s: %q to %q", about, from, to)) })
	return said
}

func sample() plan.Plan {
	return plan.Plan{
		Revision: 3, Name: plan.Names{PL: "Urząd"}, Series: []plan.Series{{Letters: "A", First: 1, Last: 99}},
		Services: []plan.Service{{ID: "a", Minutes: 10}, {ID: "b", Minutes: 20}},
		Desks:    []plan.Desk{{ID: "d1", Services: []plan.ServiceID{"a"}}},
		Menu:     []plan.Entry{{Service: "a"}, {Name: plan.Names{PL: "Inne"}, Entries: []plan.Entry{{Service: "b"}}}},
	}
}

func TestAPlanIsToldByWhatDiffers(t *testing.T) {
	for what, c := range map[string]struct {
		change func(*plan.Plan)
		want   []string
	}{
		"nothing":   {func(*plan.Plan) {}, nil},
		"a number":  {func(p *plan.Plan) { p.Services[1].Minutes = 25 }, []string{`plan/services/b/minutes: "20" to "25"`}},
		"a name":    {func(p *plan.Plan) { p.Name.EN = "Office" }, []string{`plan/name/en: "" to "Office"`}},
		"an order":  {func(p *plan.Plan) { slices.Reverse(p.Services) }, []string{`plan/services: "a, b" to "b, a"`}},
		"a list":    {func(p *plan.Plan) { p.Desks[0].Services = []plan.ServiceID{"a", "b"} }, []string{`plan/desks/d1/services: "[\"a\"]" to "[\"a\",\"b\"]"`}},
		"a series":  {func(p *plan.Plan) { p.Series[0].Last = 999 }, []string{`plan/series/A/last: "99" to "999"`}},
		"a tile":    {func(p *plan.Plan) { p.Menu[1].Entries = nil }, []string{`plan/menu/Inne/entries/b: "{\"name\":{\"en\":\"\",\"pl\":\"\",\"uk\":\"\"},\"service\":\"b\"}" to ""`}},
		"a person":  {func(p *plan.Plan) { p.People = []plan.Person{{ID: "x", Name: "X"}} }, []string{`plan/people/x: "" to "{\"grants\":null,\"id\":\"x\",\"name\":\"X\"}"`}},
		"two alike": {func(p *plan.Plan) { p.Menu[1] = p.Menu[0] }, []string{`plan/menu`}},
	} {
		after := sample()
		c.change(&after)
		got := toldOf(sample(), after)
		if what == "two alike" { // their names do not tell them apart, so the list is told as it is
			if len(got) != 1 || !strings.HasPrefix(got[0], "plan/menu: ") {
				t.Errorf("%s: %q", what, got)
			}
			continue
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", what, got)
		}
	}
	if got := toldOf(plan.Plan{}, sample()); !slices.Equal(got, []string{`plan: "" to "3"`}) {
		t.Errorf("the first plan: %q", got)
	}
}

func TestAPlanWithManyChangesIsToldUpToALimit(t *testing.T) {
	after := sample()
	for i := range 2 * mostOfAPlan {
		after.Services = append(after.Services, plan.Service{ID: plan.ServiceID(fmt.Sprint("s", i))})
	}
	got := toldOf(sample(), after)
	if len(got) != mostOfAPlan+1 || got[mostOfAPlan] != fmt.Sprintf(`plan: "3" to "3 (+%d)"`, mostOfAPlan) {
		t.Errorf("%d changes, the last one %s", len(got), got[len(got)-1])
	}
}

// TestAnEntryIsBounded also cuts between letters of two bytes.
func TestAnEntryIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 500, 1000).Draw(t, "text")
		got := clip(text)
		if len(got) > longest+len("…") || !strings.HasPrefix(text, strings.TrimSuffix(got, "…")) {
			t.Fatalf("%q becomes %q", text, got)
		}
	})
}

// days are two days, on which Anna worked and her PIN was changed.
func days() []history.Day {
	ticket := history.Ticket{Series: "A", No: 12, Moves: []queue.Move{
		{At: 10, What: "ticket_issued", Phase: queue.Waiting, Machine: "door"},
		{At: 20, What: "ticket_called", Phase: queue.Called, Machine: "pc1", Desk: "d1", Clerk: "Anna Nowak"},
	}}
	return []history.Day{
		{Date: "2026-11-23", Tickets: []history.Ticket{ticket}, Traced: []queue.Traced{
			{At: 5, Machine: "pc1", Person: "anna", What: "sign_in", About: "person/anna/sign_in", To: SignedIn},
			{At: 30, Machine: "boss", Person: "zofia", What: "set_pin", About: "person/anna/pin", To: "given"},
		}},
		{Date: "2026-11-24", Traced: []queue.Traced{
			{At: 40, Machine: "boss", What: "rename_machine", About: "machine/pc1/name", To: "x"},
			{At: 50, Machine: "boss", Person: "annabel", What: "set_pin", About: "person/annabel/pin", To: "own"},
		}},
	}
}

func TestSearching(t *testing.T) {
	for what, c := range map[string]struct {
		f    Filter
		want []queue.Moment
	}{
		"everything, the newest first":      {Filter{}, []queue.Moment{50, 40, 30, 20, 10, 5}},
		"by a person or about one":          {Filter{Person: "anna", Name: "Anna Nowak"}, []queue.Moment{30, 20, 5}},
		"by name alone":                     {Filter{Name: "Anna Nowak"}, []queue.Moment{20}},
		"at a machine or about one":         {Filter{Machine: "pc1"}, []queue.Moment{40, 20, 5}},
		"at a desk":                         {Filter{Desk: "d1"}, []queue.Moment{20}},
		"at another desk":                   {Filter{Desk: "d"}, nil},
		"about something":                   {Filter{Kind: OfPINs}, []queue.Moment{50, 30}},
		"a ticket":                          {Filter{Ticket: "A012"}, []queue.Moment{20, 10}},
		"another ticket":                    {Filter{Ticket: "A01"}, nil},
		"a kind":                            {Filter{What: "set_pin"}, []queue.Moment{50, 30}},
		"from and to, which is not in it":   {Filter{From: 10, To: 30}, []queue.Moment{20, 10}},
		"all at once":                       {Filter{Person: "anna", What: "set_pin", From: 1}, []queue.Moment{30}},
		"a ticket's number as a person has": {Filter{Person: "A012"}, nil},
	} {
		var got []queue.Moment
		for _, e := range Search(c.f, days()...) {
			got = append(got, e.At)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", what, got)
		}
	}
	var got []string
	for _, e := range Search(Filter{}, history.Day{Traced: []queue.Traced{{At: 7, What: "a"}, {At: 7, What: "b"}, {At: 6, What: "c"}}}) {
		got = append(got, e.What)
	}
	if !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("of the same moment not the last one is the first: %v", got)
	}
	moves := OfTicket(days()[0].Tickets[0])
	if moves[0].From != "" || moves[0].To != "waiting" || moves[1].From != "waiting" || moves[1].To != "called" {
		t.Errorf("a ticket goes %+v", moves)
	}
}

// TestAnExportNamesItsDepartment, where the entry does.
func TestAnExportNamesItsDepartment(t *testing.T) {
	for want, c := range map[string]RecordExport{
		"export/figures": {What: Figures}, "export/figures/tax": ExportOf(Figures, "tax"), "export/persons/*": ExportOf(PersonsFigures, ""),
	} {
		if got := c.facts()[0].About; got != want {
			t.Errorf("%+v is told as %s", c, got)
		}
		if kind := KindOf(queue.Traced{About: want}); kind != OfLooks {
			t.Errorf("%s is of the kind %s", want, kind)
		}
	}
}
