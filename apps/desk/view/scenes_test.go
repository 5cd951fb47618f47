package view_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/internal/golden"
	"okienko/internal/signin"
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

// noted is such an office with a note on the next person's ticket.
func noted() *desktest.Desk {
	d := busy()
	d.Do(queue.NoteTicket{
		Desk: "d2", Ticket: d.Screen().List.Rows[0].ID,
		Note: queue.Sealed("Wraca z opłatą skarbową. Wniosek leży u nas w teczce, brakuje tylko podpisu."),
	})
	return d
}

// atPIN is the sign-in of an office with PINs, with some digits typed.
func atPIN(id plan.PersonID, digits string) *desktest.Desk {
	d := desktest.Guarded()
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Ewa Lis"})
	d.Send(ChoseDesk{Desk: "d1"})
	d.Send(signin.Chose{Person: id})
	for _, r := range digits {
		d.Send(Struck{Rune: r})
	}
	return d
}

// provenBusy is Anna at her desk on a full morning, in an office with PINs.
func provenBusy() *desktest.Desk {
	d := desktest.Guarded()
	for i := range 8 {
		d.Issue([]plan.ServiceID{"id", "move", "car"}[i%3], 38-3*i, queue.Ordinary)
	}
	d.Prove("anna", "d1")
	return d
}

