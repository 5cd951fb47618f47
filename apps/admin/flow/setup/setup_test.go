package setup

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/internal/plantest"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/plan/edit"
	"okienko/office/queue"
)

var warsaw = time.FixedZone("CET", 3600)

// morning is Monday, 23 November 2026, 10:42.
var morning = queue.At(time.Date(2026, 11, 23, 10, 42, 0, 0, warsaw))

// town is an office that is open on Mondays.
func town() plan.Plan {
	return officetest.Plan(func(p *plan.Plan) { p.Hours.Week[time.Monday] = calendar.Span{From: 8 * 60, To: 16 * 60} })
}

// manager sits before the pages, with an office behind them that takes plans.
type manager struct {
	t      tester
	m      Model
	office *office.State
	sent   []Intent
	seq    uint64
}

type tester interface {
	Helper()
	Fatalf(string, ...any)
}

func sit(t tester, p plan.Plan) *manager {
	w := &manager{t: t, m: New(Config{Zone: warsaw, Example: town()}), office: office.New()}
	if p.Revision > 0 {
		w.give(queue.AdoptPlan{Plan: p})
	}
	w.hear()
	return w
}

// give gives a command to the office, which may not refuse it.
func (w *manager) give(c office.Command) office.Answer {
	w.t.Helper()
	w.seq++
	a := w.office.Apply(office.Envelope{At: morning, Client: "t", Seq: w.seq, Level: office.Level, Command: c}).Answer
	if a.Refusal != nil {
		w.t.Fatalf("refused: %v", a.Refusal)
	}
	return a
}

func (w *manager) hear() { w.tell(feed.News{State: w.office, Now: morning}) }

func (w *manager) tell(msgs ...Msg) {
	for _, msg := range msgs {
		m, intents := Update(w.m, msg, "en")
		w.m, w.sent = m, append(w.sent, intents...)
	}
}

func (w *manager) press(ids ...string) {
	for _, id := range ids {
		w.tell(page.Pressed{ID: id})
	}
}

func (w *manager) pick(id, row string)   { w.tell(page.Picked{ID: id, Row: row}) }
func (w *manager) write(id, text string) { w.tell(page.Typed{ID: id, Text: text}) }

// apply presses the button, and has the office do it.
func (w *manager) apply() {
	w.t.Helper()
	before := len(w.sent)
	w.press(applyID)
	w.carry(before)
}

// carry gives the office what was asked for since.
func (w *manager) carry(from int) {
	w.t.Helper()
	if len(w.sent) == from {
		w.t.Fatalf("nothing is sent: %s", w.line())
	}
	for _, i := range w.sent[from:] {
		if s, ok := i.(feed.Send); ok {
			a := w.give(s.Command)
			w.hear()
			w.tell(feed.Answered{Tag: s.Tag, Answer: a})
		}
	}
}

// page is what is shown to who is signed in on the machine, where people are.
func (w *manager) page() page.Page {
	return w.m.Page(func(c interface{ Kind() string }) *queue.Refusal { return w.office.Forbids("boss", "boss", c, morning) })
}

func (w *manager) line() string { return i18n.Say("en", w.page().Line.Text) }

func (w *manager) block(id string) page.Block {
	w.t.Helper()
	b, ok := w.page().Block(id)
	if !ok {
		w.t.Fatalf("the page %s has no %q", w.page().Name, id)
	}
	return b
}

