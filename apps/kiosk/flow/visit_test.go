package flow_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/queue"
)

var panel = kiosktest.Machines()[0].Config

func newKiosk() *kiosktest.Kiosk { return kiosktest.NewKiosk(panel, kiosktest.Office()) }

func shows(t *testing.T, k *kiosktest.Kiosk, page string) {
	t.Helper()
	if got := k.Screen().Name; got != page {
		t.Errorf("the screen is %s, want %s", got, page)
	}
}

// sent are the commands of a type.
func sent[C office.Command](k *kiosktest.Kiosk) []C {
	var list []C
	for _, s := range k.Sent {
		if c, ok := s.Command.(C); ok {
			list = append(list, c)
		}
	}
	return list
}

func label(k *kiosktest.Kiosk, id string) string {
	it, ok := k.Screen().Item(id)
	if !ok {
		return "nothing"
	}
	if it.Label.Words != "" {
		return it.Label.Words
	}
	return it.Label.Key
}

func TestTwoTouchesToATicket(t *testing.T) {
	k := newKiosk()
	k.Touch("lang:uk")
	k.Touch("tile:0")
	shows(t, k, "before")
	k.Touch("take")
	shows(t, k, "issuing")
	k.Settle()
	shows(t, k, "ticket")
	issues := sent[queue.IssueTicket](k)
	want := queue.IssueTicket{Ticket: issues[0].Ticket, Service: "dowody", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "uk", Place: "k1", Told: issues[0].Told}
	if len(issues) != 1 || want.Told == nil || !reflect.DeepEqual(issues[0], want) {
		t.Errorf("sent %+v", issues)
	}
	if it, _ := k.Screen().Item("number"); it.Value != "B006" {
		t.Errorf("the number is %q", it.Value)
	}
	if code, _ := k.Screen().Item("code"); code.Value != "https://kolejka.lesznowola.pl/t/"+queue.StatusCode(want.Ticket) {
		t.Errorf("the code leads to %q", code.Value)
	}
	face := k.Prints[0].Face
	if face.Number != "B006" || face.Lang != "uk" || face.Service != "Посвідчення особи та реєстрація" || face.Ahead.N != 5 {
		t.Errorf("on paper stands %+v", face)
	}
}

func TestPriorityIsAsked(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("favour")
	if it, _ := k.Screen().Item("favour"); !it.On || it.Detail[0].Key != "kiosk.on" {
		t.Errorf("the toggle shows %+v", it)
	}
	k.Touch("take")
	k.Settle()
	if c := sent[queue.IssueTicket](k); c[0].Class != queue.Preferential {
		t.Errorf("sent as %s", c[0].Class)
	}
	if k.Prints[0].Face.Priority.Empty() {
		t.Error("the paper does not say so")
	}
	k.Wait(3 * time.Second)
	k.Touch("done")
	k.Touch("tile:0")
	if it, _ := k.Screen().Item("favour"); it.On {
		t.Error("the next person has priority too")
	}
}

func TestDoubleTouchIsOne(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Tap("take") // the finger is still on the glass where the tile was
	shows(t, k, "before")
	k.Touch("favour")
	k.Tap("favour")
	if it, _ := k.Screen().Item("favour"); !it.On {
		t.Error("the second half of a double touch counted")
	}
	k.Wait(400 * time.Millisecond)
	k.Tap("favour")
	if it, _ := k.Screen().Item("favour"); it.On {
		t.Error("a second touch did not count")
	}
	k.Touch("take")
	k.Tap("take")
	k.Settle()
	k.Tap("done")
	shows(t, k, "ticket")
	if n := len(sent[queue.IssueTicket](k)); n != 1 {
		t.Errorf("%d tickets", n)
	}
}

