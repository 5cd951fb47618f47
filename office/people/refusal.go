package people

import (
	"strconv"
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// The rules of people that refuse. Each has a text with its remedy in the
// catalogue, as those of package queue.
const (
	NoPIN       queue.Code = "no_pin"       // the person has no PIN yet
	PINLocked   queue.Code = "pin_locked"   // too many wrong tries
	ProveAgain  queue.Code = "prove_again"  // another proof came in between, or the last one is too old
	NoPepper    queue.Code = "no_pepper"    // no machine of the office could keep the secret of its PINs
	FirstPIN    queue.Code = "first_pin"    // the first PIN is for somebody who may edit people
	LastManager queue.Code = "last_manager" // without this PIN nobody could edit people
	SecretKept  queue.Code = "secret_kept"  // a machine of the office can still open the present secret
)

// Codes lists every code, so that a test can ask for its texts.
func Codes() []queue.Code {
	return []queue.Code{NoPIN, PINLocked, ProveAgain, NoPepper, FirstPIN, LastManager, SecretKept}
}

// refuse makes a refusal with one fact.
func refuse(code queue.Code, name, value string) *queue.Refusal {
	return &queue.Refusal{Code: code, Facts: map[string]string{name: value}}
}

func wrongField(field string) *queue.Refusal { return refuse(queue.WrongRequest, "field", field) }

// locked says until when a person's PIN is not looked at.
func locked(p *PIN, name string, at queue.Moment) *queue.Refusal {
	left := p.LockedUntil.Since(at)
	minutes := int((left + time.Minute - time.Millisecond) / time.Minute)
	return &queue.Refusal{Code: PINLocked, Facts: map[string]string{"name": name, "minutes": strconv.Itoa(minutes)}}
}

// known is a person of the plan.
func (in Scene) known(id plan.PersonID) (plan.Person, *queue.Refusal) {
	p, ok := in.Plan.Person(id)
	if !ok {
		return p, refuse(queue.UnknownPerson, "person", string(id))
	}
	return p, nil
}
