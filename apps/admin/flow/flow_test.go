package flow

import (
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
)

const noon = queue.Moment(1_800_000_000_000)

// manager is a window with an office of one or more machines behind it.
type manager struct {
	t    *testing.T
	m    Model
	sent []Intent
}

func open(t *testing.T, list ...machines.Machine) *manager {
	t.Helper()
	w := &manager{t: t, m: New(Config{Languages: []string{"en", "pl", "uk"}, Self: "a", CanRescue: true})}
	w.tell(feed.Tick{Now: noon}, feed.Contact{Current: true})
	w.hear(machines.State{Machines: list})
	w.press(string(machinesTab))
	return w
}

func keeper(id machines.ID, name string) machines.Machine {
	return machines.Machine{ID: id, Name: name, Role: machines.Admin, Keeps: true, StaysOn: true}
}

func (w *manager) tell(msgs ...Msg) {
	for _, msg := range msgs {
		m, intents := Update(w.m, msg)
		w.m, w.sent = m, append(w.sent, intents...)
	}
}

func (w *manager) hear(s machines.State) {
	o := office.New()
	o.Queue.Plan = plan.Plan{Revision: 1, Name: plan.Names{PL: "Urząd", EN: "Town Hall"}}
	o.Machines = s
	w.tell(feed.News{State: o, Now: noon})
}

func (w *manager) press(id string)       { w.tell(page.Pressed{ID: id}) }
func (w *manager) write(id, text string) { w.tell(page.Typed{ID: id, Text: text}) }

func (w *manager) on(name place) {
	w.t.Helper()
	if got := w.m.Page().Name; got != string(name) {
		w.t.Fatalf("the page is %q and not %q; its line: %v", got, name, w.m.Page().Line)
	}
}

// last is what the window asked for last.
func (w *manager) last() Intent {
	w.t.Helper()
	if len(w.sent) == 0 {
		w.t.Fatal("the window has asked for nothing")
	}
	return w.sent[len(w.sent)-1]
}

func (w *manager) says(id string) string {
	b, _ := w.m.Page().Block(id)
	return i18n.Say("en", b.Text)
}

func TestProtectionIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		keepers, failures int
		want              string
	}{
		{1, 0, "One failure would stop the office. Add 2 more computers that stay on."},
		{2, 0, "One failure would stop the office. Add one more computer that stays on."},
		{3, 0, "One failure would stop the office. Add one more computer that stays on."},
		{3, 1, "The office is protected. One computer may fail."},
		{5, 2, "The office is protected. 2 computers may fail at once."},
	} {
		var list []machines.Machine
		for i := range c.keepers {
			list = append(list, keeper(machines.ID(rune('a'+i)), "x"))
		}
		w := open(t, list...)
		if got := w.says("protection"); got != "Checking how well the office is protected." {
			t.Errorf("before anybody said: %q", got)
		}
		w.tell(Health{Known: true, Failures: c.failures})
		if got := w.says("protection"); got != c.want {
			t.Errorf("%d keep, %d may fail: %q", c.keepers, c.failures, got)
		}
	}
}

func TestAMachineIsRemovedOnlyByItsName(t *testing.T) {
	w := open(t, keeper("a", "Back office"), keeper("b", "Front door"))
	w.tell(page.Picked{ID: listID, Row: "b"})
	w.press(removeID)
	w.on(removing)
	for _, typed := range []string{"", "Front", "Back office"} {
		w.write(nameID, typed)
		w.press(nextID)
		w.on(removing)
	}
	if len(w.sent) != 0 {
		t.Fatalf("sent was %v", w.sent)
	}
	w.write(nameID, " front  DOOR ")
	w.press(nextID)
	send := w.last().(feed.Send)
	if send.Command != (machines.RevokeMachine{Machine: "b"}) {
		t.Errorf("sent was %+v", send.Command)
	}
	w.press(nextID) // once more, while it is on its way
	if len(w.sent) != 1 {
		t.Errorf("sent was %v", w.sent)
	}
	w.tell(feed.Answered{Tag: send.Tag})
	w.on(overview)
}

func TestARemovedMachineSaysSo(t *testing.T) {
	w := open(t, keeper("a", "Back office"), keeper("b", "Front door"))
	w.tell(feed.Contact{Trouble: feed.Removed})
	for _, b := range w.m.Page().Blocks() {
		if b.Text.Key == "trouble.removed" && b.Weight == page.Alarm {
			return
		}
	}
	t.Error("the window of a removed machine looks like any other")
}

// Two computers live with one key: the window says what to do.
func TestACopiedMachineIsAnAlarm(t *testing.T) {
	copied := keeper("b", "Front door")
	copied.Copied = noon
	w := open(t, keeper("a", "Back office"), copied)
	alarm, state := false, false
	for _, b := range w.m.Page().Blocks() {
		alarm = alarm || b.Text.Key == "admin.alarm_copied" && b.Weight == page.Alarm
		for _, r := range b.Rows {
			state = state || r.Detail.Key == "admin.state_copied" && r.Warn
		}
	}
	if !alarm || !state {
		t.Errorf("an alarm %t, at the machine %t", alarm, state)
	}
}

