// Package station is what the programs with a window have in common: they read
// the machine file, see to it that the machine's member runs, open the client,
// and carry commands to the office. What a window shows is its own affair.
package station

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"
	_ "time/tzdata" // Windows brings no time zones

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/config"
	"okienko/internal/journal"
	"okienko/internal/secrets"
)

// Station is one machine of the office, as its files describe it.
type Station struct {
	File     string
	Machine  config.Machine
	Identity *cluster.Identity
	Zone     *time.Location
	Log      *slog.Logger
	Keeper   *secrets.Keeper  // opens what the office shares with this machine
	Journal  *journal.Journal // nil until Remember, and when it cannot be had

	seat *os.File // held until the process ends
}

// Remember opens the journal of a window, in which it keeps what it must not
// forget when it is killed. A window works without one, so there is only a line
// in the log when it cannot be had; the file that was damaged lies beside it.
func (s *Station) Remember(window string) {
	path := filepath.Join(s.Machine.Data, window+".journal")
	err := os.MkdirAll(s.Machine.Data, 0o700)
	if err == nil {
		s.Journal, err = journal.Open(path)
	}
	switch {
	case err != nil:
		s.Log.Warn("the window keeps nothing over a crash", "error", err)
	case s.Journal.Damaged() != "":
		s.Log.Warn("the window's journal was damaged, and something in it may be lost", "set aside", s.Journal.Damaged())
	}
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
	if s.Machine.Joins {
		if err := s.become(); err != nil {
			return nil, err
		}
	}
	zone := fallbackZone
	if s.Machine.Member {
		office, err := s.Machine.ReadOffice()
		if err != nil {
			return nil, err
		}
		if office.Zone != "" {
			zone = office.Zone
		}
	}
	if s.Zone, err = time.LoadLocation(zone); err != nil {
		return nil, fmt.Errorf("time zone of the office: %w", err)
	}
	if !s.Machine.Joins {
		s.Identity, err = cluster.LoadIdentity(s.Machine.Keys, s.Machine.ID)
	}
	if err == nil {
		err = s.live()
	}
	s.openKeeper()
	return s, err
}

// live goes on in the newest life of the office that this machine has heard of,
// and remembers when it hears of a newer one.
func (s *Station) live() error {
	known, err := joining.Known(s.Machine.Data)
	if err != nil {
		return err
	}
	s.Identity.Live(known)
	s.Identity.Heard = func(i joining.Incarnation) {
		s.Identity.LiveOn(i)
		err := os.MkdirAll(s.Machine.Data, 0o700)
		if err == nil {
			err = joining.Hear(s.Machine.Data, i)
		}
		if err != nil {
			s.Log.Warn("the next start will not know of the office's present life", "error", err)
		}
	}
	return nil
}

// ErrNoOffice means that the machine is to join by a code, and has not yet. Its
// window lets a person do that.
var ErrNoOffice = errors.New("this machine belongs to no office yet")

// become is who a machine is that joined by a code.
func (s *Station) become() error {
	identity, papers, err := cluster.LoadJoined(joining.Folder(s.Machine.Identity))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoOffice, err)
	}
	var members []config.Member
	for _, m := range cluster.MembersOf(papers) {
		members = append(members, config.Member(m))
	}
	s.Identity = identity
	s.Machine.Become(papers.Machine, papers.Name, papers.Keeps, members)
	return nil
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
	if own, err := ownFile(); err == nil {
		places = append(places, own)
	}
	for _, p := range places {
		if _, err := os.Stat(p); err == nil {
			return p, nil
		}
	}
	return "", fmt.Errorf("no machine file: name it, or put it at %s or %s", places[0], places[1])
}