func TestAServiceIsAddedAndTakenBack(t *testing.T) {
	w := sit(t, town())
	w.pick(partsID, "services")
	w.press(addID + "services")
	if f := w.block("services[4].name.pl").Fault; f.Key != "problem.missing" {
		t.Errorf("a service without a name: %v", f)
	}
	w.write("services[4].name.pl", "Prawo jazdy ")
	w.write("services[4].minutes", "abc")
	if f := w.block("services[4].minutes"); f.Fault.Key != "setup.fault_number" || f.Value != "abc" {
		t.Errorf("no number: %+v", f)
	}
	w.write("services[4].minutes", "12")
	w.apply()
	s, ok := w.office.Queue.Plan.Service("prawo-jazdy")
	if !ok || s.Name.PL != "Prawo jazdy" || s.Minutes != 12 || s.Department != "cash" || s.Series != "C" {
		t.Fatalf("the office has %+v", w.office.Queue.Plan.Services)
	}
	if w.office.Queue.Plan.Revision != 2 || w.m.Changed() {
		t.Errorf("revision %d, changed %t", w.office.Queue.Plan.Revision, w.m.Changed())
	}
	w.press(backID, undoID)
	before := len(w.sent)
	w.press(nextID)
	w.carry(before)
	if _, there := w.office.Queue.Plan.Service("prawo-jazdy"); there || w.office.Queue.Plan.Revision != 3 {
		t.Errorf("after taking it back: %+v", w.office.Queue.Plan)
	}
	want := town()
	want.Rules, want.Revision = want.Rules.Filled(), 3
	if got := w.office.Queue.Plan; differ(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestSomebodyWaitsForAService(t *testing.T) {
	w := sit(t, town())
	w.give(queue.OpenDay{Date: "2026-11-23", Opens: morning - 1, Closes: morning + 20_000_000})
	w.give(queue.IssueTicket{Ticket: queue.TicketID(strings.Repeat("ab", 16)), Service: "tax", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl"})
	w.hear()
	w.pick(partsID, "services")
	w.pick(thingsID, "services[2]")
	w.press(removeID)
	if w.m.Changed() || w.line() == "" {
		t.Errorf("it is taken out: %q", w.line())
	}
	// What others draft all the same stops before it is given to the office.
	edit.RemoveService(&w.m.draft, "tax")
	w.press(applyID)
	if len(w.sent) > 0 || w.page().Line.Weight != page.Warning {
		t.Errorf("sent %v", w.sent)
	}
}

func TestADepartmentStaysWhileSomethingBelongsToIt(t *testing.T) {
	w := sit(t, town())
	w.pick(partsID, "departments")
	w.press(removeID)
	if w.m.Changed() {
		t.Error("a department with services is gone")
	}
}

// Others may change the office while somebody works on a draft.
func TestTwoManagersAtOnce(t *testing.T) {
	w := sit(t, town())
	w.pick(partsID, "services")
	w.write("services[0].minutes", "25")
	other := edit.Clone(w.office.Queue.Plan)
	other.Revision, other.Name.PL = 2, "Inny Urząd"
	w.give(queue.AdoptPlan{Plan: other})
	w.hear()
	if w.line() == "" {
		t.Error("nobody says that the office has changed")
	}
	w.apply()
	p := w.office.Queue.Plan
	if p.Revision != 3 || p.Name.PL != "Inny Urząd" || p.Services[0].Minutes != 25 {
		t.Errorf("got %+v", p)
	}
}

func TestWhatIsWrongIsNotApplied(t *testing.T) {
	w := sit(t, town())
	w.pick(partsID, "services")
	w.write("services[0].minutes", "999")
	w.press(applyID)
	if len(w.sent) > 0 {
		t.Fatal("it is sent")
	}
	rows := w.block(changeRows).Rows
	if len(rows) < 2 || !rows[0].Warn || rows[0].Detail.Key != "problem.out_of_range" {
		t.Errorf("the list says %+v", rows)
	}
	w.pick(changeRows, rows[0].ID)
	if w.block("services[0].minutes").Fault.Empty() {
		t.Error("the line does not lead to the field")
	}
}

// Every field of a plan can be changed on a form: whatever is otherwise is seen
// among the changes. This walks through all forms, and no field of any plan may
// make it stumble.
func TestEveryChangeIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := plantest.Any(t), plantest.Any(t)
		b.Revision = a.Revision
		told := len(Changes(&a, &b, Live{}, "pl")) > 0
		if told != differ(a, b) {
			t.Fatalf("told %t of\n%+v\n%+v", told, a, b)
		}
		if len(Changes(&a, &a, Live{}, "pl")) > 0 {
			t.Fatal("nothing changed, and changes are told")
		}
	})
}

// A person may press, type and pick anything: the pages always stand, and what
// is applied is a plan that the office takes.
func TestAnyWayThroughThePages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := sit(t, plantest.Any(t))
		for range rapid.IntRange(1, 15).Draw(t, "steps") {
			p := w.page()
			var acts []func()
			for _, it := range p.Items() {
				if !it.Off {
					acts = append(acts, func() { w.press(it.ID) })
				}
			}
			for _, b := range p.Blocks() {
				switch b.Kind {
				case page.Field:
					text := rapid.SampledFrom([]string{"", "7", "8-16", "Nowy", "X", "24.12.2026", "B"}).Draw(t, "text")
					acts = append(acts, func() { w.write(b.ID, text) })
				case page.Opener:
					acts = append(acts, func() { w.press(b.ID) })
				case page.Choice:
					acts = append(acts, func() { w.tell(page.Chose{ID: b.ID, Option: len(b.Options) - 1}) })
				case page.List:
					for _, r := range b.Rows {
						acts = append(acts, func() { w.pick(b.ID, r.ID) })
					}
				}
			}
			before := len(w.sent)
			acts[rapid.IntRange(0, len(acts)-1).Draw(t, "act")]()
			if len(w.sent) > before {
				if _, sends := w.sent[before].(feed.Send); sends {
					w.carry(before)
				}
			}
			for _, b := range w.page().Blocks() {
				if text := i18n.Say("en", b.Text); strings.Contains(text, "setup.") {
					t.Fatalf("no text: %s", text)
				}
			}
		}
	})
}

