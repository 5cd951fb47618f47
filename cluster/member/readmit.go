package member

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/hashicorp/raft"

	"okienko/cluster"
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

// Readmit asks the office to take this machine in again although its store is
// lost. Until it returns without an error, no member may start on a new store.
// Its error says why nobody could be asked.
func Readmit(ctx context.Context, cfg Config) error {
	cfg = cfg.filled()
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
