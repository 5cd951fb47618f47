package chaos

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"okienko/cluster"
)

// wipe deletes all that a member has stored while the others work, and waits
// until it is let in again, without a vote, and has loaded everything. It is done
// only while all vote: what a majority has lost nobody can bring back.
func (r *run) wipe(ctx context.Context, l *load, m *machine) error {
	if h, err := l.health(ctx); err != nil || !all(h, len(r.site.members), voting) {
		r.site.say("  nothing is wiped: not all vote")
		return nil
	}
	r.count(Wiped)
	r.site.say("  %s: %s", Wiped, m.id)
	m.off()
	if err := m.erase(); err != nil {
		return err
	}
	m.on()
	for deadline := time.Now().Add(comeBack); time.Now().Before(deadline) && ctx.Err() == nil; pause(ctx, 100*time.Millisecond) {
		h, err := l.health(ctx)
		if err != nil {
			continue
		}
		for _, one := range h.Machines {
			if string(one.Machine) == m.id && !one.Votes && one.Reachable && one.Behind < lagging {
				return nil
			}
		}
	}
	return fmt.Errorf("%w: %s, which was wiped, has not loaded everything", errNever, m.id)
}

// lagging is how many entries a machine may lack that has loaded everything: the
// others go on meanwhile, and it is asked once a second.
const lagging = 2_000

// erase empties the member's data folder.
func (m *machine) erase() error {
	list, err := os.ReadDir(m.data())
	if err != nil {
		return err
	}
	for _, entry := range list {
		if err := os.RemoveAll(filepath.Join(m.data(), entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// health is how the members are, as the leader sees it.
func (l *load) health(ctx context.Context) (h cluster.Health, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return h, l.clients[0].Ask(ctx, cluster.AboutHealth, nil, &h)
}

func voting(m cluster.MachineHealth) bool { return m.Votes && m.Reachable }

// all says whether there are n machines, and all are so.
func all(h cluster.Health, n int, so func(cluster.MachineHealth) bool) bool {
	for _, m := range h.Machines {
		if !so(m) {
			return false
		}
	}
	return len(h.Machines) == n
}