func TestDoubleTouchCanBeSwitchedOff(t *testing.T) {
	cfg := panel
	cfg.DoubleTouch = -1
	k := kiosktest.NewKiosk(cfg, kiosktest.Office())
	k.Touch("contrast")
	k.Tap("contrast")
	if k.Look().Contrast {
		t.Error("the second touch was ignored")
	}
}

func TestOffTileExplains(t *testing.T) {
	k := newKiosk()
	if it, _ := k.Screen().Item("tile:4"); !it.Off || it.Detail[0].Key != "kiosk.off_quota_used" {
		t.Errorf("the tile is %+v", it)
	}
	k.Touch("tile:4")
	shows(t, k, "why")
	if got := label(k, "message"); got != "refusal.quota_used" {
		t.Errorf("it says %s", got)
	}
	k.Touch("back")
	shows(t, k, "start")
}

// A tile says whether it is worth waiting for: open later, not today, or stopped.
func TestWhyAServiceIsNotHadNow(t *testing.T) {
	for _, c := range []struct{ scene, tile, why, says string }{
		{"why-hours", "tile:0", "kiosk.off_hours", "kiosk.service_hours"},
		{"why-hours", "tile:1", "kiosk.off_today", "kiosk.service_not_today"},
		{"why-hours", "tile:2", "kiosk.off_stopped", ""}, // in the office's own words
	} {
		k := inScene(t, c.scene)
		k.Touch("back")
		it, _ := k.Screen().Item(c.tile)
		if !it.Off || it.Detail[0].Key != c.why {
			t.Errorf("%s is %+v", c.tile, it)
		}
		k.Touch(c.tile)
		shows(t, k, "why")
		message, _ := k.Screen().Item("message")
		if message.Label.Key != c.says || c.says == "" && (message.Label.Words == "" || message.Detail[0].Key != "refusal.service_stopped") {
			t.Errorf("%s says %+v", c.tile, message)
		}
	}
	k := inScene(t, "why-hours")
	if it, _ := k.Screen().Item("message"); it.Label.With["From"] != "10:00" || it.Label.With["To"] != "14:00" {
		t.Errorf("it says %+v", it.Label)
	}
}

// inScene is a kiosk in one of its scenes, in Polish.
func inScene(t *testing.T, name string) *kiosktest.Kiosk {
	t.Helper()
	for _, scene := range kiosktest.Scenes() {
		if scene.Name == name {
			return scene.Play(panel, "pl")
		}
	}
	t.Fatalf("no scene %s", name)
	return nil
}

func TestGroupsLeadThereAndBack(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:5")
	shows(t, k, "group")
	k.Touch("tile:1")
	if got := label(k, "title"); got != "Drogi i mosty" {
		t.Errorf("before the ticket stands %q", got)
	}
	k.Touch("back")
	shows(t, k, "group")
	k.Touch("back")
	shows(t, k, "start")
}

func TestWhatIsSaidBeforeTheTicket(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:3")
	if _, ok := k.Screen().Item("long"); ok {
		t.Error("nothing is called long")
	}
	if _, ok := k.Screen().Item("paper"); ok {
		t.Error("paper is said to be missing")
	}
	k.Touch("back")
	k.Tell(flow.PrinterSaid{Condition: "paper-out"})
	k.Touch("tile:2")
	for _, id := range []string{"long", "paper", "ahead", "wait", "where"} {
		if _, ok := k.Screen().Item(id); !ok {
			t.Errorf("nothing is said about %s", id)
		}
	}
}

func TestSlowAnswer(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	k.Wait(4 * time.Second)
	if got := label(k, "message"); got != "kiosk.preparing" {
		t.Errorf("after 4 s it says %s", got)
	}
	for _, it := range k.Screen().Items {
		if it.Role.Operable() && !it.Off {
			t.Errorf("%s is not locked", it.ID)
		}
	}
	k.Wait(2 * time.Second)
	if got := label(k, "message"); got != "kiosk.late" {
		t.Errorf("after 6 s it says %s", got)
	}
	k.Settle()
	shows(t, k, "ticket")
}

