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

// watchBelonging ends this member when the office does not speak with its machine
// any more. Its own log may say so, or end just before; then the others are asked.
// Silence is no answer: it goes on as long as nobody says a word.
func (m *Member) watchBelonging(ctx context.Context) {
	for {
		changed := m.directory.changed()
		if why := m.turnedAway(ctx); why != nil {
			m.noteFarewell(why)
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

// turnedAway is why the office does not speak with this machine any more, or nil.
func (m *Member) turnedAway(ctx context.Context) *Fault {
	if why := m.farewell(m.cfg.ID); why != feed.NoTrouble {
		return farewellFault(why, m.cfg.ID, errors.New("the register says so"))
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
		return farewellFault(said.Trouble, m.cfg.ID, said)
	}
	return nil
}

// farewell is why the office does not speak with a machine any more, as the
// register has it.
func (m *Member) farewell(id string) feed.Trouble {
	entry, known := m.directory.machine(id)
	switch {
	case known && !entry.Belongs():
		return feed.Removed
	case known && entry.Copied > 0:
		return feed.Copied
	}
	return feed.NoTrouble
}

// noteFarewell sees to it that the next start knows, also where nobody answers.
func (m *Member) noteFarewell(why *Fault) {
	if m.cfg.Farewell == nil {
		return
	}
	if err := m.cfg.Farewell(string(why.Trouble)); err != nil {
		m.cfg.Log.Error("the next start has to ask again", "error", err)
	}
}

// remedies of a farewell, for who reads the log.
var remedies = map[feed.Trouble]string{
	feed.Removed: "It was put out of the office for good. To come back, set its data aside and join with a new invitation: \"okienko-member join -set-aside\".",
	feed.Copied:  "Two machines live with this one's key, as when a disk was copied. Remove it from the office, and join both with new invitations: \"okienko-member join -set-aside\".",
}

func farewellFault(why feed.Trouble, id string, err error) *Fault {
	return fault(why, id, err, remedies[why])
}
