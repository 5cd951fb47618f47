package office_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"okienko/office/history"
)

// TestNamelessDaysNameNobody looks for the names of those who work in a walk, in all
// that is kept of its day. The day itself keeps them.
func TestNamelessDaysNameNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := history.Of(run(walk(t), nil).Queue.Today())
		named := encoded(t, day)
		nameless := encoded(t, day.Nameless())
		for _, name := range []string{"Anna", "Jan", "Ewa", "Ola"} {
			if bytes.Contains(nameless, []byte(name)) {
				t.Fatalf("%s is named in\n%s", name, nameless)
			}
		}
		if again := encoded(t, day); !bytes.Equal(again, named) {
			t.Fatal("the day has lost its names")
		}
	})
}

func encoded(t *rapid.T, d history.Day) []byte {
	b, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
