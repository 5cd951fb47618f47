package backup_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"okienko/cluster/backup"
	"okienko/cluster/blob"
	"okienko/cluster/joining"
	"okienko/office/history"
	"okienko/office/manifest"
	"okienko/office/wire"
)

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// only says that a folder holds these files and no other.
func (m *machine) only(t *testing.T, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(m.Dir)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if err != nil || strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %v, %v", got, err)
	}
}

// TestABackupHoldsTheOffice: either key opens it, and nobody else's.
func TestABackupHoldsTheOffice(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	f := m.make(t)
	m.only(t, "okienko-front-door-20261124T210507Z.backup")
	text := read(t, f.Path)
	if bytes.Contains(text, []byte("id-card")) {
		t.Error("the backup can be read by everybody")
	}
	for _, key := range []string{m.Secret, m.recovery} {
		kept, err := blob.Open(t.TempDir(), nil)
		if err != nil {
			t.Fatal(err)
		}
		h, s, err := backup.Read(bytes.NewReader(text), key, kept.Take)
		if err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		if err := wire.WriteState(&again, s); err != nil || !bytes.Equal(again.Bytes(), m.state) {
			t.Errorf("the state is another one, %v", err)
		}
		if h.Made != evening || h.Index != 117 || h.Term != 3 || h.Incarnation != 2 || h.Office != s.Machines.Office || h.Machine != "front-door" || len(h.Days) != 1 || h.Lacks != 0 {
			t.Errorf("the head is %+v", h)
		}
		file, err := kept.Get(m.day)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := history.Decode(file); err != nil || len(d.Tickets) != 2 {
			t.Errorf("the day is %+v, %v", d, err)
		}
	}
	stranger, _, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := backup.Read(bytes.NewReader(text), stranger, nil); !errors.Is(err, backup.ErrKey) {
		t.Errorf("a stranger's key: %v", err)
	}
}

// TestADayThatIsNotHereIsCounted: other machines have it.
func TestADayThatIsNotHereIsCounted(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	if err := m.blobs.Drop(m.day); err != nil {
		t.Fatal(err)
	}
	h, _, err := backup.Read(bytes.NewReader(read(t, m.make(t).Path)), m.Secret, nil)
	if err != nil || len(h.Days) != 0 || h.Lacks != 1 {
		t.Errorf("the head is %+v, %v", h, err)
	}
}

// TestNoDamageToABackupIsSilent flips, cuts and adds all over a file.
func TestNoDamageToABackupIsSilent(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	text := read(t, m.make(t).Path)
	refuse := func(what string, at int, b []byte) {
		t.Helper()
		if _, s, err := backup.Read(bytes.NewReader(b), m.Secret, nil); err == nil || s != nil {
			t.Errorf("%s at byte %d of %d: a state all the same, %v", what, at, len(text), err)
		}
	}
	for at := 0; at < len(text); at += 7 {
		b := bytes.Clone(text)
		b[at] ^= 0x20
		refuse("a flipped bit", at, b)
		refuse("cut", at, text[:at])
	}
	refuse("something behind it", len(text), append(bytes.Clone(text), 'x'))
	refuse("twice", len(text), append(bytes.Clone(text), text...))
}

