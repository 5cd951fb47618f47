package e2e

import (
	"context"
	"sync"
	"testing"
	"time"

	"okienko/internal/i18n"
	"okienko/internal/lab"
	"okienko/internal/printer/fakeprinter"
	"okienko/office"
	"okienko/office/queue"
)

// badDay is an office whose members run apart from its windows, as services do,
// so that they can be killed and nobody starts them again; with a second desk,
// and without a loudspeaker.
type badDay struct {
	*town
	second *lab.Display
}

// TestABadDay is everything that can go wrong on an ordinary day, one thing
// after another, in one running office. Nobody may lose a ticket by it, and
// whoever stands in front of a screen must be told what to do.
func TestABadDay(t *testing.T) {
	o := &badDay{town: prepare(t)}
	o.paper.UnplugAfter(0)
	o.startApart()
	o.begin()
	o.signIn("Anna Nowak")
	for _, part := range []struct {
		what string
		do   func()
	}{
		{"printer off at the start", o.printerOff},
		{"out of paper", func() { o.noPaper(fakeprinter.Status{PaperOut: true}, "paper-out", "paper_out") }},
		{"cover open", func() { o.noPaper(fakeprinter.Status{CoverOpen: true}, "cover-open", "cover_open") }},
		{"unplugged in the middle of a ticket", o.unplugged},
		{"touched twice", o.touchedTwice},
		{"two desks at the same instant", o.twoDesks},
		{"no loudspeaker", o.noSound},
		{"most members gone", o.majorityGone},
	} {
		o.run(part.what, part.do)
	}
}

// startApart starts members and windows on machines of their own.
func (o *badDay) startApart() {
	o.t.Helper()
	for _, m := range o.Machines() {
		p, err := o.Member(m)
		o.check(err)
		o.members[m.ID] = p
	}
	o.kiosk = o.window("kiosk", "kiosk-pc", kioskWidth, kioskHeight,
		"kiosk:\n  id: entrance\n  printer: "+o.paper.Config()+"\n  head: 80\n  diagonal_inch: 21.5\n  mount_bottom_mm: 800\n  viewing_distance_mm: 600\n")
	o.desk = o.window("desk", "desk-pc", deskWidth, deskHeight, "desk:\n  number: 3\n")
	o.second = o.window("desk", "second-pc", deskWidth, deskHeight, "desk:\n  number: 4\n")
	o.hall = o.window("hall", "hall-pc", hallWidth, hallHeight,
		"hall:\n  hall: main\n  display: main-hall-monitor\n  diagonal_inch: 43\n  viewing_distance_mm: 5000\n")
}

// window starts a window on a screen and a machine of its own, that keeps no log
// and has no loudspeaker.
func (o *town) window(app, id string, width, height int, section string) *lab.Display {
	o.t.Helper()
	m, err := o.Guest(id, section)
	o.check(err)
	d, err := o.Display(id, width, height)
	o.check(err)
	_, err = o.Window(app, m, d.Env(), []string{"PULSE_SERVER=unix:" + o.Dir + "/none"})
	o.check(err)
	return d
}

// printerIs waits until the office knows how the printer is.
func (o *badDay) printerIs(condition string) {
	o.t.Helper()
	o.until("the printer to be "+condition, func(s *office.State) bool {
		return len(s.Queue.Printers) == 1 && s.Queue.Printers[0].Condition == condition
	})
}

// takesWithoutPaper takes a ticket that does not come out: its number stands on
// the kiosk with what to do, and the clerk knows.
func (o *badDay) takesWithoutPaper() queue.Ticket {
	o.t.Helper()
	ticket := o.take("identity-card")
	o.until("the word that there is no paper", printed(ticket, queue.NotPrinted))
	o.shows(o.kiosk, "kiosk", "albo zeskanuj kod")
	if got := o.numberOn(o.kiosk, "kiosk"); got != ticket.Number() {
		o.t.Errorf("the kiosk shows %q, and the ticket is %s", got, ticket.Number())
	}
	o.shows(o.desk, "desk", ticket.Number()+" nie wydru")
	return ticket
}

