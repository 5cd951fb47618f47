package now

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// supervisor is who looks at an office and does something about it.
type supervisor struct {
	t      *testing.T
	office *officetest.Script
	m      Model
	sent   []office.Command
}

// morning is three people in line at the civil desks, one of whom goes first by law,
// and one who is served.
var morning = []string{
	"the office opens", "at 9:00", "kiosk issues id-card", "at 9:05", "kiosk issues id-card preferential", "at 9:06", "kiosk issues passport",
	"at 9:10", "kiosk issues tax", "at 9:20", "desk 3 calls next", "at 9:21", "desk 3 starts", "at 9:30",
}

// watch opens the window on what scenarios leave behind.
func watch(t *testing.T, lines ...string) *supervisor {
	t.Helper()
	w := &supervisor{t: t, office: officetest.NewScript(), m: New(Config{Self: "test"}).Named("script")}
	if _, err := w.office.Run(strings.Join(append(morning, lines...), "\n")); err != nil {
		t.Fatal(err)
	}
	w.office.Do(queue.PassTime{})
	w.tell(feed.Contact{Current: true})
	w.hear()
	return w
}

func (w *supervisor) queue() *queue.State { return &w.office.State.Queue }

func (w *supervisor) hear() {
	w.tell(feed.News{State: w.office.State, Now: w.queue().Now})
}

// tell gives a message, and lets the office answer what is sent.
func (w *supervisor) tell(msg Msg) {
	m, intents := Update(w.m, msg, "en")
	w.m = m
	for _, i := range intents {
		s := i.(feed.Send)
		w.sent = append(w.sent, s.Command)
		w.tell(feed.Answered{Tag: s.Tag, Answer: w.office.Do(s.Command).Answer})
		w.hear()
	}
}

func (w *supervisor) press(id string)     { w.tell(page.Pressed{ID: id}) }
func (w *supervisor) pick(list, r string) { w.tell(page.Picked{ID: list, Row: r}) }
func (w *supervisor) write(id, s string)  { w.tell(page.Typed{ID: id, Text: s}) }
func (w *supervisor) choose(id string, n int) {
	w.tell(page.Chose{ID: id, Option: n})
}

// says is everything that a page says, a line each.
func (w *supervisor) says() string {
	p := w.m.Page()
	var all []string
	add := func(list ...screen.Text) {
		for _, t := range list {
			if !t.Empty() {
				all = append(all, i18n.Say("en", t))
			}
		}
	}
	add(p.Title, p.Under)
	for _, b := range p.Blocks() {
		add(b.Text)
		for _, r := range b.Rows {
			add(r.Text, r.Detail, r.End)
		}
	}
	add(p.Line.Text)
	return strings.Join(all, "\n")
}

func (w *supervisor) reads(want ...string) {
	w.t.Helper()
	for _, text := range want {
		if said := w.says(); !strings.Contains(said, text) {
			w.t.Errorf("%q is not said in:\n%s", text, said)
		}
	}
}

// line is a department of the first page.
func (w *supervisor) line(id string) page.Watched {
	w.t.Helper()
	b, _ := w.m.Page().Block(departmentsID)
	for _, l := range b.Watched {
		if l.ID == id {
			return l
		}
	}
	w.t.Fatalf("there is no department %s", id)
	return page.Watched{}
}

func (w *supervisor) number(no string) queue.Ticket {
	w.t.Helper()
	for _, t := range w.queue().Tickets {
		if t.Number() == no {
			return t
		}
	}
	w.t.Fatalf("there is no %s", no)
	return queue.Ticket{}
}

func TestEveryDepartmentAtOnce(t *testing.T) {
	w := watch(t)
	l := w.line("civil")
	said := []string{
		i18n.Say("en", l.Name), i18n.Say("en", l.Longest), i18n.Say("en", l.Open), i18n.Say("en", l.Kinds[0]), i18n.Say("en", l.Who[0]),
	}
	if want := []string{"Sprawy obywatelskie", "30 minutes", "2 of 2", "priority: 1", "1 Anna: free"}; l.Count != 3 || len(l.Kinds) != 1 || !reflect.DeepEqual(said, want) {
		t.Errorf("%d wait, and the line says %q", l.Count, said)
	}
	if said := i18n.Say("en", w.line("tax").Who[0]); said != "3 Ewa: B001 since 9:21" {
		t.Errorf("who serves: %q", said)
	}
	if _, err := w.office.Run("at 9:31\nkiosk issues passport\ndesk 1 takes a break"); err != nil {
		t.Fatal(err)
	}
	w.hear()
	if l := w.line("civil"); l.Count != 4 || i18n.Say("en", l.Open) != "1 of 2" || i18n.Say("en", l.Who[0]) != "1 Anna: break since 9:31" {
		t.Errorf("after a break has begun: %+v", l)
	}
}

