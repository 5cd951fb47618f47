package flow

import (
	"slices"
	"strings"
	"testing"
	"time"

	"okienko/apps/admin/flow/audit"
	"okienko/apps/admin/flow/staff"
	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/internal/signin"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// guarded is a manager's window in an office whose manager and clerk have PINs,
// with the office behind it.
type guarded struct {
	*manager
	s   *office.State
	now queue.Moment
	seq uint64
}

var pins = map[plan.PersonID]string{"zofia": "735281", "anna": "246801", "ewa": "504030"}

func guard(t *testing.T) *guarded {
	t.Helper()
	g := &guarded{manager: &manager{t: t, m: New(Config{Languages: []string{"en", "pl"}, Self: "a", CanRescue: true})}, s: office.New(), now: noon}
	p := officetest.Plan(officetest.WithPeople)
	g.give(queue.AdoptPlan{Plan: p})
	g.s.Machines.Machines = []machines.Machine{keeper("a", "Office")}
	g.give(people.ShareSecret{For: people.ForPINs, Secret: people.Secret{ID: strings.Repeat("a", 32), To: []string{"age"}, Box: []byte("box")}})
	for _, id := range []plan.PersonID{"zofia", "anna"} {
		g.give(officetest.SetPIN(id, g.s.People.Pepper.ID, pins[id]))
	}
	for i := range g.s.People.PINs {
		g.s.People.PINs[i].Given = false
	}
	g.tell(feed.Tick{Now: noon}, feed.Contact{Current: true}, Named{Client: "w"}, feed.News{State: g.s, Now: g.now})
	return g
}

// give gives the office a command that a computer gives by itself.
func (g *guarded) give(c office.Command) {
	g.apply(office.Envelope{Client: "member", Own: true, Command: c})
}

func (g *guarded) apply(e office.Envelope) office.Answer {
	g.t.Helper()
	g.seq++
	e.At, e.Seq, e.Level = g.now, g.seq, office.Level
	return g.s.Apply(e).Answer
}

// carry does what the window asks for, as its main would.
func (g *guarded) carry() {
	g.t.Helper()
	for len(g.sent) > 0 {
		i := g.sent[0]
		g.sent = g.sent[1:]
		tag, c := "", office.Command(nil)
		switch i := i.(type) {
		case feed.Send:
			tag, c = i.Tag, i.Command
		case signin.Prove:
			tag, c = i.Tag, officetest.SignIn(i.PIN, i.PIN.Person, "a", "w", i.Digits)
		case signin.Make:
			tag, c = i.Tag, officetest.SetPIN(i.Person, i.Pepper.ID, i.Digits)
		case staff.Give:
			if a := g.apply(office.Envelope{Origin: "a", Client: "w", Command: officetest.SetPIN(i.Person, i.Pepper.ID, "830194")}); a.Refusal == nil {
				g.tell(feed.News{State: g.s, Now: g.now}, staff.Given{Tag: i.Tag, Digits: "830194"})
			} else {
				g.tell(feed.Answered{Tag: i.Tag, Answer: a})
			}
			continue
		case audit.Search:
			found := g.s.Queue.Traced
			g.tell(audit.Found{Tag: i.Tag, Entries: found, Found: len(found)})
			continue
		default:
			g.t.Fatalf("the window asks for %T", i)
		}
		a := g.apply(office.Envelope{Origin: "a", Client: "w", Command: c})
		g.tell(feed.News{State: g.s, Now: g.now}, feed.Answered{Tag: tag, Answer: a})
	}
}

func (g *guarded) does(id string) {
	g.t.Helper()
	g.press(id)
	g.carry()
}

func (g *guarded) wait(d time.Duration) {
	g.now = g.now.Add(d)
	g.tell(feed.Tick{Now: g.now})
}

// proves signs a person in.
func (g *guarded) proves(id plan.PersonID, digits string) {
	g.t.Helper()
	g.tell(page.Picked{ID: namesID, Row: string(id)})
	g.write(pinID, digits)
	g.does(nextID)
}

// all is every text of the page.
func (g *guarded) all() string {
	p := g.m.Page()
	said := []string{i18n.Say("en", p.Title), i18n.Say("en", p.Line.Text)}
	for _, b := range p.Blocks() {
		said = append(said, i18n.Say("en", b.Text), b.Value)
		for _, r := range b.Rows {
			said = append(said, i18n.Say("en", r.Text), i18n.Say("en", r.Detail), i18n.Say("en", r.End))
		}
	}
	return strings.Join(said, "\n")
}

func (g *guarded) shows(want string) {
	g.t.Helper()
	if all := g.all(); !strings.Contains(all, want) {
		g.t.Errorf("the page does not say %q:\n%s", want, all)
	}
}

// An office without PINs opens its window to everybody, as ever.
func TestAnOfficeWithoutPINsAsksNobody(t *testing.T) {
	w := open(t, keeper("a", "Office"))
	w.on(overview)
}

func TestTheManagerSignsIn(t *testing.T) {
	g := guard(t)
	g.on("sign_in_name")
	if strings.Contains(g.all(), "Office") {
		t.Errorf("somebody who has not signed in sees %s", g.all())
	}
	g.press("tab_machines")
	g.on("sign_in_name")
	g.proves("zofia", "111222")
	g.shows("4 tries are left")
	g.write(pinID, pins["zofia"])
	g.does(nextID)
	g.press("tab_machines")
	g.on(overview)
	g.does(selfID)
	g.does(nextID)
	g.on("sign_in_name")
	if len(g.s.People.SignedIn) > 0 {
		t.Error("the office still counts the manager as signed in")
	}
}

// The window is covered when nobody does anything, and is where it was afterwards.
func TestAnIdleWindowIsCovered(t *testing.T) {
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.press("tab_machines")
	g.press(renameID)
	g.write(nameID, "Another")
	g.wait(11 * time.Minute)
	g.on("sign_in_pin")
	g.write(pinID, pins["zofia"])
	g.does(nextID)
	g.on(renaming)
	if b, _ := g.m.Page().Block(nameID); b.Value != "Another" {
		t.Errorf("what was typed is %q", b.Value)
	}
}

// What somebody may not do is off, with the reason.
func TestWhatSomebodyMayNotDoIsOff(t *testing.T) {
	g := guard(t)
	g.proves("anna", pins["anna"])
	g.press("tab_machines")
	for _, id := range []string{addID, renameID, removeID} {
		if it, ok := g.m.Page().Item(id); !ok || !it.Off {
			t.Errorf("%s is %+v", id, it)
		}
	}
	g.shows("You may not change the office’s computers")
	g.press("tab_office")
	g.shows("You may look at this, but not change it")
	g.press("tab_staff")
	g.shows("You may not change people or PINs")
	g.press("tab_trace")
	if it, ok := g.m.Page().Item(nextID); !ok || !it.Off {
		t.Errorf("the search is %+v", it)
	}
}

// The manager gives a PIN, which is shown once, unlocks one, and takes one away.
func TestTheManagerGivesAndUnlocksPINs(t *testing.T) {
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.press("tab_staff")
	g.tell(page.Picked{ID: "people", Row: "ewa"})
	g.press("give_pin")
	g.does(nextID)
	g.shows("830194")
	g.does(nextID)
	if strings.Contains(g.all(), "830194") {
		t.Error("the PIN is still to be read")
	}
	if p, has := g.s.People.PIN("ewa"); !has || !p.Given {
		t.Errorf("Ewa has %+v", p)
	}
	for range people.Tries {
		known, _ := g.s.People.PIN("anna")
		g.apply(office.Envelope{Origin: "b", Client: "v", Command: officetest.SignIn(known, "anna", "b", "v", "111222")})
	}
	g.tell(feed.News{State: g.s, Now: g.now}, page.Picked{ID: "people", Row: "anna"})
	g.shows("PIN locked until")
	g.does("unlock_pin")
	if p, _ := g.s.People.PIN("anna"); p.LockedUntil > 0 || p.Wrong > 0 {
		t.Errorf("still locked: %+v", p)
	}
	g.press("take_pin")
	g.does(nextID)
	if _, has := g.s.People.PIN("anna"); has {
		t.Error("the PIN is still there")
	}
}

// The first PIN turns PINs on, and is read before anybody has to type one.
func TestTheFirstPINIsReadBeforeItIsAskedFor(t *testing.T) {
	g := guard(t)
	g.s.People.PINs = nil
	g.tell(feed.News{State: g.s, Now: g.now})
	g.press("tab_staff")
	g.shows("works without PINs")
	g.tell(page.Picked{ID: "people", Row: "anna"})
	if it, _ := g.m.Page().Item("give_pin"); !it.Off {
		t.Error("a clerk gets the first PIN")
	}
	g.tell(page.Picked{ID: "people", Row: "zofia"})
	g.press("give_pin")
	g.does(nextID)
	g.wait(time.Hour)
	g.shows("830194") // nobody could give another one
	g.does(nextID)
	g.on("sign_in_name")
	g.proves("zofia", "830194")
	g.on("sign_in_new")
	for range 2 {
		g.write(pinID, "918273")
		g.does(nextID)
	}
	if p, _ := g.s.People.PIN("zofia"); p.Given {
		t.Error("the manager has no PIN of her own")
	}
	if slices.Contains([]string{"sign_in_name", "sign_in_pin", "sign_in_new", "sign_in_again"}, g.m.Page().Name) {
		t.Errorf("the page is %s", g.m.Page().Name)
	}
}

// A search is recorded before anything of it is seen, and a file once more.
func TestASearchIsRecordedBeforeItIsShown(t *testing.T) {
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.press("tab_trace")
	g.press("person")
	g.tell(page.Picked{ID: "person", Row: "=anna"})
	g.press(nextID)
	if g.m.Page().Name == "trace_found" {
		t.Fatal("shown before it was recorded")
	}
	g.carry()
	g.on("trace_found")
	last := func() queue.Traced { return g.s.Queue.Traced[len(g.s.Queue.Traced)-1] }
	if e := last(); e.What != "record_audit_view" || e.Person != "zofia" || !strings.Contains(e.To, "person=anna") {
		t.Errorf("recorded is %+v", e)
	}
	g.press("save")
	send, ok := g.last().(feed.Send)
	if c, is := send.Command.(trace.RecordAuditView); !ok || !is || !c.Exported {
		t.Fatalf("the window asks for %#v", g.last())
	}
	a := g.apply(office.Envelope{Origin: "a", Client: "w", Command: send.Command})
	g.tell(feed.Answered{Tag: send.Tag, Answer: a})
	save, ok := g.last().(audit.Save)
	if !ok || len(save.Document.Tables[0].Rows) == 0 || last().About != "trace/export" {
		t.Errorf("the window asks for %#v after %+v", g.last(), last())
	}
}

// A search that is refused shows nothing.
func TestARefusedSearchShowsNothing(t *testing.T) {
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.press("tab_trace")
	g.press(nextID)
	g.s.People.SignedIn = nil
	g.carry()
	if g.m.Page().Name == "trace_found" {
		t.Error("shown all the same")
	}
}

// An office that does not answer can be rescued without a PIN.
func TestALostOfficeIsRescuedWithoutAPIN(t *testing.T) {
	g := guard(t)
	g.tell(feed.Contact{Since: g.now})
	g.press(lostID)
	g.on(lost)
}

// found is a window in which the manager has searched the trace.
func found(t *testing.T) *guarded {
	t.Helper()
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.press("tab_trace")
	g.write("ticket", "A12")
	g.does(nextID)
	g.on("trace_found")
	return g
}

// coverNow covers the window by hand.
func (g *guarded) coverNow() {
	g.t.Helper()
	g.does(selfID)
	g.does(coverID)
	g.on("sign_in_pin")
}

// What was found is for who has looked for it: nobody else is in the trace as one
// who has.
func TestWhatWasFoundIsForWhoLookedForIt(t *testing.T) {
	for name, leave := range map[string]func(g *guarded){
		"covered": func(g *guarded) { g.coverNow(); g.does(backID) },
		"out":     func(g *guarded) { g.does(selfID); g.does(nextID) },
	} {
		g := found(t)
		leave(g)
		g.on("sign_in_name")
		g.proves("anna", pins["anna"])
		if g.on("trace"); strings.Contains(g.all(), "A12") {
			t.Errorf("%s: Anna reads what Zofia asked:\n%s", name, g.all())
		}
	}
	g := found(t)
	g.coverNow()
	g.write(pinID, pins["zofia"])
	g.does(nextID)
	g.on("trace_found")
}

func TestWhatWasFoundGoesWithTheRight(t *testing.T) {
	g := found(t)
	g.give(officetest.SetPIN("ewa", g.s.People.Pepper.ID, pins["ewa"])) // the office keeps somebody who gives PINs
	p := g.s.Queue.Plan
	p.Revision++
	p.People = slices.Clone(p.People)
	for i := range p.People {
		p.People[i].Grants = []plan.Grant{{Role: plan.Clerk}}
	}
	p.People[2].Grants = []plan.Grant{{Role: plan.Manager}}
	g.give(queue.AdoptPlan{Plan: p})
	g.tell(feed.News{State: g.s, Now: g.now})
	g.on("trace")
	g.write("ticket", "A13")
	g.tell(feed.News{State: g.s, Now: g.now})
	if b, _ := g.m.Page().Block("ticket"); b.Value != "A13" {
		t.Errorf("the form says %q", b.Value)
	}
}

// Whoever goes away while choosing another PIN leaves no way into the window.
func TestAnotherPINIsNotAWayIn(t *testing.T) {
	for _, proven := range []bool{false, true} {
		g := guard(t)
		g.proves("zofia", pins["zofia"])
		g.does(selfID)
		g.does(newID)
		if proven {
			g.write(pinID, pins["zofia"])
			g.does(nextID)
			g.on("sign_in_new")
		}
		g.wait(11 * time.Minute)
		g.on("sign_in_pin")
		g.does(backID)
		g.on("sign_in_name")
	}
}

// givenToAnna makes Anna's PIN one that was given.
func (g *guarded) givenToAnna() {
	for i := range g.s.People.PINs {
		g.s.People.PINs[i].Given = g.s.People.PINs[i].Person == "anna"
	}
	g.tell(feed.News{State: g.s, Now: g.now})
}

// Somebody else who comes to a covered window chooses a PIN of their own there.
func TestSomebodyElseComesWithAGivenPIN(t *testing.T) {
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.givenToAnna()
	g.coverNow()
	g.does(backID)
	g.proves("anna", pins["anna"])
	g.on("sign_in_new")
	g.wait(time.Minute)
	for range 2 {
		g.write(pinID, "918273")
		g.does(nextID)
	}
	if g.m.barred() || g.m.door.who != "anna" {
		t.Errorf("the page is %q, for %q", g.m.Page().Name, g.m.door.who)
	}
	if p, _ := g.s.People.PIN("anna"); p.Given {
		t.Error("Anna has no PIN of her own")
	}
}

// Whoever goes away before has to begin again, at a covered window and at one where
// nobody was.
func TestAGivenPINIsNotAWayIn(t *testing.T) {
	for _, covered := range []bool{false, true} {
		g := guard(t)
		g.givenToAnna()
		if covered {
			g.proves("zofia", pins["zofia"])
			g.coverNow()
			g.does(backID)
		}
		g.proves("anna", pins["anna"])
		g.on("sign_in_new")
		g.wait(11 * time.Minute)
		g.on("sign_in_pin")
		g.does(backID)
		g.wait(time.Second)
		g.on("sign_in_name")
	}
}

// gives gives Ewa a PIN, which is shown.
func gives(t *testing.T) *guarded {
	t.Helper()
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.press("tab_staff")
	g.tell(page.Picked{ID: "people", Row: "ewa"})
	g.press("give_pin")
	g.does(nextID)
	g.shows("830194")
	return g
}

// A PIN that somebody was given does not stand on a screen for ever, also when the
// office does not answer.
func TestAGivenPINIsPutAway(t *testing.T) {
	g := gives(t)
	g.wait(9 * time.Minute)
	g.shows("830194")
	g.wait(2 * time.Minute)
	g.on("sign_in_pin")
	g.write(pinID, pins["zofia"])
	g.does(nextID)
	g.on("people")

	g = gives(t)
	g.tell(feed.Contact{Since: g.now})
	g.wait(11 * time.Minute)
	g.on("people")
}

func TestAGivenPINGoesWithWhoGaveIt(t *testing.T) {
	g := gives(t)
	g.coverNow()
	g = gives(t)
	g.does(selfID)
	g.does(nextID)
	g.on("sign_in_name")
}

// Somebody else who came to a covered window works there, also if the answer to
// their PIN was lost.
func TestSomebodyElseComesAndTheAnswerIsLost(t *testing.T) {
	g := guard(t)
	g.proves("zofia", pins["zofia"])
	g.coverNow()
	g.does(backID)
	g.tell(page.Picked{ID: namesID, Row: "anna"})
	g.write(pinID, pins["anna"])
	g.press(nextID)
	prove := g.last().(signin.Prove)
	g.apply(office.Envelope{Origin: "a", Client: "w", Command: officetest.SignIn(prove.PIN, "anna", "a", "w", prove.Digits)})
	g.tell(feed.News{State: g.s, Now: g.now}, feed.Answered{Tag: prove.Tag, Lost: true}, feed.Tick{Now: g.now})
	if g.m.barred() || g.m.door.who != "anna" {
		t.Errorf("the page is %q, for %q", g.m.Page().Name, g.m.door.who)
	}
}
