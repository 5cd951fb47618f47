package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"okienko/cluster"
	"okienko/office/machines"
)

// invite lets another machine join. It stays until that has joined, or until the
// invitation has run out.
func invite(flags *flag.FlagSet) func(context.Context, string) error {
	name := flags.String("name", "", "what people will call the machine")
	role := flags.String("role", string(machines.Desk), "what it is for: kiosk, desk, hall or admin")
	keeps := flags.Bool("keeps-log", true, "it stays on and keeps the office's log")
	as := asked(flags)
	return func(ctx context.Context, file string) error {
		w := cluster.Wanted{Name: *name, Role: machines.Role(*role), Keeps: *keeps, StaysOn: *keeps}
		switch {
		case w.Name == "":
			return fmt.Errorf("give the machine a name with -name, as in -name \"front door\"")
		case !slices.Contains(machines.Roles(), w.Role):
			return fmt.Errorf("there is no role %q: write kiosk, desk, hall or admin", w.Role)
		}
		return ordered(ctx, file, *as, func(v *visitor, ctx context.Context) error { return v.invite(ctx, w) })
	}
}

func (v *visitor) invite(ctx context.Context, w cluster.Wanted) error {
	i, err := v.Invite(ctx, w)
	if err != nil {
		return fmt.Errorf("invite %s: %w", w.Name, refusedQuestion(err))
	}
	fmt.Printf("Invitation for %q, until %s:\n%s\n\nOr type at the other machine:\nCode: %s\nAt: %s\n",
		w.Name, i.Expires.Local().Format(time.TimeOnly), i.Text, i.Code, strings.Join(i.Addresses, ","))
	ctx, cancel := context.WithDeadline(ctx, i.Expires)
	defer cancel()
	// It may be reading from the keyboard, which nothing can interrupt, and ends
	// with the program.
	go v.confirm(ctx, i.ID)
	return v.joined(ctx, i.ID)
}

// confirm asks the person here about each machine at which the code was typed.
func (v *visitor) confirm(ctx context.Context, invitation string) {
	for {
		n, err := v.AwaitNewcomer(ctx, invitation)
		if err != nil {
			return
		}
		answer, err := typed(fmt.Sprintf("A machine at %s shows these digits?\nDigits: %s\nType yes if they are the same: ", n.Address, n.Digits))
		if err != nil || v.Confirm(ctx, invitation, n.Machine, strings.EqualFold(answer, "yes")) != nil {
			return
		}
	}
}

// joined waits until the invitation was used.
func (v *visitor) joined(ctx context.Context, invitation string) error {
	for {
		bell := v.bell()
		f := v.now()
		if i, known := f.office.Invitation(invitation); known && i.Machine != "" {
			fmt.Printf("%q has joined as %s.\n", i.Name, i.Machine)
			return nil
		}
		select {
		case <-bell:
		case <-ctx.Done():
			return fmt.Errorf("nobody has joined: the invitation has run out, or was ended")
		}
	}
}
