package cluster

import (
	"time"

	"okienko/internal/feed"
	"okienko/office/machines"
	"okienko/office/queue"
)

// What a member can be asked about besides the log.
const (
	AboutSelf    = "self"    // how it is: a MachineHealth
	AboutHealth  = "health"  // how all are, as the leader sees it: a Health
	AboutDiffers = "differs" // "your state is not the others'": from the leader
	AboutBefore  = "before"  // "have I run before?": a bool
	AboutReadmit = "readmit" // "I have lost my store": answered when its vote is taken
	AboutLeaving = "leaving" // "I am being switched off": answered when its vote is elsewhere, or cannot be
)

// Health is how the machines that keep the log are.
type Health struct {
	Tolerated int             `json:"tolerated"` // how many may still fail at once
	Machines  []MachineHealth `json:"machines"`
}

// MachineHealth is how one machine is. What it says of itself is as old as
// Silent; the rest is the leader's view.
type MachineHealth struct {
	Machine machines.ID `json:"machine"`

	Now         queue.Moment  `json:"now"` // by its own clock
	Index       uint64        `json:"index"`
	DiskFree    uint64        `json:"disk_free"` // bytes
	Flush       time.Duration `json:"flush"`     // what its disk takes to make a little data safe, on a bad try
	Level       int           `json:"level"`
	Version     string        `json:"version,omitempty"`
	CertEnds    queue.Moment  `json:"cert_ends,omitempty"`
	BackupAt    queue.Moment  `json:"backup_at,omitempty"`    // the newest that was restored for a test
	BackupFails BackupFailed  `json:"backup_fails,omitempty"` // why the last try at one failed
	DaysLack    int           `json:"days_lack,omitempty"`    // sealed days whose files it does not have yet
	Trouble     feed.Trouble  `json:"trouble,omitempty"`
	StateSums   []StateSum    `json:"state_sums,omitempty"`

	Listed    bool          `json:"listed"` // it is part of the cluster
	Votes     bool          `json:"votes"`
	Leads     bool          `json:"leads"`
	Reachable bool          `json:"reachable"`
	Silent    time.Duration `json:"silent,omitempty"` // since it was last heard
	Behind    uint64        `json:"behind,omitempty"` // entries of the log
	ClockOff  time.Duration `json:"clock_off,omitempty"`
}

// StateSum is the checksum of the whole state after an entry of the log. Members
// that differ in it have forked.
type StateSum struct {
	Index uint64 `json:"index"`
	Sum   string `json:"sum"` // SHA-256, hexadecimal
}
