package view_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/internal/golden"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/widgets"
)

// busy is an office on a full morning.
func busy() *desktest.Desk {
	d := desktest.New()
	missed := d.Issue("move", 50, queue.Ordinary)
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	for range 3 {
		d.Do(queue.CallTicket{Desk: "d2", Ticket: missed})
		d.Do(queue.ReportAbsent{Desk: "d2"})
	}
	for i := range 12 {
		class, needs := queue.Ordinary, []queue.Need(nil)
		switch i {
		case 2:
			class, needs = queue.Preferential, []queue.Need{queue.SignLanguage, queue.FetchMe}
		case 5:
			class = queue.Booked
		case 7:
			needs = []queue.Need{queue.LargePrint}
		}
		d.Issue([]plan.ServiceID{"id", "move", "car"}[i%3], 38-3*i, class, needs...)
	}
	for range 5 {
		d.Issue("tax", 4, queue.Ordinary)
	}
	d.SignIn("d1")
	return d
}

func pressed(d *desktest.Desk, actions ...Action) *desktest.Desk {
	for _, a := range actions {
		d.Press(a)
	}
	return d
}

// scenes are the pictures: what a clerk can have before them.
func scenes() map[string]func() *desktest.Desk {
	return map[string]func() *desktest.Desk{
		"sign-in": func() *desktest.Desk {
			d := desktest.New()
			d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
			d.Send(Typed{Name: "Anna Kowalska"})
			d.Send(ChoseDesk{Desk: "d1"})
			return d
		},
		"connecting": func() *desktest.Desk {
			d := &desktest.Desk{Model: New(Config{Languages: []string{"pl", "en", "uk"}, Zone: desktest.Warsaw})}
			d.Now = desktest.Morning
			d.Wait(0)
			d.Wait(6 * time.Second)
			return d
		},
		"empty": func() *desktest.Desk {
			d := desktest.New()
			d.SignIn("d1")
			return d
		},
		"waiting": busy,
		"called": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Wait(4 * time.Second)
			return d
		},
		"serving": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Do(queue.CallShown{Call: d.Office.Queue.LastCall, Display: "left", Sounded: true})
			d.Wait(35 * time.Second)
			pressed(d, Came)
			d.Wait(252 * time.Second)
			return d
		},
		"offer": func() *desktest.Desk { return pressed(busy(), Next, Came, Next) },
		"absent-offer": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Do(queue.CallShown{Call: d.Office.Queue.LastCall, Display: "left", Sounded: true})
			d.Wait(time.Minute)
			return pressed(d, Again, Next)
		},
		"park": func() *desktest.Desk { return pressed(busy(), Next, Came, Park) },
		"parked": func() *desktest.Desk {
			d := pressed(busy(), Next, Came, Park, Park15, Next, Absent)
			d.Wait(5 * time.Second)
			return d
		},
		"refusal": func() *desktest.Desk {
			d := busy()
			d.Held = true
			pressed(d, Next)
			d.Send(feed.Answered{Tag: d.Way[0].Tag, Answer: office.Answer{Refusal: &queue.Refusal{
				Code: queue.TicketElse, Facts: map[string]string{"number": "A003", "desk": "2"},
			}}})
			return d
		},
		"running": func() *desktest.Desk {
			d := busy()
			d.Held = true
			pressed(d, Next)
			d.Wait(time.Second)
			return d
		},
		"stale": func() *desktest.Desk {
			d := pressed(busy(), Next, Came)
			d.Wait(3 * time.Minute)
			d.Send(feed.Contact{Since: d.Now.Add(-2 * time.Minute)})
			return d
		},
		"cut-off": func() *desktest.Desk {
			d := pressed(busy(), Next, Came)
			d.CutOff(40 * time.Second)
			return d
		},
		"ask-emergency": func() *desktest.Desk {
			d := pressed(busy(), Next, Came)
			d.CutOff(40 * time.Second)
			return pressed(d, Start)
		},
		"emergency": func() *desktest.Desk {
			d := busy()
			d.Emergency("id", "move", "tax", "car")
			return d
		},
		"emergency-called": func() *desktest.Desk {
			d := busy()
			d.Emergency("id", "move", "tax", "car")
			pressed(d, Next)
			d.Hand("desk-1")
			return d
		},
		"emergency-empty": func() *desktest.Desk {
			d := busy()
			d.Emergency()
			return d
		},
		"troubles": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Do(queue.ReportPrinter{Place: "k", Condition: "paper-out"})
			for _, t := range d.Office.Queue.Tickets[3:5] {
				d.Do(queue.PrintFailed{Ticket: t.ID, Cause: "paper-out"})
			}
			d.Send(feed.Contact{Current: true, ClockOff: 7 * time.Second})
			return d
		},
		"ailing": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Send(feed.Contact{Current: true, Trouble: feed.DiskFull})
			return d
		},
		"scarce": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Send(feed.Contact{Current: true, Trouble: feed.DiskScarce})
			return d
		},
		"copied": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Send(feed.Contact{Trouble: feed.Copied, Since: d.Now})
			return d
		},
		"closed": func() *desktest.Desk {
			d := busy()
			d.Do(queue.CloseDay{})
			return pressed(d, Open)
		},
	}
}

