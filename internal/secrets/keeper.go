// Package secrets opens what the office shares with its trusted machines, and
// does with it what windows need: it turns PINs into proofs, and closes and opens
// the notes of the day. The rules only ever see what comes out of it.
package secrets

import (
	"errors"
	"fmt"
	"sync"

	"okienko/cluster/joining"
	"okienko/office/people"
)

// ErrNoKey means that this machine has no key of its own to open what is shared:
// it was set up by hand. There are no PINs and no notes on it.
var ErrNoKey = errors.New("this machine has no key to open what the office shares: let it join the office by a code")

// ErrNotShared means that the office shares no such secret, or not with this
// machine yet. It does in a moment, when a member that can is there.
var ErrNotShared = errors.New("the office has not shared this secret with this machine yet")

// secretSize is the length of a shared secret in bytes.
const secretSize = 32

// Keeper opens shared secrets with the key of this machine.
type Keeper struct {
	sealing string // of this machine; empty when it has none

	mu     sync.Mutex // guards what follows
	opened map[string][]byte
}

// New makes a keeper for a machine's sealing key; "" is a machine without one.
func New(sealing string) *Keeper { return &Keeper{sealing: sealing, opened: make(map[string][]byte)} }

// Can says whether this machine can open anything at all.
func (k *Keeper) Can() bool { return k.sealing != "" }

// open opens a secret, once.
func (k *Keeper) open(s people.Secret) ([]byte, error) {
	switch {
	case !k.Can():
		return nil, ErrNoKey
	case !s.Shared():
		return nil, ErrNotShared
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if secret, known := k.opened[s.ID]; known {
		return secret, nil
	}
	secret, err := joining.Open(s.Box, k.sealing)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotShared, err)
	}
	if len(secret) != secretSize {
		return nil, fmt.Errorf("a secret of %d bytes is none of the office", len(secret))
	}
	k.opened[s.ID] = secret
	return secret, nil
}

// Forget lets go of all secrets but those that are still shared, so that the key
// of a day that is over is nowhere in this program either.
func (k *Keeper) Forget(shared ...people.Secret) {
	k.mu.Lock()
	defer k.mu.Unlock()
next:
	for id, secret := range k.opened {
		for _, s := range shared {
			if s.ID == id {
				continue next
			}
		}
		clear(secret)
		delete(k.opened, id)
	}
}
