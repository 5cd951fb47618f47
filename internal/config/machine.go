package config

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"

	"okienko/office/machines"
	"okienko/office/plan"
)

// Machine is what one computer of the office is for. Every path in it can be
// opened as it is: what the file gives relative to itself has been resolved.
type Machine struct {
	ID     string // the name of this machine, as in Members; empty before it has joined
	Joins  bool   // who it is stands in Identity, and no file says it
	Member bool   // whether it keeps the office's log; a clerk's computer need not
	Listen string // host:port on which a member listens
	Data   string // folder for what this machine stores
	Backup string // folder for its backups of the office; empty is one in Data
	Keys   string // folder for its keys and certificates, made by hand
	// Identity is the folder for what it has when it has joined by a code.
	Identity string
	Office   string // the office file; only a member reads it

	// Members are the machines that keep the log. At a member these are the
	// voters that a new cluster starts with; elsewhere they are where to call.
	// Who votes later is for the cluster to know, not for this file.
	Members []Member

	Kiosk *Kiosk // nil when this machine is no kiosk
	Desk  *Desk  // nil when no clerk works here
	Hall  *Hall  // nil when it shows nothing in a hall

	places map[string]Mistake // where identifiers stand, for Check
}

// Member is a machine that keeps the office's log.
type Member struct {
	ID      string
	Address string // host:port
}

// Role is what the machine may do in the office. One that is several things has
// the role that may do most of them.
func (m Machine) Role() machines.Role {
	switch {
	case m.Desk != nil:
		return machines.Desk
	case m.Kiosk != nil:
		return machines.Kiosk
	case m.Hall != nil:
		return machines.Hall
	}
	return machines.Admin
}

// port is what members listen on if the file does not say.
const port = "7411"

// ReadMachine reads a machine file. The error, if any, is of the type Mistakes.
func ReadMachine(path string) (Machine, error) {
	text, err := load(path)
	if err != nil {
		return Machine{}, err
	}
	return readMachine(path, text)
}

func readMachine(file string, text []byte) (Machine, error) {
	m := Machine{Member: true}
	r := read(file, text, func(v value) {
		machine(v, &m)
		v.membership(&m)
		m.places = v.marks()
	})
	if err := r.mistakes.err(); err != nil {
		return Machine{}, err
	}
	m.resolve(filepath.Dir(file))
	return m, nil
}

func machine(v value, m *Machine) {
	v.fields(
		into("id", &m.ID, newID[string]),
		into("member", &m.Member, value.yes),
		into("listen", &m.Listen, address),
		into("data", &m.Data, value.text),
		into("backup", &m.Backup, value.text),
		into("keys", &m.Keys, value.text),
		into("office", &m.Office, value.text),
		into("members", &m.Members, members),
		into("kiosk", &m.Kiosk, kiosk),
		into("desk", &m.Desk, desk),
		into("hall", &m.Hall, hall),
	)
	_, hasMembers := v.places["members"]
	_, hasKeys := v.places["keys"]
	_, hasID := v.places["id"]
	m.Joins = !hasID && !hasMembers && !hasKeys && !v.unusable("id")
	if m.ID == "" && !m.Joins && !v.unusable("id") {
		v.report(v.node, absent("id", "front-door")...)
	}
}

// resolve fills in what the file leaves out and makes its paths usable from any
// folder.
func (m *Machine) resolve(folder string) {
	from := func(path string) string {
		if filepath.IsAbs(path) {
			return filepath.Clean(path)
		}
		return filepath.Join(folder, path)
	}
	if m.Data == "" {
		m.Data = "data"
	}
	m.Data = from(m.Data)
	m.Identity = filepath.Join(m.Data, "identity")
	if m.Backup != "" {
		m.Backup = from(m.Backup)
	}
	if m.Keys == "" {
		m.Keys = filepath.Join(m.Data, "keys")
	} else {
		m.Keys = from(m.Keys)
	}
	if m.Member && m.Office == "" {
		m.Office = "office.yaml"
	}
	if m.Office != "" {
		m.Office = from(m.Office)
	}
	if m.Kiosk != nil && m.Kiosk.Printer.Kind == Folder {
		m.Kiosk.Printer.Target = from(m.Kiosk.Printer.Target)
	}
	m.nameScreens()
}

// Become is for a machine that joined by a code: the office has told it its name,
// whether it keeps the log, and who can be called.
func (m *Machine) Become(id, name string, keeps bool, members []Member) {
	m.ID, m.Member, m.Members = id, keeps, members
	if keeps {
		// Its own windows reach it whatever networks come and go.
		m.Members = append([]Member{{id, m.Local()}}, members...)
	}
	if m.Hall != nil && m.Hall.Display == "" {
		m.Hall.Display = name
	}
	m.nameScreens()
}

// Local is where windows on this machine call its member.
func (m *Machine) Local() string {
	if host, number, err := net.SplitHostPort(m.Listen); err == nil && everywhere(m.Listen) {
		if strings.Contains(host, ":") {
			return net.JoinHostPort("::1", number)
		}
		return net.JoinHostPort("127.0.0.1", number)
	}
	return m.Listen
}

// ReadOffice reads the machine's office file. A machine that joined needs none:
// the office has its plan already.
func (m *Machine) ReadOffice() (plan.Plan, error) {
	if _, err := os.Stat(m.Office); m.Joins && errors.Is(err, fs.ErrNotExist) {
		return plan.Plan{}, nil
	}
	p, err := ReadOffice(m.Office)
	if err == nil {
		err = m.Check(p)
	}
	return p, err
}

// nameScreens calls a kiosk and a display as their machine, unless the file
// gives them names.
func (m *Machine) nameScreens() {
	if m.ID == "" {
		return // it has not joined yet
	}
	if m.Kiosk != nil && m.Kiosk.ID == "" {
		m.Kiosk.ID = plan.KioskID(m.ID)
	}
	if m.Hall != nil && m.Hall.Display == "" {
		m.Hall.Display = m.ID
	}
}
