package machines

import "okienko/office/queue"

// State is the register. Its zero value is an office that was not founded yet.
type State struct {
	Office      string       `json:"office,omitempty"`      // 32 hexadecimal digits
	Incarnation int          `json:"incarnation,omitempty"` // rises with each recovery from the loss of a majority
	Proof       []byte       `json:"proof,omitempty"`       // of the incarnation, signed by the authorities
	Authorities []Authority  `json:"authorities,omitempty"` // whose certificates count, oldest first
	Recovery    string       `json:"recovery,omitempty"`    // the recipient of the printed recovery key
	Machines    []Machine    `json:"machines,omitempty"`    // as they joined; revoked ones stay
	Invitations []Invitation `json:"invitations,omitempty"` // those that can still be used, or were used today
	Level       int          `json:"level,omitempty"`       // the feature level that is active
}

// Authority is a root of the office's certificates.
type Authority struct {
	Certificate []byte       `json:"certificate"`      // DER
	Sealed      []byte       `json:"sealed,omitempty"` // its key, readable by trusted machines and the recovery key
	Since       queue.Moment `json:"since"`
}

// Founded says whether the office has begun.
func (s *State) Founded() bool { return s.Office != "" }

// Machine returns a machine, also one that was revoked.
func (s *State) Machine(id ID) (Machine, bool) {
	if m := s.machine(id); m != nil {
		return *m, true
	}
	return Machine{}, false
}

// Invitation returns an invitation.
func (s *State) Invitation(id string) (Invitation, bool) {
	for _, i := range s.Invitations {
		if i.ID == id {
			return i, true
		}
	}
	return Invitation{}, false
}

// Present lists the machines that belong to the office now.
func (s *State) Present() []Machine {
	var list []Machine
	for _, m := range s.Machines {
		if m.Belongs() {
			list = append(list, m)
		}
	}
	return list
}

func (s *State) machine(id ID) *Machine {
	for i := range s.Machines {
		if s.Machines[i].ID == id {
			return &s.Machines[i]
		}
	}
	return nil
}

// present is a machine that belongs to the office, or the reason why none does.
func (s *State) present(id ID) (*Machine, *queue.Refusal) {
	m := s.machine(id)
	switch {
	case m == nil:
		return nil, refuse(UnknownMachine, "machine", string(id))
	case !m.Belongs():
		return nil, refuse(MachineRevokedBefore, "machine", string(id))
	}
	return m, nil
}
