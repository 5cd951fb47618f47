package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"okienko/cluster/joining"
	"okienko/office/machines"
)

// ErrOfficeLives means that most of the machines that vote answer: the office goes
// on by itself, and nothing is lost.
var ErrOfficeLives = errors.New("most of the machines that vote answer, so the office is not lost")

// OfficeLives is the code with which a member says the same.
const OfficeLives = "office_lives"

// rescueAgain is the pause between two looks at the machine that goes on.
const rescueAgain = 300 * time.Millisecond

// Rescue lets one machine go on alone with what it knows, and returns when the
// office works there. The register is the office's as it was last seen, and key
// what a person has of it (see OpenOffice). The machine's member ends when it is
// told; whoever keeps it running starts it again, and it begins the next life.
//
// It changes nothing with ErrWrongKey or ErrOfficeLives.
func Rescue(ctx context.Context, id *Identity, s *machines.State, members []Member, on machines.ID, key string) error {
	authority, err := OpenOffice(s, key)
	if err != nil {
		return err
	}
	found := Survey(ctx, id, members)
	if Lives(found) {
		return ErrOfficeLives
	}
	next := max(s.Incarnation, id.Incarnation().Number) + 1
	for _, one := range found {
		next = max(next, one.Incarnation+1)
	}
	life, err := authority.Incarnate(next, string(on), time.Now())
	if err != nil {
		return err
	}
	told := false
	for ctx.Err() == nil {
		for _, m := range members {
			if m.ID != string(on) {
				continue
			}
			switch done, err := order(ctx, id, m, life); {
			case done:
				return nil
			case err == nil:
				told = true
			case refusedAs(err, OfficeLives) && !told:
				return ErrOfficeLives
			}
		}
		pause(ctx, rescueAgain)
	}
	return fmt.Errorf("%s has not begun incarnation %d: %w", on, life.Number, context.Cause(ctx))
}

// order says whether a machine lives a life already, and orders it to if not.
func order(ctx context.Context, id *Identity, m Member, life joining.Incarnation) (done bool, err error) {
	var s Stored
	if err := AskMember(ctx, id, m, AboutStored, nil, &s); err != nil {
		return false, err
	}
	if s.Incarnation == life.Number {
		return s.Works, nil
	}
	return false, AskMember(ctx, id, m, AboutRecover, Recover{Proof: life.Proof()}, nil)
}

func refusedAs(err error, code string) bool {
	var refused *RefusedError
	return errors.As(err, &refused) && refused.Code == code
}
