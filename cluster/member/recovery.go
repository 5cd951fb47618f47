package member

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// orderFile holds the proof of a life that is to begin on this machine. It is
// there from the moment at which that is decided until it is done, so who is
// killed meanwhile goes on with it.
const orderFile = "incarnation-order.pem"

// Recover begins the office's next life with what a data folder knows, on its
// machine alone: most of the others are lost for good. No member may run in the
// folder. It returns where the old store was moved to. After an error nothing has
// changed.
//
// It is for a person who has looked whether the others are really lost (see
// cluster.Survey) and who has the recovery key, with which the incarnation was
// signed.
func Recover(cfg Config, in joining.Incarnation) (old string, err error) {
	if err := in.Write(filepath.Join(cfg.Dir, orderFile)); err != nil {
		return "", storageFault(cfg.Dir, err)
	}
	old, err = CarryOut(cfg)
	if err != nil {
		return "", errors.Join(err, forgetOrder(cfg.Dir))
	}
	return old, nil
}

// CarryOut does what Recover has begun, or what this machine was ordered to do
// while its member ran. It does nothing where nothing was ordered. An order that
// cannot be carried out is forgotten: the member goes on as before.
func CarryOut(cfg Config) (old string, err error) {
	cfg = cfg.filled()
	if err := finishSwitch(cfg.Dir); err != nil {
		return "", err
	}
	in, err := joining.ReadIncarnation(filepath.Join(cfg.Dir, orderFile))
	if err != nil {
		return "", errors.Join(storageFault(cfg.Dir, err), forgetOrder(cfg.Dir))
	}
	lived, err := joining.Lived(cfg.Dir)
	switch {
	case err != nil:
		return "", storageFault(cfg.Dir, err)
	case in.First():
		return "", nil
	case in.Compare(lived) == 0: // done; only the order was not forgotten yet
		return "", forgetOrder(cfg.Dir)
	}
	old, err = carryOut(cfg, in, func(string) {})
	var f *Fault
	if errors.As(err, &f) && f.Trouble == feed.InUse {
		return "", err // whoever has the folder ends sometime
	}
	return old, errors.Join(err, forgetOrder(cfg.Dir))
}

func carryOut(cfg Config, in joining.Incarnation, step func(string)) (old string, err error) {
	if in.Machine != cfg.ID || !in.SignedBy(cfg.Identity.Proof().Roots) {
		return "", fault(feed.WrongOffice, cfg.Dir, errors.New("the order to go on alone is for another machine, or not signed by the office"),
			"Nothing was changed.")
	}
	s, err := openStore(cfg, func(error) {})
	if err != nil {
		return "", err
	}
	defer s.close()
	k, err := s.knows(cfg)
	if err != nil {
		return "", err
	}
	s.closeFiles()
	return Anew{
		Machine: cfg.ID, State: k.State, Index: k.Index, Term: max(k.Term, k.heard), Incarnation: in, Now: cfg.Clock(),
	}.begin(cfg.Dir, step)
}

