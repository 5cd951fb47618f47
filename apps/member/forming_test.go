package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"okienko/internal/beside"
	"okienko/internal/feed"
	"okienko/internal/loopback"
	"okienko/internal/version"
)

// asProgram makes the test's own binary the program under test: real processes,
// with the race detector where the test has it.
const asProgram = "OKIENKO_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// patience bounds each wait for a state.
const patience = 60 * time.Second

// computer is a machine with its file and its folder.
type computer struct {
	t    *testing.T
	name string
	dir  string
	file string
}

func newComputer(t *testing.T, name string) *computer {
	t.Helper()
	dir := t.TempDir()
	c := &computer{t: t, name: name, dir: dir, file: filepath.Join(dir, "machine.yaml")}
	address := loopback.Address()
	if err := os.WriteFile(c.file, []byte("listen: "+address+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return c
}

// program is a process of this computer that runs.
type program struct {
	*exec.Cmd
	in io.WriteCloser

	mu      sync.Mutex // guards what follows
	said    strings.Builder
	changed chan struct{}
	ended   chan struct{}
}

// start starts the program with an order; its flags stand before the file.
func (c *computer) start(order string, flags ...string) *program {
	c.t.Helper()
	p := &program{changed: make(chan struct{}), ended: make(chan struct{})}
	p.Cmd = exec.Command(os.Args[0], append(append([]string{order}, flags...), c.file)...)
	p.Env = append(os.Environ(), asProgram+"=1")
	p.Dir = c.dir
	out, err := p.StdoutPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	p.Stderr = p.Stdout
	if p.in, err = p.StdinPipe(); err != nil {
		c.t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		c.t.Fatal(err)
	}
	go p.listen(out)
	c.t.Cleanup(func() {
		_ = p.Process.Signal(syscall.SIGTERM)
		select {
		case <-p.ended:
		case <-time.After(patience):
			_ = p.Process.Kill()
			c.t.Errorf("%s %s does not end", c.name, order)
		}
		if said := p.text(); c.t.Failed() || strings.Contains(said, "DATA RACE") || strings.Contains(said, "panic:") {
			c.t.Errorf("%s %s said:\n%s", c.name, order, said)
		}
	})
	return p
}

func (p *program) listen(out io.Reader) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		p.mu.Lock()
		p.said.WriteString(lines.Text() + "\n")
		close(p.changed)
		p.changed = make(chan struct{})
		p.mu.Unlock()
	}
	_ = p.Wait()
	close(p.ended)
}

func (p *program) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.String()
}

// says waits until the program has said something, and returns the first group.
func (c *computer) says(p *program, pattern string) string {
	c.t.Helper()
	wanted := regexp.MustCompile(pattern)
	ctx, cancel := context.WithTimeout(c.t.Context(), patience)
	defer cancel()
	for {
		p.mu.Lock()
		text, changed := p.said.String(), p.changed
		p.mu.Unlock()
		if found := wanted.FindStringSubmatch(text); found != nil {
			return found[len(found)-1]
		}
		select {
		case <-changed:
		case <-p.ended:
			if !wanted.MatchString(p.text()) {
				c.t.Fatalf("%s ended and has not said %q:\n%s", c.name, pattern, p.text())
			}
		case <-ctx.Done():
			c.t.Fatalf("%s has not said %q:\n%s", c.name, pattern, text)
		}
	}
}

// does runs an order to its end and returns what it said.
func (c *computer) does(order string, flags ...string) (said string, ok bool) {
	c.t.Helper()
	p := c.start(order, flags...)
	select {
	case <-p.ended:
	case <-time.After(patience):
		c.t.Fatalf("%s %s does not end:\n%s", c.name, order, p.text())
	}
	return p.text(), p.ProcessState.Success()
}

func (c *computer) must(order string, flags ...string) string {
	c.t.Helper()
	said, ok := c.does(order, flags...)
	if !ok {
		c.t.Fatalf("%s %s: %s", c.name, order, said)
	}
	return said
}

// refuses expects an order to fail with words about why.
func (c *computer) refuses(why, order string, flags ...string) {
	c.t.Helper()
	if said, ok := c.does(order, flags...); ok || !strings.Contains(said, why) {
		c.t.Errorf("%s %s %v, ok = %t: %q is not in\n%s", c.name, order, flags, ok, why, said)
	}
}

