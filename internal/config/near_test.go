package config

import "testing"

func TestNearest(t *testing.T) {
	keys := []string{"name", "minutes", "department", "desks", "departments"}
	for _, c := range []struct{ written, want string }{
		{"nmae", "name"}, {"Name", "name"}, {"minuts", "minutes"}, {"dept", ""}, {"depart", "department"},
		{"departmen", "department"}, {"desk", "desks"}, {"name", ""}, {"", ""}, {"x", ""}, {"colour", ""},
		{"referat", ""}, {"minutess", "minutes"},
	} {
		if got := nearest(c.written, keys); got != c.want {
			t.Errorf("%q means %q, want %q", c.written, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "acb", 1}, {"kitten", "sitting", 3}, {"żółw", "zółw", 1},
	} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%q to %q is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
