package wire

import (
	"bytes"
	"encoding/binary"
	"reflect"
	"strings"
	"testing"

	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// busy is an office in the middle of a day, and the log that led there.
func busy(t testing.TB) *officetest.Script {
	s := officetest.NewScript()
	_, err := s.Run(strings.Join([]string{
		"the office opens", "at 9:00", "kiosk issues id-card needing time_to_walk", "kiosk issues tax preferential",
		"kiosk issues id-card", "desk 1 calls next", "desk 1 starts", "desk 1 parks 15 min", "desk 2 calls next",
		"left shows call 1 aloud", "desk 3 calls next", "desk 3 finishes", "A001 fails to print: no paper",
		"printer at kiosk is no paper", "desk 2 reports absent", "desk 2 undoes",
		"desk 2 starts", "desk 2 continues with passport: 1 id-card; could be done", "desk 2 notes on A002: a note",
		"desk 2 transfers A002 to tax at desk 3 first, then back, noting \"another\"", "desk 1 says A001 is back",
		"desk 1 cancels A001 because mistake", "desk 1 lets A001 wait again last", "A001 gives up at kiosk",
		"desk 3 calls A002", "desk 3 starts", "desk 3 finishes: 1 tax; could not be done; note \"a third\"",
		"kiosk issues pay booked for 9:20 told 5-15 min without paper", "desk 4 calls next", "desk 4 starts", "desk 4 finishes",
		"desk 4 corrects C010: 2 pay; could be done", "desk 3 notes that A002 needs nothing",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func encoded(t testing.TB, e office.Envelope) []byte {
	b, err := EncodeEnvelope(e)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func snapshot(t testing.TB, s *office.State) []byte {
	var b bytes.Buffer
	if err := WriteState(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func FuzzDecodeEnvelope(f *testing.F) {
	for _, e := range busy(f).Log {
		b := encoded(f, e)
		f.Add(b[:len(b)-4])
	}
	f.Add([]byte{envelopeVersion, 0, 1, 0, 1, 0, 0, 3, 'n', 'e', 'w', 0})
	f.Add([]byte{envelopeVersion, 4})
	f.Fuzz(func(t *testing.T, body []byte) {
		_, _ = DecodeEnvelope(body) // without a right checksum, too
		e, err := DecodeEnvelope(seal(bytes.Clone(body)))
		if err != nil {
			return
		}
		again, err := DecodeEnvelope(encoded(t, e))
		if err != nil || !reflect.DeepEqual(again, e) {
			t.Fatalf("%+v came back as %+v, %v", e, again, err)
		}
		step := office.New().Apply(e)
		if step.Fault != "" {
			t.Fatalf("the rules failed: %s", step.Fault)
		}
	})
}

func FuzzDecodeAnswer(f *testing.F) {
	for _, step := range busy(f).Steps {
		b, err := EncodeAnswer(step.Answer)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"events":[{"kind":"of_later","fact":1},{"kind":"ticket_left","fact":null}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := DecodeAnswer(b)
		if err != nil {
			return
		}
		form, err := EncodeAnswer(a)
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeAnswer(form)
		if err != nil {
			t.Fatal(err)
		}
		if second, _ := EncodeAnswer(again); !bytes.Equal(form, second) {
			t.Fatalf("%s came back as %s", form, second)
		}
	})
}

// FuzzReadState gives the reader sections with right checksums, so that it gets
// past them.
func FuzzReadState(f *testing.F) {
	b := snapshot(f, busy(f).State)
	queue, sessions := sections(b)
	f.Add(queue, sessions)
	f.Add([]byte("{}"), []byte("null"))
	f.Add([]byte(`{"tickets":[{"id":"1"},{"id":"1"}]}`), []byte(`[{"client":"a","answers":null}]`))
	f.Fuzz(func(t *testing.T, queue, sessions []byte) {
		_, _ = ReadState(bytes.NewReader(queue))
		b := append([]byte(snapshotMagic), unregistered)
		for _, body := range [][]byte{queue, sessions} {
			sealed := seal(bytes.Clone(body))
			b = append(binary.BigEndian.AppendUint32(b, uint32(len(sealed))), sealed...)
		}
		s, err := ReadState(bytes.NewReader(b))
		if err != nil {
			return
		}
		first := snapshot(t, s)
		again, err := ReadState(bytes.NewReader(first))
		if err != nil || !bytes.Equal(snapshot(t, again), first) {
			t.Fatalf("%s came back otherwise, %v", first, err)
		}
	})
}

// sections are the two bodies of a snapshot.
func sections(b []byte) (queue, sessions []byte) {
	b = b[len(snapshotMagic)+1:]
	n := binary.BigEndian.Uint32(b)
	queue, b = b[4:n], b[4+n:]
	return queue, b[4 : len(b)-4]
}

func TestAFlippedByteIsAnError(t *testing.T) {
	s := busy(t)
	for _, e := range s.Log[1:] {
		flipped(t, encoded(t, e), func(b []byte) error { _, err := DecodeEnvelope(b); return err })
	}
	read := func(b []byte) error { _, err := ReadState(bytes.NewReader(b)); return err }
	flipped(t, snapshot(t, s.State), read)
	s.State.Machines = machines.State{Office: "0123456789abcdef0123456789abcdef"}
	flipped(t, snapshot(t, s.State), read)
}

// TestAnEnvelopeEndsWithItsPayload holds with a right checksum, too: otherwise
// two forms would be one command.
func TestAnEnvelopeEndsWithItsPayload(t *testing.T) {
	b := encoded(t, office.Envelope{Command: queue.CloseDay{}})
	longer := seal(append(bytes.Clone(b[:len(b)-4]), 0))
	if _, err := DecodeEnvelope(longer); err == nil {
		t.Fatal("a byte behind the payload is not seen")
	}
}

func flipped(t *testing.T, b []byte, read func([]byte) error) {
	t.Helper()
	if err := read(b); err != nil {
		t.Fatalf("whole: %v", err)
	}
	for i := range b {
		for _, mask := range []byte{0x01, 0x20, 0xff} {
			changed := bytes.Clone(b)
			changed[i] ^= mask
			if read(changed) == nil {
				t.Fatalf("byte %d of %d flipped by %#x is not seen", i, len(b), mask)
			}
		}
	}
	for _, cut := range []int{0, 1, len(b) / 2, len(b) - 5, len(b) - 1} {
		if read(b[:cut]) == nil {
			t.Fatalf("%d of %d bytes are taken for the whole", cut, len(b))
		}
	}
	if read(append(bytes.Clone(b), 0)) == nil {
		t.Fatal("a byte behind the end is not seen")
	}
}

func TestEnvelopesThatAreNotWritten(t *testing.T) {
	for name, e := range map[string]office.Envelope{
		"no command":           {},
		"no name":              {Unread: "", Original: []byte("{}")},
		"a level below zero":   {Level: -1, Command: queue.CloseDay{}},
		"a time before 1970":   {At: -1, Command: queue.CloseDay{}},
		"a time after 9999":    {At: maxMoment + 1, Command: queue.CloseDay{}},
		"a client of no text":  {Client: "\xff", Command: queue.CloseDay{}},
		"an origin of no text": {Origin: "\xff", Command: queue.CloseDay{}},
		"too large":            {Command: queue.PrintFailed{Cause: strings.Repeat("x", MaxEnvelope)}},
		"a plan without dates": {Command: queue.AdoptPlan{Plan: officetest.Plan(func(p *plan.Plan) {
			p.Hours.Closures = []calendar.Closure{{}}
		})}},
	} {
		if b, err := EncodeEnvelope(e); err == nil {
			t.Errorf("%s: written as %q", name, b)
		}
	}
}

// TestEveryKindComesBack gives each command and event its own form.
func TestEveryKindComesBack(t *testing.T) {
	for _, c := range office.Commands() {
		e, err := DecodeEnvelope(encoded(t, office.Envelope{Command: c}))
		if err != nil || !reflect.DeepEqual(e.Command, c) {
			t.Errorf("%s came back as %#v, %v", c.Kind(), e.Command, err)
		}
	}
	for _, want := range office.Events() {
		b, err := EncodeAnswer(office.Answer{Events: []queue.Event{want}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := DecodeAnswer(b)
		if err != nil || len(got.Events) != 1 || got.Events[0] != want {
			t.Errorf("%s came back as %+v, %v", want.Kind(), got, err)
		}
	}
	if len(commandKinds) != len(office.Commands()) || len(eventKinds) != len(office.Events()) {
		t.Error("two kinds have one name")
	}
}

// TestAHigherLevelIsNotRead keeps a command of a later release as it came: its
// form may have changed with its level.
func TestAHigherLevelIsNotRead(t *testing.T) {
	later := office.Envelope{Level: office.Level + 1, Unread: "call_next", Original: []byte(`{"desk":["d1","d2"]}`)}
	e, err := DecodeEnvelope(encoded(t, later))
	if err != nil || !reflect.DeepEqual(e, later) {
		t.Fatalf("%+v, %v", e, err)
	}
}
