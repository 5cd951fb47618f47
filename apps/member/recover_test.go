package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTheStandByTakesOver: of two machines the one that votes is burnt. The other
// one goes on with the recovery key, and not without; and when the first one turns
// up after all, it loads everything anew.
func TestTheStandByTakesOver(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it starts a dozen processes")
	}
	office, err := os.ReadFile("../../examples/lesznowola/office.yaml")
	if err != nil {
		t.Fatal(err)
	}
	back, hall := newComputer(t, "back office"), newComputer(t, "hall")
	if err := os.WriteFile(filepath.Join(back.dir, "office.yaml"), office, 0o600); err != nil {
		t.Fatal(err)
	}
	paper := filepath.Join(hall.dir, "paper")
	back.must("new", "-anyway", "-name", "back office", "-recovery-file", paper)
	voter := back.start("run")
	back.says(voter, "running")
	inviting := back.start("invite", "-name", "hall", "-role", "hall")
	hall.must("join", "-invitation", back.says(inviting, "(OKIENKO:[0-9A-Z-]+)"))
	standby := hall.start("run")
	hall.works()
	back.must("open-day")
	hall.until("knows the hall", func() bool { return strings.Contains(hall.must("machines"), "hall") })

	hall.refuses("Another program uses this data folder", "recover", "-key", paper, "-yes")
	hall.ends(standby)
	hall.refuses("nothing is lost", "recover", "-key", paper, "-yes")
	_ = voter.Process.Kill()
	<-voter.ended
	standby = hall.start("run")
	hall.says(standby, "running")
	if said, ok := hall.does("status"); ok && strings.Contains(said, "current: true") {
		t.Fatal("the hall goes on by itself")
	}
	hall.ends(standby)

	wrong := filepath.Join(hall.dir, "wrong")
	if err := os.WriteFile(wrong, []byte(anotherKey+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	hall.refuses("this is not the recovery key of this office", "recover", "-key", wrong, "-yes")
	key, err := os.ReadFile(paper)
	if err != nil {
		t.Fatal(err)
	}
	recovering := hall.start("recover")
	hall.says(recovering, "Machines that do not answer: 1")
	fmt.Fprint(recovering.in, strings.ToLower(string(key)))
	fmt.Fprintln(recovering.in, "no")
	hall.says(recovering, "nothing was changed")
	recovering = hall.start("recover")
	fmt.Fprint(recovering.in, string(key))
	fmt.Fprintln(recovering.in, "yes")
	hall.says(recovering, "This machine is the office now")
	<-recovering.ended
	hall.says(hall.start("run"), "running")
	hall.works()

	// The machine that was thought to be burnt: it ends when it hears of what has
	// happened, and whoever starts it again sees it come back.
	back.refuses("loads everything from there", "recover", "-key", paper, "-yes")
	late := back.start("run")
	back.says(late, "has begun incarnation 1")
	<-late.ended
	back.says(back.start("run"), "running")
	back.works()
}

// anotherKey is the recovery key of no office.
const anotherKey = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"

// works waits until the machine is in touch with the office.
func (c *computer) works() {
	c.t.Helper()
	c.until("is in touch", func() bool {
		said, ok := c.does("status")
		return ok && strings.Contains(said, "current: true")
	})
}

// ends ends a program in good order.
func (c *computer) ends(p *program) {
	c.t.Helper()
	_ = p.Process.Signal(os.Interrupt)
	select {
	case <-p.ended:
	case <-time.After(patience):
		c.t.Fatalf("%s does not end:\n%s", c.name, p.text())
	}
}
