package chaos

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"okienko/internal/chaos/apart"
)

var (
	runFor  = flag.Duration("time", 25*time.Second, "how long TestChaos begins new histories")
	seed    = flag.Uint64("seed", 0, "of the faults; 0 takes the clock's")
	members = flag.Int("members", 3, "how many members the office has")
	size    = flag.Int("operations", 20000, "of one history")
	keep    = flag.String("keep", "", "file to which the figures are added")
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
		Programs: dir, Dir: folder(t), Members: *members, Seed: *seed, Time: *runFor, Operations: *size, Say: os.Stdout,
	})
	fmt.Printf("chaos: seed %d: %v\n", *seed, totals)
	if *keep != "" && totals.Histories > 0 {
		if err := os.MkdirAll(filepath.Dir(*keep), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := totals.Keep(*keep); err != nil {
			t.Error(err)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	if totals.Violations > 0 || totals.Differ > 0 {
		t.Errorf("the office broke its word: %v", totals)
	}
}
