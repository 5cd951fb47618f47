package backup

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"okienko/cluster/blob"
	"okienko/office"
	"okienko/office/manifest"
	"okienko/office/wire"
)

// ErrKey says that a key is not one of those that open the backup.
var ErrKey = errors.New("the key does not open this backup")

// ErrUnknown says that something opens with the key, and is no backup.
var ErrUnknown = errors.New("it is no backup that this program knows")

// Bounds of what a reader takes into memory, whatever a backup claims.
const (
	maxHead  = 16 << 20
	maxState = 1 << 30
)

// Read opens a backup with a secret age key and proves all of it. Each day is
// given to keep in its stored form, to be read to its end and proven, before the
// rest is known to be good; nil only proves. When Read fails, what keep has stored
// must not be used.
func Read(r io.Reader, secret string, keep func(stored io.Reader, address manifest.Sum) error) (Header, *office.State, error) {
	key, err := age.ParseX25519Identity(secret)
	if err != nil {
		return Header{}, nil, fmt.Errorf("read the backup: the key: %w", err)
	}
	plain, err := age.Decrypt(r, key)
	var stranger *age.NoIdentityMatchError
	switch {
	case errors.As(err, &stranger):
		return Header{}, nil, fmt.Errorf("read the backup: %w", ErrKey)
	case err != nil:
		return Header{}, nil, fmt.Errorf("read the backup: %w: %v", ErrDamaged, err)
	}
	h, s, err := decode(plain, keep)
	if err != nil {
		return Header{}, nil, fmt.Errorf("read the backup: %w", err)
	}
	return h, s, nil
}

// decode reads what was under the seal.
func decode(r io.Reader, keep func(io.Reader, manifest.Sum) error) (Header, *office.State, error) {
	if keep == nil {
		keep = blob.Prove
	}
	h, err := readHead(r)
	if err != nil {
		return h, nil, err
	}
	var s *office.State
	err = readPart(r, h.State, func(part io.Reader) error {
		s, err = readState(part, h.StateSum)
		return err
	})
	if err == nil {
		err = h.agrees(s)
	}
	for _, part := range h.Days {
		if err != nil {
			break
		}
		err = readDay(r, part, keep)
	}
	if err != nil {
		return h, nil, err
	}
	// The end counts: only there the seal shows that nothing was cut off.
	if n, err := io.ReadFull(r, make([]byte, 1)); n > 0 || !errors.Is(err, io.EOF) {
		return h, nil, fmt.Errorf("its end: %w", errors.Join(ErrDamaged, err))
	}
	return h, s, nil
}

func readHead(r io.Reader) (Header, error) {
	begin := make([]byte, len(magic)+4)
	if _, err := io.ReadFull(r, begin); err != nil {
		return Header{}, fmt.Errorf("its head: %w: %v", ErrDamaged, err)
	}
	if string(begin[:len(magic)]) != magic {
		return Header{}, ErrUnknown
	}
	size := binary.BigEndian.Uint32(begin[len(magic):])
	if size > maxHead {
		return Header{}, fmt.Errorf("its head has %d bytes: %w", size, ErrDamaged)
	}
	var text bytes.Buffer // grows as the bytes come, whatever the length claims
	if _, err := io.CopyN(&text, r, int64(size)); err != nil {
		return Header{}, fmt.Errorf("its head: %w: %v", ErrDamaged, err)
	}
	return parse(text.Bytes())
}

// readPart gives a part to take, and sees to it that it was whole and all of it
// was taken.
func readPart(r io.Reader, p Part, take func(io.Reader) error) error {
	hash := sha256.New()
	part := &io.LimitedReader{R: r, N: p.Size}
	err := take(io.TeeReader(part, hash))
	if err == nil && (part.N > 0 || hex.EncodeToString(hash.Sum(nil)) != p.SHA256) {
		err = fmt.Errorf("its bytes are not those of its head: %w", ErrDamaged)
	}
	if err != nil {
		return fmt.Errorf("the part %s: %w", p.Name, err)
	}
	return nil
}

func readState(packed io.Reader, want string) (*office.State, error) {
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(packed), maxState))
	if err == nil {
		_, err = io.Copy(io.Discard, packed) // what flate left
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if sum(raw) != want {
		return nil, fmt.Errorf("its checksum is wrong: %w", ErrDamaged)
	}
	s, err := wire.ReadState(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return s, nil
}

func readDay(r io.Reader, p Part, keep func(io.Reader, manifest.Sum) error) error {
	a, err := manifest.ParseSum(p.Name)
	if err != nil {
		return fmt.Errorf("the part %s: %w: %v", p.Name, ErrDamaged, err)
	}
	return readPart(r, p, func(part io.Reader) error {
		err := keep(part, a)
		if errors.Is(err, blob.ErrDamaged) {
			return fmt.Errorf("%w: %v", ErrDamaged, err)
		}
		return err
	})
}
