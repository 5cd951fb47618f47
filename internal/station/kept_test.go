package station

import (
	"os"
	"path/filepath"
	"testing"
)

type left struct {
	Name string
	Thin bool
}

// TestWhatIsKept: each change leaves the rest as it was, also for another start of
// the window, and a torn file is as none.
func TestWhatIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	k := Keep[left](dir, "desk")
	if got := k.Read(); got != (left{}) {
		t.Errorf("at first %+v", got)
	}
	for _, change := range []func(*left){
		func(l *left) { l.Name = "Anna Nowak" },
		func(l *left) { l.Thin = true },
	} {
		if err := k.Change(change); err != nil {
			t.Fatal(err)
		}
	}
	if got := Keep[left](dir, "desk").Read(); got != (left{"Anna Nowak", true}) {
		t.Errorf("kept %+v", got)
	}
	if got := Keep[left](dir, "manager").Read(); got != (left{}) {
		t.Errorf("another window has %+v", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "desk.json"), []byte(`{"Name":"Anna`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := k.Read(); got != (left{}) {
		t.Errorf("of a torn file %+v", got)
	}
}
