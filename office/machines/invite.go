package machines

import (
	"time"

	"okienko/office/queue"
)

// Invitation lets one machine join. Its secret is not in it: only who was shown
// the code knows that.
type Invitation struct {
	ID      string       `json:"id"`     // 32 hexadecimal digits
	Secret  string       `json:"secret"` // SHA-256 of the secret, 64 hexadecimal digits
	Name    string       `json:"name"`   // what the machine will be called
	Role    Role         `json:"role"`
	Keeps   bool         `json:"keeps"`
	StaysOn bool         `json:"stays_on"`
	By      ID           `json:"by"`               // the machine that shows the code
	Person  string       `json:"person,omitempty"` // who asked for it there, when people sign in
	Expires queue.Moment `json:"expires"`
	Tries   int          `json:"tries"`             // wrong codes that may still be typed
	Machine ID           `json:"machine,omitempty"` // who used it
}

// Tries is how many wrong codes an invitation stands.
const Tries = 5

// longest is how long an invitation may hold, and keptAfter how long one that
// has ended is remembered, so that a late machine hears why it is refused.
const (
	longest   = time.Hour
	keptAfter = 24 * time.Hour
)

// InviteMachine makes an invitation.
type InviteMachine struct {
	Invitation Invitation `json:"invitation"`
}

// CountTry notes that a wrong code was typed.
type CountTry struct {
	Invitation string `json:"invitation"`
}

// AdmitMachine uses an invitation. Its role and name are the invitation's.
type AdmitMachine struct {
	Invitation string  `json:"invitation"`
	Machine    Machine `json:"machine"`
}

// CancelInvitation takes an invitation back.
type CancelInvitation struct {
	Invitation string `json:"invitation"`
}

// InvitationMade says that a machine may join.
type InvitationMade struct {
	Invitation string `json:"invitation"`
}

// InvitationEnded says that an invitation was used up or taken back.
type InvitationEnded struct {
	Invitation string `json:"invitation"`
}

// Kind names the command in the log.
func (InviteMachine) Kind() string { return "invite_machine" }

// Kind names the command in the log.
func (CountTry) Kind() string { return "count_try" }

// Kind names the command in the log.
func (AdmitMachine) Kind() string { return "admit_machine" }

// Kind names the command in the log.
func (CancelInvitation) Kind() string { return "cancel_invitation" }

// Kind names the event in stored answers.
func (InvitationMade) Kind() string { return "invitation_made" }

// Kind names the event in stored answers.
func (InvitationEnded) Kind() string { return "invitation_ended" }

func (c InviteMachine) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	i := c.Invitation
	switch _, taken := s.Invitation(i.ID); {
	case !s.Founded():
		return nil, refuse(NoOffice, "machine", i.Name)
	case taken:
		return nil, refuse(InvitationExists, "invitation", i.ID)
	case !hexadecimal(i.ID, 32):
		return nil, wrongField("id")
	case !hexadecimal(i.Secret, 64):
		return nil, wrongField("secret")
	case !i.Role.known():
		return nil, wrongField("role")
	case i.Name == "" || len(i.Name) > maxName || len(i.By) > maxName || len(i.Person) > maxName:
		return nil, wrongField("name")
	case i.Expires <= at || i.Expires > at.Add(longest):
		return nil, wrongField("expires")
	}
	i.Tries, i.Machine = Tries, ""
	s.Invitations = append(s.Invitations, i)
	return []queue.Event{InvitationMade{Invitation: i.ID}}, nil
}

// usable is an invitation that still lets a machine in, or the reason why none does.
func (s *State) usable(id string, at queue.Moment) (*Invitation, *queue.Refusal) {
	for n := range s.Invitations {
		i := &s.Invitations[n]
		switch {
		case i.ID != id:
			continue
		case i.Machine != "":
			return nil, refuse(InvitationUsed, "machine", string(i.Machine))
		case i.Tries <= 0:
			return nil, refuse(InvitationLocked, "invitation", id)
		case at >= i.Expires:
			return nil, refuse(InvitationExpired, "invitation", id)
		}
		return i, nil
	}
	return nil, refuse(UnknownInvitation, "invitation", id)
}

func (c CountTry) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	i, refusal := s.usable(c.Invitation, at)
	if refusal != nil {
		return nil, refusal
	}
	if i.Tries--; i.Tries > 0 {
		return nil, nil
	}
	return []queue.Event{InvitationEnded{Invitation: i.ID}}, nil
}

func (c AdmitMachine) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	i, refusal := s.usable(c.Invitation, at)
	if refusal != nil {
		return nil, refusal
	}
	m := c.Machine
	m.Name, m.Role, m.Keeps, m.StaysOn = i.Name, i.Role, i.Keeps, i.StaysOn
	events, refusal := s.admit(m, at)
	if refusal != nil {
		return nil, refusal
	}
	i.Machine = m.ID
	return append(events, InvitationEnded{Invitation: i.ID}), nil
}

func (c CancelInvitation) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	i, refusal := s.usable(c.Invitation, at)
	if refusal != nil {
		return nil, refusal
	}
	i.Expires = at
	return []queue.Event{InvitationEnded{Invitation: i.ID}}, nil
}

// forget lets go of invitations that ended long ago.
func (s *State) forget(at queue.Moment) {
	var kept []Invitation
	for _, i := range s.Invitations {
		if at.Since(i.Expires) < keptAfter {
			kept = append(kept, i)
		}
	}
	s.Invitations = kept
}
