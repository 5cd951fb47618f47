package member

import (
	"crypto/rand"
	"encoding/hex"
	"slices"

	"okienko/cluster/joining"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/people"
)

// secretSize is the length of a shared secret in bytes.
const secretSize = 32

// secretDuties share with the machines that may know them what PINs are mixed
// with, and the key of the business day's notes. Any member that can does it; the
// leader may be a kiosk, which cannot.
func (m *Member) secretDuties(s *office.State) []office.Command {
	self, known := s.Machines.Machine(machines.ID(m.cfg.ID))
	to := people.Entitled(&s.Machines)
	if m.cfg.Sealing == "" || !known || !slices.Contains(to, self.Recipient) {
		return nil
	}
	var due []office.Command
	if len(s.Queue.Plan.People) > 0 || s.People.Pepper.Shared() {
		due = m.share(due, people.ForPINs, s.People.Pepper, "", to, s)
	}
	if s.Queue.Day.Open {
		due = m.share(due, people.ForNotes, s.People.DayKey, s.Queue.Day.Date, to, s)
	}
	return due
}

// share makes a secret where there is none that anybody can open, and seals the
// present one anew when those who may know it have changed.
func (m *Member) share(due []office.Command, use people.Use, present people.Secret, date string, to []string, s *office.State) []office.Command {
	next, err := people.Secret{}, error(nil)
	switch {
	case !present.Kept(&s.Machines) || present.Date != date:
		next, err = newSecret(to)
	case slices.Equal(present.To, to):
		return due
	default:
		next, err = resealed(present, m.cfg.Sealing, to)
	}
	if err != nil { // another member can, or nobody
		return due
	}
	next.Date = date
	return append(due, people.ShareSecret{For: use, Secret: next})
}

func newSecret(to []string) (people.Secret, error) {
	var id [16]byte
	var secret [secretSize]byte
	_, _ = rand.Read(id[:]) // never fails since Go 1.24
	_, _ = rand.Read(secret[:])
	box, err := joining.Seal(secret[:], to...)
	return people.Secret{ID: hex.EncodeToString(id[:]), To: to, Box: box}, err
}

// resealed is a secret sealed to others, by whoever can open it.
func resealed(s people.Secret, key string, to []string) (people.Secret, error) {
	box, err := joining.Reseal(s.Box, key, to...)
	s.To, s.Box = to, box
	return s, err
}

// reshare seals all secrets of an office anew with its recovery key, for an office
// that was restored: none of the machines that could open them may be left.
func reshare(s *office.State, recoveryKey string) []office.Command {
	var due []office.Command
	to := people.Entitled(&s.Machines)
	for _, v := range []struct {
		use    people.Use
		secret people.Secret
	}{{people.ForPINs, s.People.Pepper}, {people.ForNotes, s.People.DayKey}} {
		if next, err := resealed(v.secret, recoveryKey, to); v.secret.Shared() && err == nil {
			due = append(due, people.ShareSecret{For: v.use, Secret: next})
		}
	}
	return due
}