// plain is what is under the seal of a backup.
func (m *machine) plain(t testing.TB) []byte {
	t.Helper()
	key, err := age.ParseX25519Identity(m.Secret)
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(bytes.NewReader(read(t, m.make(t).Path)), key)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestNoDamageUnderTheSealIsSilent: the program that sealed may have been wrong.
// What is flipped in the head may still be good JSON of the same parts.
func TestNoDamageUnderTheSealIsSilent(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	text := m.plain(t)
	want, _, err := backup.Decode(bytes.NewReader(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	parts := func(h backup.Header) string { return fmt.Sprint(h.State.SHA256, h.StateSum, h.Days, h.Lacks) }
	for at := 0; at < len(text); at += 7 {
		b := bytes.Clone(text)
		b[at] ^= 0x20
		if h, s, err := backup.Decode(bytes.NewReader(b), nil); err == nil && parts(h) != parts(want) || (err == nil) != (s != nil) {
			t.Errorf("a flipped bit at byte %d of %d: %+v, %v", at, len(text), h, err)
		}
		if _, _, err := backup.Decode(bytes.NewReader(text[:at]), nil); err == nil {
			t.Errorf("cut at byte %d of %d", at, len(text))
		}
	}
	forged := bytes.Replace(text, []byte(`"index":117`), []byte(`"lacks": 70`), 1)
	if _, _, err := backup.Decode(bytes.NewReader(forged), nil); !errors.Is(err, backup.ErrDamaged) || bytes.Equal(forged, text) {
		t.Errorf("a head of another office: %v", err)
	}
}

// TestTheTrialRestoreFindsAFlippedByte: the disk has written something else.
func TestTheTrialRestoreFindsAFlippedByte(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	old := filepath.Base(m.make(t).Path)
	m.AfterWriting(func(path string) {
		b := read(t, path)
		b[len(b)/2] ^= 1
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	})
	about := m.about()
	about.Made = about.Made.Add(1e9)
	if _, err := m.Make(t.Context(), about, m.state, m.blobs); !errors.Is(err, backup.ErrDamaged) {
		t.Errorf("the error is %v", err)
	}
	m.only(t, old)
}

// TestAFullDiskKeepsTheOldBackups, whether it is seen before or while writing.
func TestAFullDiskKeepsTheOldBackups(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	old := filepath.Base(m.make(t).Path)
	m.Free = func(string) (uint64, error) { return 300 << 20, nil }
	about := m.about()
	about.Made = about.Made.Add(1e9)
	if _, err := m.Make(t.Context(), about, m.state, m.blobs); !errors.Is(err, backup.ErrNoSpace) {
		t.Errorf("the error is %v", err)
	}
	m.only(t, old)
}

// TestAnEndedBackupLeavesNothing: the member ends, or its process was killed.
func TestAnEndedBackupLeavesNothing(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := m.Make(ctx, m.about(), m.state, m.blobs); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	m.only(t)
	if err := os.WriteFile(filepath.Join(m.Dir, ".new-okienko-front-door-7"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.only(t, filepath.Base(m.make(t).Path))
}

// TestMachinesShareAFolder: each sees its own files only.
func TestMachinesShareAFolder(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	made := m.make(t)
	other := m.Folder
	other.Machine = "front"
	if list, err := other.List(); err != nil || len(list) != 0 {
		t.Errorf("the other machine lists %v, %v", list, err)
	}
	list, err := m.List()
	if err != nil || len(list) != 1 || list[0] != made {
		t.Errorf("the machine lists %v, %v", list, err)
	}
}

// TestAnOfficeWithoutARecoveryKey has nothing to seal its backups to.
func TestAnOfficeWithoutARecoveryKey(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	s, err := wire.ReadState(bytes.NewReader(m.state))
	if err != nil {
		t.Fatal(err)
	}
	s.Machines.Recovery = ""
	var b bytes.Buffer
	if err := wire.WriteState(&b, s); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Make(t.Context(), m.about(), b.Bytes(), m.blobs); !errors.Is(err, backup.ErrNoRecoveryKey) {
		t.Errorf("the error is %v", err)
	}
}

// FuzzDecode: whatever lies under a seal, there is an error or a whole office.
func FuzzDecode(f *testing.F) {
	m := newMachine(f)
	text := m.plain(f)
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add(append(bytes.Clone(text), 0))
	f.Add(bytes.Replace(text, []byte(`"index":117`), []byte(`"lacks": 70`), 1))
	f.Add([]byte("okienko backup 1\n\xff\xff\xff\xff{"))
	f.Add([]byte("okienko backup 1\n\x00\x00\x00\x02{}"))
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		kept := 0
		h, s, err := backup.Decode(bytes.NewReader(b), func(r io.Reader, a manifest.Sum) error {
			kept++
			return blob.Prove(r, a)
		})
		if (err == nil) != (s != nil) {
			t.Errorf("state %t, error %v", s != nil, err)
		}
		if err == nil && (len(h.Days)+h.Lacks != len(s.History.Sealed) || kept != len(h.Days)) {
			t.Errorf("%d days, %d lack, of %d", len(h.Days), h.Lacks, len(s.History.Sealed))
		}
	})
}
