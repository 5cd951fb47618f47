package flow_test

import (
	"slices"
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// day is a desk that has somebody on each of its lists.
func day(t *testing.T) *desktest.Desk {
	t.Helper()
	d := desktest.New()
	missed := d.Issue("move", 50, queue.Ordinary)
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	for range 3 {
		d.Do(queue.CallTicket{Desk: "d2", Ticket: missed})
		d.Do(queue.ReportAbsent{Desk: "d2"})
	}
	for i := range 5 {
		d.Issue("id", 30-i, queue.Ordinary)
	}
	d.Issue("tax", 4, queue.Ordinary)
	d.Do(queue.CallNext{Desk: "d2"}) // A002
	d.SignIn("d1")
	for _, a := range []Action{Next, Came, Finish, Next, Came, Park, Park15} {
		d.Press(a)
	}
	return d
}

func numbers(rows []Row) []string {
	var all []string
	for _, r := range rows {
		all = append(all, r.Number)
	}
	return all
}

func TestEachListHasItsTicketsAndItsCount(t *testing.T) {
	d := day(t)
	for i, c := range []struct {
		tab  Action
		want []string
		end  string
	}{
		{ListWaiting, []string{"A005", "A006"}, "common.minutes"},
		{ListCalled, []string{"A002"}, "desk.row.called"},
		{ListAside, []string{"A004"}, "desk.parked_until"},
		{ListMissed, []string{"A001"}, "desk.row.missed"},
		{ListDone, []string{"A003"}, ""},
	} {
		d.Press(c.tab)
		s := d.Screen()
		if got := numbers(s.List.Rows); !slices.Equal(got, c.want) || s.List.Rows[0].End.Key != c.end {
			t.Errorf("%s: %v, %+v", c.tab, got, s.List.Rows)
		}
		if !s.Tabs[i].On || s.Tabs[i].Value != decimal(len(c.want)) {
			t.Errorf("%s: %+v", c.tab, s.Tabs[i])
		}
	}
}

func decimal(n int) string { return string(rune('0' + n)) }

func TestTypingANumberFindsItAnywhereAndEnterCalls(t *testing.T) {
	for typed, want := range map[string]string{
		"6": "A006", "a6": "A006", "А6": "A006", "006": "A006", "A001": "A001", "4": "A004", "dow": "A005", "złoż dow": "A005", "zloz": "A005",
	} {
		d := day(t)
		for _, r := range typed {
			d.Send(Struck{r})
		}
		s := d.Screen()
		if s.Line.Field.Text != typed || len(s.Choices) == 0 || s.Choices[0].Number != want || !s.Choices[0].On {
			t.Errorf("%q: finds %+v", typed, s.Choices)
			continue
		}
		d.Press(Accept)
		if got := d.Screen().Hand.Number; got != want {
			t.Errorf("%q: calls %q", typed, got)
		}
	}
}

func TestASearchGoesOnAndEnds(t *testing.T) {
	d := day(t)
	d.Press(Search)
	if s := d.Screen(); s.Line.Field.Label.Empty() || len(s.Choices) != 0 {
		t.Fatalf("it begins with %+v", s.Choices)
	}
	d.Send(Wrote{"a"})
	d.Send(Moved{1})
	if s := d.Screen(); !s.Choices[1].On || s.Choices[0].On {
		t.Errorf("the arrow goes to %+v", s.Choices)
	}
	d.Send(Chose{ID: s(d).Choices[0].ID})
	if d.Screen().Hand.Number != "A005" {
		t.Errorf("a click calls %q", d.Screen().Hand.Number)
	}
	d.Press(Search)
	d.Send(Wrote{"999"})
	d.Press(Accept)
	if d.Screen().NoChoice.Empty() {
		t.Error("a search in vain looks like the list")
	}
	if d.Screen().Line.Field.Label.Empty() {
		t.Error("Enter on nothing ends the search")
	}
	d.Press(Stay)
	if s := d.Screen(); !s.Line.Quiet || len(s.Choices) > 0 {
		t.Errorf("Esc leaves %+v", s.Line)
	}
}

func s(d *desktest.Desk) Screen { return d.Screen() }

// Who is called or served elsewhere is found, and cannot be called.
func TestASearchFindsWhoIsElsewhere(t *testing.T) {
	d := day(t)
	d.Send(Struck{'2'})
	if c := d.Screen().Choices; c[0].Number != "A002" || c[0].End.With["Desk"] != "2" {
		t.Fatalf("%+v", c)
	}
	d.Press(Accept)
	if l := d.Screen().Line; d.Screen().Hand.Number != "" || len(l.Items) != 3 || l.Items[0].ID != string(RowNote) {
		t.Errorf("offers %+v", l)
	}
	d.Press(Stay)
	d.Send(Struck{'b'})
	if c := d.Screen().Choices; c[0].Detail.Key != "desk.not_here" {
		t.Errorf("a ticket of another office: %+v", c)
	}
}

// rowOf opens a list and the menu of its first line.
func rowOf(d *desktest.Desk, tab Action) (queue.TicketID, []string) {
	d.Press(tab)
	id := d.Screen().List.Rows[0].ID
	d.Send(Menu{id})
	var all []string
	for _, it := range d.Screen().Line.Items {
		all = append(all, it.ID)
	}
	return id, all
}

func TestWhatCanBeDoneWithALine(t *testing.T) {
	for tab, want := range map[Action][]Action{
		ListWaiting: {RowCall, RowSend, RowNote, RowCancel, RowFavour, RowNeeds, Stay},
		ListCalled:  {RowNote, RowNeeds, Stay},
		ListAside:   {RowCall, RowBack, RowNote, RowNeeds, Stay},
		ListMissed:  {RowCall, RowLast, RowArrival, RowNote, Stay},
		ListDone:    {RowCorrect, RowNote, Stay},
	} {
		d := day(t)
		_, got := rowOf(d, tab)
		if len(got) != len(want) {
			t.Errorf("%s: %v, want %v", tab, got, want)
			continue
		}
		for i := range want {
			if got[i] != string(want[i]) {
				t.Errorf("%s: %v, want %v", tab, got, want)
			}
		}
	}
}

func TestTheMenuOfALineDoesWhatItSays(t *testing.T) {
	for _, c := range []struct {
		tab    Action
		do     Action
		phase  queue.Phase
		undone bool // the key for taking back knows it
	}{
		{ListWaiting, RowCall, queue.Called, true},
		{ListWaiting, RowCancel, queue.Cancelled, true},
		{ListWaiting, RowFavour, queue.Waiting, true},
		{ListAside, RowBack, queue.Waiting, false},
		{ListMissed, RowLast, queue.Waiting, true},
		{ListMissed, RowArrival, queue.Waiting, true},
		{ListMissed, RowCall, queue.Called, true},
	} {
		d := day(t)
		id, _ := rowOf(d, c.tab)
		before, _ := d.Office.Queue.Ticket(id)
		d.Press(c.do)
		after, _ := d.Office.Queue.Ticket(id)
		if after.Phase != c.phase || len(d.Refusals) > 0 {
			t.Errorf("%s: %s, refused %v", c.do, after.Phase, d.Refusals)
		}
		if !c.undone {
			continue
		}
		if it, _ := d.Screen().Item(string(Undo)); it.Off {
			t.Errorf("%s: cannot be taken back", c.do)
		}
		d.Press(Undo)
		if after, _ = d.Office.Queue.Ticket(id); after.Phase != before.Phase {
			t.Errorf("%s: taken back to %s", c.do, after.Phase)
		}
	}
}

// TestWhoGoesFirstAfterAll: a ticket was taken without saying so. The same key takes
// it away again, and a booked hour is another thing.
func TestWhoGoesFirstAfterAll(t *testing.T) {
	d := desktest.New()
	first := d.Issue("id", 20, queue.Ordinary)
	late := d.Issue("id", 15, queue.Ordinary)
	d.SignIn("d1")
	expect := func(said string, next queue.TicketID, class queue.Class) {
		t.Helper()
		ticket, _ := d.Office.Queue.Ticket(late)
		if s := d.Screen(); s.Line.Text.Key != said || s.List.Rows[0].ID != next || ticket.Class != class {
			t.Errorf("%q, next is %s, and the ticket %s", s.Line.Text.Key, s.List.Rows[0].ID, ticket.Class)
		}
	}
	for range 2 {
		d.Send(Menu{Ticket: late})
		d.Press(RowFavour)
		expect("desk.did.favour", late, queue.Preferential)
		d.Send(Menu{Ticket: late})
		items := d.Screen().Line.Items
		if i := slices.IndexFunc(items, func(it screen.Item) bool { return it.ID == string(RowFavour) }); items[i].Label.Key != "desk.do.row_ordinary" {
			t.Errorf("the key is called %q", items[i].Label.Key)
		}
		d.Press(RowFavour)
		expect("desk.did.ordinary", first, queue.Ordinary)
	}
}

func TestAQuestionEndsWithTheDay(t *testing.T) {
	for _, list := range []Action{ListWaiting, ListAside, ListMissed} {
		d := day(t)
		rowOf(d, list) // opens the menu of its first line
		d.Do(queue.CloseDay{})
		sent := len(d.Sent)
		d.Press(Accept)
		if len(d.Sent) > sent {
			t.Errorf("%s: sends %v when the day is closed", list, d.Sent[sent:])
		}
	}
}

func TestACancelledTicketIsFoundWithTheMissed(t *testing.T) {
	d := day(t)
	id, _ := rowOf(d, ListWaiting)
	d.Press(RowCancel)
	d.Press(ListMissed)
	rows := d.Screen().List.Rows
	if rows[0].ID != id || rows[0].End.Key != "desk.row.cancelled" {
		t.Fatalf("%+v", rows)
	}
	d.Send(Selected{id})
	d.Press(Accept)
	if ticket, _ := d.Office.Queue.Ticket(id); ticket.Phase != queue.Waiting {
		t.Errorf("it is %s", ticket.Phase)
	}
}

// What helps somebody is shown before the hall is called, and how to call them.
func TestWhatHelpsIsShownBeforeACallByHand(t *testing.T) {
	d := states()["waiting"]() // the second has a need
	row := d.Screen().List.Rows[0]
	d.Wait(time.Second)
	d.Send(Selected{row.ID})
	l := d.Screen().Line
	if d.Screen().Hand.Number != "" || len(l.Also) != 1 || l.Also[0].Key != "desk.how.fetch_me" || !l.Items[0].Primary {
		t.Fatalf("it is called, or shown is %+v", l)
	}
	d.Press(Accept)
	if d.Screen().Hand.Number != row.Number {
		t.Error("the second key does not call")
	}

	d = states()["waiting"]()
	d.Send(Focused{row.ID})
	if l := d.Screen().Line; l.Quiet || len(l.Also) != 1 {
		t.Fatalf("with the keys on the line: %+v", l)
	}
	d.Wait(time.Second)
	d.Send(Selected{row.ID})
	if d.Screen().Hand.Number != row.Number {
		t.Error("what was shown is asked again")
	}
}

func TestHowToCallStandsOnTheNextPerson(t *testing.T) {
	d := desktest.New()
	d.Issue("id", 5, queue.Ordinary, queue.SignLanguage, queue.TimeToWalk)
	d.SignIn("d1")
	m := d.Screen().Next.Marks
	if len(m) != 2 || m[0].Text.Key != "desk.how.sign_language" || m[1].Text.N != 8 {
		t.Errorf("%+v", m)
	}
	d.Press(Next)
	if m := d.Screen().Hand.Marks; m[0].Text.Key != "desk.how.sign_language" {
		t.Errorf("called: %+v", m)
	}
	d.Press(Came)
	if m := d.Screen().Hand.Marks; m[0].Text.Key != "desk.need.sign_language" {
		t.Errorf("serving: %+v", m)
	}
}

func TestANoteIsWrittenAndRead(t *testing.T) {
	d := day(t)
	id, _ := rowOf(d, ListWaiting)
	d.Press(RowNote)
	d.Send(Wrote{"Ma już formularz"})
	d.Press(Accept)
	if len(d.Refusals) > 0 || d.Screen().Next.Notes[0].With["Text"] != "Ma już formularz" {
		t.Fatalf("refused %v, next is %+v", d.Refusals, d.Screen().Next)
	}
	d.Send(Menu{id})
	d.Press(RowNote)
	if c := d.Screen().Choices; len(c) != 1 || !c[0].Off || c[0].Detail.Words != "Anna Kowalska" {
		t.Errorf("what is there already: %+v", c)
	}
	d.Press(Accept)
	if ticket, _ := d.Office.Queue.Ticket(id); len(ticket.Notes) != 1 || !d.Screen().Line.Quiet {
		t.Error("an empty note is kept, or the question stays")
	}
}

// TestTheListsOfAHelpedDepartment: whoever helps also sees whom the others put
// aside.
func TestTheListsOfAHelpedDepartment(t *testing.T) {
	d := desktest.New()
	p := desktest.Plan()
	p.Revision = 2
	p.Departments[0].Helps = []plan.Help{{Department: "taxes", After: 30}}
	d.Do(queue.AdoptPlan{Plan: p})
	d.Do(queue.TakeDesk{Desk: "d3", Clerk: "Ewa Lis"})
	aside := d.Issue("tax", 3, queue.Ordinary)
	d.Do(queue.CallTicket{Desk: "d3", Ticket: aside})
	d.Do(queue.StartServing{Desk: "d3"})
	d.Do(queue.ParkTicket{Desk: "d3", Until: d.Now.Add(10 * time.Minute)})
	d.SignIn("d1")
	d.Press(ListAside)
	if rows := d.Screen().List.Rows; len(rows) != 0 {
		t.Errorf("before it helps: %v", numbers(rows))
	}
	d.Do(queue.OpenOverflow{Department: "people", Helps: "taxes", On: true})
	if rows := d.Screen().List.Rows; !slices.Equal(numbers(rows), []string{"B001"}) {
		t.Errorf("while it helps: %v", numbers(rows))
	}
}
