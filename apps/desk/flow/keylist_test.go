package flow_test

import (
	"slices"
	"testing"

	. "okienko/apps/desk/flow"
	"okienko/office/queue"
)

// beside are the actions whose keys stand beside what they answer, or that mean
// something only before the work begins.
var beside = []Action{
	Accept, Stay, SignIn, NewPIN, Erase, Keys, Park5, Park15, Park30, Park60, ParkBack, ParkMine, ParkWhy,
	SendWhere, SendBack, NoteAlong, Outcome, Favour, Hour, OnPaper, Lasting, TakeBack, InOther,
	RowCall, RowSend, RowNote, RowPrint, RowCancel, RowBack, RowLast, RowArrival, RowCorrect, RowNeeds, RowFavour,
}

func TestTheListOfKeysIsWhole(t *testing.T) {
	d := states()["waiting"]()
	d.Press(Keys)
	var told []string
	for _, c := range d.Screen().Choices {
		told = append(told, c.ID)
		if c.End.Words != Shortcut(Action(c.ID)) || c.Text.Empty() || c.Detail.Empty() {
			t.Errorf("%+v", c)
		}
	}
	for _, a := range Actions() {
		if slices.Contains(beside, a) == slices.Contains(told, string(a)) {
			t.Errorf("%s is told of %v", a, slices.Contains(told, string(a)))
		}
	}
}

func TestAKeyIsFoundByWordsAndPressedByEnter(t *testing.T) {
	for typed, want := range map[string]Action{"przerw": Break, "shift f8": FinishAs, "nastep": Next, "znajd": Search, "F12": Leave} {
		d := states()["waiting"]()
		d.Press(Keys)
		write(d, typed)
		if c := d.Screen().Choices; len(c) == 0 || c[0].ID != string(want) {
			t.Errorf("%q finds %+v", typed, c)
		}
	}
	d := states()["waiting"]()
	d.Press(Keys)
	write(d, "wzywa nast")
	d.Press(Accept)
	if len(d.Office.Queue.Calls) != 1 || d.Screen().Hand.Number == "" {
		t.Errorf("nobody is called: %+v", d.Screen().Line)
	}
	d.Press(Keys)
	write(d, "kończy i")
	d.Press(Accept)
	if got := d.Screen().Line.Text.Key; got != "desk.reason_not_come" {
		t.Errorf("what cannot be done now says %q", got)
	}
	if ticket, _ := d.Office.Queue.Ticket(first(d)); ticket.Phase != queue.Called {
		t.Errorf("it is %s", ticket.Phase)
	}
}
