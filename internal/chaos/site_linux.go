package chaos

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"okienko/cluster"
	"okienko/internal/chaos/lan"
	"okienko/internal/lab"
	"okienko/office/machines"
)

// windows is the host of all clients, which is this process.
const windows = lan.Here

// site is members on hosts of their own, and a host for the clients.
type site struct {
	*lab.Lab
	settings Settings
	net      *lan.Lan
	members  []*machine
	identity *cluster.Identity
	moves    int // how many addresses have been given besides the first ones
}

// newSite makes the network, the keys, the disks and the files. Nothing runs.
func newSite(s Settings) (*site, error) {
	l, err := lab.New(s.Dir)
	if err != nil {
		return nil, err
	}
	o := &site{Lab: l, settings: s}
	names := []string{windows}
	for i := range s.Members {
		o.members = append(o.members, &machine{site: o, id: fmt.Sprintf("m%d", i+1)})
		names = append(names, o.members[i].id)
	}
	if o.net, err = lan.New(s.Seed, names...); err != nil {
		return nil, err
	}
	if err := o.prepare(names); err != nil {
		o.close()
		return nil, err
	}
	return o, nil
}

func (o *site) prepare(names []string) error {
	if err := os.WriteFile(filepath.Join(o.Dir, "office.yaml"), []byte(officeFile()), 0o600); err != nil {
		return err
	}
	keys := filepath.Join(o.Dir, "keys")
	if err := makeKeys(keys, names); err != nil {
		return err
	}
	var err error
	if o.identity, err = cluster.LoadIdentity(keys, windows); err != nil {
		return err
	}
	for _, m := range o.members {
		if err := m.insertDisk(); err != nil {
			return err
		}
	}
	return o.writeFiles()
}

// makeKeys makes every machine one that may do everything.
func makeKeys(dir string, names []string) error {
	var named []cluster.Named
	for _, name := range names {
		named = append(named, cluster.Named{ID: name, Role: machines.Admin})
	}
	return cluster.MakeKeys(dir, named, time.Now())
}

// writeFiles writes the machine files with the addresses as they are now.
func (o *site) writeFiles() error {
	var list strings.Builder
	for _, m := range o.members {
		fmt.Fprintf(&list, "  %s: %s\n", m.id, m.address())
	}
	for _, m := range o.members {
		text := fmt.Sprintf("id: %s\noffice: office.yaml\ndata: %s\nkeys: keys\nmembers:\n%s", m.id, m.data(), list.String())
		if err := os.WriteFile(m.file(), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// list is the members as clients know them, beginning with a certain one.
func (o *site) list(first int) []cluster.Member {
	var list []cluster.Member
	for i := range o.members {
		m := o.members[(first+i)%len(o.members)]
		list = append(list, cluster.Member{ID: m.id, Address: m.address()})
	}
	return list
}

// host is where a member or the clients are.
func (o *site) host(name string) *lan.Host { return o.net.Host(name) }

func (m *machine) address() string {
	return net.JoinHostPort(m.site.host(m.id).Address.String(), port)
}

func (o *site) say(format string, args ...any) {
	fmt.Fprintf(o.settings.Say, format+"\n", args...)
}

func (o *site) close() {
	for _, m := range o.members {
		m.off()
	}
	o.Close()
	o.net.Close()
	for _, m := range o.members {
		m.removeDisk()
	}
}
