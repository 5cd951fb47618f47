package station

import (
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/config"
	"okienko/office/machines"
)

// TestAWindowRemembersTheOfficesLife: a window that has heard of a newer life does
// not go back to members of an older one after its next start either.
func TestAWindowRemembersTheOfficesLife(t *testing.T) {
	dir := t.TempDir()
	keys := filepath.Join(dir, "keys")
	if err := cluster.MakeKeys(keys, []cluster.Named{{ID: "desk", Role: machines.Desk}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	open := func() *Station {
		identity, err := cluster.LoadIdentity(keys, "desk")
		if err != nil {
			t.Fatal(err)
		}
		s := &Station{Identity: identity, Machine: config.Machine{Data: filepath.Join(dir, "data")}, Log: slog.New(slog.DiscardHandler)}
		if err := s.live(); err != nil {
			t.Fatal(err)
		}
		return s
	}
	office, err := joining.NewAuthority("", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	in, err := office.Incarnate(1, "hall", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	s := open()
	if !s.Identity.Incarnation().First() {
		t.Error("it begins in a life that it has not heard of")
	}
	s.Identity.Heard(in)
	for what, s := range map[string]*Station{"it": s, "its next start": open()} {
		if s.Identity.Incarnation().Compare(in) != 0 {
			t.Errorf("%s lives incarnation %d", what, s.Identity.Incarnation().Number)
		}
	}
}
