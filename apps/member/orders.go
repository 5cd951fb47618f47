package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"okienko/cluster"
	"okienko/internal/config"
	"okienko/internal/version"
	"okienko/office/calendar"
	"okienko/office/queue"
)

// check reads everything that a member would read, and changes nothing.
func check(ctx context.Context, file string) error {
	s, err := read(file)
	if err != nil {
		return err
	}
	if err := checkApart(ctx, s.machine.Data); err != nil {
		return err
	}
	fmt.Printf("%s: everything is in order\n", file)
	return nil
}

// keys makes what is missing of the keys: the office's own, and that of the
// machine.
func keys(_ context.Context, file string) error {
	m, err := config.ReadMachine(file)
	if err != nil {
		return err
	}
	return cluster.MakeKeys(m.Keys, []cluster.Named{{ID: m.ID, Role: m.Role()}}, time.Now())
}

// openHours is how long a day is open that somebody opened by hand.
const openHours = 8 * time.Hour

// openDay opens the business day now. An office that is open already is fine.
func openDay(flags *flag.FlagSet) func(context.Context, string) error {
	as := asked(flags)
	return func(ctx context.Context, file string) error { return ordered(ctx, file, *as, (*visitor).openDay) }
}

func (v *visitor) openDay(ctx context.Context) error {
	if err := v.until(ctx, func(f facts) bool { return f.revision > 0 }); err != nil {
		return err
	}
	zone, err := time.LoadLocation(v.now().zone)
	if err != nil {
		return err
	}
	now := v.Now()
	answer, err := v.Do(ctx, queue.OpenDay{
		Date:  calendar.DateOf(now.Time(), zone).String(),
		Opens: now, Closes: now.Add(openHours),
	})
	if err != nil {
		return err
	}
	if answer.Refusal != nil && answer.Refusal.Code != queue.DayIsOpen {
		return refusedOrder(answer.Refusal)
	}
	return nil
}

// sayVersion says which Okienko this is.
func sayVersion(context.Context, string) error {
	fmt.Println("okienko-member", version.Text())
	return nil
}

// status asks the member of this machine how it is.
func status(ctx context.Context, file string) error {
	s, err := read(file)
	if err != nil {
		return err
	}
	beat, err := cluster.Ask(ctx, s.identity, cluster.Member{ID: s.machine.ID, Address: s.machine.Local()})
	if err != nil {
		return err
	}
	fmt.Printf("member: %s\nleader: %s\ncurrent: %t\nentry: %d\n", beat.Member, beat.Leader, beat.Current, beat.Index)
	return nil
}
