package member

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"

	"okienko/cluster"
	"okienko/office/wire"
)

// Every so many entries a member takes the checksum of its whole state, and
// remembers a few of them, so that slower members can still be compared. All
// members have to count the same.
const (
	sumEvery = 1000
	sumsKept = 8
)

// sum takes the checksum when it is due, and after a day was sealed: whoever made
// another file of it has forked. One entry must not be missed by some and met by
// others, so it is bound to the log. The caller holds mu.
func (m *machine) sum(index uint64, sealed bool) {
	if index%m.sumEvery != 0 && !sealed {
		return
	}
	hash := sha256.New()
	if err := wire.WriteState(hash, m.state); err != nil {
		return // what cannot be written cannot be compared; the snapshot will tell
	}
	m.sums = append(m.sums, cluster.StateSum{Index: index, Sum: hex.EncodeToString(hash.Sum(nil))})
	if len(m.sums) > sumsKept {
		m.sums = m.sums[1:]
	}
}

// stateSums are the newest checksums, oldest first.
func (m *machine) stateSums() []cluster.StateSum {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.sums)
}

// odd names the machines whose state differs from that of most others. Where no
// majority agrees, nobody can say who is right, and all that took part are named
// undecided.
func odd(all []cluster.MachineHealth) (wrong, undecided []string) {
	votes := make(map[uint64]map[string][]string) // index, then checksum, then who
	for _, h := range all {
		for _, s := range h.StateSums {
			if votes[s.Index] == nil {
				votes[s.Index] = make(map[string][]string)
			}
			votes[s.Index][s.Sum] = append(votes[s.Index][s.Sum], string(h.Machine))
		}
	}
	for _, sums := range votes {
		w, u := minority(sums)
		wrong, undecided = append(wrong, w...), append(undecided, u...)
	}
	slices.Sort(wrong)
	slices.Sort(undecided)
	return slices.Compact(wrong), slices.Compact(undecided)
}

// minority takes apart what machines found at one entry.
func minority(sums map[string][]string) (wrong, undecided []string) {
	if len(sums) < 2 {
		return nil, nil
	}
	total, most := 0, 0
	for _, who := range sums {
		total, most = total+len(who), max(most, len(who))
	}
	for _, who := range sums {
		switch {
		case 2*most <= total:
			undecided = append(undecided, who...)
		case len(who) < most:
			wrong = append(wrong, who...)
		}
	}
	return wrong, undecided
}

// compareStates looks whether all members have the same state. One that differs
// from most is told to end: it must not show what is wrong, nor lead.
func (m *Member) compareStates(ctx context.Context) {
	wrong, undecided := odd(m.overview())
	if len(undecided) > 0 {
		m.cfg.Log.Error("the members' states differ, and nobody can tell which is right", "machines", undecided)
	}
	for _, id := range wrong {
		m.cfg.Log.Error("a member's state differs from the others'", "machine", id)
		if id == m.cfg.ID {
			m.differs()
			continue
		}
		limited, cancel := context.WithTimeout(ctx, probeFor)
		_ = m.control.sighting(id).line.ask(limited, m.directory, cluster.AboutDiffers, nil, nil) // said again in the next round
		cancel()
	}
}

// tellDiffers ends this member because the leader says that its state is wrong.
func (m *Member) tellDiffers(_ context.Context, from asker, _ json.RawMessage) (any, error) {
	if leader, known := m.leader(); !known || leader.ID != string(from.Machine) {
		return nil, errRetry
	}
	m.differs()
	return struct{}{}, nil
}

// errDiffers is found by comparing members.
var errDiffers = errors.New("the state of this machine is not that of the others")

// differs marks the store as damaged, so that it is loaded anew, and ends.
func (m *Member) differs() {
	if err := markDamaged(m.cfg.Dir, errDiffers); err != nil {
		m.cfg.Log.Error("the store cannot be marked as damaged", "error", err)
	}
	m.fail(storageFault(m.cfg.Dir, errDiffers))
}
