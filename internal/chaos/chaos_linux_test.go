package chaos

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"okienko/internal/chaos/apart"
	"okienko/internal/figures"
)

var (
	runFor  = flag.Duration("time", 15*time.Second, "how long TestChaos begins new histories")
	seed    = flag.Uint64("seed", 0, "of the faults; 0 takes the clock's")
	members = flag.Int("members", 3, "how many members the office has")
	size    = flag.Int("operations", 20000, "of one history")
	only    = flag.String("only", "", "the faults that may come, with commas between; empty: all")
	soak    = flag.Duration("soak", 12*time.Second, "how long TestSoak works")
	keep    = flag.String("keep", "", "file to which the figures are added")
	write   = flag.String("write", "", "page whose table is made anew: of chaos from all that is kept, of the soak from this run")
)

// TestMain runs everything in namespaces of its own where that is possible.
func TestMain(m *testing.M) {
	flag.Parse()
	if !apart.Is() {
		code, err := apart.Again()
		if err == nil {
			os.Exit(code)
		}
		fmt.Println("not in namespaces of its own:", err)
	} else if err := apart.Settle(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	goleak.VerifyTestMain(m)
}

// programs is the folder of the programs under test.
func programs(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("OKIENKO_PROGRAMS")
	if dir == "" {
		t.Skip("skipped: OKIENKO_PROGRAMS does not name the folder of the programs; \"make test\" does")
	}
	return dir
}

// folder is where a test keeps things; it stays when the test fails.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "okienko-chaos-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log("kept for a look: ", dir)
			return
		}
		os.RemoveAll(dir)
	})
	return dir
}

// TestChaos breaks an office for a while and looks whether it kept its word.
func TestChaos(t *testing.T) {
	dir := programs(t)
	if !apart.Is() {
		t.Skip("skipped: a network with faults needs namespaces")
	}
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano()) % 1_000_000
	}
	fmt.Printf("chaos: seed %d, %d members\n", *seed, *members)
	totals, err := Run(t.Context(), Settings{
		Programs: dir, Dir: folder(t), Members: *members, Seed: *seed, Time: *runFor, Operations: *size, Only: chosen(), Say: os.Stdout,
	})
	fmt.Printf("chaos: seed %d: %v\n", *seed, totals)
	if *keep != "" && totals.Histories > 0 {
		if err := figures.Keep(*keep, totals); err != nil {
			t.Error(err)
		}
	}
	if *write != "" {
		writeTable(t)
	}
	if err != nil {
		t.Fatal(err)
	}
	if totals.Violations > 0 || totals.Differ > 0 {
		t.Errorf("the office broke its word: %v", totals)
	}
}

// chosen are the faults of the flag.
func chosen() []Fault {
	if *only == "" {
		return nil
	}
	var list []Fault
	for name := range strings.SplitSeq(*only, ",") {
		list = append(list, Fault(strings.TrimSpace(name)))
	}
	return list
}

// Noise is what a process may hold more at the end of a soak than after its first
// quarter: Go gives memory back late. Descriptors count for all together, because on
// a busy machine clients change to another member, and lines that raft has opened
// stay open: three from each of three members to each of the others, with two ends.
const (
	noise      = 12 << 20
	noisePart  = 0.25
	noiseFiles = 3 * 3 * 2 * 2
)

// TestSoak watches whether what an office holds grows while it works.
func TestSoak(t *testing.T) {
	dir := programs(t)
	if !apart.Is() {
		t.Skip("skipped: a network of its own needs namespaces")
	}
	s, err := RunSoak(t.Context(), Settings{Programs: dir, Dir: folder(t), Members: 3, Seed: 1, Time: *soak, Say: os.Stdout})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("soak: %d clients, %.0f s, %d answers, %d commands without one\n", s.Clients, s.Seconds, s.Answered, s.Open)
	before, later := 0, 0
	for name, g := range s.Grown() {
		fmt.Printf("soak: %s: memory %.1f MB, later %.1f MB; descriptors %d, later %d\n",
			name, float64(g[0].Memory)/(1<<20), float64(g[1].Memory)/(1<<20), g[0].Files, g[1].Files)
		if float64(g[1].Memory) > float64(g[0].Memory)*(1+noisePart)+noise {
			t.Errorf("%s grows: %d bytes, and later %d", name, g[0].Memory, g[1].Memory)
		}
		before, later = before+g[0].Files, later+g[1].Files
	}
	if later > before+noiseFiles {
		t.Errorf("ever more files are held open: %d, and later %d", before, later)
	}
	if s.Open > s.Answered/100 { // a busy machine may stop a process for long
		t.Errorf("%d commands had no answer, and nothing was broken", s.Open)
	}
	if *write != "" {
		if err := figures.Rewrite(*write, "make soak WRITE=1", s.Table()); err != nil {
			t.Error(err)
		}
	}
}

func writeTable(t *testing.T) {
	t.Helper()
	runs, err := figures.Read[Totals](*keep)
	var all Totals
	for _, one := range runs {
		all.Add(one)
	}
	if err == nil {
		err = figures.Rewrite(*write, "make chaos WRITE=1", all.Table())
	}
	if err != nil {
		t.Error(err)
	}
}