func TestTheLightFollowsTheForecast(t *testing.T) {
	some := make([]queue.Ticket, 1)
	for _, c := range []struct {
		v    view
		open bool
		want page.Light
		word string
	}{
		{view{offered: true, served: true, middle: 15 * time.Minute}, true, page.Calm, "calm"},
		{view{offered: true, served: true, middle: 15*time.Minute + 1}, true, page.Slow, "slow"},
		{view{offered: true, served: true, middle: 31 * time.Minute}, true, page.Long, "long"},
		{view{offered: true, served: true, middle: 61 * time.Minute}, true, page.TooLong, "too_long"},
		{view{offered: true, waiting: some}, true, page.TooLong, "nobody"},
		{view{waiting: some}, true, page.TooLong, "nobody"},
		{view{offered: true}, true, page.Slow, "empty"},
		{view{}, true, page.NoLight, "closed"},
		{view{offered: true, served: true}, false, page.NoLight, "closed"},
	} {
		if light, word := c.v.lit(c.open); light != c.want || word != c.word {
			t.Errorf("%+v is %d, %s", c.v, light, word)
		}
	}
}

// TestPeopleWhoWaitForNobody: the light does not wait for a forecast.
func TestPeopleWhoWaitForNobody(t *testing.T) {
	w := watch(t, "desk 1 is left", "desk 2 is left")
	if l := w.line("civil"); l.Light != page.TooLong || i18n.Say("en", l.Word) != "nobody calls" {
		t.Errorf("the light is %d, %s", l.Light, i18n.Say("en", l.Word))
	}
	if l := w.line("cash"); l.Light == page.TooLong {
		t.Errorf("where nobody waits the light is %d", l.Light)
	}
	w.pick(departmentsID, "civil")
	w.reads("People wait, and nobody calls them.", "3 people wait")
	w.pick(servicesID, "id-card")
	for _, row := range w.m.Page().Left[0].Rows {
		if row.Text.Key == "now.fact_expected" {
			t.Errorf("a wait is foretold where nobody calls: %s", i18n.Say("en", row.End))
		}
	}
	sits := watch(t)
	sits.pick(departmentsID, "civil")
	sits.pick(servicesID, "id-card")
	sits.reads(i18n.Translate("en", "now.fact_expected", 0, nil))
}

