package machines

import "okienko/office/queue"

// The rules of the register that refuse. Each has a text with its remedy in the
// catalogue, as those of package queue.
const (
	OfficeExists         queue.Code = "office_exists"      // the office was founded before
	NoOffice             queue.Code = "no_office"          // the office was not founded yet
	UnknownMachine       queue.Code = "unknown_machine"    // no such machine
	MachineExists        queue.Code = "machine_exists"     // another machine has this identifier
	KeyInUse             queue.Code = "key_in_use"         // another machine has this key: one is a copy of the other
	MachineRevokedBefore queue.Code = "machine_revoked"    // the machine does not belong to the office any more
	LastMachine          queue.Code = "last_machine"       // without it nobody could open the office again
	UnknownInvitation    queue.Code = "unknown_invitation" // no such invitation
	InvitationExpired    queue.Code = "invitation_expired" // its time is over
	InvitationUsed       queue.Code = "invitation_used"    // it was used already
	InvitationLocked     queue.Code = "invitation_locked"  // too many wrong codes
	InvitationExists     queue.Code = "invitation_exists"  // that identifier is taken
	LevelNotReached      queue.Code = "level_not_reached"  // a machine's program is too old for the level
)

// Codes lists every code, so that a test can ask for its texts.
func Codes() []queue.Code {
	return []queue.Code{
		OfficeExists, NoOffice, UnknownMachine, MachineExists, KeyInUse, MachineRevokedBefore, LastMachine,
		UnknownInvitation, InvitationExpired, InvitationUsed, InvitationLocked, InvitationExists, LevelNotReached,
	}
}

// refuse makes a refusal with one fact.
func refuse(code queue.Code, name, value string) *queue.Refusal {
	return &queue.Refusal{Code: code, Facts: map[string]string{name: value}}
}

func wrongField(field string) *queue.Refusal { return refuse(queue.WrongRequest, "field", field) }
