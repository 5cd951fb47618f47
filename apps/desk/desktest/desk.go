package desktest

import (
	"fmt"
	"time"

	"okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Desk is a window with an office behind it. Commands that the window sends are
// answered at once unless Held.
type Desk struct {
	Model        flow.Model
	Office       *office.State
	Now          queue.Moment
	Held         bool          // keep what is sent in Way instead of answering
	Way          []feed.Send   // sent and not answered
	Sent         []feed.Send   // everything that was sent
	Refusals     []queue.Code  // of what the window sent
	Kept         []flow.Intent // intents other than feed.Send
	Presses      int
	Papers       []flow.Paper // what a kiosk has given without the office
	NoKey        bool         // the machine has no key to prove a PIN with
	Foretold     bool         // waits are told: each piece of news takes some milliseconds then
	Foretellings int          // how often it was reckoned what to expect

	seq     uint64
	tickets int
}

// Warsaw is the zone of the office, as it is in winter.
var Warsaw = time.FixedZone("CET", 3600)

// Morning is Monday, 23 November 2026, 10:42.
var Morning = queue.At(time.Date(2026, 11, 23, 10, 42, 0, 0, Warsaw))

// New is a window that has just started, with an office whose day is open.
func New() *Desk {
	d := Closed()
	d.Do(queue.OpenDay{Date: "2026-11-23", Opens: Morning.Add(-3 * time.Hour), Closes: Morning.Add(12 * time.Hour)})
	return d
}

// Closed is the same before the day is open.
func Closed() *Desk {
	d := &Desk{Office: office.New(), Now: Morning}
	d.Model = flow.New(flow.Config{Languages: []string{"pl", "en", "uk"}, Zone: Warsaw, Machine: "desk-1", Calls: true, Read: d.read})
	d.Do(queue.AdoptPlan{Plan: Plan()})
	d.Send(feed.Contact{Current: true})
	return d
}

// Do gives the office a command from somebody else.
func (d *Desk) Do(c office.Command) office.Answer {
	return d.apply(office.Envelope{Client: "other", Own: true, Command: c})
}

func (d *Desk) apply(e office.Envelope) office.Answer {
	d.seq++
	e.At, e.Seq, e.Level = d.Now, d.seq, office.Level
	step := d.Office.Apply(e)
	var wants []flow.Intent
	d.Model, wants = flow.Update(d.Model, feed.News{State: d.Office, Events: step.Events(), Now: d.Now})
	d.Kept = append(d.Kept, wants...)
	return step.Answer
}

// Send gives the window a message and carries out what it wants.
func (d *Desk) Send(msg flow.Msg) {
	switch m := msg.(type) {
	case flow.Acted:
		m.NewID = d.newID()
		msg = m
	case flow.Chose:
		m.NewID = d.newID()
		msg = m
	}
	var intents []flow.Intent
	d.Model, intents = flow.Update(d.Model, msg)
	for _, i := range intents {
		send, ok := d.proven(i)
		if !ok {
			d.Kept = append(d.Kept, i)
			continue
		}
		d.Sent, d.Way = append(d.Sent, send), append(d.Way, send)
	}
	if !d.Held {
		d.Answer()
	}
}

// Answer applies what is on its way and tells the window.
func (d *Desk) Answer() {
	for len(d.Way) > 0 {
		send := d.Way[0]
		d.Way = d.Way[1:]
		a := d.apply(office.Envelope{Origin: machine, Client: window, Command: send.Command})
		if a.Refusal != nil {
			d.Refusals = append(d.Refusals, a.Refusal.Code)
		}
		d.Send(feed.Answered{Tag: send.Tag, Answer: a})
	}
}

// Wait lets time pass.
func (d *Desk) Wait(t time.Duration) {
	d.Now = d.Now.Add(t)
	d.Send(feed.Tick{Now: d.Now})
}

// Press presses the key of an action, a second after the last one.
func (d *Desk) Press(a flow.Action) {
	d.Wait(time.Second)
	d.Presses++
	d.Send(flow.Acted{Action: a})
}

// SignIn signs Anna in at a desk.
func (d *Desk) SignIn(desk plan.DeskID) {
	d.Send(flow.Typed{Name: "Anna Kowalska"})
	d.Send(flow.ChoseDesk{Desk: desk})
	d.Press(flow.SignIn)
}

// Issue gives a ticket for a service, taken so many minutes ago.
func (d *Desk) Issue(s plan.ServiceID, ago int, class queue.Class, needs ...queue.Need) queue.TicketID {
	id := d.newID()
	now := d.Now
	d.Now = now.Add(-time.Duration(ago) * time.Minute)
	// The office's time does not go back, so that tickets of the past are
	// given by a state whose time has been set back first.
	d.Office.Queue.Now = min(d.Office.Queue.Now, d.Now)
	d.Do(queue.IssueTicket{Ticket: id, Service: s, Class: class, Source: queue.FromKiosk, Needs: needs, Lang: "pl", Place: "k"})
	d.Now = now
	d.Do(queue.TicketPrinted{Ticket: id})
	return id
}

func (d *Desk) read(s *queue.State, at queue.Moment) forecast.Later {
	if !d.Foretold {
		return func() forecast.Forecast { return forecast.Forecast{} }
	}
	later := forecast.Read(s, at)
	return func() forecast.Forecast {
		d.Foretellings++
		return later()
	}
}

func (d *Desk) newID() queue.TicketID {
	d.tickets++
	return queue.TicketID(fmt.Sprintf("%032x", d.tickets))
}

// Screen is what the window shows.
func (d *Desk) Screen() flow.Screen { return d.Model.Screen() }