func TestTheGuideOpensAnOffice(t *testing.T) {
	w := sit(t, plan.Plan{})
	w.pick(partsID, guideID)
	w.press(nextID)
	if w.line() == "" {
		t.Error("an office without a name goes on")
	}
	w.write(nameID, "Urząd Gminy")
	w.press(nextID)
	w.pick("departments", "land")
	w.press(nextID)
	w.write("mon", "9.30-17.30")
	w.write("sat", "x")
	w.press(nextID)
	if w.block("sat").Fault.Empty() || w.line() == "" {
		t.Error("hours that are none go on")
	}
	w.write("sat", "")
	w.press(nextID)
	w.write("taxes", "2")
	w.press(nextID)
	before := len(w.sent)
	w.press(nextID)
	w.carry(before)
	p := w.office.Queue.Plan
	if p.Revision != 1 || len(p.Departments) != 6 || len(p.Desks) != 7 || p.Hours.Week[1].String() != "09:30-17:30" || len(p.Menu) != 7 {
		t.Errorf("got %+v", p)
	}
	if !w.m.Home() || w.m.Changed() {
		t.Error("the guide does not end")
	}
}

// Whatever is chosen in the guide is an office.
func TestEveryGuideIsAnOffice(t *testing.T) {
	for k, kind := range presets {
		g := newGuide("Urząd")
		g.kind = k
		for i := range kind.departments {
			p := g.compose()
			if problems := p.Check(); len(problems) > 0 {
				t.Errorf("%s without %v: %+v", kind.id, g.left, problems)
			}
			for _, s := range p.Services {
				if !onTile(p.Menu, s.ID) || !offered(&p, s.ID) {
					t.Errorf("%s: %s has no tile or no desk", kind.id, s.ID)
				}
			}
			g.left = append(g.left, kind.departments[i].id)
		}
	}
}

func TestTheExampleIsOneTouchAway(t *testing.T) {
	w := sit(t, plan.Plan{})
	w.pick(partsID, exampleID)
	w.carry(0)
	if len(w.office.Queue.Plan.Services) != 4 {
		t.Errorf("got %+v", w.office.Queue.Plan)
	}
}