func TestLeavingASlowAnswer(t *testing.T) {
	for _, c := range []struct {
		name string
		then func(k *kiosktest.Kiosk)
		page string
	}{
		{"still alone", func(*kiosktest.Kiosk) {}, "ticket"},
		{"somebody else came", func(k *kiosktest.Kiosk) { k.Touch("tile:1") }, "before"},
		{"long ago", func(k *kiosktest.Kiosk) { k.Wait(time.Minute) }, "start"},
	} {
		k := newKiosk()
		k.Touch("tile:0")
		k.Touch("take")
		k.Wait(6 * time.Second)
		k.Touch("home")
		shows(t, k, "start")
		c.then(k)
		k.Settle()
		if got := k.Screen().Name; got != c.page {
			t.Errorf("%s: the screen is %s, want %s", c.name, got, c.page)
		}
		if len(k.Prints) != 1 {
			t.Errorf("%s: %d tickets on paper: it must not be a ghost", c.name, len(k.Prints))
		}
	}
}

func TestTwoSlowAnswers(t *testing.T) {
	k := newKiosk()
	for _, tile := range []string{"tile:0", "tile:1"} {
		k.Touch(tile)
		k.Touch("take")
		k.Wait(6 * time.Second)
		k.Touch("home")
	}
	k.Touch("tile:2")
	k.Settle()
	shows(t, k, "before")
	if len(k.Prints) != 2 {
		t.Errorf("%d tickets on paper, want both", len(k.Prints))
	}
}

func TestLostAnswerIsFoundInTheNews(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	issue := k.Sent[len(k.Sent)-1]
	k.Tell(feed.Answered{Tag: issue.Tag, Lost: true})
	shows(t, k, "issuing")
	kiosktest.Do(k.Office, issue.Command, k.Now)
	k.Tell(feed.News{State: k.Office, Now: k.Now, Jump: true})
	shows(t, k, "ticket")
	if len(k.Prints) != 1 {
		t.Errorf("%d tickets on paper", len(k.Prints))
	}
}

func TestRefusedAfterAll(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	kiosktest.Do(k.Office, queue.CloseDay{}, k.Now)
	k.Settle()
	shows(t, k, "sorry")
	if got := label(k, "message"); got != "refusal.day_is_closed" {
		t.Errorf("it says %s", got)
	}
	k.Touch("home")
	shows(t, k, "closed")
}

func TestDoneWaitsForTheEye(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	k.Wait(time.Second)
	k.Tap("done")
	shows(t, k, "ticket")
	k.Touch("done")
	shows(t, k, "start")
}

func TestTicketStaysWhateverHappens(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	for _, msg := range []flow.Msg{
		feed.Contact{}, feed.Contact{Trouble: feed.DiskFull}, flow.PrinterSaid{Condition: "fault"}, flow.Resized{W: 1920, H: 1080},
	} {
		k.Tell(msg)
		shows(t, k, "ticket")
	}
	k.Wait(10 * time.Second)
	shows(t, k, "ticket")
	k.Tell(feed.Contact{})
	k.Touch("done")
	shows(t, k, "contact")
}

// TestNoWaitIsPromisedWhereNobodyCalls: the hall says so too, and the paper.
func TestNoWaitIsPromisedWhereNobodyCalls(t *testing.T) {
	seen := 0
	for _, scene := range kiosktest.Scenes() {
		if !strings.HasSuffix(scene.Name, "-unserved") {
			continue
		}
		k, got := scene.Play(panel, "pl"), screen.Text{}
		if it, before := k.Screen().Item("wait"); before {
			got = it.Detail[0]
		} else {
			got = k.Prints[0].Face.Wait
		}
		if seen++; got.Key != "kiosk.nobody_serves" {
			t.Errorf("%s says %+v", scene.Name, got)
		}
	}
	if seen != 2 {
		t.Errorf("%d scenes", seen)
	}
}
