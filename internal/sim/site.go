package sim

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/sim/lan"
	"okienko/office/calendar"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/plan"
)

// Site is one office in a bubble.
type Site struct {
	settings Settings
	dir      string
	lan      *lan.Lan
	ledger   *ledger
	plan     plan.Plan
	members  []cluster.Member
	machines []*machine
	windows  []*window
	random   *rand.Rand // of who breaks things; the windows have their own

	group  sync.WaitGroup
	ctx    context.Context // until the office closes
	cancel context.CancelFunc
	totals Totals
}

// newSite makes an office with its keys, and starts nothing.
func newSite(dir string, s Settings) (*Site, error) {
	o := &Site{
		settings: s, dir: dir, lan: lan.New(s.Seed), ledger: newLedger(), plan: planOf(s.evening()),
		random: rand.New(rand.NewPCG(s.Seed, 2)), totals: newTotals(s),
	}
	named := []cluster.Named{{ID: "watch", Role: machines.Admin}}
	for i := range s.Members {
		id := fmt.Sprintf("m%d", i+1)
		o.members = append(o.members, cluster.Member{ID: id, Address: id + ":1"})
		named = append(named, cluster.Named{ID: id, Role: machines.Desk})
	}
	for i := range s.Windows {
		w := newWindow(o, i)
		o.windows = append(o.windows, w)
		named = append(named, cluster.Named{ID: w.id, Role: w.role})
	}
	if err := cluster.MakeKeys(filepath.Join(dir, "keys"), named, time.Now()); err != nil {
		return nil, err
	}
	for _, m := range o.members {
		w := &watcher{ledger: o.ledger, identity: o.identity("watch"), member: m}
		o.machines = append(o.machines, &machine{site: o, self: m, clock: newClock(), watcher: w})
	}
	return o, nil
}

// planOf is an office that is open on every day from six o'clock to the evening.
func planOf(evening int) plan.Plan {
	return officetest.Plan(func(p *plan.Plan) {
		week := make(map[time.Weekday]string)
		for day := time.Sunday; day <= time.Saturday; day++ {
			week[day] = fmt.Sprintf("06:00-%02d:00", evening)
		}
		p.Hours.Week, _ = calendar.ParseWeek(week) // plain spans: it cannot fail
		p.Series = []plan.Series{{Letters: "A", First: 1, Last: 999}, {Letters: "B", First: 1, Last: 999}, {Letters: "C", First: 1, Last: 999}}
		for i := range p.Services {
			p.Services[i].Quota = 0
		}
	})
}

// identity is who a machine of the office is, on its own place in the network.
func (o *Site) identity(machine string) *cluster.Identity {
	i, err := cluster.LoadIdentity(filepath.Join(o.dir, "keys"), machine)
	if err != nil {
		panic(err) // made a moment ago
	}
	i.Network = o.lan.Host(machine)
	return i
}

// silence cuts a machine off from everybody, or ends that.
func (o *Site) silence(id string, on bool) {
	for _, other := range append(o.names(), "watch") {
		if other != id {
			o.lan.Set(id, other, lan.Line{Down: on})
			o.lan.Set(other, id, lan.Line{Down: on})
		}
	}
}

// names are all machines that take part.
func (o *Site) names() []string {
	var list []string
	for _, m := range o.machines {
		list = append(list, m.self.ID)
	}
	for _, w := range o.windows {
		list = append(list, w.id)
	}
	return list
}

// open starts everything.
func (o *Site) open(ctx context.Context) {
	for _, m := range o.machines {
		m.start()
		o.group.Go(func() { m.watcher.run(ctx) })
	}
	for _, w := range o.windows {
		w.begin(ctx)
	}
}

// close ends everything.
func (o *Site) close() {
	for _, w := range o.windows {
		w.end()
	}
	for _, m := range o.machines {
		m.stop()
	}
	o.cancel()
	o.group.Wait()
}
