package machines

import "okienko/office/queue"

// ID is the name of a machine in its certificate, in the log and among members.
type ID string

// Role is what a machine is for. It stands in its certificate and decides which
// commands it may give.
type Role string

// The roles.
const (
	Kiosk Role = "kiosk" // stands in public: gives tickets
	Desk  Role = "desk"  // a clerk's
	Hall  Role = "hall"  // shows calls
	Admin Role = "admin" // the office manager's
)

// Roles lists every role.
func Roles() []Role { return []Role{Kiosk, Desk, Hall, Admin} }

func (r Role) known() bool { return r == Kiosk || r == Desk || r == Hall || r == Admin }

// Trusted says whether machines of the role may hold what is secret: the key of
// the office's authority, and what others say through them. A kiosk stands in a
// public hall and may not.
func (r Role) Trusted() bool { return r.known() && r != Kiosk }

// Machine is one computer of the office.
type Machine struct {
	ID        ID       `json:"id"`
	Name      string   `json:"name"` // what people call it
	Role      Role     `json:"role"`
	Keeps     bool     `json:"keeps"`               // it keeps the log: a member
	StaysOn   bool     `json:"stays_on"`            // it may hold a vote
	Key       string   `json:"key"`                 // SHA-256 of its public key, 64 hexadecimal digits
	Recipient string   `json:"recipient,omitempty"` // whom to seal secrets to, an age recipient
	Addresses []string `json:"addresses,omitempty"` // host:port where its member was seen

	Level   int    `json:"level"`             // the feature level of its program
	Version string `json:"version,omitempty"` // of its program, for people

	Joined  queue.Moment `json:"joined"`
	Revoked queue.Moment `json:"revoked,omitempty"` // zero while it belongs to the office
	Copied  queue.Moment `json:"copied,omitempty"`  // since when two machines are known to live with its key
	Serial  string       `json:"serial,omitempty"`  // of its newest certificate, hexadecimal
	Expires queue.Moment `json:"expires,omitempty"` // of its newest certificate

	Processes []Process `json:"processes,omitempty"` // who runs on it
}

// Belongs says whether the machine is part of the office now.
func (m Machine) Belongs() bool { return m.Revoked == 0 }

// Limits of what a machine may write into the register.
const (
	maxName      = 100
	maxAddresses = 8
	maxSealed    = 16 << 10
)

// wrong names the field that no honest program sends, or nothing.
func (m Machine) wrong() string {
	switch {
	case !identifier(string(m.ID)):
		return "id"
	case !m.Role.known():
		return "role"
	case len(m.Name) > maxName || len(m.Version) > maxName || len(m.Recipient) > maxName || len(m.Serial) > maxName:
		return "name"
	case !hexadecimal(m.Key, 64):
		return "key"
	case tooManyAddresses(m.Addresses):
		return "addresses"
	case m.Level < 0:
		return "level"
	}
	return ""
}

func tooManyAddresses(list []string) bool {
	for _, a := range list {
		if len(a) > maxName {
			return true
		}
	}
	return len(list) > maxAddresses
}

// identifier says whether a text can be a machine's: small letters, digits and
// hyphens, as in a host's name.
func identifier(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return s != "" && len(s) <= 63
}

func hexadecimal(s string, n int) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return false
		}
	}
	return len(s) == n
}
