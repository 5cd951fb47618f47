package flow

import (
	"time"

	"okienko/office/machines"
	"okienko/office/queue"
)

// Msg is what Update takes: feed.News, feed.Tick, feed.Contact, feed.Answered,
// those of package page, or one of the messages below.
type Msg = any

// Intent is what Update wants done outside: feed.Send, or one of those below.
type Intent = any

// RememberLook asks to keep how the window speaks and is coloured, for Config at the
// next start.
type RememberLook struct {
	Lang     string
	Contrast bool
}

// Named tells what the log calls this window.
type Named struct{ Client string }

// Health is how the machines are, as a member sees them now. The log does not
// hold it.
type Health struct {
	Known    bool // somebody has said it
	Failures int  // how many machines may fail before work stops
	Machines []Condition
	Backup   queue.Moment // when the newest backup was made; zero when there is none
}

// Condition is how one machine is.
type Condition struct {
	ID            machines.ID
	Reachable     bool
	Leads         bool
	Votes         bool
	Behind        uint64 // commands that it has not taken in yet
	Repairing     bool   // it loads the office's data anew
	DiskFree      uint64 // bytes; 0 when unknown
	DiskWarning   bool
	ClockOff      time.Duration
	BackupFails   bool // its last try at a backup failed
	BackupNoSpace bool // for want of room
	NeedsUpdate   bool // its program is too old for the office
	Version       string
}

// Invite asks for a code with which a machine can join.
type Invite struct {
	Name    string
	Role    machines.Role
	Keeps   bool
	StaysOn bool
}

// Invited is the code.
type Invited struct {
	Invitation string // its identifier in the log
	Text       string // long, to be pasted
	QR         string
	Code       string       // short, to be typed; empty when there is none
	Address    string       // where the short code can be typed to
	Expires    queue.Moment // of the short code
}

// InviteFailed says why there is no code, as a key of the catalogue.
type InviteFailed struct{ Why string }

// Arrived says that a machine waits at the door, with the digits of its screen.
type Arrived struct {
	Machine machines.ID
	Digits  string
	Address string
}

// Left says that the machine at the door does not wait any more.
type Left struct{}

// Decide tells whether the machine at the door may come in.
type Decide struct {
	Invitation string
	Machine    machines.ID
	Yes        bool
}

// CancelInvite takes the code back.
type CancelInvite struct{ Invitation string }

// Copy puts a text where other programs can paste it.
type Copy struct{ Text string }

// Survey asks which machines still answer, and how much each of them knows.
type Survey struct{}

// Survivor is one machine after a loss.
type Survivor struct {
	ID      machines.ID
	Name    string
	Answers bool
	Newest  queue.Moment // the last thing that it knows; zero when unknown
	Here    bool         // it is this computer
}

// Surveyed is the answer to Survey.
type Surveyed struct {
	Machines []Survivor
	Best     machines.ID // who knows most
	Expected int         // how many machines kept the office's data
	Lives    bool        // most of those that vote answer: nothing is lost
}

// Rescue begins the office anew with what one machine knows.
type Rescue struct {
	From machines.ID
	Key  string // the recovery key
}

// Rescued says that the office works again, or why not, as a key of the catalogue.
type Rescued struct{ Why string }
