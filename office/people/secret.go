package people

import (
	"bytes"
	"slices"

	"okienko/office/machines"
	"okienko/office/queue"
)

// Secret is something that trusted machines know and the log only holds sealed.
type Secret struct {
	ID   string   `json:"id"`             // 32 hexadecimal digits, another one for another secret
	To   []string `json:"to"`             // the recipients that can open it
	Box  []byte   `json:"box"`            // sealed with age
	Date string   `json:"date,omitempty"` // of a day's key: its business day
}

// Shared says whether there is one.
func (s Secret) Shared() bool { return s.ID != "" }

// Use is what a secret is for.
type Use string

// What secrets are for.
const (
	ForPINs  Use = "pins"  // State.Pepper, for as long as the office lives
	ForNotes Use = "notes" // State.DayKey, for one business day
)

// Limits of a shared secret: an envelope has to hold it.
const (
	maxRecipients = 300
	maxRecipient  = 100
	maxBox        = 36 << 10
)

// ShareSecret seals a secret to the machines that may know it: a new one, or the
// present one anew when machines have come or gone. A member gives it by itself.
type ShareSecret struct {
	For    Use    `json:"for"`
	Secret Secret `json:"secret"`
}

// SecretShared says that machines can open a secret that could not before.
type SecretShared struct {
	For Use    `json:"for"`
	ID  string `json:"id"`
}

// Kind names the command in the log.
func (ShareSecret) Kind() string { return "share_secret" }

// Kind names the event in stored answers.
func (SecretShared) Kind() string { return "secret_shared" }

func (c ShareSecret) apply(s *State, in Scene) ([]queue.Event, *queue.Refusal) {
	if field := c.wrong(in); field != "" {
		return nil, wrongField(field)
	}
	present := &s.Pepper
	if c.For == ForNotes {
		present = &s.DayKey
	}
	another := present.Shared() && present.ID != c.Secret.ID && present.Date == c.Secret.Date
	if another && present.Kept(in.Machines) {
		return nil, refuse(SecretKept, "for", string(c.For))
	}
	if another && c.For == ForPINs { // nobody can make these keys any more
		s.PINs, s.SignedIn = nil, nil
	}
	*present = Secret{ID: c.Secret.ID, To: slices.Clone(c.Secret.To), Box: bytes.Clone(c.Secret.Box), Date: c.Secret.Date}
	return []queue.Event{SecretShared{For: c.For, ID: c.Secret.ID}}, nil
}

// wrong names the field that no honest member sends, or nothing.
func (c ShareSecret) wrong(in Scene) string {
	tooLong := func(r string) bool { return r == "" || len(r) > maxRecipient }
	switch v := c.Secret; {
	case c.For != ForPINs && c.For != ForNotes:
		return "for"
	case !hexadecimal(v.ID, 32):
		return "id"
	case len(v.To) == 0 || len(v.To) > maxRecipients || slices.ContainsFunc(v.To, tooLong):
		return "to"
	case len(v.Box) == 0 || len(v.Box) > maxBox:
		return "box"
	case c.For == ForPINs && v.Date != "", c.For == ForNotes && (!in.Day.Open || v.Date != in.Day.Date):
		return "date"
	}
	return ""
}

// Kept says whether some machine of the office can open a secret.
func (s Secret) Kept(m *machines.State) bool {
	for _, one := range m.Present() {
		if one.Recipient != "" && slices.Contains(s.To, one.Recipient) {
			return true
		}
	}
	return false
}

// CloseDay erases the key of the day's notes, so that nobody can read them any
// more.
func (s *State) CloseDay() { s.DayKey = Secret{} }

// Entitled are those to whom secrets are sealed: the clerks' and managers'
// machines, the machines that hold the office's own key, and the recovery key.
// It is empty in an office whose machines have no key to seal to.
func Entitled(s *machines.State) []string {
	var to []string
	for _, m := range s.Present() {
		works := m.Role == machines.Desk || m.Role == machines.Admin
		if m.Recipient != "" && m.Copied == 0 && (works || m.Keeps && m.Role.Trusted()) {
			to = append(to, m.Recipient)
		}
	}
	if len(to) > 0 && s.Recovery != "" {
		to = append(to, s.Recovery)
	}
	return to
}

func hexadecimal(s string, n int) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return false
		}
	}
	return len(s) == n
}
