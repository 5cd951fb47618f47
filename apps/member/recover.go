package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office/machines"
	"okienko/office/queue"
)

// recoverOffice goes on with what this machine knows when most of those that vote
// are lost for good.
func recoverOffice(flags *flag.FlagSet) func(context.Context, string) error {
	key := flags.String("key", "-", "the file with the recovery key, or with the office.key that was made by hand; - reads it from the input")
	here := flags.Bool("here", false, "go on with this machine though another one that answers knows more")
	yes := flags.Bool("yes", false, "do it without a question")
	return func(ctx context.Context, file string) error {
		s, c, err := configure(file)
		if err != nil {
			return err
		}
		known, found, err := look(ctx, s, c)
		if err != nil {
			return err
		}
		if err := mustRecover(s, known, found, *here); err != nil {
			return err
		}
		authority, err := openOffice(&known.State.Machines, *key)
		if err != nil {
			return err
		}
		if !*yes && !agreed() {
			return errors.New("nothing was changed")
		}
		in, err := authority.Incarnate(known.Next(), c.ID, time.Now())
		if err != nil {
			return err
		}
		old, err := member.Recover(c, in)
		if err != nil {
			return err
		}
		fmt.Printf("This machine is the office now. Start it with \"okienko-member run\".\nIts old data is kept in %s.\n"+
			"Remove the machines that are lost with \"okienko-member revoke\", and let new ones join.\n", old)
		return nil
	}
}

// look reads what this machine knows, asks the others, and tells about all of
// them.
func look(ctx context.Context, s settings, c member.Config) (member.Knowledge, map[machines.ID]cluster.Stored, error) {
	if _, err := member.Mend(c.Dir, func(order string) error { return apart(ctx, c.Dir, order) }); err != nil {
		return member.Knowledge{}, nil, &member.Fault{
			Trouble: feed.DataDamaged, What: c.Dir, Err: err, Remedy: "Recover the office on another machine. Nothing was changed.",
		}
	}
	known, err := member.Inspect(c)
	if err != nil {
		return known, nil, err
	}
	found := cluster.Survey(ctx, s.identity, append(cluster.MembersIn(&known.State.Machines), s.members()...))
	found[known.Machine] = known.Stored
	tell(known, found)
	return known, found, nil
}

// tell lists the machines that keep the log, and how much each of them knows.
func tell(known member.Knowledge, found map[machines.ID]cluster.Stored) {
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "MACHINE\tNAME\tVOTES\tKNOWS EVERYTHING UNTIL")
	for _, m := range known.State.Machines.Present() {
		if !m.Keeps {
			continue
		}
		votes, until := "no", "does not answer"
		for _, v := range cluster.Newest(found).Voters {
			if v == m.ID {
				votes = "yes"
			}
		}
		if one, answers := found[m.ID]; answers {
			until = moment(one.At)
		}
		if m.ID == known.Machine {
			until += " (this machine)"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", m.ID, m.Name, votes, until)
	}
	t.Flush()
}

func moment(at queue.Moment) string { return at.Time().Local().Format("2006-01-02 15:04:05") }

// mustRecover says why the office is not to be recovered here, or what may be lost
// when it is.
func mustRecover(s settings, known member.Knowledge, found map[machines.ID]cluster.Stored, here bool) error {
	newest := cluster.Newest(found)
	nothing := "Nothing was changed."
	switch life := s.identity.Incarnation(); {
	case life.Number > known.Incarnation:
		return fmt.Errorf("the office was recovered on %s already. Start this machine with \"okienko-member run\": it loads everything from there. %s", life.Machine, nothing)
	case cluster.Lives(found):
		return fmt.Errorf("most machines that vote answer, so nothing is lost: start this one with \"okienko-member run\" and leave all of them on. %s", nothing)
	case newest.Machine != known.Machine && newest.NewerThan(known.Stored) && !here:
		return fmt.Errorf("%s knows more than this machine: recover the office there. If that cannot be, say -here. %s", newest.Machine, nothing)
	}
	silent := 0
	for _, m := range known.State.Machines.Present() {
		if _, answers := found[m.ID]; m.Keeps && !answers {
			silent++
		}
	}
	fmt.Printf("\nThis machine knows everything until %s. What happened after that may be lost, and ticket numbers that were\n"+
		"given after that may be given again. Machines that do not answer: %d. If they only are off, start them instead.\n"+
		"A machine that comes back later loads everything anew; what only it knew stays in a folder on it.\n", moment(known.At), silent)
	return nil
}

// openOffice opens the office's own key.
func openOffice(s *machines.State, file string) (joining.Authority, error) {
	text, err := keyText(file)
	if err != nil {
		return joining.Authority{}, err
	}
	authority, err := cluster.OpenOffice(s, text)
	if err != nil {
		return authority, fmt.Errorf("%w. Look at the paper from the safe. Nothing was changed", err)
	}
	return authority, nil
}

func agreed() bool {
	answer, err := typed("Type yes to go on with this machine alone: ")
	return err == nil && strings.EqualFold(answer, "yes")
}
