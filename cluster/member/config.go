package member

import (
	"log/slog"
	"path/filepath"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/cluster/member/voters"
	"okienko/office/machines"
	"okienko/office/plan"
)

// Config is what a member needs to run.
type Config struct {
	ID        string // the machine's name; also its name in raft and in its certificate
	Listen    string // host:port of the one port
	Dir       string // data folder
	Identity  *cluster.Identity
	Members   []cluster.Member           // whom it knows: at first all voters, this one included, or who invited it
	Bootstrap []cluster.Member           // with whom a new office begins; nil: with all of Members
	Joined    bool                       // it was invited, and waits to be added instead of beginning
	Found     *machines.FoundOffice      // how a new office begins; nil derives it from keys made by hand
	Sealing   string                     // opens what is sealed to this machine; empty when its keys were made by hand
	Keep      func(joining.Papers) error // stores renewed papers; nil when its keys were made by hand
	Farewell  func(why string) error     // notes that the office does not speak with the machine; nil when its keys were made by hand
	Beacon    bool                       // calls out on the local network which office is here
	Backups   string                     // folder for backups; empty is one in Dir
	Plan      plan.Plan                  // of the office file; adopted when its revision is higher
	Log       *slog.Logger

	Version     string        // of the program, for people
	Voters      voters.Times  // how patient the leader is with who votes; zero takes voters.Defaults
	History     time.Duration // how often a member looks for sealed days that it lacks; zero is ten seconds
	BackupEvery time.Duration // how often a member looks whether a backup is due; zero is a minute
	Control     time.Duration // how often the leader looks after the members; zero is a second
	SumEvery    uint64        // entries between two checksums of the state; zero is a thousand. All members need the same

	Clock     func() time.Time // nil takes the machine's
	FreeSpace func(dir string) (bytes uint64, err error)
	Raft      RaftTimes

	PlainStore  bool  // without the journal in front of the log's store
	JournalSize int64 // of each of the journal's two files; zero takes its default

	Watch Watch // how patient it is with its own disk
	Room  Room  // how much room on the disk is how bad

	Rehearsal Rehearsal // the zero value is life

	hold func() // tests let the disk hang here
}

// Rehearsal lets a test play an office in a time of its own.
type Rehearsal struct {
	OwnTime   bool          // the clock is the office's time, whatever other members say
	Idle      bool          // the member gives no commands by itself
	DutyEvery time.Duration // how often it looks whether something is due; zero is a second
}

// RaftTimes are the times of the consensus. The zero value takes Defaults.
type RaftTimes struct {
	Heartbeat, Election, Lease, Commit time.Duration
	SnapshotAfter, TrailingLogs        uint64 // entries
	SnapshotEvery                      time.Duration
}

// Defaults are the times for machines in one building: a dead leader is replaced
// in about a second, and a commit reaches the other members in about 15 ms.
// docs/reliability.md tells how they were measured.
var Defaults = RaftTimes{
	Heartbeat: 500 * time.Millisecond, Election: 500 * time.Millisecond,
	Lease: 250 * time.Millisecond, Commit: 8 * time.Millisecond,
	SnapshotAfter: 4096, TrailingLogs: 20000, SnapshotEvery: 2 * time.Minute,
}

func (c Config) filled() Config {
	if c.Rehearsal.DutyEvery == 0 {
		c.Rehearsal.DutyEvery = time.Second // people notice minutes here, not seconds
	}
	if c.Clock == nil {
		c.Clock = time.Now
	}
	if c.Watch == (Watch{}) {
		c.Watch = DefaultWatch
	}
	if c.Room == (Room{}) {
		c.Room = DefaultRoom
	}
	if c.FreeSpace == nil {
		c.FreeSpace = freeSpace
	}
	if c.Raft == (RaftTimes{}) {
		c.Raft = Defaults
	}
	if c.Raft.SnapshotEvery == 0 {
		c.Raft.SnapshotEvery = Defaults.SnapshotEvery
	}
	if c.Voters == (voters.Times{}) {
		c.Voters = voters.Defaults
	}
	if c.Control == 0 {
		c.Control = controlEvery
	}
	if c.Bootstrap == nil {
		c.Bootstrap = c.Members
	}
	if c.History == 0 {
		c.History = historyEvery
	}
	if c.Backups == "" {
		c.Backups = filepath.Join(c.Dir, backupFolder)
	}
	if c.BackupEvery == 0 {
		c.BackupEvery = backupEvery
	}
	if c.SumEvery == 0 {
		c.SumEvery = sumEvery
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}
