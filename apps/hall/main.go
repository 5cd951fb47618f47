// Command okienko-hall is a display in the hall: it shows who is called where,
// and strikes the chime.
//
//	okienko-hall [-windowed] [MACHINE-FILE]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"okienko/apps/hall/flow"
	"okienko/apps/hall/view"
	"okienko/apps/welcome"
	"okienko/internal/config"
	"okienko/internal/feed"
	"okienko/internal/pump"
	"okienko/internal/station"
	"okienko/office/machines"
)

func main() {
	windowed := flag.Bool("windowed", false, "open a window instead of taking the whole screen")
	flag.Parse()
	station.Prepare()
	a := app.NewWithID("pl.okienko.hall")
	if welcome.Begin(a, flag.Args(), machines.Hall) {
		return
	}
	s, err := station.Open(flag.Args())
	if err == nil && s.Machine.Hall == nil {
		err = fmt.Errorf("%s: this machine is no display: give it a section \"hall\"", s.File)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		station.Explain(a, err)
		os.Exit(1)
	}
	run(a, s, *windowed)
	welcome.AfterRemoval(s)
}

// hall is everything that runs behind the window.
type hall struct {
	pump *pump.Pump[flow.Model, flow.Msg, flow.Intent]
	link *station.Link
	bell *bell
}

func run(a fyne.App, s *station.Station, windowed bool) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	h := &hall{bell: newBell()}
	contrast := s.Machine.Hall.Contrast
	a.Settings().SetTheme(view.Theme(contrast))
	w := a.NewWindow("Okienko")
	w.SetPadded(false)
	v := view.New(contrast)
	h.pump = pump.New(flow.New(settings(s)), flow.Update, func(m flow.Model) { v.Show(m.Board()) })
	h.link = s.Connect("hall",
		func(n feed.News) { h.pump.Send(n) },
		func(c feed.Contact) { h.pump.Send(c) },
	)
	defer h.link.Close()
	w.SetContent(container.New(&station.Fill{Resized: func(width, height float32) {
		h.pump.Send(flow.Resized{Width: width, Height: height})
	}}, v.Content()))
	w.Canvas().SetOnTypedKey(h.key)
	go h.pump.Paint(ctx)
	go h.pump.Carry(ctx, h.carry)
	go h.clock(ctx)
	go h.bell.run(ctx, func(m flow.Msg) { h.pump.Send(m) })
	station.Guard(a, func() bool { return w.Canvas().Size().Width > 1 })
	station.EndWith(a, w, h.link.Removed(), cancel)
	w.SetFullScreen(!windowed)
	w.Resize(fyne.NewSize(960, 540))
	w.ShowAndRun()
	cancel() // before the line is closed, which takes a moment
}

func settings(s *station.Station) flow.Config {
	m := s.Machine.Hall
	return flow.Config{
		Layout: layouts[m.Layout], Desk: m.Desk, Hall: m.Hall, Display: m.Display, Zone: s.Zone,
		Diagonal: m.DiagonalInch, Distance: float64(m.ViewingDistance), Contrast: m.Contrast,
	}
}

// layouts are those of the machine file.
var layouts = map[string]flow.Layout{
	config.WholeHall: flow.WholeHall, config.OneNumber: flow.OneNumber, config.OverDesk: flow.OverDesk, config.NextTen: flow.NextTen,
}

// carry does what the flow asks for.
func (h *hall) carry(i flow.Intent) {
	switch i := i.(type) {
	case feed.Send:
		h.link.Send(i, func(a feed.Answered) { h.pump.Send(a) })
	case flow.PlayChime:
		h.bell.strike(i.Call)
	}
}

// key is for whoever hangs the display up: L changes the language.
func (h *hall) key(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyL {
		h.pump.Send(flow.NextLanguage{})
	}
}

// clock ticks as often as the board wants it.
func (h *hall) clock(ctx context.Context) {
	for {
		var next time.Duration
		h.pump.Look(func(m flow.Model) { next = m.NextTick() })
		t := time.NewTimer(next)
		select {
		case <-ctx.Done():
			t.Stop()
			return
		case <-t.C:
			h.pump.Send(feed.Tick{Now: h.link.Now()})
		}
	}
}
