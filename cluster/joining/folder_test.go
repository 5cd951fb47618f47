package joining

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
	"time"
)

func TestAMachineKeepsWhoItIs(t *testing.T) {
	f := FolderIn(t.TempDir())
	if f.Joined() {
		t.Error("it belongs to an office before it joined")
	}
	first, err := f.Keys()
	if err != nil {
		t.Fatal(err)
	}
	if f.Joined() {
		t.Error("it belongs to an office because it has a key")
	}
	again, err := f.Keys()
	if err != nil || !again.Machine.Equal(first.Machine) || again.Sealing != first.Sealing || again.Recipient != first.Recipient {
		t.Fatalf("the keys have changed: %v", err)
	}
	o := closedOffice(t)
	id := must(MachineID(&first.Machine.PublicKey))
	want := must(o.papers(Applicant{Machine: id, Key: &first.Machine.PublicKey}))
	if err := f.Keep(want); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Papers(); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\n got %+v\nwant %+v", err, got, want)
	}
	if !f.Joined() || want.check(&first.Machine.PublicKey, time.Now()) != nil {
		t.Error("it does not belong to an office")
	}
}

func TestAKeyIsForItsMachineOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows has no such rights")
	}
	f := FolderIn(t.TempDir())
	if _, err := f.Keys(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{machineKey, sealingKey} {
		if i, err := os.Stat(filepath.Join(string(f), name)); err != nil || i.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, i.Mode(), err)
		}
	}
}

func TestADamagedIdentityIsNoNewOne(t *testing.T) {
	for _, name := range []string{machineKey, sealingKey} {
		f := FolderIn(t.TempDir())
		if _, err := f.Keys(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(string(f), name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Keys(); err == nil {
			t.Errorf("with a damaged %s the machine becomes another one", name)
		}
	}
	f := Folder(t.TempDir())
	if err := os.WriteFile(filepath.Join(string(f), papersFile), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Papers(); err == nil {
		t.Error("damaged papers are read")
	}
}

func TestAMachineRemembersThatItWasRemoved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	f := FolderIn(dir)
	if _, err := f.Keys(); err != nil {
		t.Fatal(err)
	}
	if f.Removed() {
		t.Error("it was removed before anybody said so")
	}
	if err := f.KeepFarewell(RemovedFarewell); err != nil || !f.Removed() {
		t.Fatalf("it has forgotten: %v", err)
	}
	if _, err := SetAside(dir, time.Now()); err != nil || f.Removed() {
		t.Errorf("it is still removed when its data are set aside: %v", err)
	}
}
