// Package feed is what every window's flow has in common: the messages that
// come from the cluster and the clock, and the one intent that goes to it.
//
// A flow is a pure function: Update takes a model and a message and returns the
// next model with intents. The window's main pumps messages in and carries the
// intents out, so that a window's behaviour is tested without a cluster, a clock
// or a display.
package feed

import (
	"time"

	"okienko/office"
	"okienko/office/queue"
)

// News says that the office has changed. State belongs to the sender: a flow
// reads it during Update, takes out what its screen needs, and keeps no part.
type News struct {
	State  *office.State
	Events []queue.Event // what happened since the last news; none after a jump
	Now    queue.Moment  // the office's time
	Jump   bool          // the state was loaded anew: events between are unknown
}

// Tick says that time has passed. Now is the office's time: this machine's
// clock, corrected by what the cluster says.
type Tick struct{ Now queue.Moment }

// Contact says whether the picture is current.
type Contact struct {
	Current  bool          // a member with a quorum was heard a moment ago
	Since    queue.Moment  // when not current: the last moment that it was
	Trouble  Trouble       // what is wrong on this machine, if anything
	ClockOff time.Duration // how far this machine's clock is from the cluster's
}

// MaxClockOff is how wrong a machine's clock may be before it says so.
const MaxClockOff = 2 * time.Second

// ClockIsWrong says whether the machine's clock needs somebody's attention.
func (c Contact) ClockIsWrong() bool {
	return c.ClockOff > MaxClockOff || c.ClockOff < -MaxClockOff
}

// Trouble is something on this machine that a person has to mend. The catalogue
// has a sentence with the remedy for each (keys "trouble.<name>").
type Trouble string

// The troubles of a machine.
const (
	NoTrouble      Trouble = ""
	PortTaken      Trouble = "port_taken"      // another program uses the member's port
	DataDamaged    Trouble = "data_damaged"    // the data folder cannot be trusted
	BeingRepaired  Trouble = "being_repaired"  // damaged data were set aside; it joins anew
	DiskStuck      Trouble = "disk_stuck"      // the disk does not answer
	DataNewer      Trouble = "data_newer"      // the data folder is from a newer version
	DiskFull       Trouble = "disk_full"       // nothing can be stored any more
	DiskScarce     Trouble = "disk_scarce"     // little room is left; everything works
	WrongSettings  Trouble = "wrong_settings"  // the office or machine file has errors
	UpdateNeeded   Trouble = "update_needed"   // this program is too old for the office
	MemberStopped  Trouble = "member_stopped"  // the member ends again and again
	WrongOffice    Trouble = "wrong_office"    // the data folder belongs to another office
	InUse          Trouble = "in_use"          // another member uses the data folder
	KeysUnreadable Trouble = "keys_unreadable" // the certificate or its key cannot be used
	Removed        Trouble = "removed"         // the office has put this machine out
	Copied         Trouble = "copied"          // two machines live with this one's key; the office speaks with neither
)

// TurnedAway says whether the office does not speak with this machine any more.
// Such a machine gives no numbers and calls nobody, whatever it could do alone.
func (t Trouble) TurnedAway() bool { return t == Removed || t == Copied }

// Hinders says whether the trouble keeps the machine's own member from its work.
// One that does not is for staff to know, and no resident has to do with it.
func (t Trouble) Hinders() bool { return t != NoTrouble && t != DiskScarce }

// Carried says whether the window works on all the same, with other machines.
func (c Contact) Carried() bool {
	return c.Current && c.Trouble.Hinders() && c.Trouble != UpdateNeeded && !c.Trouble.TurnedAway()
}

// Troubles lists every trouble, so that a test can ask for its text.
func Troubles() []Trouble {
	return []Trouble{
		PortTaken, DataDamaged, DataNewer, DiskFull, WrongSettings,
		UpdateNeeded, MemberStopped, WrongOffice, KeysUnreadable, InUse, BeingRepaired, DiskStuck, Removed, Copied, DiskScarce,
	}
}

// Send is the intent to give a command to the office. Its answer comes back as
// Answered with the same tag.
type Send struct {
	Tag     string
	Command office.Command
}

// Answered is what a sent command came to.
type Answered struct {
	Tag    string
	Answer office.Answer
	Lost   bool // no answer in time: it may or may not have happened, and is asked again
}
