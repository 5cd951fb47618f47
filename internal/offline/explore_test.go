package offline

import "testing"

// way is one thing that may happen next in a world.
type way[W any] struct {
	name string
	to   W
}

// explore walks through every world that can come of a first one, by the
// shortest way, and returns how many there are and the way to the first one in
// which a sentence is broken.
func explore[W comparable](first W, next func(W) []way[W], broken func(W) string) (worlds int, trace []string) {
	type origin struct {
		from W
		name string
	}
	came := map[W]origin{first: {}}
	line := []W{first}
	for len(line) > 0 {
		w := line[0]
		line = line[1:]
		if why := broken(w); why != "" {
			for trace = []string{why}; w != first; w = came[w].from {
				trace = append([]string{came[w].name}, trace...)
			}
			return len(came), trace
		}
		for _, n := range next(w) {
			if _, known := came[n.to]; !known {
				came[n.to] = origin{w, n.name}
				line = append(line, n.to)
			}
		}
	}
	return len(came), nil
}

// TestTheExplorerFindsTheShortestWay keeps a model from passing because nobody
// looks.
func TestTheExplorerFindsTheShortestWay(t *testing.T) {
	double := func(n int) []way[int] {
		return []way[int]{{"add", (n + 1) % 50}, {"double", n * 2 % 50}}
	}
	_, trace := explore(1, double, func(n int) string {
		if n == 10 {
			return "ten"
		}
		return ""
	})
	if len(trace) != 5 || trace[4] != "ten" { // 1 2 4 5 10
		t.Errorf("the way is %v", trace)
	}
	if worlds, trace := explore(1, double, func(int) string { return "" }); worlds != 50 || trace != nil {
		t.Errorf("%d worlds, %v", worlds, trace)
	}
}
