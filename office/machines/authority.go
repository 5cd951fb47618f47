package machines

import (
	"bytes"
	"slices"
	"strconv"

	"okienko/office/queue"
)

// maxAuthorities is how many roots count at once: the old one and the new one
// during a change, and one more when somebody changes it again meanwhile.
const maxAuthorities = 3

// RenewCertificate notes a machine's new certificate.
type RenewCertificate struct {
	Machine ID           `json:"machine"`
	Serial  string       `json:"serial"`
	Expires queue.Moment `json:"expires"`
}

// ChangeAuthority adds a new root. The old one counts until it is dropped, when
// every machine has a certificate of the new one.
type ChangeAuthority struct {
	Authority Authority `json:"authority"`
	Proof     []byte    `json:"proof,omitempty"` // of the present incarnation, signed by the new root as well
}

// SealAuthority seals the newest root's key anew, when those who may open it
// have changed.
type SealAuthority struct {
	Sealed []byte `json:"sealed"`
}

// DropAuthority ends the trust in the oldest root. The newest one stays.
type DropAuthority struct {
	Certificate []byte `json:"certificate"`
}

// RaiseLevel makes a feature level active. Every machine that keeps the log must
// have reported it.
type RaiseLevel struct {
	Level int `json:"level"`
}

// BeginIncarnation begins the office's next life, after its majority was lost.
type BeginIncarnation struct {
	Incarnation int    `json:"incarnation"`
	Proof       []byte `json:"proof"` // signed by the authority: machines show it to those of an older life
}

// AuthorityChanged says that other certificates count now.
type AuthorityChanged struct{}

// LevelRaised says that newer commands may be given.
type LevelRaised struct {
	Level int `json:"level"`
}

// IncarnationBegun says that members of an older life are to be turned away.
type IncarnationBegun struct {
	Incarnation int `json:"incarnation"`
}

// Kind names the command in the log.
func (RenewCertificate) Kind() string { return "renew_certificate" }

// Kind names the command in the log.
func (ChangeAuthority) Kind() string { return "change_authority" }

// Kind names the command in the log.
func (SealAuthority) Kind() string { return "seal_authority" }

// Kind names the command in the log.
func (DropAuthority) Kind() string { return "drop_authority" }

// Kind names the command in the log.
func (RaiseLevel) Kind() string { return "raise_level" }

// Kind names the command in the log.
func (BeginIncarnation) Kind() string { return "begin_incarnation" }

// Kind names the event in stored answers.
func (AuthorityChanged) Kind() string { return "authority_changed" }

// Kind names the event in stored answers.
func (LevelRaised) Kind() string { return "level_raised" }

// Kind names the event in stored answers.
func (IncarnationBegun) Kind() string { return "incarnation_begun" }

func (a Authority) tooLarge() bool {
	return len(a.Certificate) == 0 || len(a.Certificate) > maxSealed || len(a.Sealed) > maxSealed
}

func (c RenewCertificate) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	m, refusal := s.present(c.Machine)
	if refusal != nil {
		return nil, refusal
	}
	if c.Serial == "" || len(c.Serial) > maxName {
		return nil, wrongField("serial")
	}
	m.Serial, m.Expires = c.Serial, c.Expires
	return []queue.Event{MachineChanged{Machine: m.ID}}, nil
}

func (c ChangeAuthority) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	switch {
	case !s.Founded():
		return nil, refuse(NoOffice, "field", "authority")
	case c.Authority.tooLarge() || len(s.Authorities) == maxAuthorities || s.authority(c.Authority.Certificate) >= 0:
		return nil, wrongField("authority")
	case len(c.Proof) > maxSealed:
		return nil, wrongField("proof")
	}
	c.Authority.Since = at
	s.Authorities = append(s.Authorities, c.Authority)
	if s.Incarnation > 0 && len(c.Proof) > 0 {
		s.Proof = c.Proof
	}
	return []queue.Event{AuthorityChanged{}}, nil
}

func (c SealAuthority) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	switch {
	case !s.Founded():
		return nil, refuse(NoOffice, "field", "sealed")
	case len(c.Sealed) == 0 || len(c.Sealed) > maxSealed:
		return nil, wrongField("sealed")
	}
	s.Authorities[len(s.Authorities)-1].Sealed = c.Sealed
	return nil, nil
}

func (c DropAuthority) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	i := s.authority(c.Certificate)
	if i < 0 || i == len(s.Authorities)-1 {
		return nil, wrongField("authority")
	}
	s.Authorities = slices.Delete(s.Authorities, i, i+1)
	return []queue.Event{AuthorityChanged{}}, nil
}

func (s *State) authority(certificate []byte) int {
	return slices.IndexFunc(s.Authorities, func(a Authority) bool { return bytes.Equal(a.Certificate, certificate) })
}

func (c RaiseLevel) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	if c.Level <= s.Level {
		return nil, wrongField("level")
	}
	for _, m := range s.Machines {
		if m.Belongs() && m.Keeps && m.Level < c.Level {
			return nil, refuse(LevelNotReached, "machine", string(m.ID))
		}
	}
	s.Level = c.Level
	return []queue.Event{LevelRaised(c)}, nil
}

func (c BeginIncarnation) apply(s *State, _ queue.Moment) ([]queue.Event, *queue.Refusal) {
	if c.Incarnation <= s.Incarnation {
		return nil, refuse(queue.WrongRequest, "incarnation", strconv.Itoa(s.Incarnation))
	}
	if len(c.Proof) == 0 || len(c.Proof) > maxSealed {
		return nil, wrongField("proof")
	}
	s.Incarnation, s.Proof = c.Incarnation, c.Proof
	return []queue.Event{IncarnationBegun{Incarnation: c.Incarnation}}, nil
}