func printed(ticket queue.Ticket, want queue.PrintState) func(*office.State) bool {
	return func(s *office.State) bool {
		t, ok := s.Queue.Ticket(ticket.ID)
		return ok && t.Print.State == want
	}
}

// printsAgain presses the clerk's key and expects one paper more.
func (o *badDay) printsAgain(ticket queue.Ticket) {
	o.t.Helper()
	papers := len(o.paper.Tickets())
	o.shows(o.desk, "desk", "Drukuj")
	o.check(o.desk.Key(o.ctx, "ctrl+p"))
	o.paperOf(ticket, papers+1)
	o.backToStart()
}

func (o *badDay) printerOff() {
	o.printerIs("no-answer")
	o.shows(o.desk, "desk", "drukarka nie odpowiada")
	ticket := o.takesWithoutPaper()
	o.paper.PlugIn()
	o.printerIs("ok")
	o.printsAgain(ticket)
}

func (o *badDay) noPaper(s fakeprinter.Status, condition, key string) {
	o.paper.Set(s)
	o.printerIs(condition)
	o.shows(o.desk, "desk", i18n.Translate("pl", "printer."+key, 0, nil))
	ticket := o.takesWithoutPaper()
	o.paper.Set(fakeprinter.Status{})
	o.printerIs("ok")
	o.printsAgain(ticket)
}

// unplugged is mended at the kiosk, by whoever stands there.
func (o *badDay) unplugged() {
	papers := len(o.paper.Tickets())
	o.paper.UnplugAfter(20_000) // of the 50 to 100 thousand bytes of a ticket
	ticket := o.takesWithoutPaper()
	o.printerIs("no-answer")
	o.paper.PlugIn()
	o.printerIs("ok")
	o.shows(o.kiosk, "kiosk", "Wydrukuj jeszcze raz")
	o.check(o.Resident(o.kiosk).PrintAgain(o.ctx, ticket))
	o.paperOf(ticket, papers+1)
	o.shows(o.kiosk, "kiosk", "bilet z otworu")
	o.backToStart()
}

// touchedTwice is one ticket: the next resident's number is the next one, and
// there are no more papers than tickets.
func (o *badDay) touchedTwice() {
	ctx, cancel := context.WithTimeout(o.ctx, patience)
	defer cancel()
	papers := len(o.paper.Tickets())
	first, err := o.Resident(o.kiosk).TakeTrembling(ctx, "identity-card")
	o.check(err)
	o.paperOf(first, papers+1)
	o.backToStart()
	second := o.take("identity-card")
	o.paperOf(second, papers+2)
	o.backToStart()
	if second.No != first.No+1 {
		o.t.Errorf("after %s came %s", first.Number(), second.Number())
	}
}

// twoDesks press their keys at the same instant: each gets a person of its own.
func (o *badDay) twoDesks() {
	o.shows(o.second, "second", "Kancelaria")
	o.check(o.second.Type(o.ctx, "Jan Kowalski"))
	o.check(o.second.Key(o.ctx, "Return"))
	o.until("the second clerk", func(s *office.State) bool {
		d, ok := s.Queue.Desk("desk-4")
		return ok && d.Clerk == "Jan Kowalski"
	})
	o.shows(o.second, "second", "Stanowisko 4")
	var both sync.WaitGroup
	for _, d := range []*lab.Display{o.desk, o.second} {
		both.Go(func() {
			if err := d.Key(o.ctx, "F2"); err != nil {
				o.t.Error(err)
			}
		})
	}
	both.Wait()
	var one, two queue.Ticket
	o.until("somebody at each desk", func(s *office.State) bool {
		var called, also bool
		one, called = s.Queue.InHand("desk-3")
		two, also = s.Queue.InHand("desk-4")
		return called && also
	})
	if one.ID == two.ID {
		o.t.Errorf("both desks called %s", one.Number())
	}
	// An error would stand where the hint for the next step stands.
	o.shows(o.desk, "desk", "Gdy osoba podejdzie")
	o.shows(o.second, "second", "Gdy osoba podejdzie")
}

