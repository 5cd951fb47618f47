package secrets

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"

	"okienko/office/people"
	"okienko/office/queue"
)

// noteVersion begins every closed note.
const noteVersion = 1

// ErrNote means that a note cannot be read: it was closed with the key of another
// day, or is none.
var ErrNote = errors.New("this note cannot be read any more")

// SealNote closes a note of a ticket with the key of the business day. When that
// is erased at the day's close, nobody reads the note again.
func (k *Keeper) SealNote(day people.Secret, ticket queue.TicketID, text string) ([]byte, error) {
	key, err := k.open(day)
	if err != nil {
		return nil, fmt.Errorf("close a note: %w", err)
	}
	box, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fmt.Errorf("close a note: %w", err)
	}
	nonce := make([]byte, box.NonceSize())
	_, _ = rand.Read(nonce) // never fails since Go 1.24
	return box.Seal(append([]byte{noteVersion}, nonce...), nonce, []byte(text), about(day, ticket)), nil
}

// OpenNote opens what SealNote has closed, on the same day and for the same ticket.
func (k *Keeper) OpenNote(day people.Secret, ticket queue.TicketID, sealed []byte) (string, error) {
	key, err := k.open(day)
	if err != nil {
		return "", fmt.Errorf("open a note: %w", err)
	}
	box, err := chacha20poly1305.NewX(key)
	if err != nil {
		return "", fmt.Errorf("open a note: %w", err)
	}
	rest, known := bytes.CutPrefix(sealed, []byte{noteVersion})
	if !known || len(rest) < box.NonceSize() {
		return "", ErrNote
	}
	text, err := box.Open(nil, rest[:box.NonceSize()], rest[box.NonceSize():], about(day, ticket))
	if err != nil {
		return "", ErrNote
	}
	return string(text), nil
}

// Plain says whether a note was never closed: an office whose computers have no
// keys of their own keeps them open.
func Plain(note []byte) bool { return len(note) > 0 && note[0] != noteVersion }

// about ties a note to its ticket and its day.
func about(day people.Secret, ticket queue.TicketID) []byte {
	return []byte("okienko note\n" + day.ID + "\n" + string(ticket))
}
