package voters

import (
	"slices"
	"time"
)

// Times are how patient the decision is. They are part of the view so that tests
// need not wait.
type Times struct {
	Settle  time.Duration // no vote changes so soon after a new leader
	Silent  time.Duration // a voter that is silent for so long may be replaced
	Healthy time.Duration // a stand-by has to be healthy for so long before it votes
}

// Defaults are the times of an office.
var Defaults = Times{Settle: 2 * time.Minute, Silent: 5 * time.Minute, Healthy: time.Minute}

// Limits of a machine that may vote.
const (
	MaxBehind = 100                    // entries of the log that a stand-by may lack
	MaxFlush  = 100 * time.Millisecond // of its disk, the 99th percentile
	MinDisk   = 2 << 30                // bytes free
	MaxClock  = 2 * time.Second        // off the office's time
	MaxVotes  = 5
	MaxKeep   = 9 // machines that keep the log at all
)

// Machine is one that keeps the log, as the leader sees it.
type Machine struct {
	ID      string
	Listed  bool // it is part of the cluster
	Votes   bool
	Revoked bool // a person has removed it
	Leaving bool // it is being switched off
	Public  bool // it stands in public, where a vote is better not kept
	StaysOn bool // marked by a person

	Silent  time.Duration // since it was last heard; zero while it answers
	Healthy time.Duration // for how long it has answered and kept up
	Behind  uint64        // entries
	Flush   time.Duration
	Disk    uint64 // bytes free
	Clock   time.Duration
}

// eligible says whether the machine may be given a vote.
func (m Machine) eligible(t Times) bool {
	return m.Listed && !m.Revoked && !m.Leaving && m.StaysOn && m.Silent == 0 && m.Healthy >= t.Healthy &&
		m.Behind <= MaxBehind && m.Flush < MaxFlush && m.Disk >= MinDisk && m.Clock.Abs() <= MaxClock
}

// counts says whether the machine is there for good, which decides how many
// votes there should be.
func (m Machine) counts(t Times) bool {
	return m.Listed && !m.Revoked && m.StaysOn && m.Silent < t.Silent
}

// View is what the leader knows.
type View struct {
	Times    Times
	Self     string        // the leader
	Leading  time.Duration // for how long
	Machines []Machine
}

// votes counts the voters, and those of them that answer.
func (v View) votes() (all, live int) {
	for _, m := range v.Machines {
		if m.Votes {
			all++
			if m.Silent == 0 {
				live++
			}
		}
	}
	return all, live
}

// Tolerated is how many more machines may fail at once before the office stops.
func (v View) Tolerated() int {
	all, live := v.votes()
	return max(0, live-(all/2+1))
}

// target is how many votes there should be. Once there are three, there are
// never fewer.
func (v View) target() int {
	there, all := 0, 0
	for _, m := range v.Machines {
		if m.counts(v.Times) || m.Votes {
			there++
		}
		if m.Votes {
			all++
		}
	}
	switch {
	case there >= MaxVotes:
		return MaxVotes
	case there >= 3 || all >= 3:
		return 3
	}
	return 1
}

// standBys are the machines that may be given a vote, the best first: those that
// do not stand in public, then by name, so that every leader chooses the same.
func (v View) standBys() []Machine {
	var list []Machine
	for _, m := range v.Machines {
		if !m.Votes && m.eligible(v.Times) {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b Machine) int {
		switch {
		case a.Public != b.Public && b.Public:
			return -1
		case a.Public != b.Public:
			return 1
		case a.ID < b.ID:
			return -1
		}
		return 1
	})
	return list
}