func (o *badDay) noSound() {
	o.shows(o.hall, "hall", "Bez d")
	o.until("the calls to be shown, unheard", func(s *office.State) bool {
		for _, c := range s.Queue.Calls {
			if len(c.Shown) == 0 || c.Shown[0].Sounded {
				return false
			}
		}
		return len(s.Queue.Calls) == 2
	})
}

// lossNoticed is how soon a window has to know that it is cut off, and what a
// busy machine may add to that.
const lossNoticed = 3*time.Second + time.Second

// majorityGone kills two members of three. Every screen says so, the kiosk gives
// a number of its own, and all goes on when they are back.
func (o *badDay) majorityGone() {
	before, err := o.Observer.State(o.ctx)
	o.check(err)
	o.members[o.FrontDoor.ID].Kill()
	killed := time.Now()
	o.members[o.Hall.ID].Kill()
	o.check(o.Observer.UntilContact(o.ctx, false))
	if took := time.Since(killed); took > lossNoticed {
		o.t.Errorf("a window notices after %v", took)
	}
	o.shows(o.hall, "hall", "Odzyskuj")
	o.check(o.Resident(o.kiosk).Touch(o.ctx, "tile:0", "take"))
	o.shows(o.kiosk, "kiosk", "pokaż ten numer")
	o.backToStart()
	o.shows(o.desk, "desk", "Dane nieaktualne")
	o.shows(o.desk, "desk", "brak") // the keys say why they are off
	o.check(o.desk.Key(o.ctx, "F4"))
	o.callsWithoutTheOffice()

	for _, m := range []*lab.Machine{o.FrontDoor, o.Hall} {
		o.members[m.ID], err = o.Member(m)
		o.check(err)
	}
	o.check(o.Observer.UntilContact(o.ctx, true))
	o.shows(o.hall, "hall", "Dane na bie")
	o.until("the ticket that the kiosk gave by itself, its paper, and its call", func(s *office.State) bool {
		own := s.Queue.Tickets[len(s.Queue.Tickets)-1]
		return len(s.Queue.Tickets) == len(before.Queue.Tickets)+1 && own.Offline && own.Print.State == queue.Printed &&
			own.Emergency && own.Phase == queue.Finished && own.Desk == "desk-3"
	})
	o.nothingLost(before)
	inHand, _ := before.Queue.InHand("desk-3")
	o.comesAndGoes(inHand)
	ticket := o.take("identity-card")
	o.until("its paper", printed(ticket, queue.Printed))
}

// callsWithoutTheOffice lets one desk call whom the kiosk gave a number by itself.
func (o *badDay) callsWithoutTheOffice() {
	o.shows(o.hall, "hall", "Wzywamy g")
	o.shows(o.desk, "desk", "Wzywaj bez")
	o.check(o.desk.Key(o.ctx, "F11"))
	o.shows(o.desk, "desk", "Czy decyduje")
	o.check(o.desk.Key(o.ctx, "F11"))
	o.shows(o.desk, "desk", "z nowym biletem")
	o.check(o.desk.Key(o.ctx, "F2"))
	o.shows(o.desk, "desk", "Wezwij ten numer")
	o.check(o.desk.Key(o.ctx, "F4"))
	o.shows(o.desk, "desk", "Nikogo nie wezwano")
}

// nothingLost compares the tickets with those of before. None has moved: a key
// that was off has done nothing.
func (o *badDay) nothingLost(before *office.State) {
	o.t.Helper()
	now, err := o.Observer.State(o.ctx)
	o.check(err)
	for _, was := range before.Queue.Tickets {
		if is, ok := now.Queue.Ticket(was.ID); !ok || is.Phase != was.Phase || is.Number() != was.Number() {
			o.t.Errorf("%s was %s and is %s %s", was.Number(), was.Phase, is.Number(), is.Phase)
		}
	}
}
