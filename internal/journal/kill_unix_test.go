//go:build unix

package journal

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// TestMain lets this program be the one that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("JOURNAL_TO_FILL"); path != "" {
		fill(path)
	}
	os.Exit(m.Run())
}

// fill puts one number after another, dropping those long before, and says each
// when it is on the disk.
func fill(path string) {
	j, err := Open(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	first := len(j.Entries())
	if entries := j.Entries(); first > 0 {
		first, _ = strconv.Atoi(entries[first-1].Key)
	}
	for n := first + 1; ; n++ {
		if err := j.Put(strconv.Itoa(n), make([]byte, 2000)); err != nil {
			os.Exit(1)
		}
		fmt.Println(n)
		_ = j.Drop(strconv.Itoa(n - 50))
	}
}

// TestKillLosesNothing kills the program again and again while it writes.
func TestKillLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	last := 0
	for round := range 12 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "JOURNAL_TO_FILL="+path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for said := 0; said < 100+37*round && lines.Scan(); said++ {
			last, _ = strconv.Atoi(lines.Text())
		}
		_ = child.Process.Kill()
		for lines.Scan() {
			last, _ = strconv.Atoi(lines.Text())
		}
		_ = child.Wait()
		j := open(t, path)
		if _, there := j.Get(strconv.Itoa(last)); !there || j.Damaged() != "" {
			t.Fatalf("round %d: %d was promised and is gone; damaged: %q", round, last, j.Damaged())
		}
		if n := len(j.Entries()); n > 60 {
			t.Fatalf("%d entries", n)
		}
		j.Close()
	}
	if last < 1000 {
		t.Errorf("only %d were written", last)
	}
}
