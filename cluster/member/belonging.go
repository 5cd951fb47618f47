package member

import (
	"context"
	"errors"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
)

// belongEvery is how often a member that has lost the others asks them whether
// they still speak with it.
const belongEvery = 3 * time.Second

// watchBelonging ends this member when its machine was put out of the office.
// Its own log may say so, or end just before; then the others are asked. Silence
// is no answer: it goes on as long as nobody says a word.
func (m *Member) watchBelonging(ctx context.Context) {
	for {
		changed := m.directory.changed()
		if why := m.turnedAway(ctx); why != nil {
			m.noteRemoval()
			m.fail(why)
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		case <-time.After(belongEvery):
		}
	}
}

// noteRemoval sees to it that the next start knows, also where nobody answers.
func (m *Member) noteRemoval() {
	if m.cfg.PutOut == nil {
		return
	}
	if err := m.cfg.PutOut(); err != nil {
		m.cfg.Log.Error("the next start has to ask again", "error", err)
	}
}

// turnedAway is why this machine does not belong to the office any more, or nil.
func (m *Member) turnedAway(ctx context.Context) *Fault {
	if m.isRemoved(m.cfg.ID) {
		return removedFault(m.cfg.ID, nil)
	}
	if m.current() {
		return nil
	}
	var others []cluster.Member
	for _, a := range m.callable() {
		if a.Machine != m.cfg.ID {
			others = append(others, cluster.Member{ID: a.Machine, Address: a.Address})
		}
	}
	if said := cluster.TurnedAway(ctx, m.cfg.Identity, others); said != nil {
		return removedFault(m.cfg.ID, said)
	}
	return nil
}

// isRemoved says whether the register has a machine that was put out.
func (m *Member) isRemoved(id string) bool {
	entry, known := m.directory.machine(id)
	return known && !entry.Belongs()
}

func removedFault(id string, err error) *Fault {
	if err == nil {
		err = errors.New("the register says so")
	}
	return fault(feed.Removed, id, err,
		"It was put out of the office for good. To come back, set its data aside and join with a new invitation: \"okienko-member join -set-aside\".")
}
