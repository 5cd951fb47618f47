package backup_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"okienko/cluster/backup"
	"okienko/cluster/blob"
	"okienko/cluster/joining"
	"okienko/office"
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/manifest"
	"okienko/office/officetest"
	"okienko/office/queue"
	"okienko/office/wire"
)

// machine is one that makes backups of an office with a day behind it.
type machine struct {
	backup.Folder
	blobs    *blob.Store
	state    []byte
	day      manifest.Sum
	recovery string // the secret key on paper
}

func newMachine(t testing.TB) *machine {
	t.Helper()
	m := &machine{}
	recovery, toPaper, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	own, _, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	if m.blobs, err = blob.Open(t.TempDir(), nil); err != nil {
		t.Fatal(err)
	}
	m.recovery, m.Folder = recovery, backup.Folder{Dir: t.TempDir(), Machine: "front-door", Secret: own}
	s := officetest.NewScript()
	s.State.Machines = machines.State{Office: strings.Repeat("0", 32), Incarnation: 2, Level: 1, Recovery: toPaper}
	say(t, s, "the office opens", "at 9:00", "kiosk issues id-card", "kiosk issues tax preferential", "desk 1 calls next")
	give(t, s, queue.CloseDay{})
	seal, file, _ := history.File(&s.State.Queue)
	if m.day, err = m.blobs.Put(file); err != nil {
		t.Fatal(err)
	}
	give(t, s, history.SealDay(seal))
	var b bytes.Buffer
	if err := wire.WriteState(&b, s.State); err != nil {
		t.Fatal(err)
	}
	m.state = b.Bytes()
	return m
}

func say(t testing.TB, s *officetest.Script, lines ...string) {
	t.Helper()
	if _, err := s.Run(strings.Join(lines, "\n")); err != nil {
		t.Fatal(err)
	}
}

func give(t testing.TB, s *officetest.Script, c office.Command) {
	t.Helper()
	step := s.State.Apply(office.Envelope{At: s.State.Queue.Now, Client: "test", Seq: uint64(len(s.State.Sessions) + 1000), Level: office.Level, Command: c})
	if step.Answer.Refusal != nil || step.Fault != "" {
		t.Fatalf("%#v: %v %s", c, step.Answer.Refusal, step.Fault)
	}
}

// evening is when the backups of these tests are made.
var evening = queue.At(time.Date(2026, 11, 24, 21, 5, 7, 0, time.UTC))

func (m *machine) about() backup.Header {
	return backup.Header{Made: evening, Index: 117, Term: 3, Version: "1.0"}
}

func (m *machine) make(t testing.TB) backup.File {
	t.Helper()
	f, err := m.Make(t.Context(), m.about(), m.state, m.blobs)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
