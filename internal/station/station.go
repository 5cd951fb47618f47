// Package station is what the programs with a window have in common: they read
// the machine file, see to it that the machine's member runs, open the client,
// and carry commands to the office. What a window shows is its own affair.
package station

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
	_ "time/tzdata" // Windows brings no time zones

	"okienko/cluster"
	"okienko/internal/beside"
	"okienko/internal/config"
	"okienko/internal/feed"
	"okienko/office/queue"
)

// Station is one machine of the office, as its files describe it.
type Station struct {
	File     string
	Machine  config.Machine
	Identity *cluster.Identity
	Zone     *time.Location
	Log      *slog.Logger
}

// fallbackZone is where an office is whose file this machine does not have.
const fallbackZone = "Europe/Warsaw"

// Open reads the machine file: the one that is named, or the one that was
// installed. A config.Mistakes error lists all that is wrong in the files.
func Open(args []string) (*Station, error) {
	file, err := machineFile(args)
	if err != nil {
		return nil, err
	}
	s := &Station{File: file, Log: slog.New(slog.NewTextHandler(os.Stderr, nil))}
	if s.Machine, err = config.ReadMachine(file); err != nil {
		return nil, err
	}
	zone := fallbackZone
	if s.Machine.Member {
		office, err := config.ReadOffice(s.Machine.Office)
		if err == nil {
			err = s.Machine.Check(office)
		}
		if err != nil {
			return nil, err
		}
		zone = office.Zone
	}
	if s.Zone, err = time.LoadLocation(zone); err != nil {
		return nil, fmt.Errorf("time zone of the office: %w", err)
	}
	s.Identity, err = cluster.LoadIdentity(s.Machine.Keys, s.Machine.ID)
	return s, err
}

// machineFile is where the machine file is looked for: as named, beside the
// program, or where packages put it.
func machineFile(args []string) (string, error) {
	if len(args) > 0 {
		return args[0], nil
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	places := []string{filepath.Join(filepath.Dir(self), "machine.yaml"), installedFile}
	for _, p := range places {
		if _, err := os.Stat(p); err == nil {
			return p, nil
		}
	}
	return "", fmt.Errorf("no machine file: name it, or put it at %s or %s", places[0], places[1])
}

// Link is a window's line to the office.
type Link struct {
	client *cluster.Client
	outbox outbox

	mu      sync.Mutex // guards what follows
	contact feed.Contact
	trouble feed.Trouble // of the member on this machine
	tell    func(feed.Contact)

	cancel context.CancelFunc
	done   sync.WaitGroup
}

// Connect starts the machine's member where none runs, and the client. News and
// contact are called from other goroutines; news one at a time.
func (s *Station) Connect(news func(feed.News), contact func(feed.Contact)) *Link {
	ctx, cancel := context.WithCancel(context.Background())
	l := &Link{tell: contact, cancel: cancel}
	l.outbox.bell = make(chan struct{}, 1)
	l.client = cluster.Open(cluster.ClientConfig{
		Identity: s.Identity, Members: s.members(), News: news, Contact: l.heard, Log: s.Log,
	})
	l.done.Add(1)
	go func() { defer l.done.Done(); l.outbox.run(ctx, l.client) }()
	if s.Machine.Member {
		k := &beside.Keeper{
			File: s.File, Identity: s.Identity, Self: s.members()[0], Tell: l.ails, Log: s.Log,
		}
		l.done.Add(1)
		go func() { defer l.done.Done(); k.Keep(ctx) }()
	}
	return l
}

// Close ends the line, and the member if this window started it.
func (l *Link) Close() {
	l.cancel()
	l.client.Close()
	l.done.Wait()
}

// Now is the office's time.
func (l *Link) Now() queue.Moment { return l.client.Now() }

// Send gives a command to the office. Commands go out one after another, in the
// order of the calls; answered is called from another goroutine.
func (l *Link) Send(s feed.Send, answered func(feed.Answered)) {
	l.outbox.push(letter{s, answered})
}

// members lists the members, the one on this machine first.
func (s *Station) members() []cluster.Member {
	var list []cluster.Member
	for _, m := range s.Machine.Members {
		if m.ID == s.Machine.ID {
			list = append([]cluster.Member{cluster.Member(m)}, list...)
		} else {
			list = append(list, cluster.Member(m))
		}
	}
	return list
}

// heard takes in what the client says of the contact.
func (l *Link) heard(c feed.Contact) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.contact = c
	l.report()
}

// ails takes in what is wrong with the member on this machine.
func (l *Link) ails(t feed.Trouble) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t != l.trouble {
		l.trouble = t
		l.report()
	}
}

// report tells both as one. The caller holds mu.
func (l *Link) report() {
	c := l.contact
	if c.Trouble == feed.NoTrouble {
		c.Trouble = l.trouble
	}
	l.tell(c)
}

// Lost says whether an error means that nobody knows what came of a command.
func lost(err error) bool { return err != nil && !errors.Is(err, context.Canceled) }