// deeds are everything that can be done, with what is true before and after.
var deeds = []struct {
	name  string
	steps func(w *supervisor)
	warns []string // before
	says  string   // after
	done  func(w *supervisor) bool
	undo  bool // can be taken back
}{
	{"stop", func(w *supervisor) {
		w.pick(departmentsID, "civil")
		w.pick(servicesID, "id-card")
		w.press(stopID)
		w.write(plID, "Awaria")
		w.choose(untilID, 2)
	}, []string{"No tickets until 10:00: Dowód osobisty", "Who has a ticket is served: 2 people."}, "Stopped: Dowód osobisty.", func(w *supervisor) bool {
		stop, stopped := w.queue().Stopped("id-card", w.queue().Now)
		return stopped && stop.Reason.PL == "Awaria" && stop.Until == w.queue().Now.Add(30*time.Minute)
	}, true},
	{"front", func(w *supervisor) { w.onTicket("A003"); w.press(frontID) },
		[]string{"A003 will be called next", "Goes before 2 people.", "This can be undone for 30 seconds."}, "A003 is now at the front.",
		func(w *supervisor) bool {
			next, _ := w.queue().Next("d1", w.queue().Now)
			return next.Number() == "A003"
		}, true},
	{"move", func(w *supervisor) {
		w.onTicket("A001")
		w.press(sendID)
		w.pick(toID, "pay//")
		w.choose(whereID, 1)
	}, []string{"A001 will wait for: Wpłata", "Department: Kasa", "This can be undone for 30 seconds."}, "A001 now waits for: Wpłata.", func(w *supervisor) bool {
		v := w.number("A001")
		return v.Service == "pay" && v.Phase == queue.Waiting && v.Reference == w.queue().Now
	}, true},
	{"move to a desk", func(w *supervisor) {
		w.onTicket("A001")
		w.press(sendID)
		w.choose(aimID, 1)
		w.reads("Only that desk will call it.", "Desk 2: Jan", "Desk 3: Ewa")
		w.pick(toID, "id-card/d2/")
	}, []string{"A001 will wait for desk 2: Jan", "Service: Dowód osobisty", "While nobody works there, other desks will call it."},
		"A001 now waits for desk 2.", func(w *supervisor) bool {
			v := w.number("A001")
			return v.Service == "id-card" && v.ForDesk == "d2" && v.Phase == queue.Waiting
		}, true},
	{"move to a desk of others", func(w *supervisor) {
		w.onTicket("A001")
		w.press(sendID)
		w.choose(aimID, 1)
		w.pick(toID, "tax/d3/")
	}, []string{"A001 will wait for desk 3: Ewa", "Service: Podatek"}, "A001 now waits for desk 3.", func(w *supervisor) bool {
		v := w.number("A001")
		return v.Service == "tax" && v.ForDesk == "d3"
	}, true},
	{"cancel", func(w *supervisor) { w.onTicket("A001"); w.press(cancelID) },
		[]string{"A001 leaves the line", "This can be undone for 30 seconds."}, "A001 was cancelled.",
		func(w *supervisor) bool { return w.number("A001").Phase == queue.Cancelled }, true},
	{"free", func(w *supervisor) {
		w.pick(departmentsID, "civil")
		w.pick(desksID, "d2")
		w.press(leaveID)
	}, []string{"stops working at desk 2"}, "Desk 2 is free.", func(w *supervisor) bool {
		d, _ := w.queue().Desk("d2")
		return !d.Taken()
	}, false},
	{"help", func(w *supervisor) {
		w.pick(departmentsID, "civil")
		w.press(helpID)
		w.pick(helpersID, "tax")
	}, []string{"Podatki will also help: Sprawy obywatelskie"}, "Podatki now helps: Sprawy obywatelskie.", func(w *supervisor) bool {
		return len(w.queue().Overflows) == 1 && w.queue().Overflows[0].Department == "tax" && w.queue().Overflows[0].Helps == "civil"
	}, true},
	{"message", func(w *supervisor) { w.press(messageID); w.write(plID, " Kasa do 14. ") },
		[]string{"What shall everybody in the hall see?"}, "The hall shows the message.", func(w *supervisor) bool {
			v, shown := w.queue().Message("ground", w.queue().Now)
			return shown && v.Text.PL == "Kasa do 14."
		}, true},
	{"hours", func(w *supervisor) { w.press(hoursID); w.write(closesID, "14.30") },
		[]string{"Tickets will be given from 8:00 to 14:30.", "3 people wait."}, "Open today 8:00–14:30.",
		func(w *supervisor) bool { return w.queue().Day.Closes == w.at("14:30") && !w.queue().Day.ByPlan }, true},
	{"close", func(w *supervisor) { w.press(dayID) },
		[]string{"Nobody gets a ticket any more today", "3 people wait, and lose their tickets.", "1 more ticket"}, "The day is closed.",
		func(w *supervisor) bool { return !w.queue().Day.Open }, true},
}

func (w *supervisor) at(text string) queue.Moment {
	at, ok := w.m.atTime(text)
	if !ok {
		w.t.Fatalf("%s is no time", text)
	}
	return at
}

func (w *supervisor) onTicket(no string) {
	w.pick(departmentsID, "civil")
	w.pick(waitingID, string(w.number(no).ID))
}

// TestDeeds: what she does she is told before and after, nothing happens before she
// has said yes, and what can be taken back is as it was.
func TestDeeds(t *testing.T) {
	for _, c := range deeds {
		t.Run(c.name, func(t *testing.T) {
			w := watch(t)
			before := w.kept()
			c.steps(w)
			w.reads(c.warns...)
			if len(w.sent) > 0 || c.done(w) {
				t.Fatalf("it is done before she has said yes: %v", w.sent)
			}
			w.press(doID)
			if !c.done(w) {
				t.Fatalf("it is not done; sent was %v, and the page says\n%s", w.sent, w.says())
			}
			w.reads(c.says)
			_, offered := w.m.Page().Item(undoID)
			if offered != c.undo {
				t.Fatalf("undo is offered: %v", offered)
			}
			if c.undo {
				w.press(undoID)
				if after := w.kept(); !reflect.DeepEqual(before, after) {
					t.Errorf("it was\n%+v\nand is\n%+v", before, after)
				}
				if _, again := w.m.Page().Item(undoID); again {
					t.Error("undo can be undone")
				}
			}
		})
	}
}

