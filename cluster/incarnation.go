package cluster

import (
	"crypto/tls"
	"errors"
	"fmt"

	"okienko/cluster/joining"
	"okienko/office/machines"
)

// ErrOlderLife is a member that goes on with a life of the office which has ended.
var ErrOlderLife = errors.New("the office has begun a newer life since, and this member does not know of it")

// Incarnation is the life of the office that this machine knows, and shows.
func (i *Identity) Incarnation() joining.Incarnation {
	if known := i.incarnation.Load(); known != nil {
		return *known
	}
	return joining.Incarnation{}
}

// Live goes on in another life of the office: from now on, members of older ones
// are not spoken with.
func (i *Identity) Live(in joining.Incarnation) { i.incarnation.Store(&in) }

// LiveOn goes on in a life unless this machine knows a newer one.
func (i *Identity) LiveOn(in joining.Incarnation) {
	for {
		known := i.incarnation.Load()
		if in.Compare(i.Incarnation()) <= 0 || i.incarnation.CompareAndSwap(known, &in) {
			return
		}
	}
}

// shown is the machine's certificate with the proof of the life that it lives.
func (i *Identity) shown() tls.Certificate {
	pair := i.proof.Load().Pair
	chain := pair.Certificate[:1:1]
	pair.Certificate = append(chain, i.Incarnation().Shown()...)
	return pair
}

// hear takes in which life the other side says that it lives. A newer one counts
// only if the office has signed it: a machine that was turned against the office
// could keep all windows from it otherwise.
func (i *Identity) hear(p Peer) error {
	switch {
	case p.Incarnation.Compare(i.Incarnation()) <= 0:
		return nil
	case !p.Incarnation.SignedBy(i.proof.Load().Roots):
		return fmt.Errorf("the machine %s speaks of incarnation %d, which the office has not signed", p.Machine, p.Incarnation.Number)
	case i.Heard != nil:
		i.Heard(p.Incarnation)
	default:
		i.LiveOn(p.Incarnation)
	}
	return nil
}

// outlived says whether the other side lives a life that has ended, as far as
// this machine knows.
func (i *Identity) outlived(p Peer) bool { return p.Incarnation.Compare(i.Incarnation()) < 0 }

// incarnationOf is the life that a state is of.
func incarnationOf(s *machines.State) (joining.Incarnation, error) {
	if s.Incarnation == 0 {
		return joining.Incarnation{}, nil
	}
	return joining.ParseIncarnation(s.Proof)
}
