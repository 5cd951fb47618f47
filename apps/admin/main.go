// Command okienko-admin is the office manager's window: the computers of the
// office, how they are, and who joins or leaves.
//
//	okienko-admin [MACHINE-FILE]
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

	"okienko/apps/admin/flow"
	"okienko/apps/admin/flow/audit"
	"okienko/apps/admin/flow/setup"
	"okienko/apps/admin/flow/staff"
	"okienko/apps/admin/view"
	"okienko/apps/welcome"
	"okienko/examples/lesznowola"
	"okienko/internal/config"
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
	a := app.NewWithID("pl.okienko.admin")
	if welcome.Begin(a, flag.Args(), machines.Admin) {
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

// manager is everything that runs behind the window.
type manager struct {
	app     fyne.App
	pump    *pump.Pump[flow.Model, flow.Msg, flow.Intent]
	link    *station.Link
	door    *door
	prover  *station.Prover
	rescuer *rescuer
	shelf   shelf
	look    *station.Kept[flow.RememberLook]
	log     *slog.Logger
}

// tick is how often the minutes of a code are looked at, and healthEvery how
// often the machines are asked how they are.
const (
	tick        = time.Second
	healthEvery = 2 * time.Second
)

func run(a fyne.App, s *station.Station) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	m := &manager{app: a, shelf: newShelf(), look: station.Keep[flow.RememberLook](s.Machine.Data, "manager"), log: s.Log}
	m.rescuer = &rescuer{identity: s.Identity, seeds: s.Members(), tell: func(msg flow.Msg) { m.pump.Send(msg) }}
	a.Settings().SetTheme(widgets.NewTheme(widgets.Day))
	w := a.NewWindow("Okienko")
	w.SetPadded(false)
	v := view.New(m.act)
	contrast := false
	m.pump = pump.New(flow.New(m.settings(s)), flow.Update, func(model flow.Model) {
		p := model.Page()
		if p.Contrast != contrast {
			contrast = p.Contrast
			a.Settings().SetTheme(widgets.NewTheme(station.Palette(contrast)))
		}
		v.Show(p)
	})
	m.link = s.Connect("admin",
		func(n feed.News) { m.rescuer.news(n); m.pump.Send(n) },
		func(c feed.Contact) { m.pump.Send(c) },
	)
	defer m.link.Close()
	m.pump.Send(flow.Named{Client: m.link.Client().Name()})
	m.prover = &station.Prover{Keeper: s.Keeper, Machine: s.Machine.ID, Line: m.link, Tell: func(msg signin.Msg) { m.pump.Send(msg) }}
	m.door = newDoor(m.link.Client(), func(msg flow.Msg) { m.pump.Send(msg) })
	defer m.door.close()
	m.pump.Look(func(model flow.Model) { v.Show(model.Page()) })
	w.SetContent(v.Content())
	v.Attach(w.Canvas())
	go m.pump.Paint(ctx)
	go m.pump.Carry(ctx, func(i flow.Intent) { m.carry(ctx, i) })
	go m.pump.Tick(ctx, tick, func() flow.Msg { return feed.Tick{Now: m.link.Now()} })
	go m.watch(ctx)
	station.Guard(a, func() bool { return w.Canvas().Size().Width > 1 })
	station.EndWith(a, w, m.link.Removed(), cancel)
	w.Resize(fyne.NewSize(1100, 720))
	w.ShowAndRun()
	cancel() // before the line is closed, which takes a moment
}

func (m *manager) settings(s *station.Station) flow.Config {
	c := flow.Config{Zone: s.Zone, Self: machines.ID(s.Machine.ID), CanRescue: s.Machine.Member, Folder: documents(), Look: m.look.Read()}
	for _, l := range i18n.Languages {
		c.Languages = append(c.Languages, l.Code)
	}
	c.Example, _ = config.ReadOfficeText("the example", lesznowola.Office) // a test holds it to be right
	c.Office = os.Getenv(welcome.OfficeName)
	return c
}

// act passes on what the manager does, with the time at which it was done.
func (m *manager) act(msg flow.Msg) {
	m.pump.Send(feed.Tick{Now: m.link.Now()})
	m.pump.Send(msg)
}

// carry does what the flow asks for.
func (m *manager) carry(ctx context.Context, i flow.Intent) {
	if m.prover.Carry(i) {
		return
	}
	switch i := i.(type) {
	case staff.Give:
		m.give(i)
	case audit.Search:
		go m.search(ctx, i)
	case audit.Save:
		go m.saveTrace(i)
	case feed.Send:
		m.link.Send(i, func(a feed.Answered) { m.pump.Send(a) })
	case flow.Invite:
		m.door.invite(i)
	case flow.Decide:
		m.door.decide(i)
	case flow.CancelInvite:
		m.door.shut()
		m.link.Send(feed.Send{Command: machines.CancelInvitation{Invitation: i.Invitation}}, func(feed.Answered) {})
	case flow.Survey:
		go m.rescuer.survey(ctx)
	case flow.Rescue:
		go m.rescuer.rescue(ctx, i)
	case flow.Count:
		go m.count(ctx, i.Question)
	case flow.Save:
		go m.save(i)
	case flow.Print:
		go m.print(i)
	case setup.FindFiles:
		go func() { m.pump.Send(setup.FilesFound{Files: m.shelf.find()}) }()
	case setup.ReadFile:
		go func() { m.pump.Send(m.shelf.read(i.Path)) }()
	case setup.WriteFile:
		go func() { m.pump.Send(m.shelf.write(i.Path, i.Plan)) }()
	case flow.RememberLook:
		if err := m.look.Change(func(look *flow.RememberLook) { *look = i }); err != nil {
			m.log.Warn("how the window looks is not remembered", "error", err)
		}
	case flow.Copy:
		fyne.Do(func() { m.app.Clipboard().SetContent(i.Text) })
	}
}
