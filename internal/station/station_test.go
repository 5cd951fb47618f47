package station

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/internal/config"
	"okienko/office/machines"
)

func TestTheNamedMachineFileComesFirst(t *testing.T) {
	if got, err := machineFile([]string{"kiosk.yaml"}); got != "kiosk.yaml" || err != nil {
		t.Errorf("the file is %q, %v", got, err)
	}
}

func TestTheMachineFileBesideTheProgramIsFound(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(filepath.Dir(self), "machine.yaml")
	write(t, beside, "")
	defer os.Remove(beside)
	if got, err := machineFile(nil); got != beside || err != nil {
		t.Errorf("the file is %q, %v", got, err)
	}
}

func TestNoMachineFileSaysWhereToPutOne(t *testing.T) {
	if _, err := os.Stat(installedFile); err == nil {
		t.Skip("skipped: Okienko is installed on this machine")
	}
	_, err := machineFile(nil)
	if err == nil || !strings.Contains(err.Error(), "machine.yaml") || !strings.Contains(err.Error(), installedFile) {
		t.Errorf("the error is %v", err)
	}
}

func TestOpenListsAllMistakes(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "office.yaml"), "revision: soon\nzone: Europe/Warszawa\n")
	file := filepath.Join(dir, "machine.yaml")
	write(t, file, "id: front-door\nlisten: 127.0.0.1:7411\n")
	_, err := Open([]string{file})
	mistakes, ok := err.(config.Mistakes)
	if !ok || len(mistakes) < 2 {
		t.Fatalf("the error is %v", err)
	}
	for _, m := range mistakes[:2] {
		if filepath.Base(m.File) != "office.yaml" || m.Line == 0 {
			t.Errorf("this mistake has no place: %v", m)
		}
	}
}

// TestAGuestNeedsNoOfficeFile: a clerk's computer only calls.
func TestAGuestNeedsNoOfficeFile(t *testing.T) {
	dir := t.TempDir()
	keys := filepath.Join(dir, "keys")
	if err := cluster.MakeKeys(keys, []cluster.Named{{ID: "clerk", Role: machines.Desk}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "machine.yaml")
	write(t, file, "id: clerk\nmember: false\nkeys: keys\nmembers:\n  one: 10.0.0.1:7411\n  two: 10.0.0.2:7411\ndesk: {}\n")
	s, err := Open([]string{file})
	if err != nil {
		t.Fatal(err)
	}
	if s.Zone.String() != fallbackZone || s.Identity.Machine != "clerk" {
		t.Errorf("the station is %+v", s)
	}
}

func TestTheOwnMemberIsCalledFirst(t *testing.T) {
	s := &Station{Machine: config.Machine{ID: "b", Members: []config.Member{{ID: "a"}, {ID: "b"}, {ID: "c"}}}}
	got := ""
	for _, m := range s.Members() {
		got += m.ID
	}
	if got != "bac" {
		t.Errorf("the members are called in the order %s", got)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
