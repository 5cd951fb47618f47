package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/internal/signin"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// working is Anna at desk 1 of an office with PINs, with people who wait.
func working() *desktest.Desk {
	d := desktest.Guarded()
	for i := range 3 {
		d.Issue("id", 20-i, queue.Ordinary)
	}
	d.Prove("anna", "d1")
	return d
}

// idle lets time pass as the window's clock does.
func idle(d *desktest.Desk, t time.Duration) {
	for ; t > 0; t -= 10 * time.Second {
		d.Wait(10 * time.Second)
	}
}

// A window at which nobody does anything is covered, and opens where she was: what
// she had begun to write is there.
func TestAnIdleWindowIsCovered(t *testing.T) {
	d := working()
	d.Send(Menu{Ticket: d.Screen().List.Rows[1].ID})
	d.Press(RowNote)
	d.Send(Wrote{Text: "prosi o tłumacza"})
	idle(d, 9*time.Minute)
	shows(t, d, Working)
	idle(d, 2*time.Minute)
	shows(t, d, Covered)
	s := d.Screen()
	if s.Hand.Number+s.Next.Number != "" || len(s.List.Rows)+len(s.Choices)+len(s.Tabs)+len(s.Form.Desks) > 0 || s.Line.Field.Text != "" {
		t.Errorf("a covered window shows %+v", s)
	}
	d.Type("111222")
	says(t, d, "4 próby")
	d.Type(desktest.PINs["anna"])
	shows(t, d, Working)
	if got := d.Screen().Line.Field.Text; got != "prosi o tłumacza" {
		t.Errorf("what was written is %q", got)
	}
}

// Nothing that is pressed reaches what is below.
func TestACoveredWindowDoesNothing(t *testing.T) {
	d := working()
	d.Press(Lock)
	shows(t, d, Covered)
	sent := len(d.Sent)
	for _, a := range Actions() {
		if a != Help && a != SignIn && a != Stay {
			d.Press(a)
		}
	}
	d.Send(Selected{Ticket: d.Office.Queue.Tickets[0].ID})
	d.Send(Wrote{Text: "x"})
	if len(d.Sent) != sent {
		t.Errorf("sent %v", d.Sent[sent:])
	}
}

// Whoever has somebody at the desk is there.
func TestNoWindowIsCoveredDuringAVisit(t *testing.T) {
	d := working()
	pressed(d, Next, Came)
	idle(d, time.Hour)
	shows(t, d, Working)
	d.Press(Finish)
	idle(d, 11*time.Minute)
	shows(t, d, Covered)
}

// The office says after how long, or never.
func TestTheOfficeSaysWhenAWindowIsCovered(t *testing.T) {
	for minutes, want := range map[int]string{2: Covered, plan.None: Working} {
		d := working()
		adopt(t, d, func(p *plan.Plan) { p.Rules.LockMinutes = minutes })
		idle(d, 3*time.Minute)
		if got := d.Screen().Name; got != want {
			t.Errorf("after 3 minutes of %d: %s", minutes, got)
		}
	}
}

// Help can be called from a covered window, and is seen there.
func TestACoveredWindowCallsForHelp(t *testing.T) {
	d := working()
	d.Press(Lock)
	d.Press(Help)
	if calls := d.Office.Queue.HelpCalls; len(calls) != 1 || calls[0].Desk != "d1" {
		t.Fatalf("calls for help: %+v", calls)
	}
	if n := d.Screen().Notices; len(n) != 1 || n[0].Text.Key != "desk.help.called" {
		t.Errorf("the window shows %+v", n)
	}
}

// Somebody else who comes to a covered window works elsewhere, or frees the desk if
// they may.
func TestSomebodyElseComes(t *testing.T) {
	d := working()
	d.Press(Lock)
	d.Press(Stay) // somebody else
	d.Press(Stay) // or rather not
	if got := d.Screen().Form.Who.Words; got != "Anna Kowalska" {
		t.Fatalf("the window waits for %q", got)
	}
	d.Press(Stay)
	d.Send(signin.Chose{Person: "zofia"})
	d.Type(desktest.PINs["zofia"])
	says(t, d, "Możesz je zwolnić")
	d.Press(SignIn)
	shows(t, d, Working)
	if desk, _ := d.Office.Queue.Desk("d1"); desk.Person != "zofia" {
		t.Errorf("at the desk sits %+v", desk)
	}
}

