package backup

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"filippo.io/age"

	"okienko/cluster/blob"
	"okienko/office"
	"okienko/office/manifest"
)

// magic begins every backup, inside the seal; its version is in it. The length of
// the head follows, the head, the state, and the days in the order of the head.
const magic = "okienko backup 1\n"

// content is a backup that can be written.
type content struct {
	header Header
	packed []byte // the state
	blobs  *blob.Store
}

// gather makes the head of a backup, and reads every day once for that. Days that
// the machine lacks are counted; other machines have them.
func gather(about Header, raw []byte, s *office.State, blobs *blob.Store) (content, error) {
	packed, err := pack(raw)
	if err != nil {
		return content{}, err
	}
	h := about
	h.Office, h.Incarnation = s.Machines.Office, s.Machines.Incarnation
	h.State, h.StateSum = Part{"state", int64(len(packed)), sum(packed)}, sum(raw)
	h.Days, h.Lacks = nil, 0
	days, err := addresses(s)
	if err != nil {
		return content{}, err
	}
	for _, a := range days {
		part, err := day(blobs, a)
		switch {
		case errors.Is(err, fs.ErrNotExist) || errors.Is(err, blob.ErrDamaged):
			h.Lacks++
		case err != nil:
			return content{}, err
		default:
			h.Days = append(h.Days, part)
		}
	}
	return content{h, packed, blobs}, nil
}

// day proves the file of a day and takes its measure.
func day(blobs *blob.Store, a manifest.Sum) (Part, error) {
	stored, size, err := blobs.Stored(a)
	if err != nil {
		return Part{}, err
	}
	defer stored.Close()
	hash := sha256.New()
	if err := blob.Prove(io.TeeReader(stored, hash), a); err != nil {
		return Part{}, err
	}
	return Part{a.String(), size, hex.EncodeToString(hash.Sum(nil))}, nil
}

// size is how many bytes the parts have. The seal adds less than a thousandth.
func (c content) size() uint64 {
	n := uint64(c.header.State.Size)
	for _, d := range c.header.Days {
		n += uint64(d.Size)
	}
	return n
}

// write seals the backup to recipients.
func (c content) write(w io.Writer, recipients ...string) error {
	var to []age.Recipient
	for _, r := range recipients {
		one, err := age.ParseX25519Recipient(r)
		if err != nil {
			return fmt.Errorf("seal to %q: %w", r, err)
		}
		to = append(to, one)
	}
	sealed, err := age.Encrypt(w, to...)
	if err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	if err := c.encode(sealed); err != nil {
		return err
	}
	return sealed.Close()
}

func (c content) encode(w io.Writer) error {
	head, err := json.Marshal(c.header)
	if err != nil {
		return err
	}
	begin := binary.BigEndian.AppendUint32([]byte(magic), uint32(len(head)))
	if _, err := w.Write(append(begin, head...)); err != nil {
		return err
	}
	if _, err := w.Write(c.packed); err != nil {
		return err
	}
	for _, part := range c.header.Days {
		if err := c.encodeDay(w, part); err != nil {
			return err
		}
	}
	return nil
}

func (c content) encodeDay(w io.Writer, part Part) error {
	a, err := manifest.ParseSum(part.Name)
	if err != nil {
		return err
	}
	stored, _, err := c.blobs.Stored(a)
	if err != nil {
		return err
	}
	defer stored.Close()
	n, err := io.Copy(w, stored)
	if err == nil && n != part.Size {
		err = fmt.Errorf("the day %s has changed while it was read", part.Name)
	}
	return err
}

func pack(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err == nil {
		_, err = w.Write(raw)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("compress the state: %w", err)
	}
	return b.Bytes(), nil
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}
