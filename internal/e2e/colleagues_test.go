package e2e

import (
	"strings"
	"testing"
	"time"

	"okienko/internal/lab"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// colleagues is an office with two clerks at desks of one department. The second
// one's computer has a loudspeaker, and the display has none: what is recorded is
// the alarm.
type colleagues struct {
	*town
	second *lab.Display
}

// TestColleagues is what two clerks and a hall have to do with each other.
func TestColleagues(t *testing.T) {
	o := &colleagues{town: prepare(t)}
	var err error
	o.sound, err = o.Sound(o.ctx)
	o.check(err)
	for _, m := range o.Machines() {
		o.members[m.ID], err = o.Member(m)
		o.check(err)
	}
	o.begin()
	o.desk = o.window("desk", "desk-pc", deskWidth, deskHeight, "desk:\n  number: 3\n")
	o.second = o.listens("second-pc", "desk:\n  number: 4\n")
	o.hall = o.window("hall", "hall-pc", hallWidth, hallHeight,
		"hall:\n  hall: main\n  display: main-hall-monitor\n  diagonal_inch: 43\n  viewing_distance_mm: 5000\n")
	o.sits(o.desk, "desk", "Anna Nowak", "desk-3")
	o.sits(o.second, "second", "Jan Lis", "desk-4")
	for _, part := range []struct {
		what string
		do   func()
	}{
		{"a call for help", o.callsForHelp},
		{"a break", o.takesABreak},
		{"a message to the hall", o.tellsTheHall},
		{"a transfer", o.sendsOn},
	} {
		o.run(part.what, part.do)
	}
}

// listens starts a desk's window on a machine with a loudspeaker.
func (o *colleagues) listens(id, section string) *lab.Display {
	o.t.Helper()
	m, err := o.Guest(id, section)
	o.check(err)
	d, err := o.Display(id, deskWidth, deskHeight)
	o.check(err)
	_, err = o.Window("desk", m, d.Env(), o.sound.Env())
	o.check(err)
	return d
}

// sits signs a clerk in at the desk of the machine file.
func (o *colleagues) sits(d *lab.Display, window, clerk string, desk plan.DeskID) {
	o.t.Helper()
	o.shows(d, window, "Kancelaria")
	o.check(d.Type(o.ctx, clerk))
	o.eventually("the clerk at the desk", func() bool {
		o.check(d.Key(o.ctx, "Return")) // again when the office did not answer just then
		return o.within(3*time.Second, func(s *office.State) bool {
			taken, ok := s.Queue.Desk(desk)
			return ok && taken.Clerk == clerk
		})
	})
}

// callsForHelp: the colleague's window shows and sounds it, she comes, both know
// of each other, and one of them ends it.
func (o *colleagues) callsForHelp() {
	o.shows(o.desk, "desk", "Stanowisko 3")
	o.shows(o.second, "second", "Stanowisko 4")
	began := time.Now()
	o.check(o.desk.Key(o.ctx, "ctrl+h"))
	o.eventually("the alarm in the recording", func() bool { return o.chimes() > 0 })
	o.t.Logf("it sounded %v after the key, as the recording tells", time.Since(began).Round(10*time.Millisecond))
	o.shows(o.second, "second", "Anna Nowak woła o pomoc")
	o.check(o.second.Key(o.ctx, "ctrl+h"))
	o.until("the colleague to come", func(s *office.State) bool {
		calls := s.Queue.HelpCalls
		return len(calls) == 1 && calls[0].ByClerk == "Jan Lis"
	})
	o.shows(o.desk, "desk", "Pomoc idzie")
	o.eventually("the end of the alarm", func() bool { // the key does not end what it has just begun
		o.check(o.desk.Key(o.ctx, "ctrl+h"))
		return o.within(time.Second, func(s *office.State) bool { return len(s.Queue.HelpCalls) == 0 })
	})
}

// asks presses a key until its question is there: while the window waits for an
// answer it is not taken.
func (o *colleagues) asks(key, want string) {
	o.t.Helper()
	o.eventually("the question with "+want, func() bool {
		o.check(o.desk.Key(o.ctx, key))
		found, err := o.desk.Reads(o.ctx, "desk", want)
		o.check(err)
		return found
	})
}

func (o *colleagues) takesABreak() {
	o.asks("ctrl+b", "Praca bez interes")
	o.check(o.desk.Type(o.ctx, "obiad"))
	o.check(o.desk.Key(o.ctx, "Return"))
	o.until("the break", func(s *office.State) bool {
		d, _ := s.Queue.Desk("desk-3")
		return d.OnBreak() && d.Break.Reason == "obiad"
	})
	o.shows(o.desk, "desk", "Przerwa od") // so the answer is there
	o.check(o.desk.Key(o.ctx, "ctrl+b"))
	o.until("the end of the break", func(s *office.State) bool {
		d, _ := s.Queue.Desk("desk-3")
		return d.Open()
	})
}

func (o *colleagues) tellsTheHall() {
	shown := func(s *office.State) bool { _, shown := s.Queue.Message("main", s.Queue.Now); return shown }
	o.asks("ctrl+m", "nie pokazuje komunikatu")
	o.check(o.desk.Type(o.ctx, "Winda nie jedzie"))
	o.check(o.desk.Key(o.ctx, "Return"))
	o.until("the message", shown)
	o.shows(o.hall, "hall", "Winda nie jedzie")
	o.asks("ctrl+m", "Winda nie jedzie")
	o.check(o.desk.Key(o.ctx, "ctrl+r"))
	o.until("the message to be taken back", func(s *office.State) bool { return !shown(s) })
}

// sendsOn: a visit goes on to another service, and the colleague calls it there.
func (o *colleagues) sendsOn() {
	id := queue.TicketID(strings.Repeat("0", 31) + "1")
	o.check(o.Observer.Do(o.ctx, queue.IssueTicket{
		Ticket: id, Service: "identity-card", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "entrance",
	}))
	ticket := func(s *office.State) queue.Ticket { t, _ := s.Queue.Ticket(id); return t }
	o.steps(o.desk, "desk", id, step{"wzywa nast", "F2", queue.Called}, come)
	o.asks("F7", "Numer PESEL") // among the services to send to
	o.check(o.desk.Type(o.ctx, "pesel"))
	o.shows(o.desk, "desk", "Numer PESEL")
	o.check(o.desk.Key(o.ctx, "Return"))
	o.until("the ticket to wait for the other service", func(s *office.State) bool {
		return ticket(s).Phase == queue.Waiting && ticket(s).Service == "pesel"
	})
	o.shows(o.second, "second", "wzywa nast")
	o.check(o.second.Key(o.ctx, "F2"))
	o.until("the colleague to call it", func(s *office.State) bool {
		return ticket(s).Phase == queue.Called && ticket(s).Desk == "desk-4"
	})
	state, err := o.Observer.State(o.ctx)
	o.check(err)
	number := ticket(state).Number()
	o.eventually("the hall to show "+number, func() bool { return o.numberInHall() == number })
}