// kept is what a deed can change and undo has to restore.
func (w *supervisor) kept() map[string]any {
	q := w.queue()
	waiting := map[string]queue.Ticket{}
	for _, t := range q.Tickets {
		if t.Phase == queue.Waiting {
			t.Moves, t.Steps = nil, 0
			waiting[t.Number()] = t
		}
	}
	return map[string]any{"day": q.Day, "stops": len(q.Stops), "overflows": len(q.Overflows), "messages": len(q.Messages), "waiting": waiting}
}

func TestAMessageFromBeforeComesBack(t *testing.T) {
	w := watch(t)
	tell := func(text string) { w.press(messageID); w.write(plID, text); w.press(doID) }
	tell("first")
	tell("second")
	w.press(undoID)
	if v, _ := w.queue().Message("ground", w.queue().Now); v.Text.PL != "first" {
		t.Errorf("the hall shows %q", v.Text.PL)
	}
	w.press(messageID)
	w.reads("Shown now: “first”")
	w.press(clearID)
	w.press(doID)
	if _, shown := w.queue().Message("ground", w.queue().Now); shown {
		t.Error("the message is still there")
	}
	w.press(undoID)
	if v, _ := w.queue().Message("ground", w.queue().Now); v.Text.PL != "first" {
		t.Errorf("after undo the hall shows %q", v.Text.PL)
	}
}

// TestAKeyMeansOneThing, on every page, and is none of the window's tabs.
func TestAKeyMeansOneThing(t *testing.T) {
	for _, c := range deeds {
		w := watch(t)
		c.steps(w)
		for range 2 {
			taken := map[string]string{"F3": "a tab", "F4": "a tab", "F5": "a tab", "F6": "a tab", "F8": "contrast", "F9": "language", "F10": "a tab", "F12": "a tab"}
			for _, it := range w.m.Page().Items() {
				if other, twice := taken[it.Value]; twice && it.Value != "" {
					t.Errorf("%s: %s is for %s and for %s", c.name, it.Value, other, it.ID)
				}
				taken[it.Value] = it.ID
			}
			w.press(doID)
		}
	}
}

func TestWhatCannotBe(t *testing.T) {
	w := watch(t)
	w.press(messageID)
	w.press(doID)
	w.reads("Write the text in Polish.")
	w.write(plID, strings.Repeat("ą", 141))
	w.press(doID)
	w.reads("The text is too long.")
	w.press(backID)
	w.press(hoursID)
	for typed, want := range map[string]string{
		"": "Write times like this", "half past two": "Write times like this", "7:00": "Closing must be after opening.", "16": "These are the hours already.",
	} {
		w.write(closesID, typed)
		w.press(doID)
		w.reads(want)
	}
	w.press(backID)
	w.pick(departmentsID, "tax")
	w.pick(desksID, "d3")
	w.press(leaveID)
	w.press(doID)
	w.reads("B001 is at the desk.")
	if len(w.sent) > 0 {
		t.Errorf("sent was %v", w.sent)
	}
}