// What ails this computer is said by how grave it is, and its clock, too.
func TestItsOwnComputersTroublesAreSaid(t *testing.T) {
	for _, c := range []struct {
		contact feed.Contact
		key     string
		weight  page.Weight
	}{
		{feed.Contact{Current: true, Trouble: feed.DiskScarce}, "trouble.disk_scarce", page.Warning},
		{feed.Contact{Current: true, Trouble: feed.DiskFull}, "trouble.disk_full", page.Warning},
		{feed.Contact{Trouble: feed.DiskFull}, "trouble.disk_full", page.Alarm},
		{feed.Contact{Current: true, ClockOff: -9 * time.Second}, "desk.clock_off", page.Warning},
	} {
		w := open(t, keeper("a", "Back office"), keeper("b", "Front door"))
		w.tell(c.contact)
		said := false
		for _, b := range w.m.Page().Blocks() {
			said = said || b.Text.Key == c.key && b.Weight == c.weight
		}
		if !said {
			t.Errorf("%+v is not said", c.contact)
		}
	}
}

// A machine that goes while somebody types its name is not exchanged for another.
func TestNobodyElseIsRemoved(t *testing.T) {
	w := open(t, keeper("a", "Front door"), keeper("b", "Front door"))
	w.tell(page.Picked{ID: listID, Row: "b"})
	w.press(removeID)
	w.write(nameID, "Front door")
	w.hear(machines.State{Machines: []machines.Machine{keeper("a", "Front door")}})
	w.press(nextID)
	if len(w.sent) != 0 {
		t.Errorf("sent was %v", w.sent)
	}
}

func TestARefusalIsSaidInWords(t *testing.T) {
	w := open(t, keeper("a", "Back office"))
	w.press(stayID)
	send := w.last().(feed.Send)
	if send.Command != (machines.MarkStaysOn{Machine: "a", StaysOn: false}) {
		t.Errorf("sent was %+v", send.Command)
	}
	w.tell(feed.Answered{Tag: send.Tag, Answer: office.Answer{Refusal: &queue.Refusal{Code: machines.LastMachine}}})
	if line := w.m.Page().Line; line.Text.Key != "refusal.last_machine" || line.Weight != page.Warning {
		t.Errorf("the line is %+v", line)
	}
}

func TestALostCommandDoesNotLockTheWindow(t *testing.T) {
	w := open(t, keeper("a", "Back office"))
	w.press(renameID)
	w.write(nameID, "Reception")
	w.press(nextID)
	w.tell(feed.Answered{Tag: w.last().(feed.Send).Tag, Lost: true})
	w.on(renaming)
	w.press(backID)
	w.on(overview)
}

var door = Arrived{Machine: "n", Digits: "482913", Address: "10.0.0.9"}

// invites takes the steps up to the code.
func invites(t *testing.T) *manager {
	w := open(t, keeper("a", "Back office"))
	w.press(addID)
	w.write(nameID, "Kiosk")
	w.tell(page.Chose{ID: roleID, Option: 1})
	w.press(nextID)
	w.press(nextID) // twice is no second code
	if len(w.sent) != 1 || w.sent[0] != (Invite{Name: "Kiosk", Role: machines.Desk}) {
		t.Fatalf("sent was %+v", w.sent)
	}
	w.tell(Invited{Invitation: "i", Code: "7KF-2MQ-X4D", Expires: noon.Add(10 * time.Minute)})
	w.on(showing)
	return w
}

func TestAMachineComesInWhenThePersonSaysSo(t *testing.T) {
	w := invites(t)
	w.tell(door)
	w.on(comparing)
	if b, _ := w.m.Page().Block("digits"); b.Value != "482 913" {
		t.Errorf("the digits are %q", b.Value)
	}
	for _, it := range w.m.Page().Buttons {
		if it.Primary || it.Value != "" {
			t.Errorf("a key answers for the person: %+v", it)
		}
	}
	w.press(nextID)
	if w.last() != (Decide{Invitation: "i", Machine: "n", Yes: true}) {
		t.Errorf("sent was %+v", w.last())
	}
	w.press(refuseID) // too late
	if len(w.sent) != 2 {
		t.Errorf("decided twice: %v", w.sent)
	}
	w.hear(machines.State{
		Machines:    []machines.Machine{keeper("a", "Back office"), keeper("n", "Kiosk")},
		Invitations: []machines.Invitation{{ID: "i", Machine: "n"}},
	})
	w.on(welcoming)
}

func TestAStrangerIsRefused(t *testing.T) {
	w := invites(t)
	w.tell(door)
	w.press(refuseID)
	if w.last() != (Decide{Invitation: "i", Machine: "n", Yes: false}) {
		t.Errorf("sent was %+v", w.last())
	}
	w.on(overview)
}

// A machine that joined by the long text shows no digits.
func TestATextLetsInWithoutDigits(t *testing.T) {
	w := invites(t)
	w.hear(machines.State{
		Machines:    []machines.Machine{keeper("a", "Back office"), keeper("n", "Kiosk")},
		Invitations: []machines.Invitation{{ID: "i", Machine: "n"}},
	})
	w.on(welcoming)
}

