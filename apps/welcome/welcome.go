package welcome

import (
	"context"
	"math/rand/v2"
	"os"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"okienko/apps/welcome/flow"
	"okienko/apps/welcome/view"
	"okienko/cluster/joining"
	"okienko/internal/config"
	"okienko/internal/i18n"
	"okienko/internal/pump"
	"okienko/internal/station"
	"okienko/office/machines"
	"okienko/widgets"
)

// start is everything that runs behind the window.
type start struct {
	app     fyne.App
	file    string // the machine file
	machine config.Machine
	pump    *pump.Pump[flow.Model, flow.Msg, flow.Intent]
	begun   bool // the program is to begin its work
	orders  sync.WaitGroup

	mu  sync.Mutex // guards end
	end context.CancelFunc
}

// Begin shows the first start, if the machine belongs to no office, and says
// whether it did: then the program has nothing left to do. When the person goes
// on, the program begins anew, as one that belongs to an office.
func Begin(a fyne.App, args []string, role machines.Role) bool {
	file, machine, newcomer := station.Newcomer(args, role)
	if !newcomer {
		return false
	}
	s := &start{app: a, file: file, machine: machine, end: func() {}}
	s.run(role)
	if s.begun {
		again()
	}
	return true
}

// AfterRemoval begins the program anew, with the first start, if the office has put
// its machine out meanwhile.
func AfterRemoval(s *station.Station) {
	if s.Machine.Joins && !station.Belongs(s.Machine) {
		again()
	}
}

// heardEvery is how often the list of offices is looked at.
const heardEvery = time.Second

func (s *start) run(role machines.Role) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s.app.Settings().SetTheme(widgets.NewTheme(widgets.Day))
	w := s.app.NewWindow("Okienko")
	w.SetPadded(false)
	v := view.New(func(m any) { s.pump.Send(m) })
	contrast := false
	s.pump = pump.New(flow.New(s.settings(role)), flow.Update, func(m flow.Model) {
		p := m.Page()
		if p.Contrast != contrast {
			contrast = p.Contrast
			s.app.Settings().SetTheme(widgets.NewTheme(station.Palette(contrast)))
		}
		v.Show(p)
	})
	s.pump.Look(func(m flow.Model) { v.Show(m.Page()) })
	w.SetContent(v.Content())
	v.Attach(w.Canvas())
	go s.pump.Paint(ctx)
	go s.pump.Carry(ctx, s.carry)
	go s.listen(ctx)
	go s.pump.Tick(ctx, heardEvery, func() flow.Msg { return flow.Looked{Belongs: station.Belongs(s.machine)} })
	station.Guard(s.app, func() bool { return w.Canvas().Size().Width > 1 })
	station.EndWith(s.app, w, nil, cancel)
	w.Resize(fyne.NewSize(1100, 720))
	w.ShowAndRun()
	cancel()
	s.cancel()
	s.orders.Wait()
}

func (s *start) settings(role machines.Role) flow.Config {
	c := flow.Config{Role: string(role), Chance: rand.IntN(1 << 20), Belongs: joining.Belongs(s.machine.Data), LongDate: i18n.LongDate}
	c.Removed = joining.Folder(s.machine.Identity).Removed()
	c.Machine, _ = os.Hostname()
	for _, l := range i18n.Languages {
		c.Languages = append(c.Languages, l.Code)
	}
	return c
}

// listen tells which offices are heard. Where nothing can be heard, an address
// can be typed all the same.
func (s *start) listen(ctx context.Context) {
	l, err := joining.Listen(nil)
	if err != nil {
		s.pump.Send(flow.Heard{})
		return
	}
	defer l.Close()
	s.pump.Tick(ctx, heardEvery, func() flow.Msg {
		var h flow.Heard
		for _, o := range l.Offices() {
			h.Offices = append(h.Offices, flow.Office{ID: o.Office, Name: o.Name, Addresses: o.Addresses})
		}
		return h
	})
}

// carry does what the flow asks for.
func (s *start) carry(i flow.Intent) {
	switch i := i.(type) {
	case flow.Join:
		s.order(func(ctx context.Context) { s.join(ctx, i) })
	case flow.Found:
		s.order(func(ctx context.Context) { s.found(ctx, i) })
	case flow.FindBackups:
		s.order(func(context.Context) { s.pump.Send(s.findBackups(i.In)) })
	case flow.OpenBackup:
		s.order(func(ctx context.Context) { s.openBackup(ctx, i) })
	case flow.Restore:
		s.order(func(ctx context.Context) { s.restore(ctx, i) })
	case flow.Cancel:
		s.cancel()
	case flow.SaveKey:
		path, err := saveSheet(i)
		if err != nil {
			path = ""
		}
		s.pump.Send(flow.Saved{Path: path})
	case flow.Start:
		s.begun = true
		fyne.Do(s.app.Quit)
	}
}

// order runs one thing at a time, beside the window.
func (s *start) order(do func(context.Context)) {
	ctx, cancel := context.WithCancel(context.Background())
	s.mu.Lock()
	s.end()
	s.end = cancel
	s.mu.Unlock()
	s.orders.Go(func() { do(ctx) })
}

func (s *start) cancel() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end()
}
