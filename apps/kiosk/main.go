// Command okienko-kiosk is the machine behind the front door: residents touch
// what they came for and get a ticket.
//
//	okienko-kiosk [-windowed] [MACHINE-FILE]
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/view"
	"okienko/apps/welcome"
	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/offline"
	"okienko/internal/pump"
	"okienko/internal/station"
	"okienko/office/machines"
	"okienko/widgets"
)

func main() {
	windowed := flag.Bool("windowed", false, "open a window instead of taking the whole screen")
	flag.Parse()
	station.Prepare()
	a := app.NewWithID("pl.okienko.kiosk")
	if welcome.Begin(a, flag.Args(), machines.Kiosk) {
		return
	}
	s, err := station.Open(flag.Args())
	if err == nil && s.Machine.Kiosk == nil {
		err = fmt.Errorf("%s: this machine is no kiosk: give it a section \"kiosk\"", s.File)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		station.Explain(a, err)
		os.Exit(1)
	}
	if err := run(a, s, *windowed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	welcome.AfterRemoval(s)
}

// kiosk is everything that runs behind the window.
type kiosk struct {
	pump *pump.Pump[flow.Model, flow.Msg, flow.Intent]
	link *station.Link
	desk *printDesk
	own  *offline.Counter // nil when the kiosk keeps no book
	log  *slog.Logger
}

func run(a fyne.App, s *station.Station, windowed bool) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a.Settings().SetTheme(widgets.NewTheme(widgets.Day))
	k := &kiosk{log: s.Log}
	s.Remember("kiosk")
	w := a.NewWindow("Okienko")
	w.SetPadded(false)
	v := view.New(k.touched, func(width, height float32) { k.pump.Send(flow.Resized{W: width, H: height}) })
	k.pump = pump.New(flow.New(settings(s)), flow.Update, func(m flow.Model) {
		v.Show(m.Screen(), m.Lang(), m.Look())
	})
	var err error
	if k.desk, err = newPrintDesk(s.Machine.Kiosk, k.printed, k.printerSays); err != nil {
		return err
	}
	k.openCounter(s)
	k.link = s.Connect("kiosk", k.news, k.contact)
	defer k.link.Close()
	k.keys(w.Canvas())
	w.SetContent(v.Object())
	go k.pump.Paint(ctx)
	go k.pump.Carry(ctx, k.carry)
	go k.pump.Tick(ctx, tick, func() flow.Msg { return feed.Tick{Now: k.link.Now()} })
	go k.desk.run(ctx)
	go k.tellOffice(ctx)
	go k.meetDesks(ctx, s)
	station.Guard(a, func() bool { return w.Canvas().Size().Width > 1 })
	station.EndWith(a, w, k.link.Removed(), cancel)
	w.SetFullScreen(!windowed)
	w.Resize(fyne.NewSize(540, 960))
	w.ShowAndRun()
	cancel() // before the line is closed, which takes a moment
	return nil
}

// tick is how often the kiosk looks at the time: its countdown goes in seconds.
const tick = 500 * time.Millisecond

func settings(s *station.Station) flow.Config {
	k := s.Machine.Kiosk
	c := flow.Config{
		Kiosk: k.ID, Machine: s.Machine.ID, DiagonalInch: float32(k.DiagonalInch),
		MountMM: float32(k.MountBottomMM), DistanceMM: float32(k.ViewingDistance), Zone: s.Zone,
	}
	for _, l := range i18n.Languages {
		c.Languages = append(c.Languages, flow.Language(l))
	}
	return c
}

// carry does what the flow asks for.
func (k *kiosk) carry(i flow.Intent) {
	switch i := i.(type) {
	case feed.Send:
		k.send(i)
	case flow.IssueOwn:
		k.giveOwn(i)
	case flow.PrintTicket:
		k.desk.take(i)
	}
}

// touched passes a touch on, with a new identifier in case it asks for a ticket.
func (k *kiosk) touched(id string) {
	k.pump.Send(flow.Touched{ID: id, Now: k.link.Now(), NewID: station.NewTicketID()})
}

func (k *kiosk) printed(done flow.PrintDone) { k.pump.Send(done) }

func (k *kiosk) printerSays(condition string) { k.pump.Send(flow.PrinterSaid{Condition: condition}) }
