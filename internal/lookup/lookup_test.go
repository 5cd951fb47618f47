package lookup_test

import (
	"testing"

	"okienko/internal/lookup"
)

func TestBegins(t *testing.T) {
	for _, c := range []struct {
		text, typed string
		want        bool
	}{
		{"Dowód osobisty, złożenie wniosku", "dow", true},
		{"Dowód osobisty, złożenie wniosku", "zlo dow", true},
		{"Dowód osobisty", "owód", false},
		{"Łucja Żak", "luc zak", true},
		{"Łucja Żak", "zak m", false},
		{"anything", "", true},
	} {
		if got := lookup.Begins(c.text, c.typed); got != c.want {
			t.Errorf("%q begins %q: %v", c.typed, c.text, got)
		}
	}
	if lookup.InWord(' ') || lookup.InWord('-') || !lookup.InWord('ł') || !lookup.InWord('7') {
		t.Error("what is in a word")
	}
}
