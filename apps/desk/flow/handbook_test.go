package flow_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	. "okienko/apps/desk/flow"
)

// The table of keys in the handbook is that of the window.
func TestTheHandbookKnowsEveryKey(t *testing.T) {
	text, err := os.ReadFile("../../../docs/desk.md")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, row := range regexp.MustCompile(`(?m)^\| (\S+) \| `).FindAllStringSubmatch(string(text), -1) {
		if row[1] != "key" && row[1] != "---" {
			told = append(told, row[1])
		}
	}
	for _, a := range Actions() {
		if key := Shortcut(a); len(key) > 1 && !slices.Contains(told, key) {
			t.Errorf("%s has the key %s, which is not in the handbook", a, key)
		}
	}
	for _, key := range told {
		if len(ByKey(key)) == 0 {
			t.Errorf("the handbook tells of %s, which does nothing", key)
		}
	}
}