func TestACodeRunsOut(t *testing.T) {
	w := invites(t)
	w.tell(feed.Tick{Now: noon.Add(10 * time.Minute)})
	w.on(showing)
	w.tell(feed.Tick{Now: noon.Add(11 * time.Minute)})
	w.on(inviting)
	w.press(nextID)
	if len(w.sent) != 2 {
		t.Errorf("no new code was asked for: %v", w.sent)
	}
}

func TestACodeIsTakenBack(t *testing.T) {
	w := invites(t)
	w.press(backID)
	w.on(overview)
	if w.last() != (CancelInvite{Invitation: "i"}) {
		t.Errorf("sent was %+v", w.last())
	}
}

func TestTheOfficeIsRescuedStepByStep(t *testing.T) {
	w := open(t, keeper("a", "Back office"), keeper("b", "Kiosk"))
	w.press(lostID)
	w.press(nextID)
	if w.last() != (Survey{}) {
		t.Fatalf("sent was %v", w.last())
	}
	w.press(nextID) // before anybody has answered
	w.on(surveying)
	w.tell(Surveyed{Best: "a", Expected: 2, Machines: []Survivor{{ID: "a", Answers: true, Newest: noon}, {ID: "b"}}})
	w.press(nextID)
	w.write(keyID, "too short")
	w.press(nextID)
	w.on(keying)
	key := "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567 89ab cdef 0123 4567"
	w.write(keyID, key)
	w.press(nextID)
	w.press(nextID)
	w.on(agreeing)
	w.write(nameID, "town hall")
	w.press(nextID)
	want := Rescue{From: "a", Key: "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF01234567"}
	if w.last() != want {
		t.Errorf("sent was %+v", w.last())
	}
	w.on(rescuing)
	w.tell(Rescued{Why: "rescue.why_key"})
	w.on(rescued)
	w.press(backID)
	w.on(keying)
}

// TestAnOfficeThatLivesIsNotRescued: most computers that vote answer, or none that
// has any data.
func TestAnOfficeThatLivesIsNotRescued(t *testing.T) {
	for what, survey := range map[string]Surveyed{
		"it lives":         {Best: "a", Lives: true, Machines: []Survivor{{ID: "a", Answers: true, Newest: noon}, {ID: "b", Answers: true, Newest: noon}}},
		"nobody has a bit": {Machines: []Survivor{{ID: "a"}, {ID: "b"}}},
	} {
		w := open(t, keeper("a", "Back office"), keeper("b", "Kiosk"))
		w.press(lostID)
		w.press(nextID)
		w.tell(survey)
		if n := len(w.m.Page().Buttons); n != 1 {
			t.Errorf("%s: there are %d buttons", what, n)
		}
		w.press(nextID)
		w.on(surveying)
	}
}

// Whatever is pressed, in whatever order, every page can be left and shows what
// the catalogue knows.
func TestEveryPageHasAWayOut(t *testing.T) {
	for at := range pages {
		w := invites(t)
		w.tell(door)
		w.m.rescue = rescue{done: true, from: "a", survey: Surveyed{Machines: []Survivor{{ID: "a", Answers: true}}}}
		w.m.at = at
		if len(w.m.Page().Buttons) == 0 && at != rescuing {
			t.Errorf("%s has no button", at)
		}
		for _, it := range w.m.Page().Items() {
			before := w.m
			w.press(it.ID)
			w.m = before
		}
	}
}

// Who starts with an empty office is led to where it is set up, unless an office
// file is only being read, or they have gone elsewhere.
func TestAnEmptyOfficeIsSetUpFirst(t *testing.T) {
	empty := office.New()
	empty.Machines = machines.State{Machines: []machines.Machine{keeper("a", "Back office")}}
	for _, c := range []struct {
		name  string
		after []Msg
		want  tab
	}{
		{"at first", nil, machinesTab},
		{"a moment later", []Msg{feed.Tick{Now: noon.Add(5 * time.Second)}}, officeTab},
		{"who went elsewhere", []Msg{page.Pressed{ID: string(machinesTab)}, feed.Tick{Now: noon.Add(5 * time.Second)}}, machinesTab},
	} {
		w := &manager{t: t, m: New(Config{Languages: []string{"en"}, Self: "a"})}
		w.tell(feed.Tick{Now: noon}, feed.Contact{Current: true}, feed.News{State: empty, Now: noon})
		w.tell(c.after...)
		if w.m.tab != c.want {
			t.Errorf("%s: the tab is %s", c.name, w.m.tab)
		}
	}
}

// Each tab hears of the office also while another one is shown.
func TestTabsTurn(t *testing.T) {
	w := open(t, keeper("a", "Back office"))
	w.press(string(officeTab))
	if p := w.m.Page(); p.Title.Key != "setup.title" || len(p.Tabs) != len(tabs) || !p.Tabs[2].On {
		t.Errorf("the page is %s with %v", p.Title.Key, p.Tabs)
	}
	w.press(string(machinesTab))
	w.on(overview)
}
