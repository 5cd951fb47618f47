package station

import (
	"path/filepath"
	"testing"

	"okienko/cluster"
	"okienko/internal/config"
)

// Two windows of one kind on one machine are two places, and one that begins
// again has its place with another life.
func TestNoTwoWindowsHaveOneSeat(t *testing.T) {
	dir := t.TempDir()
	sit := func() *Station {
		s := &Station{Machine: config.Machine{Data: dir}, Identity: &cluster.Identity{}}
		s.sit("desk")
		return s
	}
	one, other := sit(), sit()
	if one.Identity.Process.Place != "desk-1" || other.Identity.Process.Place != "desk-2" {
		t.Errorf("they sit at %q and %q", one.Identity.Process.Place, other.Identity.Process.Place)
	}
	if err := one.seat.Close(); err != nil { // as the end of its process would
		t.Fatal(err)
	}
	again := sit()
	if p := again.Identity.Process; p.Place != "desk-1" || p.Life == one.Identity.Process.Life {
		t.Errorf("the next life is %+v after %+v", p, one.Identity.Process)
	}
	_ = other.seat.Close()
	_ = again.seat.Close()
}

func TestAWindowWithoutAFolderIsComparedWithNone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "")
	s := &Station{Machine: config.Machine{Data: filepath.Join(file, "data")}, Identity: &cluster.Identity{}}
	s.sit("desk")
	if s.Identity.Process.Told() {
		t.Errorf("it says that it is %+v", s.Identity.Process)
	}
}