// behindAnna is Jan, whose PIN was given to him, before the window that Anna has
// covered after some work: his PIN was right, and he is asked for one of his own.
func behindAnna(t *testing.T, worked ...Action) *desktest.Desk {
	t.Helper()
	d := working()
	pressed(d, append(worked, Leave, Lock, Stay)...) // somebody else
	d.Send(signin.Chose{Person: "jan"})
	d.Type(desktest.PINs["jan"])
	says(t, d, "Wybierz teraz własny")
	return d
}

// asksForAnna fails where a covered window is open to anybody but her.
func asksForAnna(t *testing.T, d *desktest.Desk) {
	t.Helper()
	shows(t, d, Covered)
	if got := d.Screen().Form.Who.Words; got != "Anna Kowalska" {
		t.Fatalf("the window waits for %q", got)
	}
	d.Type(desktest.PINs["anna"])
	shows(t, d, Working)
}

// Whoever keeps the PIN that they have, after the office has asked for it once more,
// does not open the window of somebody else by that.
func TestKeepingAPINOpensNobodysWindow(t *testing.T) {
	d := behindAnna(t)
	idle(d, 3*time.Minute)
	d.Type("830194")
	d.Type("830194")
	if len(d.Refusals) != 1 || d.Refusals[0] != people.ProveAgain {
		t.Fatalf("refused: %v", d.Refusals)
	}
	d.Press(Stay)
	asksForAnna(t, d)
}

// A right PIN is no way in for whoever comes after: a sign-in that nobody has ended
// is forgotten as a window is covered, and the office is told.
func TestASignInThatIsLeftIsForgotten(t *testing.T) {
	for _, worked := range [][]Action{nil, {Next, Came}} {
		d := behindAnna(t, worked...)
		idle(d, 11*time.Minute)
		asksForAnna(t, d)
	}
	given := func(d *desktest.Desk) { d.Prove("jan", "d2") }
	for name, left := range map[string]func(*desktest.Desk){
		"without a desk":        func(d *desktest.Desk) { d.Prove("anna", "") },
		"before a taken desk":   func(d *desktest.Desk) { d.Prove("anna", "d2") },
		"at a PIN of one's own": given,
		"at the same once more": func(d *desktest.Desk) { given(d); d.Type("830194") },
	} {
		d := desktest.Guarded()
		d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Ewa Lis"})
		left(d)
		idle(d, 9*time.Minute)
		if len(d.Office.People.SignedIn) != 1 {
			t.Errorf("%s: forgotten too soon", name)
		}
		idle(d, 2*time.Minute)
		if s := d.Screen(); s.Name != SigningIn || len(s.Form.People) == 0 || len(d.Office.People.SignedIn) > 0 {
			t.Errorf("%s: shown is %s for %q, signed in are %v", name, s.Name, s.Form.Who.Words, d.Office.People.SignedIn)
		}
		d.Send(ChoseDesk{Desk: "d1"})
		pressed(d, Stay, SignIn, SignIn)
		if shows(t, d, SigningIn); len(d.Refusals) > 0 {
			t.Errorf("%s: refused %v", name, d.Refusals)
		}
	}
}

// Whoever is signed out by somebody else, because they were given a new PIN, has to
// show again who they are, and goes on where they were.
func TestWhoIsSignedOutShowsWhoTheyAre(t *testing.T) {
	d := working()
	pressed(d, Next, Came)
	d.Do(people.ClearPIN{Person: "anna"})
	shows(t, d, Covered)
	d = working()
	pressed(d, Next, Came)
	d.Office.People.SignedIn = nil
	d.Do(queue.PassTime{})
	shows(t, d, Covered)
	d.Type(desktest.PINs["anna"])
	shows(t, d, Working)
	if d.Screen().Hand.Number == "" {
		t.Error("the person at the desk is gone")
	}
}

// Where PINs begin while people work, they are asked for theirs.
func TestPINsBeginWhileSomebodyWorks(t *testing.T) {
	d := desktest.Known()
	d.Send(ChoseDesk{Desk: "d1"})
	d.Send(signin.Chose{Person: "anna"})
	shows(t, d, Working)
	g := desktest.Guarded()
	d.Office.People = g.Office.People
	d.Do(queue.PassTime{})
	d.Wait(time.Second)
	d.Press(Next)
	if d.Screen().Name == Working && len(d.Refusals) == 0 {
		t.Error("somebody works without a PIN")
	}
}

