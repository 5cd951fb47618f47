package wire

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"

	"okienko/office"
	"okienko/office/queue"
)

// snapshotMagic begins every snapshot; a byte with the version follows. An
// office whose machines are not registered yet is written as version 1, as
// before there was a register, one without a sealed day as version 2, and one
// that knows nothing of its people as version 3.
const (
	snapshotMagic = "okienko"
	unregistered  = 1
	registered    = 2
	withHistory   = 3
	withPeople    = 4
)

// maxSection bounds what a reader takes into memory at once.
const maxSection = 1 << 30

// session and kept are the forms of what the office remembers of a client.
type session struct {
	Client  string       `json:"client"`
	Last    queue.Moment `json:"last"`
	Answers []kept       `json:"answers"`
}

type kept struct {
	Seq    uint64 `json:"seq"`
	Answer answer `json:"answer"`
}

// WriteState writes a snapshot: the magic and the version, then one section each
// for the queue, the sessions, the register of machines, the sealed days and the
// people, with its length and its checksum. The same state always gives the same bytes.
func WriteState(w io.Writer, s *office.State) error {
	version := versionOf(s)
	if _, err := w.Write(append([]byte(snapshotMagic), version)); err != nil {
		return err
	}
	if err := writeSection(w, &s.Queue); err != nil {
		return err
	}
	sessions, err := sessionForms(s.Sessions)
	if err != nil {
		return err
	}
	if err := writeSection(w, sessions); err != nil {
		return err
	}
	for _, section := range laterSections(s, version) {
		if err := writeSection(w, section); err != nil {
			return err
		}
	}
	return nil
}

func versionOf(s *office.State) byte {
	switch {
	case !s.People.Empty():
		return withPeople
	case len(s.History.Sealed) > 0:
		return withHistory
	case s.Machines.Founded():
		return registered
	}
	return unregistered
}

// laterSections are those that a version has besides the queue and the sessions.
func laterSections(s *office.State, version byte) []any {
	return []any{&s.Machines, &s.History, &s.People}[:version-unregistered]
}

// ReadState reads a snapshot into a new state.
func ReadState(r io.Reader) (*office.State, error) {
	magic := make([]byte, len(snapshotMagic)+1)
	if _, err := io.ReadFull(r, magic); err != nil {
		return nil, fmt.Errorf("read snapshot: %w: %v", ErrDamaged, err)
	}
	version := magic[len(snapshotMagic)]
	if string(magic[:len(snapshotMagic)]) != snapshotMagic || version < unregistered || version > withPeople {
		return nil, fmt.Errorf("read snapshot: this is no snapshot that this program knows")
	}
	s := &office.State{}
	if err := readSection(r, &s.Queue); err != nil {
		return nil, err
	}
	var forms []session
	if err := readSection(r, &forms); err != nil {
		return nil, err
	}
	if err := openSessions(s, forms); err != nil {
		return nil, err
	}
	for _, section := range laterSections(s, version) {
		if err := readSection(r, section); err != nil {
			return nil, err
		}
	}
	if n, _ := io.ReadFull(r, make([]byte, 1)); n > 0 {
		return nil, fmt.Errorf("read snapshot: %w: something follows its end", ErrDamaged)
	}
	s.Index()
	return s, nil
}

func writeSection(w io.Writer, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode snapshot: %w", err)
	}
	sealed := seal(body)
	if err := binary.Write(w, binary.BigEndian, uint32(len(sealed))); err != nil {
		return err
	}
	_, err = w.Write(sealed)
	return err
}

func readSection(r io.Reader, v any) error {
	var size uint32
	if err := binary.Read(r, binary.BigEndian, &size); err != nil {
		return fmt.Errorf("read snapshot: %w: %v", ErrDamaged, err)
	}
	if size > maxSection {
		return fmt.Errorf("read snapshot: %w: a section of %d bytes", ErrDamaged, size)
	}
	sealed, err := io.ReadAll(io.LimitReader(r, int64(size)))
	if err != nil {
		return fmt.Errorf("read snapshot: %w", err)
	}
	if len(sealed) < int(size) {
		return fmt.Errorf("read snapshot: %w: it ends too early", ErrDamaged)
	}
	body, err := unseal(sealed)
	if err != nil {
		return fmt.Errorf("read snapshot: %w", err)
	}
	if err := json.Unmarshal(body, v); err != nil {
		return fmt.Errorf("read snapshot: %w", err)
	}
	return nil
}

func sessionForms(sessions []office.Session) ([]session, error) {
	forms := make([]session, 0, len(sessions))
	for _, s := range sessions {
		form := session{Client: s.Client, Last: s.Last}
		for _, k := range s.Answers {
			a, err := formOf(k.Answer)
			if err != nil {
				return nil, err
			}
			form.Answers = append(form.Answers, kept{k.Seq, a})
		}
		forms = append(forms, form)
	}
	return forms, nil
}

func openSessions(s *office.State, forms []session) error {
	for _, form := range forms {
		opened := office.Session{Client: form.Client, Last: form.Last}
		for _, k := range form.Answers {
			a, err := k.Answer.open()
			if err != nil {
				return err
			}
			opened.Answers = append(opened.Answers, office.Kept{Seq: k.Seq, Answer: a})
		}
		s.Sessions = append(s.Sessions, opened)
	}
	return nil
}
