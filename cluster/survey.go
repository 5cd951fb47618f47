package cluster

import (
	"context"
	"sync"

	"okienko/office/machines"
	"okienko/office/queue"
)

// What is asked when most of the machines that vote are lost.
const (
	AboutStored  = "stored"  // how much of the log a machine has: a Stored
	AboutRecover = "recover" // "begin the office's next life on what you have": a Recover
)

// Stored is how much of the office's log a machine has on its disk.
type Stored struct {
	Machine     machines.ID   `json:"machine"`
	Incarnation int           `json:"incarnation"`
	Index       uint64        `json:"index"` // of the last entry, committed or not
	Term        uint64        `json:"term"`
	At          queue.Moment  `json:"at"`     // of the last command in it
	Voters      []machines.ID `json:"voters"` // as far as it knows
	Works       bool          `json:"works"`  // it is in touch with a majority of them
}

// NewerThan says whether a machine knows more than another one, as they decide it
// themselves when they elect a leader.
func (s Stored) NewerThan(other Stored) bool {
	if s.Term != other.Term {
		return s.Term > other.Term
	}
	return s.Index > other.Index
}

// Recover is the order to begin the office's next life. The proof names the machine
// and is signed by the office, so who asks has the recovery key.
type Recover struct {
	Proof []byte `json:"proof"`
}

// Survey asks every machine that keeps the log how much of it it has. A machine
// may be listed with several addresses. Who does not answer is left out.
func Survey(ctx context.Context, id *Identity, members []Member) map[machines.ID]Stored {
	addresses := make(map[string][]Member)
	for _, m := range members {
		addresses[m.ID] = append(addresses[m.ID], m)
	}
	var mu sync.Mutex // guards found
	found := make(map[machines.ID]Stored)
	var all sync.WaitGroup
	for _, list := range addresses {
		all.Go(func() {
			for _, m := range list {
				var s Stored
				if AskMember(ctx, id, m, AboutStored, nil, &s) == nil && string(s.Machine) == m.ID {
					mu.Lock()
					found[s.Machine] = s
					mu.Unlock()
					return
				}
			}
		})
	}
	all.Wait()
	return found
}

// Newest is the machine among those that answer which knows most.
func Newest(found map[machines.ID]Stored) (newest Stored) {
	for _, s := range found {
		if newest.Machine == "" || s.NewerThan(newest) || !newest.NewerThan(s) && s.Machine < newest.Machine {
			newest = s
		}
	}
	return newest
}

// Lives says whether the office goes on by itself with the machines that answer:
// one of them is in touch with a majority, or they are one.
func Lives(found map[machines.ID]Stored) bool {
	for _, s := range found {
		if s.Works {
			return true
		}
	}
	voters, there := Newest(found).Voters, 0
	for _, v := range voters {
		if _, answers := found[v]; answers {
			there++
		}
	}
	return 2*there > len(voters)
}

// MembersIn are the members that a register knows, at all their addresses.
func MembersIn(s *machines.State) []Member { return callable(nil, s) }
