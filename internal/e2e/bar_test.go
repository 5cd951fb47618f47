package e2e

import (
	"image"
	"strings"
	"testing"

	"okienko/internal/lab"
	"okienko/office/queue"
)

// TestBar is the desk's thin form on a screen with a window manager: it stays above
// another program, each form keeps its place, also over the end of the program, and
// a visit takes three keys there.
func TestBar(t *testing.T) {
	o := &colleagues{town: prepare(t)}
	var err error
	for _, m := range o.Machines() {
		o.members[m.ID], err = o.Member(m)
		o.check(err)
	}
	o.begin()
	d, err := o.Display("desk", 1920, 1080)
	o.check(err)
	o.check(d.Manage(o.ctx))
	m, err := o.Guest("desk-pc", "desk:\n  number: 3\n")
	o.check(err)
	begin := func() *lab.Process {
		w, err := o.Window("desk", m, d.Env(), []string{"PULSE_SERVER=unix:" + o.Dir + "/none"})
		o.check(err)
		return w
	}
	stands := func(what string, min image.Point, high int) {
		t.Helper()
		o.eventually(what, func() bool {
			at, err := d.Place(o.ctx, "Okienko")
			return err == nil && at.Min == min && at.Dy() == high
		})
	}
	const bar, whole = 140, 720
	w := begin()
	o.sits(d, "desk", "Anna Nowak", "desk-3")
	o.check(d.Move(o.ctx, "Okienko", 100, 120))
	at, err := d.Place(o.ctx, "Okienko")
	o.check(err)
	wholeAt := at.Min // the frame is counted, or it is not

	o.check(d.Key(o.ctx, "ctrl+0"))
	o.shows(d, "desk", "Nikogo przy stanowisku")
	o.eventually("the bar", func() bool {
		at, err = d.Place(o.ctx, "Okienko")
		return err == nil && at.Dy() == bar
	})
	o.check(d.Move(o.ctx, "Okienko", 500, 450))
	o.eventually("the bar to be moved", func() bool {
		at, err = d.Place(o.ctx, "Okienko")
		return err == nil && at.Min.Y > 400
	})
	barAt := at.Min
	o.check(d.Cover(o.ctx))
	o.eventually("the bar above the other program", func() bool {
		above, err := d.Topmost(o.ctx, "Okienko")
		return err == nil && above
	})
	o.shows(d, "desk", "Nikogo przy stanowisku")

	o.onTheBar(d, at)
	o.check(d.Key(o.ctx, "ctrl+0"))
	stands("the whole window at its place", wholeAt, whole)
	o.check(d.Key(o.ctx, "ctrl+0"))
	stands("the bar at its place", barAt, bar)
	w.Stop()
	w = begin()
	o.shows(d, "desk", "Kancelaria")
	o.check(d.Key(o.ctx, "F9"))
	o.shows(d, "desk", "Front office")
	w.Stop()
	begin()
	o.shows(d, "desk", "Front office") // in the language in which it was left
	o.check(d.Key(o.ctx, "Return"))
	stands("the bar at its place on the next morning", barAt, bar)
}

// onTheBar clicks the bar and serves somebody by three keys.
func (o *colleagues) onTheBar(d *lab.Display, at image.Rectangle) {
	o.t.Helper()
	id := queue.TicketID(strings.Repeat("0", 31) + "1")
	o.check(o.Observer.Do(o.ctx, queue.IssueTicket{
		Ticket: id, Service: "identity-card", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "entrance",
	}))
	o.check(d.Touch(o.ctx, at.Min.X+300, at.Min.Y+60))
	o.steps(d, "desk", id, step{"Dowód osobisty", "F2", queue.Called}, come, leave)
	o.shows(d, "desk", "Nikogo przy stanowisku")
}
