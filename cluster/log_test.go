package cluster_test

import (
	"bytes"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/internal/feed"
	"okienko/internal/loopback"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// TestTheLossOfContactIsLoggedOnce: an office that is away for a night fills no
// disk with one line for every call that nobody answers.
func TestTheLossOfContactIsLoggedOnce(t *testing.T) {
	o := clustertest.Prepare(t, 1, officetest.Plan())
	log := newTimes()
	c := cluster.Open(cluster.ClientConfig{
		Identity: o.Identity("window"), Members: o.Members, Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	defer c.Close()
	log.wait(t, "contact lost", 1)
	o.Start("m1")
	log.wait(t, "in contact", 1)
	o.Stop("m1")
	log.wait(t, "contact lost", 2)
	o.Start("m1")
	log.wait(t, "in contact", 2)
	if n := log.count("contact lost"); n != 2 {
		t.Errorf("two losses were logged %d times", n)
	}
}

// TestAMemberAloneIsNoContact: a window that goes round among members of which
// one answers, but without the others, has nothing to say of it.
func TestAMemberAloneIsNoContact(t *testing.T) {
	o := clustertest.New(t, 3, officetest.Plan())
	log := newTimes()
	nobody := cluster.Member{ID: "m4", Address: loopback.Address()}
	c := cluster.Open(cluster.ClientConfig{
		Identity: o.Identity("window"), Members: append(o.Members, nobody), Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	defer c.Close()
	log.wait(t, "in contact", 1)
	o.Stop("m2")
	o.Stop("m3")
	rounds := calls(t, nobody.Address) // which only the window knows
	<-rounds
	<-rounds // m1 has had its time to notice
	before := log.count("contact")
	for range 3 {
		<-rounds
	}
	if now := log.count("contact"); now != before {
		t.Errorf("after %d lines, three rounds wrote %d more", before, now-before)
	}
}

// calls tells of each call at an address, and takes none.
func calls(t *testing.T, address string) <-chan struct{} {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	called := make(chan struct{})
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Close()
			select {
			case called <- struct{}{}:
			case <-t.Context().Done():
			}
		}
	}()
	return called
}

// TestCallbacksMayAskForTheTime: a window that is told of a change wants to know
// when it is.
func TestCallbacksMayAskForTheTime(t *testing.T) {
	o := clustertest.New(t, 1, officetest.Plan())
	opened := make(chan *cluster.Client, 1)
	answered := make(chan queue.Moment, 2)
	var once [2]sync.Once
	ask := func(which int) {
		once[which].Do(func() {
			c := <-opened
			opened <- c
			answered <- c.Now()
		})
	}
	c := cluster.Open(cluster.ClientConfig{
		Identity: o.Identity("window"), Members: o.Members,
		News:    func(feed.News) { ask(0) },
		Contact: func(feed.Contact) { ask(1) },
	})
	defer c.Close()
	opened <- c
	for range 2 {
		<-answered
	}
}

// times counts how often words were written.
type times struct {
	mu      sync.Mutex // guards what follows
	text    bytes.Buffer
	changed chan struct{}
}

func newTimes() *times { return &times{changed: make(chan struct{})} }

// Write takes a line of the log.
func (w *times) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.changed)
	w.changed = make(chan struct{})
	return w.text.Write(b)
}

func (w *times) count(words string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Count(w.text.String(), words)
}

// wait returns when the words were written n times. The test's own limit ends a
// wait in vain.
func (w *times) wait(t *testing.T, words string, n int) {
	t.Helper()
	for {
		w.mu.Lock()
		changed := w.changed
		w.mu.Unlock()
		if w.count(words) >= n {
			return
		}
		select {
		case <-changed:
		case <-t.Context().Done():
			t.Fatalf("%q was never written %d times", words, n)
		}
	}
}