// TestServicesFollowTheHoursOfTheDay: one that opens later keeps that, one that closes
// with the day follows it, and one that does not open stays closed. What a shorter day
// took from them they have again when it is longer, without anybody's undoing it.
func TestServicesFollowTheHoursOfTheDay(t *testing.T) {
	w := watch(t)
	p := &w.queue().Plan
	span := func(hours string) (w calendar.Week) {
		w, err := calendar.ParseWeek(map[time.Weekday]string{time.Monday: hours})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	p.Hours.Week = span("8:00-16:00")
	p.Services[0].Hours, p.Services[1].Hours = span("10:00-14:00"), span("14:00-16:00")
	p.Services[2].Hours = span("8:00-15:00")
	p.Services[3].Hours, _ = calendar.ParseWeek(map[time.Weekday]string{time.Tuesday: "8:00-16:00"})
	planned, _ := queue.PlannedDay(p, calendar.Date{Year: 2026, Month: time.November, Day: 23}, time.UTC)
	w.queue().Day.Hours = planned.Hours
	w.hear()
	hours := func(opens, closes string) string {
		w.press(hoursID)
		w.write(opensID, opens)
		w.write(closesID, closes)
		w.press(doID)
		w.press(backID)
		said := ""
		for _, s := range p.Services {
			opens, closes := w.queue().HoursOf(s.ID)
			said += fmt.Sprintf(" %s %s-%s", s.ID, w.m.clock(opens), w.m.clock(closes))
			if closes <= opens {
				said = strings.TrimSuffix(said, w.m.clock(opens)+"-"+w.m.clock(closes)) + "shut"
			}
		}
		return strings.TrimSpace(said)
	}
	for _, c := range [][3]string{
		{"9:00", "13:00", "id-card 10:00-13:00 passport shut tax 9:00-13:00 pay shut"},
		{"8:00", "16:00", "id-card 10:00-14:00 passport 14:00-16:00 tax 8:00-15:00 pay shut"},
		{"11:00", "18:00", "id-card 11:00-14:00 passport 14:00-18:00 tax 11:00-15:00 pay shut"},
		{"7:00", "17:00", "id-card 10:00-14:00 passport 14:00-17:00 tax 7:00-15:00 pay shut"},
	} {
		if got := hours(c[0], c[1]); got != c[2] {
			t.Errorf("open %s-%s: %s", c[0], c[1], got)
		}
	}
}

// TestServicesOfADayBesideThePlan: one that the plan does not know, or that somebody
// opened when its hours were over, is as long for every service.
func TestServicesOfADayBesideThePlan(t *testing.T) {
	for _, hours := range []string{"", "5:00-8:00"} {
		w := watch(t)
		if hours != "" {
			w.queue().Plan.Hours.Week, _ = calendar.ParseWeek(map[time.Weekday]string{time.Monday: hours})
			w.queue().Plan.Services[2].Hours, _ = calendar.ParseWeek(map[time.Weekday]string{time.Monday: "5:00-7:00"})
		}
		w.hear()
		if got := w.m.change(w.at("8:00"), w.at("18:00")).Hours; len(got) > 0 {
			t.Errorf("planned %q: the hours are %+v", hours, got)
		}
	}
}

// TestWithoutTheRight: everything is grey and says why, and nothing is sent.
func TestWithoutTheRight(t *testing.T) {
	w := watch(t)
	p := &w.queue().Plan
	p.People = []plan.Person{{ID: "anna", Name: "Anna", Grants: []plan.Grant{{Role: plan.Manager}}}}
	w.office.State.People.PINs = []people.PIN{{Person: "anna"}}
	w.hear()
	w.onTicket("A001")
	w.reads("Nobody is signed in here.")
	for _, id := range []string{sendID, frontID, cancelID} {
		if it, there := w.m.Page().Item(id); !there || !it.Off {
			t.Errorf("%s is not grey: %+v", id, it)
		}
	}
	w.press(cancelID)
	w.reads("Nobody is signed in here.")
	w.press(doID)
	w.office.State.People.SignedIn = []people.Presence{{Person: "anna", Machine: "test", Client: "script", Since: w.queue().Now}}
	if len(w.sent) > 0 {
		t.Fatalf("sent was %v", w.sent)
	}
	w.hear()
	w.press(doID)
	if w.number("A001").Phase != queue.Cancelled {
		t.Error("she has signed in, and it is not done")
	}
}

// TestKeysOfTheFirstPages: grey is what she may do nowhere, and one line says why.
func TestKeysOfTheFirstPages(t *testing.T) {
	grants := func(in ...plan.DepartmentID) []plan.Grant { return []plan.Grant{{Role: "own", Departments: in}} }
	for _, c := range []struct {
		name   string
		rights []plan.Right
		grants []plan.Grant
		grey   []string
		says   string
	}{
		{"hours", []plan.Right{plan.EditHours}, grants(), []string{messageID, helpID}, "You may not show a message in the hall. Ask your supervisor."},
		{"hours of one", []plan.Right{plan.EditHours, plan.Messages}, grants("tax"), []string{dayID, hoursID, helpID}, "You may not change opening hours. Ask the manager."},
		{"messages", []plan.Right{plan.Messages, plan.StopIssuing}, grants("tax"), []string{dayID, hoursID}, "You may not change opening hours. Ask the manager."},
		{"help of oneself", []plan.Right{plan.StopIssuing}, grants("civil"), []string{dayID, hoursID, messageID, helpID}, "You may not do all of this."},
		{"all", []plan.Right{plan.StopIssuing, plan.Messages, plan.EditHours}, grants(), nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := watch(t)
			p := &w.queue().Plan
			p.Roles = []plan.Role{{ID: "own", Rights: c.rights}}
			p.People = []plan.Person{{ID: "zofia", Name: "Zofia", Grants: []plan.Grant{{Role: plan.Manager}}}, {ID: "anna", Name: "Anna", Grants: c.grants}}
			w.office.State.People = people.State{
				PINs:     []people.PIN{{Person: "zofia"}},
				SignedIn: []people.Presence{{Person: "anna", Machine: "test", Client: "script", Since: w.queue().Now}},
			}
			w.hear()
			w.reads(c.says)
			w.grey(c.grey, dayID, hoursID, messageID)
			w.pick(departmentsID, "civil")
			w.grey(c.grey, helpID)
		})
	}
}