func TestAnOfficeOfRealProcesses(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it starts seven processes")
	}
	office, err := os.ReadFile("../../examples/lesznowola/office.yaml")
	if err != nil {
		t.Fatal(err)
	}
	back, front, hall := newComputer(t, "back office"), newComputer(t, "front door"), newComputer(t, "hall")
	back.refuses("There is no such file", "new", "-anyway")
	if err := os.WriteFile(filepath.Join(back.dir, "office.yaml"), office, 0o600); err != nil {
		t.Fatal(err)
	}
	back.refuses("belongs to no office yet", "run")
	back.refuses("cannot begin empty", "new", "-anyway", "-empty")
	if said := back.must("new", "-anyway", "-name", "back office"); !strings.Contains(said, "AGE-SECRET-KEY-1 ") {
		t.Fatalf("no recovery key is shown:\n%s", said)
	}
	back.refuses("-set-aside", "new", "-anyway")
	member := back.start("run")
	back.says(member, "running")

	// With the text of an invitation, from a file of answers.
	inviting := back.start("invite", "-name", "front door", "-role", "kiosk")
	text := back.says(inviting, "(OKIENKO:[0-9A-Z-]+)")
	front.refuses("missing or mistyped", "join", "-invitation", text[:len(text)-2])
	answers := filepath.Join(front.dir, "answers.yaml")
	if err := os.WriteFile(answers, []byte("invitation: "+text+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	front.must("join", "-answers", answers)
	back.says(inviting, `"front door" has joined`)
	entrance := front.start("run")
	front.says(entrance, "running")
	hall.refuses("Another machine has joined", "join", "-invitation", text)

	// With the short code, and a person who compares.
	inviting = back.start("invite", "-name", "hall", "-role", "hall")
	code, at := back.says(inviting, "Code: ([0-9A-Z-]+)"), back.says(inviting, "At: (\\S+)")
	hall.refuses("typing mistake", "join", "-code", code[:len(code)-1]+"U", "-at", at)
	joining := hall.start("join", "-code", code, "-at", at)
	here, there := back.says(inviting, "Digits: ([0-9 ]+)"), hall.says(joining, "Digits: ([0-9 ]+)")
	if here != there {
		t.Errorf("the screens show %s and %s", here, there)
	}
	fmt.Fprintln(inviting.in, "yes")
	back.says(inviting, `"hall" has joined`)
	hall.says(joining, "This machine is \"hall\" now")
	hall.says(hall.start("run"), "running")

	// All three hold the log.
	for _, c := range []*computer{back, front, hall} {
		c.until("is in touch", func() bool {
			said, ok := c.does("status")
			return ok && strings.Contains(said, "current: true")
		})
	}
	if said, want := hall.must("version"), "okienko-member "+version.Text(); !strings.Contains(said, want) {
		t.Errorf("the program says %q", said)
	}
	list := hall.must("machines")
	for _, name := range []string{"back office", "front door", "hall"} {
		if !strings.Contains(list, name) {
			t.Errorf("the hall does not know of the %s:\n%s", name, list)
		}
	}
	if n := strings.Count(list, version.Text()); n != 3 {
		t.Errorf("%d machines have said their version:\n%s", n, list)
	}
	id := regexp.MustCompile(`(m-[0-9a-f]{16})\s+front door`).FindStringSubmatch(list)
	if id == nil {
		t.Fatalf("no id in\n%s", list)
	}
	front.refuses("not_allowed", "revoke", "-machine", id[1])
	back.must("revoke", "-machine", id[1])
	front.says(entrance, "removed: "+id[1])
	<-entrance.ended
	if got, want := entrance.ProcessState.ExitCode(), beside.ExitCode(feed.Removed); got != want {
		t.Errorf("a removed machine's member ends with %d and not with %d", got, want)
	}
	front.refuses("join -set-aside", "run")

	// It comes back under another name.
	inviting = back.start("invite", "-name", "front door", "-role", "kiosk")
	text = back.says(inviting, "(OKIENKO:[0-9A-Z-]+)")
	front.must("join", "-set-aside", "-invitation", text)
	front.says(front.start("run"), "running")
	front.until("is back", func() bool {
		said, ok := front.does("status")
		return ok && strings.Contains(said, "current: true") && !strings.Contains(said, id[1])
	})
}

func (c *computer) until(what string, ok func() bool) {
	c.t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("%s, in vain: it %s", c.name, what)
		}
	}
}
