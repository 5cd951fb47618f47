package member

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// writeAndTell writes a diary until it is killed, and tells what it is about to
// do and what is done.
func writeAndTell(dir string) {
	d, err := openDiary(dir)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(exitRefused)
	}
	tell := func(word string, n ...uint64) { os.Stdout.WriteString(fmt.Sprintln(word, n)) }
	must := func(err error) {
		if err != nil {
			fmt.Println("error", err)
			os.Exit(exitRefused)
		}
	}
	must(d.begin())
	tell("term", d.term)
	for n := uint64(1); ; n++ {
		must(d.write(1 + rand.IntN(3)))
		tell("stored", d.last, d.term)
		switch {
		case n%41 == 0 && d.last > 5: // a conflict
			from := d.last - rand.Uint64N(3)
			tell("cut", from)
			must(d.store.logs.DeleteRange(from, d.last))
			d.last = from - 1
			must(d.begin())
			tell("term", d.term)
		case n%150 == 0:
			d.store.close()
			d, err = openDiary(dir) // the machine forgets what was cut
			must(err)
			must(d.snapshot(50))
		}
	}
}

// witness is what a writer acknowledged.
type witness struct {
	last, term uint64
	terms      map[uint64]uint64 // of each entry; none while it may be cut
}

func (w *witness) hear(line string) error {
	var word string
	var a, b uint64
	if n, _ := fmt.Sscanf(line, "%s [%d %d]", &word, &a, &b); n < 2 {
		return fmt.Errorf("the writer said %q", line)
	}
	switch word {
	case "term":
		w.term = a
	case "stored":
		for i := w.last + 1; i <= a; i++ {
			w.terms[i] = b
		}
		w.last = a
	case "cut":
		for i := a; i <= w.last; i++ {
			delete(w.terms, i)
		}
		w.last = a - 1
	}
	return nil
}

// TestKilledWriters kills a process that writes a store, again and again. No
// entry that it acknowledged is ever lost or another one. OKIENKO_KILLS says how
// often.
func TestKilledWriters(t *testing.T) {
	t.Parallel()
	kills := 12
	if n, err := strconv.Atoi(os.Getenv("OKIENKO_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	w := &witness{terms: make(map[uint64]uint64)}
	for n := range kills {
		runAndKill(t, dir, w)
		if err := CheckStore(dir); err != nil {
			t.Fatalf("kill %d: %v", n, err)
		}
		d, err := openDiary(dir)
		if err != nil {
			t.Fatalf("kill %d: %v", n, err)
		}
		if err := d.read(w.last, func(i uint64) uint64 { return w.terms[i] }); err != nil || d.term < w.term {
			t.Fatalf("kill %d: term %d of %d, %v", n, d.term, w.term, err)
		}
		w.last = d.last // what was under way may be there
		d.store.close()
	}
	t.Logf("%d kills, %d entries acknowledged, %d terms, 0 lost", kills, w.last, w.term)
}

func runAndKill(t *testing.T, dir string, w *witness) {
	c := exec.Command(os.Args[0], "-test.run=^TestStoreChild$")
	c.Env = append(os.Environ(), "STORE_ORDER=write", "STORE_DIR="+dir)
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer c.Wait() // it was killed
	hung := time.AfterFunc(time.Minute, func() { c.Process.Kill() })
	defer hung.Stop()
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		if err := w.hear(lines.Text()); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			time.AfterFunc(time.Duration(rand.IntN(150_000))*time.Microsecond, func() { c.Process.Kill() })
		}
	}
}