// servesOnly is the same with a clerk who may serve and nothing else.
func servesOnly() *desktest.Desk {
	d := desktest.Guarded()
	p := d.Office.Queue.Plan
	p.Revision++
	p.Roles = []plan.Role{{ID: plan.Clerk, Name: plan.Names{PL: "Praktykant"}, Rights: []plan.Right{plan.Serve}}}
	d.Do(queue.AdoptPlan{Plan: p})
	for i := range 8 {
		d.Issue([]plan.ServiceID{"id", "move", "car"}[i%3], 38-3*i, queue.Ordinary)
	}
	d.Prove("anna", "d1")
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
		"waiting":     busy,
		"list-missed": func() *desktest.Desk { return pressed(busy(), ListMissed) },
		"list-done": func() *desktest.Desk {
			d := pressed(busy(), Next, Came, Finish, Next, Came, Finish, ListDone)
			d.Wait(40 * time.Second)
			return d
		},
		"list-empty": func() *desktest.Desk { return pressed(busy(), ListAside) },
		"row": func() *desktest.Desk {
			d := noted()
			d.Send(Menu{Ticket: d.Screen().List.Rows[0].ID})
			return d
		},
		"row-missed": func() *desktest.Desk {
			d := pressed(busy(), ListMissed)
			d.Send(Menu{Ticket: d.Screen().List.Rows[0].ID})
			return d
		},
		"focus": func() *desktest.Desk {
			d := noted()
			d.Send(Focused{Ticket: d.Screen().List.Rows[0].ID})
			return d
		},
		"search": func() *desktest.Desk {
			d := busy()
			d.Send(Struck{Rune: 'a'})
			d.Send(Struck{Rune: '1'})
			d.Send(Moved{By: 1})
			return d
		},
		"note": func() *desktest.Desk {
			d := noted()
			d.Send(Menu{Ticket: d.Screen().List.Rows[0].ID})
			d.Press(RowNote)
			d.Send(Wrote{Text: "Prosi o rozmowę na osobności"})
			return d
		},
		"noted": noted,
		"transfer": func() *desktest.Desk {
			d := busy()
			d.Do(queue.TakeDesk{Desk: "d3", Clerk: "Ewa Lis"})
			pressed(d, Next, Came, Transfer, SendBack)
			d.Send(Wrote{Text: "p"})
			return d
		},
		"finish-as": func() *desktest.Desk {
			d := pressed(busy(), Next, Came, FinishAs)
			d.Send(Wrote{Text: "dow 2"})
			return d
		},
		"finish-said": func() *desktest.Desk {
			d := pressed(busy(), Next, Came, FinishAs)
			d.Send(Wrote{Text: "dow 2"})
			pressed(d, Accept, Outcome, NoteAlong)
			d.Send(Wrote{Text: "Przyjdzie z pełnomocnictwem"})
			return pressed(d, Accept)
		},
		"correct": func() *desktest.Desk {
			d := pressed(busy(), Next, Came, FinishAs, Outcome, Accept, Next, Came, Finish)
			d.Wait(time.Minute)
			pressed(d, ListDone)
			d.Send(Menu{Ticket: d.Screen().List.Rows[1].ID})
			return d
		},
		"needs": func() *desktest.Desk {
			d := pressed(busy(), Next, Needs)
			d.Send(Wrote{Text: "4"})
			d.Send(Moved{By: 1})
			d.Send(Moved{By: 1})
			return d
		},
		"walk-in": func() *desktest.Desk {
			d := busy()
			d.Do(queue.StopService{Service: "birth"})
			return pressed(d, WalkIn, Favour)
		},
		"booked-hour": func() *desktest.Desk {
			d := pressed(busy(), WalkIn, Hour)
			d.Send(Wrote{Text: "10:30"})
			return d
		},
		"booked": func() *desktest.Desk {
			d := pressed(busy(), WalkIn, Hour)
			d.Send(Wrote{Text: "11"})
			return pressed(d, Accept)
		},
		"booked-late": func() *desktest.Desk {
			d := pressed(busy(), WalkIn, Hour)
			d.Send(Wrote{Text: "10:15"})
			return pressed(d, Accept)
		},
		"message-en": func() *desktest.Desk {
			d := pressed(busy(), Message)
			d.Send(Wrote{Text: "Kasa czynna do 14:00"})
			return pressed(d, InOther)
		},
		"given": func() *desktest.Desk { return pressed(busy(), Next, Came, WalkIn, Accept) },
		"message": func() *desktest.Desk {
			d := busy()
			d.Do(queue.ShowMessage{Hall: "h", Text: plan.Names{PL: "Kasa czynna do 14:00"}, Until: d.Now.Add(time.Hour)})
			pressed(d, Message)
			d.Send(Wrote{Text: "Winda nie działa. Kto nie może wejść po schodach, niech podejdzie do stanowiska 1."})
			return d
		},
		"keys": func() *desktest.Desk {
			d := pressed(busy(), Keys)
			d.Send(Moved{By: 1})
			return d
		},
		"foretold": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Foretold = true
			return pressed(d, Came)
		},
		"bar-foretold": func() *desktest.Desk {
			d := pressed(noted(), Bar, Next)
			d.Foretold = true
			return pressed(d, Came)
		},
		"bar-waiting": func() *desktest.Desk { return pressed(noted(), Bar) },
		"bar-called":  func() *desktest.Desk { return pressed(noted(), Bar, Next) },
		"bar-serving": func() *desktest.Desk {
			d := pressed(noted(), Bar, Next, Came)
			d.Wait(252 * time.Second)
			return d
		},
		"bar-empty": func() *desktest.Desk {
			d := desktest.New()
			d.SignIn("d1")
			return pressed(d, Bar)
		},
		"bar-break": func() *desktest.Desk { return pressed(busy(), Bar, Break, Accept) },
		"bar-offer": func() *desktest.Desk { return pressed(busy(), Bar, Next, Came, Next) },
		"bar-park":  func() *desktest.Desk { return pressed(busy(), Bar, Next, Came, Park) },
		"bar-help": func() *desktest.Desk {
			d := pressed(noted(), Bar, Next, Came)
			d.Do(queue.CallForHelp{Desk: "d2"})
			return d
		},
		"bar-troubles": func() *desktest.Desk {
			d := pressed(busy(), Bar, Next, Came)
			d.Do(queue.ReportPrinter{Place: "k", Condition: "paper-out"})
			d.Do(queue.PrintFailed{Ticket: d.Office.Queue.Tickets[3].ID, Cause: "paper-out"})
			return d
		},
		"bar-refusal": func() *desktest.Desk { return pressed(busy(), Bar, Next, Finish) },
		"bar-stale": func() *desktest.Desk {
			d := pressed(busy(), Bar, Next, Came)
			d.CutOff(40 * time.Second)
			return d
		},
		"bar-emergency": func() *desktest.Desk {
			d := pressed(busy(), Bar)
			d.Emergency("id", "move", "tax", "car")
			pressed(d, Next)
			d.Hand("desk-1")
			return d
		},
		"continue": func() *desktest.Desk { return pressed(busy(), Next, Came, Continue) },
		"park-own": func() *desktest.Desk {
			d := pressed(ownReasons(pressed(busy(), Next, Came)), Park, ParkWhy)
			d.Send(Moved{By: 1})
			d.Send(Moved{By: 1})
			return d
		},
		"ask-break-own": func() *desktest.Desk {
			d := ownReasons(pressed(busy(), Break))
			d.Send(Moved{By: 1})
			d.Send(Moved{By: 1})
			return d
		},
		"on-break-own": func() *desktest.Desk {
			d := ownReasons(pressed(busy(), Break))
			d.Send(Moved{By: 1})
			d.Send(Moved{By: 1})
			return pressed(d, Accept)
		},
		"ask-break": func() *desktest.Desk { return pressed(busy(), Break) },
		"on-break":  func() *desktest.Desk { return pressed(busy(), Break, Accept) },
		"help": func() *desktest.Desk {
			d := pressed(busy(), Next, Came)
			d.Do(queue.CallForHelp{Desk: "d2"})
			return d
		},
		"help-comes": func() *desktest.Desk {
			d := pressed(busy(), Next, Came, Help)
			d.Do(queue.AcceptHelp{Help: d.Office.Queue.LastHelp, Desk: "d2"})
			return d
		},
		"noted-called": func() *desktest.Desk {
			d := noted()
			d.Do(queue.NoteTicket{Desk: "d2", Ticket: d.Screen().List.Rows[1].ID, Note: queue.Sealed("Czeka na dokument z archiwum.")})
			return pressed(d, Next)
		},
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
		"search-changed": func() *desktest.Desk {
			d := busy()
			d.Send(Struck{Rune: '0'})
			d.Do(queue.CallTicket{Desk: "d2", Ticket: queue.TicketID(d.Screen().Choices[0].ID)})
			return d
		},
		"lost-note": func() *desktest.Desk {
			d := pressed(busy(), Next, Came, Note)
			d.Send(Wrote{Text: "Wraca z opłatą skarbową"})
			d.Held = true
			d.Press(Accept)
			d.Send(feed.Answered{Tag: d.Way[0].Tag, Lost: true})
			return d
		},
		"refused-note": func() *desktest.Desk {
			d := pressed(busy(), Note)
			d.Send(Wrote{Text: "Prosi o rozmowę na osobności"})
			d.Held = true
			pressed(d, Accept)
			d.Send(feed.Answered{Tag: d.Way[0].Tag, Answer: office.Answer{Refusal: &queue.Refusal{
				Code: queue.NotesFull, Facts: map[string]string{"number": "A003"},
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
		"no-sound": func() *desktest.Desk {
			d := pressed(busy(), Next)
			d.Send(SoundState{On: false})
			return d
		},
		"no-sound-sign-in": func() *desktest.Desk {
			d := atPIN("anna", "24")
			d.Send(SoundState{On: false})
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
		"names": func() *desktest.Desk {
			d := desktest.Guarded()
			d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
			d.Send(ChoseDesk{Desk: "d1"})
			d.Send(Moved{By: 1})
			return d
		},
		"pin": func() *desktest.Desk { return atPIN("anna", "2468") },
		"pin-wrong": func() *desktest.Desk {
			d := atPIN("anna", "111222")
			d.Press(SignIn)
			return d
		},
		"pin-locked": func() *desktest.Desk {
			d := atPIN("anna", "")
			for range 5 {
				d.Type("111222")
			}
			return d
		},
		"pin-own": func() *desktest.Desk {
			d := atPIN("jan", desktest.PINs["jan"])
			d.Press(SignIn)
			d.Type("830194")
			d.Send(Struck{Rune: '8'})
			return d
		},
		"frees": func() *desktest.Desk {
			d := desktest.Guarded()
			d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
			d.Prove("ewa", "d2")
			return d
		},
		"covered": func() *desktest.Desk {
			d := provenBusy()
			d.Press(Lock)
			d.Send(Struck{Rune: '2'})
			return d
		},
		"covered-help": func() *desktest.Desk {
			d := provenBusy()
			d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
			d.Press(Lock)
			d.Do(queue.CallForHelp{Desk: "d2"})
			return d
		},
		"covered-other": func() *desktest.Desk {
			d := provenBusy()
			return pressed(d, Lock, Stay)
		},
		"change-pin": func() *desktest.Desk { return pressed(provenBusy(), Leave, NewPIN) },
		"ask-leave":  func() *desktest.Desk { return pressed(provenBusy(), Leave) },
		"forbidden": func() *desktest.Desk {
			d := servesOnly()
			return pressed(d, Next, Came, Transfer)
		},
		"forbidden-row": func() *desktest.Desk {
			d := servesOnly()
			d.Send(Menu{Ticket: d.Screen().List.Rows[1].ID})
			return d
		},
		"closed": func() *desktest.Desk {
			d := busy()
			d.Do(queue.CloseDay{})
			return pressed(d, Open)
		},
	}
}

// ownReasons gives the office reasons of its own.
func ownReasons(d *desktest.Desk) *desktest.Desk {
	p := d.Office.Queue.Plan
	p.Revision++
	p.ParkReasons = []plan.Reason{
		{ID: "forms", Name: plan.Names{PL: "Po wniosek do biura podawczego", EN: "For a form to the front office", UK: "По заяву до канцелярії"}},
		{ID: "cash", Name: plan.Names{PL: "Do kasy banku", EN: "To the bank", UK: "До каси банку"}},
		{ID: "child", Name: plan.Names{PL: "Po osobę towarzyszącą", EN: "For a companion", UK: "По супровід"}},
		{ID: "other", Name: plan.Names{PL: "Pytamy inny referat", EN: "We ask another department", UK: "Питаємо інший відділ"}},
	}
	p.BreakReasons = []plan.BreakReason{
		{ID: "training", Name: plan.Names{PL: "Szkolenie", EN: "Training", UK: "Навчання"}, Work: true},
		{ID: "lunch", Name: plan.Names{PL: "Obiad", EN: "Lunch", UK: "Обід"}},
	}
	d.Do(queue.AdoptPlan{Plan: p})
	return d
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
	{"refused-note-uk-200-percent", "refused-note", "uk", 880, 480},
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
	{"no-sound-pl", "no-sound", "pl", 1100, 720},
	{"no-sound-en-small", "no-sound", "en", 900, 600},
	{"no-sound-sign-in-uk-200-percent", "no-sound-sign-in", "uk", 880, 480},
	{"copied-pl", "copied", "pl", 1100, 720},
	{"copied-uk-small", "copied", "uk", 900, 600},
	{"closed-en", "closed", "en", 1100, 720},
	{"names-pl", "names", "pl", 1100, 720},
	{"names-uk-small", "names", "uk", 900, 600},
	{"pin-pl", "pin", "pl", 1100, 720},
	{"pin-en-200-percent", "pin", "en", 880, 480},
	{"pin-wrong-uk-small", "pin-wrong", "uk", 900, 600},
	{"pin-locked-pl", "pin-locked", "pl", 1100, 720},
	{"pin-locked-uk-200-percent", "pin-locked", "uk", 880, 480},
	{"pin-own-pl", "pin-own", "pl", 1100, 720},
	{"pin-own-en-small", "pin-own", "en", 900, 600},
	{"frees-pl", "frees", "pl", 1100, 720},
	{"covered-pl", "covered", "pl", 1100, 720},
	{"covered-uk-200-percent", "covered", "uk", 880, 480},
	{"covered-help-en", "covered-help", "en", 1100, 720},
	{"covered-other-pl", "covered-other", "pl", 1100, 720},
	{"change-pin-uk", "change-pin", "uk", 1100, 720},
	{"ask-leave-pl", "ask-leave", "pl", 1100, 720},
	{"ask-leave-uk-small", "ask-leave", "uk", 900, 600},
	{"forbidden-pl", "forbidden", "pl", 1100, 720},
	{"forbidden-row-en-small", "forbidden-row", "en", 900, 600},
	{"list-missed-pl", "list-missed", "pl", 1100, 720},
	{"list-done-uk-small", "list-done", "uk", 900, 600},
	{"list-empty-en", "list-empty", "en", 1100, 720},
	{"row-pl", "row", "pl", 1100, 720},
	{"row-uk-small", "row", "uk", 900, 600},
	{"row-missed-pl", "row-missed", "pl", 1100, 720},
	{"focus-pl", "focus", "pl", 1100, 720},
	{"search-pl", "search", "pl", 1100, 720},
	{"search-changed-pl", "search-changed", "pl", 1100, 720},
	{"search-changed-uk-small", "search-changed", "uk", 900, 600},
	{"search-changed-en-small", "search-changed", "en", 900, 600},
	{"lost-note-uk-small", "lost-note", "uk", 900, 600},
	{"lost-note-pl", "lost-note", "pl", 1100, 720},
	{"search-uk-small", "search", "uk", 900, 600},
	{"note-pl", "note", "pl", 1100, 720},
	{"noted-pl", "noted", "pl", 1100, 720},
	{"noted-pl-200-percent", "noted", "pl", 880, 480},
	{"noted-called-pl-200-percent", "noted-called", "pl", 880, 480},
	{"transfer-pl", "transfer", "pl", 1100, 720},
	{"transfer-uk-200-percent", "transfer", "uk", 880, 480},
	{"finish-as-pl", "finish-as", "pl", 1100, 720},
	{"finish-said-en", "finish-said", "en", 1100, 720},
	{"finish-said-uk-200-percent", "finish-said", "uk", 880, 480},
	{"correct-pl", "correct", "pl", 1100, 720},
	{"needs-pl", "needs", "pl", 1100, 720},
	{"needs-uk-200-percent", "needs", "uk", 880, 480},
	{"walk-in-pl", "walk-in", "pl", 1100, 720},
	{"walk-in-en-small", "walk-in", "en", 900, 600},
	{"booked-hour-pl", "booked-hour", "pl", 1100, 720},
	{"booked-en", "booked", "en", 1100, 720},
	{"booked-late-pl", "booked-late", "pl", 1100, 720},
	{"booked-late-uk-200-percent", "booked-late", "uk", 880, 480},
	{"message-en-pl", "message-en", "pl", 1100, 720},
	{"message-en-uk-200-percent", "message-en", "uk", 880, 480},
	{"walk-in-uk-200-percent", "walk-in", "uk", 880, 480},
	{"given-pl", "given", "pl", 1100, 720},
	{"given-en", "given", "en", 1100, 720},
	{"given-uk-200-percent", "given", "uk", 880, 480},
	{"message-pl", "message", "pl", 1100, 720},
	{"message-en-small", "message", "en", 900, 600},
	{"message-uk-200-percent", "message", "uk", 880, 480},
	{"keys-pl", "keys", "pl", 1100, 720},
	{"keys-en-small", "keys", "en", 900, 600},
	{"keys-uk-200-percent", "keys", "uk", 880, 480},
	{"foretold-pl", "foretold", "pl", 1100, 720},
	{"foretold-uk-small", "foretold", "uk", 900, 600},
	{"bar-foretold-en", "bar-foretold", "en", 1100, 140},
	{"bar-foretold-uk-200-percent", "bar-foretold", "uk", 960, 140},
	{"bar-waiting-pl", "bar-waiting", "pl", 1100, 140},
	{"bar-waiting-uk-200-percent", "bar-waiting", "uk", 960, 140},
	{"bar-called-pl", "bar-called", "pl", 1100, 140},
	{"bar-called-en", "bar-called", "en", 1100, 140},
	{"bar-serving-pl", "bar-serving", "pl", 1100, 140},
	{"bar-serving-uk-200-percent", "bar-serving", "uk", 960, 140},
	{"bar-empty-en", "bar-empty", "en", 1100, 140},
	{"bar-break-pl", "bar-break", "pl", 1100, 140},
	{"bar-offer-pl", "bar-offer", "pl", 1100, 140},
	{"bar-park-uk-200-percent", "bar-park", "uk", 960, 140},
	{"bar-park-pl", "bar-park", "pl", 1100, 140},
	{"bar-help-pl", "bar-help", "pl", 1100, 140},
	{"bar-help-uk-200-percent", "bar-help", "uk", 960, 140},
	{"bar-troubles-en", "bar-troubles", "en", 1100, 140},
	{"bar-refusal-pl", "bar-refusal", "pl", 1100, 140},
	{"bar-stale-uk-200-percent", "bar-stale", "uk", 960, 140},
	{"bar-emergency-pl", "bar-emergency", "pl", 1100, 140},
	{"continue-pl", "continue", "pl", 1100, 720},
	{"park-own-pl", "park-own", "pl", 1100, 720},
	{"park-own-en", "park-own", "en", 1100, 720},
	{"park-own-uk-200-percent", "park-own", "uk", 880, 480},
	{"ask-break-own-pl", "ask-break-own", "pl", 1100, 720},
	{"ask-break-own-en-small", "ask-break-own", "en", 900, 600},
	{"on-break-own-uk", "on-break-own", "uk", 1100, 720},
	{"ask-break-pl", "ask-break", "pl", 1100, 720},
	{"on-break-uk-small", "on-break", "uk", 900, 600},
	{"help-pl", "help", "pl", 1100, 720},
	{"help-comes-uk-small", "help-comes", "uk", 900, 600},
	{"park-uk-200-percent", "park", "uk", 880, 480},
	{"row-pl-200-percent", "row", "pl", 880, 480},
	{"search-uk-200-percent", "search", "uk", 880, 480},
	{"called-pl-200-percent", "called", "pl", 960, 500},
}

// contrasts are the scenes that are kept in the colours of high contrast, too.
var contrasts = []string{
	"help", "search", "row", "sign-in", "called", "ailing", "cut-off", "emergency-called", "finish-as", "needs", "given",
	"names", "pin-locked", "covered", "forbidden", "no-sound", "park-own",
}

// thinContrasts are the bars that are kept in them.
var thinContrasts = []string{"bar-waiting", "bar-serving", "bar-help", "bar-emergency"}

func TestPicturesInContrast(t *testing.T) {
	for _, scene := range contrasts {
		w := openIn(t, widgets.Contrast, 1100, 720)
		w.Show(scenes()[scene]().Screen())
		golden.Picture(t, scene+"-contrast", w.picture())
	}
}

func TestThinPicturesInContrast(t *testing.T) {
	for _, scene := range thinContrasts {
		w := openIn(t, widgets.Contrast, 1100, 140)
		w.Show(scenes()[scene]().Screen())
		golden.Picture(t, scene+"-contrast", w.picture())
	}
}

// TestColoursAfterAnAlarm: what went out of sight during an alarm comes back in
// the window's own colours.
func TestColoursAfterAnAlarm(t *testing.T) {
	all := scenes()
	w := open(t, 1100, 720)
	for _, scene := range []string{"called", "emergency", "emergency-empty", "empty", "called"} {
		d := all[scene]()
		d.Model, _ = Update(d.Model, LanguageChosen{Lang: "pl"})
		w.Show(d.Screen())
		w.picture() // as a screen draws what it shows
	}
	golden.Picture(t, "called-pl", w.picture())
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