// grey holds which of some buttons are grey.
func (w *supervisor) grey(want []string, ids ...string) {
	w.t.Helper()
	for _, id := range ids {
		if it, there := w.m.Page().Item(id); !there || it.Off != slices.Contains(want, id) {
			w.t.Errorf("%s is grey: %v", id, it.Off)
		}
	}
}

func TestWithoutContactNothingIsSent(t *testing.T) {
	w := watch(t)
	w.tell(feed.Contact{})
	w.press(messageID)
	w.write(plID, "Kasa do 14.")
	w.reads("No contact with the office.")
	w.press(doID)
	if it, _ := w.m.Page().Item(doID); !it.Off || len(w.sent) > 0 {
		t.Errorf("sent was %v", w.sent)
	}
	w.tell(feed.Contact{Current: true})
	w.press(doID)
	if len(w.sent) != 1 {
		t.Errorf("sent was %v", w.sent)
	}
}

// TestSomebodyElseWasFaster: who looks at a ticket that is called meanwhile does not
// act on it.
func TestSomebodyElseWasFaster(t *testing.T) {
	w := watch(t)
	w.onTicket("A002")
	w.press(cancelID)
	if _, err := w.office.Run("desk 1 calls next"); err != nil {
		t.Fatal(err)
	}
	w.hear()
	w.reads("Sprawy obywatelskie", "This is not here any more.")
	w.press(doID)
	if len(w.sent) > 0 {
		t.Errorf("sent was %v", w.sent)
	}
}

// It is so also where the deed is asked about on a page between.
func TestSomebodyElseWasFasterThanAMove(t *testing.T) {
	w := watch(t)
	w.onTicket("A002")
	w.press(sendID)
	w.pick(toID, "passport//")
	if _, err := w.office.Run("desk 1 calls next"); err != nil {
		t.Fatal(err)
	}
	w.hear()
	w.reads("Sprawy obywatelskie", "This is not here any more.")
}

// TestATicketWaitsForAPerson: for somebody who serves its service, at work or not.
func TestATicketWaitsForAPerson(t *testing.T) {
	w := watch(t)
	w.queue().Plan.People = []plan.Person{
		{ID: "jan", Name: "Jan", Grants: []plan.Grant{{Role: plan.Clerk}}},
		{ID: "ola", Name: "Ola", Grants: []plan.Grant{{Role: plan.Clerk}}},
		{ID: "ewa", Name: "Ewa", Grants: []plan.Grant{{Role: plan.Clerk}}, Serves: []plan.ServiceID{"tax"}},
	}
	w.hear()
	w.onTicket("A001")
	w.press(sendID)
	w.choose(aimID, 2)
	b, _ := w.m.Page().Block(toID)
	if len(b.Rows) != 2 || i18n.Say("en", b.Rows[0].End) != "Desk 2" || !b.Rows[1].End.Empty() {
		t.Fatalf("offered are %+v", b.Rows)
	}
	w.pick(toID, "id-card//ewa")
	w.pick(toID, "id-card//ola")
	w.reads("A001 will wait for Ola", "Until they come, others will call it.")
	w.press(backID)
	w.pick(toID, "id-card//jan")
	w.reads("A001 will wait for Jan", "When this person stops working, others will call it.")
	w.press(doID)
	w.reads("A001 now waits for Jan.", "waits for Jan")
	if v := w.number("A001"); v.ForPerson != "jan" {
		t.Errorf("it waits for %q", v.ForPerson)
	}
}

