package member

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/feed"
)

// A machine that has lost its store has forgotten what it stored and voted for.
// It may come back under its name, but only after the others have taken its vote:
// then a majority of them, without it, holds all that is committed, and nobody
// counts what it has forgotten. It loads everything anew and is given a vote
// again like any stand-by.

// errOnlyVote refuses to take in a machine again that has the only vote: nobody
// else is sure to have everything.
var errOnlyVote = &cluster.RefusedError{Code: "only_vote"}

// tellReadmit takes the vote of a machine that has lost its store, and answers
// when that is committed without it.
func (m *Member) tellReadmit(_ context.Context, from asker, _ json.RawMessage) (any, error) {
	id := raft.ServerID(from.Machine)
	switch {
	case !m.leads():
		return nil, errRetry // its asker tries the others, of whom one leads
	case id == raft.ServerID(m.cfg.ID):
		return nil, errOnlyVote // it leads, so it has not lost anything; the other one is a copy
	}
	for _, s := range m.servers() {
		if s.ID != id || s.Suffrage != raft.Voter {
			continue
		}
		if err := m.raft.DemoteVoter(id, 0, changeFor).Error(); err != nil {
			return nil, errRetry
		}
	}
	m.cfg.Log.Warn("a machine has lost its store and loads it anew, without a vote", "machine", id)
	return struct{}{}, nil
}

// Readmit asks the office to take this machine in again whose store was set
// aside, and prepares its folder for a new store. It does nothing where no store
// was. Its error is a Fault: nobody could be asked yet.
func Readmit(ctx context.Context, cfg Config) error {
	a, lost := WasSetAside(cfg.Dir)
	if !lost {
		return nil
	}
	known, err := joining.Known(cfg.Dir)
	if err != nil {
		return storageFault(cfg.Dir, err)
	}
	cfg.Identity.LiveOn(known) // who goes on in an older life cannot let it in
	if err := askReadmission(ctx, cfg); err != nil {
		return fault(feed.BeingRepaired, cfg.Dir, fmt.Errorf("the store was set aside in %s: %s: %w", a.Where, a.Why, err),
			"It loads everything anew as soon as the other machines answer. Leave it on.")
	}
	// The label first: a folder without both would begin an office of its own.
	if _, err := makeLabel(cfg, true); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(cfg.Dir, asideFile)); err != nil {
		return storageFault(cfg.Dir, err)
	}
	return nil
}

// askReadmission asks the members that this one knows, until the leader has
// taken its vote.
func askReadmission(ctx context.Context, cfg Config) error {
	d := newDirectory(cfg.Identity, cfg.Members)
	var failed error
	asked := make(map[string]bool)
	for _, peer := range cfg.Members {
		if peer.ID == cfg.ID || asked[peer.ID] {
			continue
		}
		asked[peer.ID] = true
		err := readmitBy(ctx, d, peer.ID)
		if err == nil {
			return nil
		}
		failed = errors.Join(failed, fmt.Errorf("%s: %w", peer.ID, err))
	}
	if failed == nil {
		failed = errors.New("no other member is known")
	}
	return fmt.Errorf("be taken in again: %w", failed)
}

// readmitBy asks one member. Only the leader can do it.
func readmitBy(ctx context.Context, d *directory, id string) error {
	ctx, cancel := context.WithTimeout(ctx, 2*changeFor)
	defer cancel()
	l := line{id: id}
	defer l.close()
	return l.ask(ctx, d, cluster.AboutReadmit, nil, nil)
}
