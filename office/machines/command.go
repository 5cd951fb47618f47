package machines

import "okienko/office/queue"

// Command is an order that concerns the register. The set is closed.
type Command interface {
	// Kind is the name of the command in the log. It never changes.
	Kind() string
	apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal)
}

// Commands has one empty value of each command, for whoever decodes a log.
func Commands() []Command {
	return []Command{
		FoundOffice{}, RegisterMachine{}, RenameMachine{}, ReportMachine{}, MarkStaysOn{}, RevokeMachine{},
		InviteMachine{}, CountTry{}, AdmitMachine{}, CancelInvitation{},
		RenewCertificate{}, ChangeAuthority{}, SealAuthority{}, DropAuthority{}, RaiseLevel{}, BeginIncarnation{}, SeeProcess{},
	}
}

// Events has one empty value of each event.
func Events() []queue.Event {
	return []queue.Event{
		OfficeFounded{}, MachineAdmitted{}, MachineChanged{}, MachineRevoked{},
		InvitationMade{}, InvitationEnded{}, AuthorityChanged{}, LevelRaised{}, IncarnationBegun{}, MachineCopied{},
	}
}

// Apply gives one command to the register. A refused one changes nothing.
func (s *State) Apply(c Command, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	s.forget(at)
	return c.apply(s, at)
}