// shots are which scenes are kept as pictures, in which languages and sizes.
var shots = []struct {
	name, scene, lang string
	width, height     float32
}{
	{"sign-in-pl", "sign-in", "pl", 1100, 720},
	{"sign-in-uk", "sign-in", "uk", 900, 600},
	{"connecting-en", "connecting", "en", 900, 600},
	{"empty-pl", "empty", "pl", 1100, 720},
	{"waiting-pl", "waiting", "pl", 1100, 720},
	{"waiting-uk-small", "waiting", "uk", 900, 600},
	{"called-pl", "called", "pl", 1100, 720},
	{"called-uk", "called", "uk", 1100, 720},
	{"serving-pl", "serving", "pl", 1100, 720},
	{"serving-en-small", "serving", "en", 900, 600},
	{"offer-pl", "offer", "pl", 1100, 720},
	{"absent-offer-uk-small", "absent-offer", "uk", 900, 600},
	{"park-pl", "park", "pl", 1100, 720},
	{"park-uk-small", "park", "uk", 900, 600},
	{"parked-en", "parked", "en", 1100, 720},
	{"refusal-pl", "refusal", "pl", 1100, 720},
	{"running-pl", "running", "pl", 1100, 720},
	{"stale-pl", "stale", "pl", 1100, 720},
	{"cut-off-pl", "cut-off", "pl", 1100, 720},
	{"cut-off-uk-small", "cut-off", "uk", 900, 600},
	{"ask-emergency-pl", "ask-emergency", "pl", 1100, 720},
	{"ask-emergency-uk-small", "ask-emergency", "uk", 900, 600},
	{"emergency-pl", "emergency", "pl", 1100, 720},
	{"emergency-called-en", "emergency-called", "en", 1100, 720},
	{"emergency-called-uk-small", "emergency-called", "uk", 900, 600},
	{"emergency-empty-pl", "emergency-empty", "pl", 1100, 720},
	{"troubles-pl", "troubles", "pl", 1100, 720},
	{"troubles-uk-small", "troubles", "uk", 900, 600},
	{"ailing-pl", "ailing", "pl", 1100, 720},
	{"ailing-uk-small", "ailing", "uk", 900, 600},
	{"scarce-en", "scarce", "en", 1100, 720},
	{"copied-pl", "copied", "pl", 1100, 720},
	{"copied-uk-small", "copied", "uk", 900, 600},
	{"closed-en", "closed", "en", 1100, 720},
	{"called-pl-200-percent", "called", "pl", 960, 500},
}

// contrasts are the scenes that are kept in the colours of high contrast, too.
var contrasts = []string{"sign-in", "called", "ailing", "cut-off", "emergency-called"}

func TestPicturesInContrast(t *testing.T) {
	for _, scene := range contrasts {
		w := openIn(t, widgets.Contrast, 1100, 720)
		w.Show(scenes()[scene]().Screen())
		golden.Picture(t, scene+"-contrast", w.picture())
	}
}

func TestPictures(t *testing.T) {
	all := scenes()
	for _, shot := range shots {
		d := all[shot.scene]()
		d.Model, _ = Update(d.Model, LanguageChosen{Lang: shot.lang})
		w := open(t, shot.width, shot.height)
		w.Show(d.Screen())
		golden.Picture(t, shot.name, w.picture())
	}
}
