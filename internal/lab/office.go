package lab

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"okienko/cluster"
	"okienko/internal/loopback"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/machines"
	"okienko/office/queue"
)

// observer is the name in the certificate of whoever looks on.
const observer = "observer"

// Machine is one computer of an office in the lab.
type Machine struct {
	ID      string
	Address string
	File    string // its machine file
	Data    string
}

// Office is an office of real processes: three machines, each with a member and
// a screen of its own.
type Office struct {
	*Lab
	Programs               string // folder of the programs
	FrontDoor, Clerk, Hall *Machine
	Observer               *Observer
}

// Settings are what differs between the offices that tests and demonstrations
// run.
type Settings struct {
	Programs   string // folder of the programs
	OfficeFile string
	Printer    string // of the kiosk, as in its machine file
	Desk       int    // number of the clerk's desk
}

// Office writes the files of an office of three machines and makes their keys.
// Nothing runs yet.
func (l *Lab) Office(s Settings) (*Office, error) {
	o := &Office{Lab: l, Programs: s.Programs}
	three := []**Machine{&o.FrontDoor, &o.Clerk, &o.Hall}
	sections := []string{
		"kiosk:\n  id: entrance\n  printer: " + s.Printer + "\n  head: 80\n  diagonal_inch: 21.5\n  orientation: portrait\n  mount_bottom_mm: 800\n  viewing_distance_mm: 600\n",
		fmt.Sprintf("desk:\n  number: %d\n", s.Desk),
		"hall:\n  hall: main\n  display: main-hall-monitor\n  diagonal_inch: 43\n  viewing_distance_mm: 5000\n",
	}
	var members strings.Builder
	for i, id := range []string{"front-door", "office-1", "hall"} {
		address := loopback.Address()
		*three[i] = &Machine{
			ID: id, Address: address, File: filepath.Join(l.Dir, id+".machine.yaml"), Data: filepath.Join(l.Dir, "data", id),
		}
		fmt.Fprintf(&members, "  %s: %s\n", id, address)
	}
	for i, m := range three {
		text := fmt.Sprintf("id: %s\noffice: %s\ndata: %s\nkeys: %s\nmembers:\n%s%s",
			(*m).ID, s.OfficeFile, (*m).Data, o.keys(), members.String(), sections[i])
		if err := os.WriteFile((*m).File, []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	return o, cluster.MakeKeys(o.keys(), []cluster.Named{
		{ID: "front-door", Role: machines.Kiosk}, {ID: "office-1", Role: machines.Desk}, {ID: "hall", Role: machines.Hall},
		{ID: observer, Role: machines.Admin},
	}, time.Now())
}

func (o *Office) keys() string { return filepath.Join(o.Dir, "keys") }

// Machines are the machines in the order of the files.
func (o *Office) Machines() []*Machine { return []*Machine{o.FrontDoor, o.Clerk, o.Hall} }

// Identity is that of somebody who looks on, and who may give commands.
func (o *Office) Identity() (*cluster.Identity, error) {
	return cluster.LoadIdentity(o.keys(), observer)
}

// Watch opens the observer.
func (o *Office) Watch() error {
	identity, err := o.Identity()
	if err != nil {
		return err
	}
	var members []cluster.Member
	for _, m := range o.Machines() {
		members = append(members, cluster.Member{ID: m.ID, Address: m.Address})
	}
	o.Observer = Observe(identity, members)
	return nil
}

// Member starts the member of a machine as a process of its own.
func (o *Office) Member(m *Machine) (*Process, error) {
	return o.Start("member-"+m.ID, nil, filepath.Join(o.Programs, "okienko-member"), "run", m.File)
}

// Window starts a machine's window on a screen. It starts the member as well,
// if none runs.
func (o *Office) Window(app string, m *Machine, env ...[]string) (*Process, error) {
	var all []string
	for _, e := range env {
		all = append(all, e...)
	}
	return o.Start(app, all, filepath.Join(o.Programs, "okienko-"+app), m.File)
}

// dayLength is how long the business day of a lab lasts from now on.
const dayLength = 8 * time.Hour

// OpenDay opens the business day from now until late, whatever day and hour it is.
// In its hours the office may have done so by itself, or do so at any instant; its
// hours, which may be over in a minute, are those of a lab then.
func (o *Office) OpenDay(ctx context.Context) error {
	if err := o.Observer.Until(ctx, "the plan", func(s *office.State) bool { return s.Queue.Plan.Revision > 0 }); err != nil {
		return err
	}
	if err := o.beginDay(ctx); err != nil {
		return err
	}
	var day queue.Day
	if err := o.Observer.Until(ctx, "the day", func(s *office.State) bool { day = s.Queue.Day; return day.Open }); err != nil {
		return err
	}
	if !day.ByPlan {
		return nil
	}
	now := o.Observer.Now()
	return o.Observer.Do(ctx, queue.ChangeHours{Date: day.Date, Opens: min(day.Opens, now), Closes: now.Add(dayLength)})
}

// beginDay opens the day where the office has not done so.
func (o *Office) beginDay(ctx context.Context) error {
	state, err := o.Observer.State(ctx)
	if err != nil || state.Queue.Day.Open {
		return err
	}
	zone, err := time.LoadLocation(state.Queue.Plan.Zone)
	if err != nil {
		return err
	}
	now := o.Observer.Now()
	err = o.Observer.Do(ctx, queue.OpenDay{
		Date: calendar.DateOf(now.Time(), zone).String(), Opens: now, Closes: now.Add(dayLength),
	})
	var refused *queue.Refusal
	if errors.As(err, &refused) && refused.Code == queue.DayIsOpen {
		return nil
	}
	return err
}

// Ask asks the member of a machine how it is, as that machine's own window: a
// kiosk's member calls itself current for nobody else.
func (o *Office) Ask(ctx context.Context, m *Machine) (cluster.Beat, error) {
	identity, err := cluster.LoadIdentity(o.keys(), m.ID)
	if err != nil {
		return cluster.Beat{}, err
	}
	return cluster.Ask(ctx, identity, cluster.Member{ID: m.ID, Address: m.Address})
}

// Leader is the machine whose member leads now.
func (o *Office) Leader(ctx context.Context) (*Machine, error) {
	var leader *Machine
	err := Until(ctx, "a leader", func() bool {
		for _, m := range o.Machines() {
			if b, err := o.Ask(ctx, m); err == nil && b.Leader == m.ID {
				leader = m
				return true
			}
		}
		return false
	})
	return leader, err
}
