package main

import (
	"os"
	"path/filepath"
	"testing"

	"okienko/apps/desk/flow"
	"okienko/internal/station"
)

// TestWhatIsRemembered: who signed in, how the window looked and where it stood are
// kept side by side, under names that no two of them have.
func TestWhatIsRemembered(t *testing.T) {
	dir := t.TempDir()
	want := remembered{
		RememberMe: flow.RememberMe{Name: "Anna Nowak", Desk: 3}, RememberLook: flow.RememberLook{Thin: true, Lang: "uk"},
	}
	want.Places.Bar = place{X: 7, Y: 9, Width: 960, Height: 122}
	kept := station.Keep[remembered](dir, "desk")
	for _, change := range []func(*remembered){
		func(r *remembered) { r.RememberMe = want.RememberMe },
		func(r *remembered) { r.Places = want.Places },
		func(r *remembered) { r.RememberLook = want.RememberLook },
	} {
		if err := kept.Change(change); err != nil {
			t.Fatal(err)
		}
	}
	if got := kept.Read(); got != want {
		t.Errorf("kept %+v", got)
	}
	older := `{"Name":"Anna Nowak","Desk":3,"Thin":true,"Places":{"Bar":{"X":7,"Y":9,"Width":960,"Height":122}}}`
	if err := os.WriteFile(filepath.Join(dir, "desk.json"), []byte(older), 0o600); err != nil {
		t.Fatal(err)
	}
	want.Lang = ""
	if got := kept.Read(); got != want {
		t.Errorf("of a file from before there were languages in it: %+v", got)
	}
}
