package main

import (
	"os"
	"path/filepath"
	"testing"

	"okienko/apps/desk/flow"
)

// Who signed in and where the window stood are kept side by side.
func TestWhatIsRemembered(t *testing.T) {
	m := &memory{dir: filepath.Join(t.TempDir(), "data")}
	if got := m.read(); got != (remembered{}) {
		t.Errorf("at first %+v", got)
	}
	want := remembered{RememberMe: flow.RememberMe{Name: "Anna Nowak", Desk: 3}, Thin: true}
	want.Places.Bar = place{X: 7, Y: 9, Width: 960, Height: 122}
	for _, change := range []func(*remembered){
		func(r *remembered) { r.RememberMe = want.RememberMe },
		func(r *remembered) { r.Places = want.Places },
		func(r *remembered) { r.Thin = true },
	} {
		if err := m.keep(change); err != nil {
			t.Fatal(err)
		}
	}
	if got := m.read(); got != want {
		t.Errorf("kept %+v", got)
	}
	if err := os.WriteFile(m.file(), []byte("torn"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := m.read(); got != (remembered{}) {
		t.Errorf("of a torn file %+v", got)
	}
}
