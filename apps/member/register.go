package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"text/tabwriter"
	"time"

	"okienko/cluster"
	"okienko/office/machines"
)

// listMachines lists the register.
func listMachines(ctx context.Context, file string) error {
	s, err := read(file)
	if err != nil {
		return err
	}
	v := visit(s)
	defer v.Close()
	if err := v.until(ctx, func(f facts) bool { return f.office.Founded() }); err != nil {
		return err
	}
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "MACHINE\tNAME\tROLE\tKEEPS LOG\tVERSION\tCERTIFICATE UNTIL\tSTATE")
	for _, m := range v.now().office.Machines {
		until, state := "made by hand", "belongs"
		if m.Expires > 0 {
			until = m.Expires.Time().Local().Format(time.DateOnly)
		}
		if m.Copied > 0 {
			state = "lives twice: remove it"
		}
		if !m.Belongs() {
			state = "put out " + m.Revoked.Time().Local().Format(time.DateOnly)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%t\t%s\t%s\t%s\n", m.ID, m.Name, m.Role, m.Keeps, m.Version, until, state)
	}
	return t.Flush()
}

// revoke puts a machine out of the office.
func revoke(flags *flag.FlagSet) func(context.Context, string) error {
	id := flags.String("machine", "", "the machine, as \"okienko-member machines\" lists it")
	as := asked(flags)
	return func(ctx context.Context, file string) error {
		if *id == "" {
			return fmt.Errorf("name the machine with -machine, as \"okienko-member machines\" lists it")
		}
		return ordered(ctx, file, *as, func(v *visitor, ctx context.Context) error { return v.revoke(ctx, machines.ID(*id)) })
	}
}

func (v *visitor) revoke(ctx context.Context, id machines.ID) error {
	answer, err := v.Do(ctx, machines.RevokeMachine{Machine: id})
	if err != nil {
		return err
	}
	if answer.Refusal != nil {
		return refusedOrder(answer.Refusal)
	}
	fmt.Printf("%s is out. Its connections are closed, and it cannot come back under this name.\n", id)
	return nil
}

// changeAuthority gives the office a new key.
func changeAuthority(flags *flag.FlagSet) func(context.Context, string) error {
	as := asked(flags)
	return func(ctx context.Context, file string) error {
		return ordered(ctx, file, *as, (*visitor).changeAuthority)
	}
}

func (v *visitor) changeAuthority(ctx context.Context) error {
	if err := v.Ask(ctx, cluster.AboutAuthority, struct{}{}, nil); err != nil {
		return refusedQuestion(err)
	}
	fmt.Println("The office has a new key. Its machines get new certificates by themselves; the old key counts until all have one.")
	return nil
}