// TestNowhereToMove: what is not there is said, and nothing else is picked.
func TestNowhereToMove(t *testing.T) {
	w := watch(t)
	w.onTicket("A001")
	w.press(sendID)
	w.choose(aimID, 2)
	w.reads("Nobody else serves this.")
	w.choose(aimID, 3)
	w.pick(toID, "pay//")
	if w.m.at != sending {
		t.Errorf("at %s", w.m.at)
	}
}

// TestAMoveIsTakenBackAsAtADesk: for as long as the rule says, and no other one's.
func TestAMoveIsTakenBackAsAtADesk(t *testing.T) {
	w := watch(t)
	w.onTicket("A001")
	w.press(cancelID)
	w.press(doID)
	w.tell(feed.Tick{Now: w.queue().Now.Add(29 * time.Second)})
	if _, offered := w.m.Page().Item(undoID); !offered {
		t.Error("undo is gone too soon")
	}
	w.tell(feed.Tick{Now: w.queue().Now.Add(30 * time.Second)})
	if _, offered := w.m.Page().Item(undoID); offered {
		t.Error("undo is still offered")
	}
	w.queue().Plan.Rules.UndoSeconds = plan.None
	w.hear()
	w.pick(waitingID, string(w.number("A003").ID))
	w.press(cancelID)
	w.reads("This cannot be undone.")
	w.press(doID)
	if _, offered := w.m.Page().Item(undoID); offered {
		t.Error("undo is offered where nothing is taken back")
	}
}

func TestUndoIsNotOfferedForEver(t *testing.T) {
	w := watch(t)
	w.press(messageID)
	w.write(plID, "Kasa do 14.")
	w.press(doID)
	w.tell(feed.Tick{Now: w.queue().Now.Add(undoFor)})
	if _, offered := w.m.Page().Item(undoID); !offered {
		t.Error("undo is gone too soon")
	}
	w.tell(feed.Tick{Now: w.queue().Now.Add(undoFor + time.Second)})
	if _, offered := w.m.Page().Item(undoID); offered {
		t.Error("undo is still offered")
	}
}

// TestTheStateIsLeftAlone: no page keeps anything of what belongs to the sender.
func TestTheStateIsLeftAlone(t *testing.T) {
	w := watch(t)
	before := w.everyPage()
	q := w.queue()
	for i := range q.Tickets {
		q.Tickets[i].Class, q.Tickets[i].Service = queue.Booked, "pay"
	}
	for i := range q.Desks {
		q.Desks[i].Clerk, q.Desks[i].Break = "x", queue.Break{What: queue.Rest}
	}
	q.Day.Closes = 0
	if after := w.everyPage(); after != before {
		t.Errorf("it said\n%s\nand says\n%s", before, after)
	}
}

// everyPage goes from the first page to a ticket and back.
func (w *supervisor) everyPage() string {
	var said []string
	look := func() {
		said = append(said, w.says())
		if b, there := w.m.Page().Block(departmentsID); there {
			said = append(said, fmt.Sprintf("%+v", b.Watched))
		}
	}
	look()
	w.pick(departmentsID, "civil")
	look()
	w.pick(waitingID, string(w.m.viewOf(w.m.office.Queue.Plan.Departments[0]).waiting[0].ID))
	look()
	w.press(backID)
	w.press(backID)
	return strings.Join(said, "\n")
}

// TestMidnightEndsTheDay: hours until midnight are said and taken as 24:00, and hours
// that are over close the office at once, which is told before.
func TestMidnightEndsTheDay(t *testing.T) {
	w := watch(t)
	w.press(hoursID)
	w.write(closesID, "24:00")
	if s := w.says(); strings.Contains(s, "0:00–0:00") || !strings.Contains(s, "24:00") {
		t.Errorf("it says\n%s", s)
	}
	w.press(doID)
	if s := w.says(); !strings.Contains(s, "Open until 24:00") {
		t.Errorf("afterwards it says\n%s", s)
	}
	w.press(hoursID)
	w.write(closesID, "9:00")
	if s := w.says(); !strings.Contains(s, "closes at once") {
		t.Errorf("of hours that are over it says\n%s", s)
	}
	w.press(doID)
	if s := w.says(); !strings.Contains(s, "Closed at 9:00") {
		t.Errorf("and afterwards\n%s", s)
	}
}
