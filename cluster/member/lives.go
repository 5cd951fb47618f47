package member

import (
	"bytes"
	"errors"
	"fmt"

	"okienko/cluster/joining"
	"okienko/internal/feed"
	"okienko/office"
)

// An office whose majority was lost for good begins a new life (Recover). Members
// of the old one may have been thought to be lost only, and come back. They hear
// of the new life on the first contact with anybody who knows of it, end, and are
// loaded anew like a machine that has lost its store.

// checkLife says that a folder's store is of a life of the office that has ended.
func checkLife(dir string) error {
	lived, err := joining.Lived(dir)
	if err != nil {
		return err
	}
	known, err := joining.Known(dir)
	if err != nil {
		return err
	}
	if known.Compare(lived) > 0 {
		return fmt.Errorf("the office has begun incarnation %d on %s, and this store is of incarnation %d",
			known.Number, known.Machine, lived.Number)
	}
	return nil
}

// outlived ends a member whose life of the office is over.
func outlived(dir string, why error) *Fault {
	return fault(feed.BeingRepaired, dir, why,
		"When it starts again, the old store is moved aside and everything is loaded anew. Nothing is deleted.")
}

// beginLife goes on in the life that the store is of.
func (m *Member) beginLife() error {
	lived, err := joining.Lived(m.cfg.Dir)
	if err != nil {
		return storageFault(m.cfg.Dir, err)
	}
	m.cfg.Identity.Live(lived)
	m.cfg.Identity.Heard = m.hears
	return nil
}

// hears takes in that the office lives a newer life than this member. A member
// that has nothing yet goes on in it; any other one ends.
func (m *Member) hears(in joining.Incarnation) {
	adopted, err := m.port.adopt(func() (bool, error) { return m.adopt(in) })
	switch {
	case adopted || m.failing.Load():
		return
	case err == nil:
		err = joining.Hear(m.cfg.Dir, in)
	}
	if err != nil {
		m.fail(storageFault(m.cfg.Dir, err))
		return
	}
	m.fail(outlived(m.cfg.Dir, checkLife(m.cfg.Dir)))
}

// adopt goes on in another life with an empty store.
func (m *Member) adopt(in joining.Incarnation) (bool, error) {
	last, err := m.store.logs.LastIndex()
	if err != nil || last > 0 {
		return false, err
	}
	if list, err := m.store.snapshots.List(); err != nil || len(list) > 0 {
		return false, err
	}
	if err := in.Write(joining.LivedFile(m.cfg.Dir)); err != nil {
		return false, err
	}
	m.cfg.Identity.LiveOn(in)
	return true, nil
}

// checkState holds the state that was loaded against the life that the folder
// says. A state of an older life was put there by somebody.
func (m *Member) checkState() error {
	in, err := m.stateLife()
	if err != nil {
		return err
	}
	index, _ := m.machine.applied()
	if index > 0 && in.Compare(m.cfg.Identity.Incarnation()) < 0 {
		err := fmt.Errorf("its state is of incarnation %d, and the folder of incarnation %d", in.Number, m.cfg.Identity.Incarnation().Number)
		return errors.Join(err, markDamaged(m.cfg.Dir, err))
	}
	return m.showLife()
}

// stateLife is the life that the state is of.
func (m *Member) stateLife() (joining.Incarnation, error) {
	var number int
	var proof []byte
	m.machine.look(func(s *office.State) { number, proof = s.Machines.Incarnation, s.Machines.Proof })
	if number == 0 {
		return joining.Incarnation{}, nil
	}
	return joining.ParseIncarnation(proof)
}

// showLife shows the proof that the state has: the folder may have lost it, and an
// authority that takes over signs it anew.
func (m *Member) showLife() error {
	in, err := m.stateLife()
	shown := m.cfg.Identity.Incarnation()
	if err != nil || in.First() || in.Compare(shown) < 0 || bytes.Equal(in.Proof(), shown.Proof()) {
		return err
	}
	if !in.SignedBy(m.cfg.Identity.Proof().Roots) {
		return errors.New("the office has not signed its incarnation")
	}
	m.cfg.Identity.Live(in)
	return in.Write(joining.LivedFile(m.cfg.Dir))
}

// sameLife says whether another member lives the life of the office that this one
// lives. Only then does it take part.
func (p *port) sameLife(in joining.Incarnation) bool {
	return in.Compare(p.identity.Incarnation()) == 0
}

// adopt goes on in another life, unless a member of the present one has taken part
// already.
func (p *port) adopt(do func() (bool, error)) (bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.took {
		return false, nil
	}
	return do()
}

// takes says whether a member may take part, and notes that one has.
func (p *port) takes(in joining.Incarnation) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	same := p.sameLife(in)
	p.took = p.took || same
	return same
}