// While the office does not answer, the PIN of who is signed in opens the window
// all the same, and cannot be guessed at.
func TestACoveredWindowOpensWithoutTheOffice(t *testing.T) {
	d := working()
	d.Press(Lock)
	d.Send(feed.Contact{Since: d.Now})
	try := func(right bool) {
		d.Type("246801")
		if p, ok := d.Kept[len(d.Kept)-1].(signin.Prove); ok && p.Alone {
			d.Send(signin.Checked{Tag: p.Tag, Right: right})
		}
	}
	for range 4 {
		try(false)
	}
	says(t, d, "1 próba")
	try(true)
	shows(t, d, Working)
	d.Send(feed.Contact{Current: true})
	d.Press(Lock)
	d.Send(feed.Contact{Since: d.Now})
	for range 5 {
		try(false)
	}
	asked := len(d.Kept)
	try(true)
	if shows(t, d, Covered); len(d.Kept) != asked {
		t.Error("a sixth try is looked at")
	}
}

// What the person may not do is off, says why in brief on the key and in full when
// it is pressed.
func TestWhatSomebodyMayNotDoIsOff(t *testing.T) {
	d := desktest.Guarded()
	adopt(t, d, servesOnly)
	for i := range 3 {
		d.Issue("id", 20-i, queue.Ordinary)
	}
	d.Prove("anna", "d1")
	pressed(d, Next, Came)
	s := d.Screen()
	for a, off := range map[Action]bool{Finish: false, Park: false, Transfer: true, Note: true} {
		it, ok := s.Item(string(a))
		if !ok || it.Off != off || off && (len(it.Detail) == 0 || it.Detail[0].Key != "desk.reason_no_right") {
			t.Errorf("%s is %+v", a, it)
		}
	}
	sent := len(d.Sent)
	d.Press(Transfer)
	says(t, d, "Nie możesz przekazać tej sprawy dalej.")
	pressed(d, Finish)
	d.Send(Menu{Ticket: d.Screen().List.Rows[1].ID})
	says(t, d, "Nie wszystko z tego wolno Ci zrobić.")
	for _, it := range d.Screen().Line.Items {
		if off := it.ID != string(Stay) && it.ID != string(RowNeeds); it.Off != off {
			t.Errorf("in the menu %s is off: %v", it.ID, it.Off)
		}
	}
	pressed(d, RowCall, RowCancel, Accept)
	d.Send(Selected{Ticket: d.Screen().List.Rows[1].ID})
	if len(d.Sent) != sent+1 || len(d.Refusals) > 0 {
		t.Errorf("sent %v, refused %v", d.Sent[sent:], d.Refusals)
	}
}

// Notes are not shown to who may not read them; that there is one is.
func TestNotesAreForWhoMayReadThem(t *testing.T) {
	d := desktest.Guarded()
	adopt(t, d, servesOnly)
	id := d.Issue("id", 20, queue.Ordinary)
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	d.Do(queue.NoteTicket{Desk: "d2", Ticket: id, Note: queue.Sealed("a secret")})
	d.Prove("anna", "d1")
	s := d.Screen()
	if len(s.Next.Notes) > 0 || len(s.List.Rows[0].Marks) == 0 {
		t.Errorf("shown: %+v, %+v", s.Next, s.List.Rows[0])
	}
}

// What could not be sent, because the key of the day's notes is not here yet, is
// there to be sent again.
func TestANoteThatCannotBeClosedIsKept(t *testing.T) {
	d := working()
	d.Held = true
	d.Send(Menu{Ticket: d.Screen().List.Rows[1].ID})
	d.Press(RowNote)
	d.Send(Wrote{Text: "prosi o tłumacza"})
	d.Press(Accept)
	d.Send(NotSealed{Tag: d.Way[0].Tag})
	if got := d.Screen().Line.Field.Text; got != "prosi o tłumacza" {
		t.Errorf("what was written is %q", got)
	}
	if got := d.Screen().Line.Field.Label.Key; got != "desk.line_not_sealed" {
		t.Errorf("the field says %q", got)
	}
}

// adopt changes the plan.
func adopt(t *testing.T, d *desktest.Desk, change func(*plan.Plan)) {
	t.Helper()
	p := d.Office.Queue.Plan
	p.Revision++
	change(&p)
	if a := d.Do(queue.AdoptPlan{Plan: p}); a.Refusal != nil {
		t.Fatalf("the plan is refused: %+v", a.Refusal)
	}
}

// servesOnly leaves clerks the right to serve alone.
func servesOnly(p *plan.Plan) {
	p.Roles = []plan.Role{{ID: plan.Clerk, Name: plan.Names{PL: "Praktykant"}, Rights: []plan.Right{plan.Serve}}}
}

func pressed(d *desktest.Desk, actions ...Action) {
	for _, a := range actions {
		d.Press(a)
	}
}
