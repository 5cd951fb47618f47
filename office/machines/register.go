package machines

import (
	"slices"

	"okienko/office/queue"
)

// RegisterMachine enters a machine that holds a certificate of the office, but
// was not invited: its certificate was made by hand. Registering the same
// machine with the same key again changes nothing.
type RegisterMachine struct {
	Machine Machine `json:"machine"`
}

// RenameMachine gives a machine another name for people.
type RenameMachine struct {
	Machine ID     `json:"machine"`
	Name    string `json:"name"`
}

// ReportMachine is what a machine says of itself when it has changed.
type ReportMachine struct {
	Machine   ID       `json:"machine"`
	Addresses []string `json:"addresses"`
	Recipient string   `json:"recipient,omitempty"`
	Level     int      `json:"level"`
	Version   string   `json:"version,omitempty"`
}

// MarkStaysOn says whether a machine stays on, and so may hold a vote.
type MarkStaysOn struct {
	Machine ID   `json:"machine"`
	StaysOn bool `json:"stays_on"`
}

// RevokeMachine puts a machine out of the office for good. Its identifier is
// never given again.
type RevokeMachine struct {
	Machine ID `json:"machine"`
}

// MachineAdmitted says that a machine belongs to the office now.
type MachineAdmitted struct {
	Machine ID `json:"machine"`
}

// MachineChanged says that the register knows something new of a machine.
type MachineChanged struct {
	Machine ID `json:"machine"`
}

// MachineRevoked says that a machine does not belong to the office any more.
type MachineRevoked struct {
	Machine ID `json:"machine"`
}

// Kind names the command in the log.
func (RegisterMachine) Kind() string { return "register_machine" }

// Kind names the command in the log.
func (RenameMachine) Kind() string { return "rename_machine" }

// Kind names the command in the log.
func (ReportMachine) Kind() string { return "report_machine" }

// Kind names the command in the log.
func (MarkStaysOn) Kind() string { return "mark_stays_on" }

// Kind names the command in the log.
func (RevokeMachine) Kind() string { return "revoke_machine" }

// Kind names the event in stored answers.
func (MachineAdmitted) Kind() string { return "machine_admitted" }

// Kind names the event in stored answers.
func (MachineChanged) Kind() string { return "machine_changed" }

// Kind names the event in stored answers.
func (MachineRevoked) Kind() string { return "machine_revoked" }

func (c RegisterMachine) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	if known := s.machine(c.Machine.ID); known != nil && known.Belongs() && known.Key == c.Machine.Key {
		return nil, nil
	}
	return s.admit(c.Machine, at)
}

// admit enters a new machine.
func (s *State) admit(m Machine, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	if !s.Founded() {
		return nil, refuse(NoOffice, "machine", string(m.ID))
	}
	if field := m.wrong(); field != "" {
		return nil, wrongField(field)
	}
	for _, other := range s.Machines {
		switch {
		case other.ID == m.ID && !other.Belongs():
			return nil, refuse(MachineRevokedBefore, "machine", string(m.ID))
		case other.ID == m.ID:
			return nil, refuse(MachineExists, "machine", string(m.ID))
		case other.Key == m.Key:
			return nil, refuse(KeyInUse, "machine", string(other.ID))
		}
	}
	m.Joined, m.Revoked = at, 0
	s.Machines = append(s.Machines, m)
	return []queue.Event{MachineAdmitted{Machine: m.ID}}, nil
}

func (c RenameMachine) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	m, refusal := s.present(c.Machine)
	if refusal != nil {
		return nil, refusal
	}
	if c.Name == "" || len(c.Name) > maxName {
		return nil, wrongField("name")
	}
	m.Name = c.Name
	return []queue.Event{MachineChanged{Machine: m.ID}}, nil
}

func (c ReportMachine) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	m, refusal := s.present(c.Machine)
	if refusal != nil {
		return nil, refusal
	}
	next := *m
	next.Addresses, next.Level, next.Version = slices.Clone(c.Addresses), c.Level, c.Version
	if c.Recipient != "" {
		next.Recipient = c.Recipient
	}
	if field := next.wrong(); field != "" {
		return nil, wrongField(field)
	}
	*m = next
	return []queue.Event{MachineChanged{Machine: m.ID}}, nil
}

func (c MarkStaysOn) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	m, refusal := s.present(c.Machine)
	if refusal != nil {
		return nil, refusal
	}
	m.StaysOn = c.StaysOn
	return []queue.Event{MachineChanged{Machine: m.ID}}, nil
}

func (c RevokeMachine) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	m, refusal := s.present(c.Machine)
	if refusal != nil {
		return nil, refusal
	}
	if s.keepersBut(c.Machine) == 0 {
		return nil, refuse(LastMachine, "machine", string(c.Machine))
	}
	m.Revoked = at
	return []queue.Event{MachineRevoked{Machine: m.ID}}, nil
}

// keepersBut counts the trusted machines that keep the log, but for one. The
// last of them holds the key of the authority.
func (s *State) keepersBut(id ID) int {
	n := 0
	for _, m := range s.Machines {
		if m.ID != id && m.Belongs() && m.Keeps && m.Role.Trusted() {
			n++
		}
	}
	return n
}
