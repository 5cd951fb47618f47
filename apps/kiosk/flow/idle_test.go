package flow_test

import (
	"reflect"
	"testing"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/feed"
	"okienko/office/calendar"
	"okienko/office/queue"
)

func warned(k *kiosktest.Kiosk) bool {
	_, ok := k.Screen().Item("warning")
	return ok
}

func TestIdleWarnsExtendsAndWipes(t *testing.T) {
	k := newKiosk()
	k.Touch("lang:en")
	k.Touch("large")
	k.Touch("tile:0")
	k.Wait(19 * time.Second)
	if warned(k) {
		t.Error("warned too early")
	}
	k.Wait(time.Second)
	if !warned(k) {
		t.Error("no warning 20 s before the end")
	}
	for range 10 {
		k.Wait(15 * time.Second)
		k.Tap("") // anywhere
		if warned(k) || k.Screen().Name != "before" {
			t.Fatal("a touch does not extend the visit")
		}
		k.Wait(22 * time.Second)
		k.Tap("")
	}
	k.Wait(41 * time.Second)
	shows(t, k, "start")
	fresh := kiosktest.NewKiosk(panel, k.Office)
	fresh.Tell(feed.Tick{Now: k.Now})
	if !reflect.DeepEqual(k.Screen(), fresh.Screen()) || k.Lang() != "pl" || k.Look() != fresh.Look() {
		t.Error("the screen still knows the last person")
	}
}

func TestUntouchedKioskIsNeverWarned(t *testing.T) {
	k := newKiosk()
	k.Wait(5 * time.Minute)
	if warned(k) {
		t.Error("it warns nobody")
	}
}

func TestLanguageAloneIsWiped(t *testing.T) {
	k := newKiosk()
	k.Touch("lang:uk")
	k.Wait(41 * time.Second)
	if k.Lang() != "pl" {
		t.Error("the next person reads Ukrainian")
	}
}

func TestTicketIsWiped(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	k.Wait(39 * time.Second)
	shows(t, k, "ticket")
	k.Wait(2 * time.Second)
	shows(t, k, "start")
}

func TestContact(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Tell(feed.Contact{})
	shows(t, k, "contact")
	k.Touch("lang:en")
	if k.Lang() != "en" {
		t.Error("the language cannot be changed without contact")
	}
	k.Tell(feed.Contact{Current: true})
	shows(t, k, "start")
}

// TestTroubleIsNamed: where it is what keeps residents from a ticket.
func TestTroubleIsNamed(t *testing.T) {
	for _, trouble := range feed.Troubles() {
		k := newKiosk()
		k.Tell(feed.Contact{Trouble: trouble})
		if trouble.Hinders() {
			shows(t, k, "trouble")
		} else {
			shows(t, k, "contact")
		}
	}
}

// TestTheOthersCarryOn: a member in trouble stops no kiosk that reaches another
// one; a program that is too old does.
func TestTheOthersCarryOn(t *testing.T) {
	for _, trouble := range feed.Troubles() {
		k := newKiosk()
		k.Tell(feed.Contact{Current: true, Trouble: trouble})
		want := "start"
		if trouble == feed.UpdateNeeded {
			want = "trouble"
		}
		shows(t, k, want)
	}
}

func TestBeforeTheFirstNews(t *testing.T) {
	k := flow.New(panel)
	if got := k.Screen().Name; got != "starting" {
		t.Errorf("it shows %s", got)
	}
	k, _ = flow.Update(k, feed.Contact{Current: true})
	if got := k.Screen().Name; got != "starting" {
		t.Errorf("without a plan it shows %s", got)
	}
}

func TestOpening(t *testing.T) {
	at := func(day, hour, minute int) queue.Moment {
		return queue.At(time.Date(2026, time.November, day, hour, minute, 0, 0, kiosktest.Zone))
	}
	for _, c := range []struct {
		now       queue.Moment
		close     bool
		page, key string
	}{
		{at(24, 7, 59), false, "closed", "kiosk.opens_today"},
		{at(24, 8, 0), false, "start", "nothing"},
		{at(24, 16, 0), false, "closed", "kiosk.opens_tomorrow"},
		{at(27, 17, 0), true, "closed", "kiosk.opens_monday"},
		{at(24, 12, 0), true, "closed", "kiosk.opens_tomorrow"},
	} {
		m := flow.New(panel)
		office := kiosktest.Early()
		if c.close {
			kiosktest.Do(office, queue.CloseDay{}, kiosktest.Morning)
		}
		m, _ = flow.Update(m, feed.Contact{Current: true})
		m, _ = flow.Update(m, feed.News{State: office, Now: c.now})
		k := &kiosktest.Kiosk{Model: m}
		if got := label(k, "message"); m.Screen().Name != c.page || got != c.key {
			t.Errorf("%s: %s says %s, want %s and %s", c.now.Time(), m.Screen().Name, got, c.page, c.key)
		}
	}
}

// TestClosedSaysTheHoursOfItsBuilding: a kiosk in a building with hours of its own
// tells those.
func TestClosedSaysTheHoursOfItsBuilding(t *testing.T) {
	week, err := calendar.ParseWeek(map[time.Weekday]string{time.Friday: "10:00-12:00"})
	if err != nil {
		t.Fatal(err)
	}
	for own, want := range map[bool]string{false: "kiosk.opens_tomorrow", true: "kiosk.opens_friday"} {
		office := kiosktest.Early()
		kiosktest.Do(office, queue.CloseDay{}, kiosktest.Morning)
		if own {
			office.Queue.Plan.Sites[0].Hours = calendar.Calendar{Week: week}
		}
		cfg := panel
		cfg.Kiosk = "k1"
		m, _ := flow.Update(flow.New(cfg), feed.Contact{Current: true})
		m, _ = flow.Update(m, feed.News{State: office, Now: queue.At(time.Date(2026, time.November, 24, 12, 0, 0, 0, kiosktest.Zone))})
		if got := label(&kiosktest.Kiosk{Model: m}, "message"); got != want {
			t.Errorf("with hours of its own (%v) it says %s, not %s", own, got, want)
		}
	}
}

func TestNewPlanTakesTheChoiceAway(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:5")
	k.Touch("tile:1")
	p := kiosktest.Plan()
	p.Revision, p.Menu = 2, p.Menu[:5]
	kiosktest.Do(k.Office, queue.AdoptPlan{Plan: p}, k.Now)
	k.TellEvents()
	shows(t, k, "start")
}
