package lab

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"okienko/cluster"
	"okienko/office/machines"
)

// Guest adds a machine that keeps no log, as most clerks' computers are, with
// what its file says besides: the section of its window.
func (o *Office) Guest(id, section string) (*Machine, error) {
	m := &Machine{ID: id, File: filepath.Join(o.Dir, id+".machine.yaml"), Data: filepath.Join(o.Dir, "data", id)}
	var members strings.Builder
	for _, m := range o.Machines() {
		fmt.Fprintf(&members, "  %s: %s\n", m.ID, m.Address)
	}
	text := fmt.Sprintf("id: %s\nmember: false\ndata: %s\nkeys: %s\nmembers:\n%s%s", id, m.Data, o.keys(), members.String(), section)
	if err := os.WriteFile(m.File, []byte(text), 0o600); err != nil {
		return nil, err
	}
	return m, cluster.MakeKeys(o.keys(), []cluster.Named{{ID: id, Role: machines.Desk}}, time.Now())
}

// MemberPid is the number of the process that runs a machine's member, whoever
// started it; zero when there is none. It looks where Linux lists processes.
func (o *Office) MemberPid(m *Machine) int {
	want := filepath.Join(o.Programs, "okienko-member") + "\x00run\x00" + m.File + "\x00"
	lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, path := range lines {
		if text, err := os.ReadFile(path); err == nil && string(text) == want {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			return pid
		}
	}
	return 0
}
