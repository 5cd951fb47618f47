package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/screen"
	"okienko/internal/secrets"
	"okienko/office"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// An order that changes the office is given by somebody. Where the office uses
// PINs, that person is named, and the PIN is asked for, as in a window; the rights
// are the same. Orders about this computer alone need nobody.

// asked is the flag that names the person.
func asked(flags *flag.FlagSet) *string {
	return flags.String("as", "", "who gives the order, by name, in an office that uses PINs; the PIN is asked for")
}

// ordered carries out an order about the office, given by somebody who may have to
// sign in for it.
func ordered(ctx context.Context, file, as string, do func(*visitor, context.Context) error) error {
	s, err := read(file)
	if err != nil {
		return err
	}
	v := visit(s)
	defer v.Close()
	if err := v.signIn(ctx, s, as); err != nil {
		return err
	}
	defer v.signOut(ctx, as)
	return do(v, ctx)
}

// signIn shows who gives the order, where the office asks for it. Closing the
// visitor ends it.
func (v *visitor) signIn(ctx context.Context, s settings, as string) error {
	if err := v.until(ctx, func(f facts) bool { return f.office.Founded() }); err != nil {
		return err
	}
	f := v.now()
	if !f.people.Guarded(&f.plan) {
		return nil
	}
	person, err := f.person(as)
	if err != nil {
		return err
	}
	known, has := f.people.PIN(person.ID)
	if !has {
		return fmt.Errorf("%s has no PIN: a manager gives one in the window Management, under PINs", person.Name)
	}
	keeper, err := s.keeper()
	if err != nil {
		return err
	}
	digits, err := secretly("PIN of " + person.Name + ": ")
	if err != nil {
		return err
	}
	proof, err := keeper.SignIn(known, f.people.Pepper, digits, s.machine.ID, v.Name())
	if err != nil {
		return err
	}
	answer, err := v.Do(ctx, proof)
	if err != nil {
		return err
	}
	return outcome(answer, person.Name)
}

// outcome is what a sign-in came to.
func outcome(a office.Answer, name string) error {
	if a.Refusal != nil {
		return refusedOrder(a.Refusal)
	}
	for _, e := range a.Events {
		if wrong, is := e.(people.SignInFailed); is && wrong.Until > 0 {
			return fmt.Errorf("the PIN of %s is wrong, and is locked until %s: another manager can unlock it", name, screen.Clock(wrong.Until.Time().Local()))
		} else if is {
			return fmt.Errorf("the PIN of %s is wrong: %d tries are left", name, wrong.Left)
		}
	}
	return nil
}

// signOut ends what signIn began.
func (v *visitor) signOut(ctx context.Context, as string) {
	if as != "" {
		_, _ = v.Do(ctx, people.SignOut{}) // it ends after some hours anyway
	}
}

// person finds who is named.
func (f facts) person(as string) (plan.Person, error) {
	if as == "" {
		return plan.Person{}, errors.New("this office uses PINs: say who gives the order with -as, as in -as \"Zofia Maj\"")
	}
	for _, p := range f.plan.People {
		if strings.EqualFold(p.Name, as) || string(p.ID) == as {
			return p, nil
		}
	}
	return plan.Person{}, fmt.Errorf("the office knows nobody called %q: write the name as it stands in the plan", as)
}

// keeper opens what the office shares with this machine.
func (s settings) keeper() (*secrets.Keeper, error) {
	if !s.machine.Joins {
		return nil, secrets.ErrNoKey
	}
	keys, err := joining.Folder(s.machine.Identity).Keys()
	if err != nil {
		return nil, err
	}
	return secrets.New(keys.Sealing), nil
}

// secretly asks for something that nobody else should read on the screen.
func secretly(question string) (string, error) {
	if echo("-echo") == nil { // without a terminal there is nothing to hide
		defer fmt.Println()
		defer func() { _ = echo("echo") }()
	}
	return typed(question)
}

// echo says whether a terminal shows what is typed.
func echo(how string) error {
	c := exec.Command("stty", how)
	c.Stdin = os.Stdin
	return c.Run()
}

// refusedOrder is a refusal as somebody at a terminal reads it.
func refusedOrder(r *queue.Refusal) error {
	switch r.Code {
	case office.NotSignedIn:
		return errors.New("this office uses PINs: say who gives the order with -as, as in -as \"Zofia Maj\"")
	case office.NoRight:
		return fmt.Errorf("this takes the right %s, which the person does not have: ask a manager", r.Facts["right"])
	case office.NotAllowed:
		return fmt.Errorf("%w: this computer may not do that: give the order on the office manager's computer", r)
	case people.PINLocked:
		return fmt.Errorf("the PIN is locked for %s more minutes, after too many wrong tries: another manager can unlock it", r.Facts["minutes"])
	}
	return r
}

// refusedQuestion is the same of what a member was asked for.
func refusedQuestion(err error) error {
	var refused *cluster.RefusedError
	if errors.As(err, &refused) && refused.Code == string(office.NotSignedIn) {
		return refusedOrder(&queue.Refusal{Code: office.NotSignedIn})
	}
	if errors.As(err, &refused) && refused.Code == string(office.NoRight) {
		return refusedOrder(&queue.Refusal{Code: office.NoRight, Facts: map[string]string{"right": string(plan.EditMachines)}})
	}
	return err
}