func forgetOrder(dir string) error {
	if err := os.Remove(filepath.Join(dir, orderFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return storageFault(dir, err)
	}
	return nil
}

// Knowledge is what a data folder knows of its office.
type Knowledge struct {
	cluster.Stored
	State *office.State
	heard uint64 // the newest term that it has heard of
}

// Next is the number of the life that would follow the one that it knows.
func (k Knowledge) Next() int { return k.Incarnation + 1 }

// Inspect reads what a data folder knows of its office. No member may run in it.
func Inspect(cfg Config) (Knowledge, error) {
	cfg = cfg.filled()
	s, err := openStore(cfg, func(error) {})
	if err != nil {
		return Knowledge{}, err
	}
	defer s.close()
	return s.knows(cfg)
}

// knows reads everything that a store holds: the snapshot and every entry, also
// those at the end of which nobody here knows that they were committed. One of them
// may have been: the leader commits and answers before it tells the others. To leave
// it out could lose a ticket that somebody holds in his hand. To take one in that
// nobody has answered for does no harm: who gave the command gives it again, under
// the same number, and it is done once.
func (s *store) knows(cfg Config) (k Knowledge, err error) {
	var broken error
	m := newMachine(func(err error) { broken = err }, func(*machines.State) {})
	covered, err := s.restore(m)
	if err != nil {
		return k, storageFault(cfg.Dir, err)
	}
	if k.Stored, err = s.stored(); err != nil {
		return k, storageFault(cfg.Dir, err)
	}
	if err := errors.Join(s.replay(m, covered+1, k.Index), broken); err != nil {
		return k, storageFault(cfg.Dir, err)
	}
	if kind := m.tooOld(); kind != "" {
		return k, fault(feed.UpdateNeeded, cfg.Dir, fmt.Errorf("the office knows a command that is newer than this program: %s", kind),
			"Install the newer version of Okienko on this machine. Nothing was changed.")
	}
	k.State, k.Machine, k.Incarnation = m.state, machines.ID(cfg.ID), m.state.Machines.Incarnation
	k.At = max(k.At, m.state.Queue.Now)
	k.heard, _ = s.logs.GetUint64([]byte("CurrentTerm")) // without one it has heard of none
	if k.Index == 0 || !k.State.Machines.Founded() {
		return k, fault(feed.WrongOffice, cfg.Dir, errors.New("nothing of the office is stored on this machine"),
			"Recover the office on a machine that has kept its data.")
	}
	return k, nil
}

// stored is where the log ends, and who votes by its last configuration.
func (s *store) stored() (end cluster.Stored, err error) {
	var servers raft.Configuration
	list, err := s.snapshots.List()
	if err != nil {
		return end, err
	}
	if len(list) > 0 {
		end.Index, end.Term, servers = list[0].Index, list[0].Term, list[0].Configuration
	}
	first, err := s.logs.FirstIndex()
	if err != nil {
		return end, err
	}
	last, err := s.logs.LastIndex()
	if err != nil {
		return end, err
	}
	for i := max(first, end.Index+1); i <= last; i++ {
		var entry raft.Log
		if err := s.logs.GetLog(i, &entry); err != nil {
			return end, fmt.Errorf("entry %d: %w", i, err)
		}
		end.Index, end.Term = entry.Index, entry.Term
		switch entry.Type {
		case raft.LogConfiguration:
			servers = raft.DecodeConfiguration(entry.Data)
		case raft.LogCommand:
			if batch, err := cluster.DecodeBatch(entry.Data); err == nil && len(batch) > 0 {
				end.At = max(end.At, batch[len(batch)-1].At)
			}
		}
	}
	end.Voters = votersIn(servers.Servers)
	return end, nil
}

func votersIn(servers []raft.Server) []machines.ID {
	var ids []machines.ID
	for _, server := range servers {
		if server.Suffrage == raft.Voter {
			ids = append(ids, machines.ID(server.ID))
		}
	}
	return ids
}

// tellStored tells how much of the log this member has.
func (m *Member) tellStored(context.Context, asker, json.RawMessage) (any, error) {
	_, at := m.machine.applied()
	last := m.raft.LastIndex()
	s := cluster.Stored{
		Machine: machines.ID(m.cfg.ID), Incarnation: m.cfg.Identity.Incarnation().Number,
		Index: last, At: at, Voters: votersIn(m.servers()), Works: m.current(),
	}
	var entry raft.Log
	if m.store.logs.GetLog(last, &entry) == nil {
		s.Term = entry.Term
	} else if list, err := m.store.snapshots.List(); err == nil && len(list) > 0 {
		s.Term = list[0].Term
	}
	s.At = max(s.At, lastAt(m.store.logs, last, last-min(last, lookBack)))
	return s, nil
}

// lookBack is how many entries are looked at for the moment of the last command:
// others than commands stand only here and there.
const lookBack = 16

// lastAt is the moment of the last command between two entries.
func lastAt(logs raft.LogStore, from, to uint64) queue.Moment {
	for i := from; i > to; i-- {
		var entry raft.Log
		if logs.GetLog(i, &entry) != nil {
			return 0
		}
		if entry.Type != raft.LogCommand {
			continue
		}
		if batch, err := cluster.DecodeBatch(entry.Data); err == nil && len(batch) > 0 {
			return batch[len(batch)-1].At
		}
	}
	return 0
}

// errOfficeLives refuses to recover an office that goes on by itself.
var errOfficeLives = &cluster.RefusedError{Code: cluster.OfficeLives}

// recoverHere begins the office's next life on this machine: the member ends, and
// does it when it is started again.
func (m *Member) recoverHere(_ context.Context, _ asker, asked json.RawMessage) (any, error) {
	var order cluster.Recover
	if err := json.Unmarshal(asked, &order); err != nil {
		return nil, &cluster.RefusedError{Code: "wrong_request"}
	}
	in, err := joining.ParseIncarnation(order.Proof)
	switch {
	case err != nil || in.Machine != m.cfg.ID || in.Compare(m.cfg.Identity.Incarnation()) <= 0:
		return nil, &cluster.RefusedError{Code: "wrong_request"}
	case !in.SignedBy(m.cfg.Identity.Proof().Roots):
		return nil, &cluster.RefusedError{Code: "not_allowed"}
	case m.current():
		return nil, errOfficeLives
	}
	if err := in.Write(filepath.Join(m.cfg.Dir, orderFile)); err != nil {
		return nil, err
	}
	m.fail(fault(feed.BeingRepaired, m.cfg.Dir, fmt.Errorf("it was ordered to begin incarnation %d of the office", in.Number),
		"It does so when it is started again."))
	return struct{}{}, nil
}
