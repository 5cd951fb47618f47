package officetest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // so that the scenarios know Warsaw on any machine

	"okienko/office"
	rule "okienko/office/order"
	"okienko/office/people"
	"okienko/office/queue"
)

var update = flag.Bool("update", false, "rewrite what came of each line in testdata")

func TestScenarios(t *testing.T) {
	for _, path := range scenarios(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			script := NewScript()
			script.Warsaw = warsaw(t)
			got, err := script.Run(string(want))
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(want) {
				t.Errorf("it came otherwise (-update rewrites):\n%s", difference(string(want), got))
			}
		})
	}
}

func warsaw(t *testing.T) *time.Location {
	zone, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func scenarios(t *testing.T) []string {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	return paths
}

// difference shows the lines that differ, the old one above the new one.
func difference(old, new string) string {
	a, b := strings.Split(old, "\n"), strings.Split(new, "\n")
	var out strings.Builder
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			fmt.Fprintf(&out, "%d\n- %s\n+ %s\n", i+1, at(a, i), at(b, i))
		}
	}
	return out.String()
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// ran runs every scenario once more, for tests that ask what all of them touch.
func ran(t *testing.T) []*Script {
	var scripts []*Script
	for _, path := range scenarios(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := NewScript()
		if _, err := s.Run(string(text)); err != nil {
			t.Fatal(err)
		}
		scripts = append(scripts, s)
	}
	return scripts
}

func TestScenariosReachEveryRefusal(t *testing.T) {
	seen := make(map[queue.Code]bool)
	for _, s := range ran(t) {
		for _, step := range s.Steps {
			if r := step.Answer.Refusal; r != nil {
				seen[r.Code] = true
			}
		}
	}
	codes := append(queue.Codes(), people.Codes()...)
	codes = append(codes, office.NotSignedIn, office.NoRight, office.NotYourDesk)
	for _, code := range codes {
		if !seen[code] {
			t.Errorf("no scenario is refused %q", code)
		}
	}
	if len(seen) != len(codes) {
		t.Errorf("%d codes are refused and %d are listed", len(seen), len(codes))
	}
}

func TestScenariosSayEveryEvent(t *testing.T) {
	seen := make(map[string]bool)
	for _, s := range ran(t) {
		for _, step := range s.Steps {
			for _, e := range step.Events() {
				seen[e.Kind()] = true
			}
		}
	}
	for _, e := range append(queue.Events(), people.Events()...) {
		if !seen[e.Kind()] {
			t.Errorf("no scenario causes %q", e.Kind())
		}
	}
}

func TestScenariosWalkTheWholeLife(t *testing.T) {
	walked := make(map[[2]queue.Phase]bool)
	rails := make(map[rule.Rail]bool)
	for _, s := range ran(t) {
		watch(s.Log, func(before, after queue.Ticket) {
			if len(before.Moves) < len(after.Moves) {
				walked[[2]queue.Phase{before.Phase, after.Phase}] = true
			}
			if why := after.Moves[len(after.Moves)-1].Why; why != nil {
				rails[why.Rail] = true
			}
		})
	}
	for _, from := range queue.Phases() {
		for _, to := range queue.Phases() {
			if from.May(to) && !walked[[2]queue.Phase{from, to}] {
				t.Errorf("no scenario goes from %s to %s", from, to)
			}
		}
	}
	for _, rail := range rule.Rails() {
		if !rails[rail] {
			t.Errorf("no scenario calls by %q", rail)
		}
	}
}

// watch runs a log and shows each ticket before and after each command. A
// command that moves a ticket twice would be seen as one move: none does so
// but a day's close, and undoing.
func watch(log []office.Envelope, see func(before, after queue.Ticket)) {
	s := office.New()
	for _, e := range log {
		before := append([]queue.Ticket(nil), s.Queue.Tickets...)
		s.Apply(e)
		for i := range min(len(before), len(s.Queue.Tickets)) {
			if before[i].ID == s.Queue.Tickets[i].ID {
				see(before[i], s.Queue.Tickets[i])
			}
		}
	}
}
