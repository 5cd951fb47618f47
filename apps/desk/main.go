// Command okienko-desk is a clerk's window: who is next, and what was done with
// whom.
//
//	okienko-desk [MACHINE-FILE]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"okienko/apps/desk/flow"
	"okienko/apps/desk/view"
	"okienko/apps/welcome"
	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/pump"
	"okienko/internal/signin"
	"okienko/internal/station"
	"okienko/office/machines"
	"okienko/widgets"
)

func main() {
	flag.Parse()
	station.Prepare()
	a := app.NewWithID("pl.okienko.desk")
	if welcome.Begin(a, flag.Args(), machines.Desk) {
		return
	}
	s, err := station.Open(flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		station.Explain(a, err)
		os.Exit(1)
	}
	run(a, s)
	welcome.AfterRemoval(s)
}

// desk is everything that runs behind the window.
type desk struct {
	pump *pump.Pump[flow.Model, flow.Msg, flow.Intent]
	link *station.Link
	last *station.Kept[remembered]
	bell *bell

	prover *station.Prover
	notes  *station.Notes

	caller *caller // nil when the desk cannot call without the office
}

// tick is how often the running times are looked at.
const tick = 200 * time.Millisecond

func run(a fyne.App, s *station.Station) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	d := &desk{last: station.Keep[remembered](s.Machine.Data, "desk"), bell: newBell(s.Log), notes: &station.Notes{Keeper: s.Keeper}}
	s.Remember("desk")
	d.openCaller(s)
	colours := station.Palette(s.Machine.Desk != nil && s.Machine.Desk.Contrast)
	a.Settings().SetTheme(widgets.NewTheme(colours))
	w := a.NewWindow("Okienko")
	w.SetPadded(false)
	v := view.New(colours, d.act)
	forms := newWindow(w, d.last, func(err error) { s.Log.Warn("where the window stands is not remembered", "error", err) })
	d.pump = pump.New(flow.New(d.settings(s)), flow.Update, func(m flow.Model) {
		shown := m.Screen()
		v.Show(shown)
		forms.shape(shown.Thin)
	})
	d.link = s.Connect("desk",
		func(n feed.News) {
			d.notes.Learn(n.State)
			d.pump.Send(n)
			d.caller.news(n)
		},
		func(c feed.Contact) {
			d.pump.Send(c)
			d.caller.contact(c.Current)
		},
	)
	defer d.link.Close()
	d.pump.Send(flow.Named{Client: d.link.Client().Name()})
	d.prover = &station.Prover{Keeper: s.Keeper, Machine: s.Machine.ID, Line: d.link, Tell: func(msg signin.Msg) { d.pump.Send(msg) }}
	w.SetContent(v.Content())
	v.Attach(w.Canvas())
	go d.pump.Paint(ctx)
	go d.pump.Carry(ctx, func(i flow.Intent) { d.carry(s, i) })
	go d.pump.Tick(ctx, tick, func() flow.Msg { return feed.Tick{Now: d.link.Now()} })
	go d.caller.run(ctx)
	go d.bell.run(ctx, d.pump.Send)
	station.Guard(a, func() bool { return w.Canvas().Size().Width > 1 })
	station.EndWith(a, w, d.link.Removed(), cancel)
	w.Resize(wholeSize)
	w.ShowAndRun()
	cancel() // before the line is closed, which takes a moment
}

// settings offers what was chosen last time, unless the machine file says where
// this desk is.
func (d *desk) settings(s *station.Station) flow.Config {
	kept := d.last.Read()
	c := flow.Config{
		Name: kept.Name, Desk: kept.Desk, Zone: s.Zone, Thin: kept.Thin, Lang: kept.Lang,
		Machine: s.Machine.ID, Calls: d.caller != nil, Opens: d.notes.Open,
	}
	if s.Machine.Desk != nil && s.Machine.Desk.Number != 0 {
		c.Desk = s.Machine.Desk.Number
	}
	for _, l := range i18n.Languages {
		c.Languages = append(c.Languages, l.Code)
	}
	return c
}

// act passes on what the clerk does, with the time at which it was done and an
// identifier for the ticket that it may give.
func (d *desk) act(m flow.Msg) {
	d.pump.Send(feed.Tick{Now: d.link.Now()})
	switch k := m.(type) {
	case flow.Acted:
		k.NewID = station.NewTicketID()
		m = k
	case flow.Chose:
		k.NewID = station.NewTicketID()
		m = k
	}
	d.pump.Send(m)
}

// carry does what the flow asks for.
func (d *desk) carry(s *station.Station, i flow.Intent) {
	if d.caller != nil {
		if ours, err := d.caller.carry(i); ours {
			if err != nil {
				s.Log.Error("a call made without the office is not kept", "error", err)
			}
			return
		}
	}
	if d.prover.Carry(i) {
		return
	}
	switch i := i.(type) {
	case feed.Send:
		c, err := d.notes.Seal(i.Command)
		if err != nil {
			s.Log.Warn("a note is not sent", "error", err)
			d.pump.Send(flow.NotSealed{Tag: i.Tag})
			return
		}
		i.Command = c
		d.link.Send(i, func(a feed.Answered) { d.pump.Send(a) })
	case flow.Ring:
		d.bell.ring()
	case flow.RememberMe:
		d.remember(s, func(r *remembered) { r.RememberMe = i })
	case flow.RememberLook:
		d.remember(s, func(r *remembered) { r.RememberLook = i })
	}
}

func (d *desk) remember(s *station.Station, change func(*remembered)) {
	if err := d.last.Change(change); err != nil {
		s.Log.Warn("how the window was left is not remembered", "error", err)
	}
}