func TestAFileWithMistakesChangesNothing(t *testing.T) {
	w := sit(t, town())
	w.press(importID)
	w.write(pathID, "/office.yaml")
	w.press(nextID)
	if w.sent[len(w.sent)-1] != (ReadFile{Path: "/office.yaml"}) {
		t.Fatalf("sent %v", w.sent)
	}
	w.tell(FileRead{Path: "/office.yaml", Mistakes: []Mistake{{Line: 3, Column: 7, Says: []screen.Text{screen.T("mistake.unknown_key", "Key", "nmae"), screen.T("mistake.did_you_mean", "Name", "name")}, Written: "nmae: x"}}})
	if got := w.block("mistake-0").Text.Words; got != "line 3, column 7: There is no key “nmae” here. Did you mean “name”?" || w.m.Changed() {
		t.Errorf("%q", got)
	}
	p := town()
	p.Name.PL = "Inny"
	w.press(nextID)
	w.tell(FileRead{Path: "/office.yaml", Plan: p})
	w.apply()
	if got := w.office.Queue.Plan; got.Name.PL != "Inny" || got.Revision != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestHoursAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"8-16": "08:00-16:00", "8:00–16:00": "08:00-16:00", "9.30 - 17.30": "09:30-17:30", "": "-", "-": "-", "0-24": "00:00-24:00",
		"16-8": "?", "8": "?", "8-": "?", "a-b": "?", "8-25": "?",
	} {
		got := "?"
		if span, ok := ParseHours(text); ok {
			got = span.String()
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

func TestDatesAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"24.12.2026": "2026-12-24", "1. 3. 2026": "2026-03-01", "2026-12-24": "2026-12-24", "30.2.2026": "", "24.12": "", "": "",
	} {
		got := ""
		if d, ok := ParseDate(text); ok {
			got = d.String()
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

// TestApplyIsGreyRightByRight: somebody who may change the hours alone can apply those,
// and is told what else they may not.
func TestApplyIsGreyRightByRight(t *testing.T) {
	p := town()
	p.Roles = append(p.Roles, plan.Role{ID: "hours", Name: plan.Names{PL: "Godziny"}, Rights: []plan.Right{plan.EditHours}})
	p.People = []plan.Person{
		{ID: "anna", Name: "Anna", Grants: []plan.Grant{{Role: plan.Manager}}},
		{ID: "jan", Name: "Jan", Grants: []plan.Grant{{Role: "hours"}}},
	}
	w := sit(t, p)
	w.office.People = people.State{
		PINs:     []people.PIN{{Person: "anna"}, {Person: "jan"}},
		SignedIn: []people.Presence{{Person: "jan", Machine: "boss", Client: "boss", Since: morning}},
	}
	apply := func(off bool, says string) {
		t.Helper()
		it, there := w.page().Item(applyID)
		b, said := w.page().Block("no_right")
		if !there || it.Off != off || it.Primary == off || said != off || i18n.Say("en", b.Text) != says {
			t.Errorf("apply is %+v, and says %q", it, i18n.Say("en", b.Text))
		}
	}
	w.m.draft.Hours.Week[time.Tuesday] = w.m.draft.Hours.Week[time.Monday]
	apply(false, "")
	w.m.draft.Services[0].Minutes += 5
	apply(true, "You may not change services and desks. Ask the manager.")
	w.m.draft.Services[0].Minutes -= 5
	apply(false, "")
	w.m.draft.People = w.m.draft.People[:1]
	apply(true, "You may not change people or PINs. Ask the manager.")
	w.press(discardID)
	if line := w.line(); line != "2 changes will be lost. Press once more to drop them." || !w.m.differs() {
		t.Errorf("pressed once: %s", line)
	}
	w.press(discardID)

	w.m.earlier, w.m.at = edit.Clone(w.m.base), undoing
	w.m.earlier.Halls = nil
	if it, _ := w.page().Item(nextID); !it.Off {
		t.Error("the last change can be taken back without the right")
	}
}

// The first reason of an office's own stands behind the usual ones, which would
// vanish unseen otherwise; and what will change says so.
func TestReasonsOfTheOffice(t *testing.T) {
	w := sit(t, town())
	w.pick(partsID, "rules")
	w.press(addID + "park_reasons")
	if f := w.block("park_reasons[3].name.pl").Fault; f.Key != "problem.missing" {
		t.Errorf("a reason without a name: %v", f)
	}
	w.write("park_reasons[3].name.pl", "Po wniosek")
	w.press(addID + "break_reasons")
	w.write("break_reasons[0].name.pl", "Szkolenie")
	w.tell(page.Chose{ID: "break_reasons[0].break_kind", Option: 1})
	var told []string
	for _, c := range Changes(&w.m.base, &w.m.draft, w.m.live, "en") {
		told = append(told, i18n.Say("en", c.What)+": "+i18n.Say("en", c.Detail))
	}
	if len(told) != 5 || !strings.Contains(told[0], "For papers") || !strings.Contains(told[4], "Szkolenie") {
		t.Errorf("what will change: %q", told)
	}
	w.apply()
	p := w.office.Queue.Plan
	want := plan.Reason{ID: "po-wniosek", Name: plan.Names{PL: "Po wniosek"}}
	if len(p.ParkReasons) != 4 || p.ParkReasons[0].ID != "papers" || p.ParkReasons[0].Name.UK != "По документи" || p.ParkReasons[3] != want {
		t.Errorf("putting aside: %+v", p.ParkReasons)
	}
	if r := p.BreakReasons; len(r) != 1 || r[0].ID != "szkolenie" || !r[0].Work {
		t.Errorf("breaks: %+v", r)
	}
}

// TestTheFormStaysWithItsDay: applying sorts the days, and what is typed next changes
// the day that the form is about.
func TestTheFormStaysWithItsDay(t *testing.T) {
	p := town()
	p.Hours.Closures = []calendar.Closure{{Date: calendar.Date{Year: 2026, Month: 12, Day: 1}, Reason: "Remanent"}}
	w := sit(t, p)
	w.tell(page.Picked{ID: partsID, Row: "calendar"})
	w.press(addID + "hours.closures")
	date := func() string { return w.m.trail[0].list + "[" + itoa(w.m.trail[0].i) + "].date" }
	w.tell(page.Typed{ID: date(), Text: "30.11.2026"})
	w.apply()
	if i := w.m.trail[0].i; i != 0 || w.m.draft.Hours.Closures[i].Reason != "" {
		t.Fatalf("the form is about day %d of %+v", i, w.m.draft.Hours.Closures)
	}
	w.tell(page.Typed{ID: date(), Text: "29.11.2026"})
	if all := w.m.draft.Hours.Closures; all[0].Date.Day != 29 || all[1].Date.Day != 1 {
		t.Errorf("typed into the wrong day: %+v", all)
	}
}

// TestADayNeedsADate: one without, and one that does not exist, cannot be applied.
func TestADayNeedsADate(t *testing.T) {
	for _, typed := range []string{"", "24.13.2026"} {
		w := sit(t, town())
		w.tell(page.Picked{ID: partsID, Row: "calendar"})
		w.press(addID + "hours.closures")
		if typed != "" {
			w.tell(page.Typed{ID: "hours.closures[0].date", Text: typed})
		}
		sent := len(w.sent)
		w.press(applyID)
		if b := w.m.applyButton(); !b.Off || len(w.sent) != sent {
			t.Errorf("%q can be applied: %+v", typed, w.sent[sent:])
		}
	}
}

// TestWhatIsTypedWithoutSenseIsNotAppliedAsItWas: a field that makes no sense holds back
// the whole change, also where the draft itself is sound.
func TestWhatIsTypedWithoutSenseIsNotAppliedAsItWas(t *testing.T) {
	p := town()
	p.Hours.Closures = []calendar.Closure{{Date: calendar.Date{Year: 2026, Month: 12, Day: 1}}}
	w := sit(t, p)
	w.tell(page.Picked{ID: partsID, Row: "calendar"}, page.Picked{ID: thingsID, Row: "hours.closures[0]"})
	w.tell(page.Typed{ID: "hours.closures[0].reason", Text: "Remanent"}, page.Typed{ID: "hours.closures[0].date", Text: "31.11.2026"})
	if b := w.m.applyButton(); !b.Off {
		t.Error("it can be applied")
	}
}

// TestAChangeThatShutsTheOfficeTodaySaysSo, and one for another day does not.
func TestAChangeThatShutsTheOfficeTodaySaysSo(t *testing.T) {
	for day, want := range map[int]bool{23: true, 30: false} {
		w := sit(t, town())
		w.m.draft.Hours.Closures = []calendar.Closure{{Date: calendar.Date{Year: 2026, Month: 11, Day: day}}}
		says := false
		for _, b := range w.page().Blocks() {
			says = says || b.Text.Key == "setup.changes_close_today"
		}
		if says != want {
			t.Errorf("a closure on the %dth warns: %v", day, says)
		}
	}
}
