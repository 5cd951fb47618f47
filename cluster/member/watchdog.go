package member

import (
	"context"
	"errors"
	"time"

	"okienko/internal/feed"
)

// Watch is how patient a member is with its own disk. The zero value takes
// DefaultWatch.
type Watch struct {
	Every    time.Duration // between two looks, and two canaries
	HandOver time.Duration // without a commit: somebody else shall lead
	End      time.Duration // and so long after that this process ends
}

// DefaultWatch lets an office whose leader's disk hangs go on within 6 seconds.
var DefaultWatch = Watch{Every: time.Second, HandOver: 3 * time.Second, End: 2 * time.Second}

// idleLooks is how many looks pass between two canaries while nobody commits
// anything else, so that a quiet night does not fill the log.
const idleLooks = 10

// errStuck is why a member ends whose disk does not answer.
var errStuck = errors.New("nothing was stored for too long, and no error was given")

// watchDisk notices that a leader's disk hangs. Heartbeats do not touch the disk,
// so the others would follow such a leader for ever. A barrier is a canary: it
// passes the leader's own disk, and does nothing.
func (m *Member) watchDisk(ctx context.Context) {
	ticker := time.NewTicker(m.cfg.Watch.Every)
	defer ticker.Stop()
	var w watchdog
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now := time.Now()
		if !m.leads() {
			w = watchdog{}
			continue
		}
		switch w.look(now, m.raft.CommitIndex(), m.cfg.Watch) {
		case sendCanary:
			go func() { _ = m.raft.Barrier(m.cfg.Watch.HandOver).Error() }() // ends with raft at the latest
		case handOver:
			m.cfg.Log.Warn("the disk hangs: another machine shall lead")
			go func() { _ = m.raft.LeadershipTransfer().Error() }()
		case giveUp:
			m.fail(fault(feed.DiskStuck, m.cfg.Dir, errStuck,
				"Another machine leads now. Restart this one; if it happens again, its disk has to be replaced."))
			m.fallSilent()
			return
		}
	}
}

// fallSilent lets the others choose a leader at once: while its disk hangs, this
// process may not even be able to end.
func (m *Member) fallSilent() {
	m.net.CloseStreams()
	_ = m.net.Close()
	m.port.cut()
}

// step is what a watchdog wants done.
type step int

const (
	stay step = iota
	sendCanary
	handOver
	giveUp
)

// watchdog is what a leader knows of its commits.
type watchdog struct {
	seen  bool
	index uint64    // the last commit seen
	own   bool      // it was probably a canary
	quiet int       // looks since then
	sent  time.Time // when a canary went out, if one is on its way
	asked time.Time // when somebody else was asked to lead
}

// look looks at the commits once.
func (w *watchdog) look(now time.Time, index uint64, patience Watch) step {
	if !w.seen || index > w.index {
		*w = watchdog{seen: true, index: index, own: !w.sent.IsZero() && index == w.index+1}
		return stay
	}
	w.quiet++
	switch {
	case w.sent.IsZero() && w.own && w.quiet < idleLooks:
		return stay
	case w.sent.IsZero():
		w.sent = now
		return sendCanary
	case w.asked.IsZero() && now.Sub(w.sent) >= patience.HandOver-patience.Every:
		w.asked = now
		return handOver
	case !w.asked.IsZero() && now.Sub(w.asked) >= patience.End:
		return giveUp
	}
	return stay
}
