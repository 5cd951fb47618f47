package station

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"okienko/cluster/joining"
	"okienko/internal/secrets"
	"okienko/office"
	"okienko/office/people"
	"okienko/office/queue"
)

// sharing is the notes of a clerk's computer, in an office that shares the day's key
// with it.
func sharing(t *testing.T) (*Notes, *office.State) {
	t.Helper()
	key, recipient, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	box, err := joining.Seal(bytes.Repeat([]byte{7}, 32), recipient)
	if err != nil {
		t.Fatal(err)
	}
	s := office.New()
	s.People.DayKey = people.Secret{ID: strings.Repeat("a", 32), To: []string{recipient}, Box: box, Date: "2026-11-23"}
	s.Queue.Desks = []queue.Desk{{ID: "d1", Ticket: "t-1"}}
	n := &Notes{Keeper: secrets.New(key)}
	n.Learn(s)
	return n, s
}

const words = "prosi o tłumacza"

// What is written leaves the window closed, by whatever command, and is read again
// where the key is. It is tied to its ticket: that of the desk's visit, too.
func TestNotesLeaveTheWindowClosed(t *testing.T) {
	n, s := sharing(t)
	for _, c := range []office.Command{
		queue.NoteTicket{Desk: "d1", Ticket: "t-1", Note: queue.Sealed(words)},
		queue.TransferTicket{Desk: "d1", Ticket: "t-1", Note: queue.Sealed(words)},
		queue.FinishServing{Desk: "d1", Note: queue.Sealed(words)},
	} {
		sealed, err := n.Seal(c)
		if err != nil {
			t.Fatal(err)
		}
		note := noteIn(sealed)
		if bytes.Contains(note, []byte("tłumacza")) || secrets.Plain(note) {
			t.Errorf("%s carries %q", c.Kind(), note)
		}
		if text, ok := n.Open(s.People.DayKey, "t-1", note); !ok || text != words {
			t.Errorf("%s is read as %q", c.Kind(), text)
		}
		if text, ok := n.Open(s.People.DayKey, "t-2", note); ok {
			t.Errorf("%s is read on another ticket as %q", c.Kind(), text)
		}
	}
	if c, err := n.Seal(queue.FinishServing{Desk: "d1"}); err != nil || len(noteIn(c)) > 0 {
		t.Errorf("no note becomes %v, %v", c, err)
	}
}

func noteIn(c office.Command) queue.Sealed {
	switch c := c.(type) {
	case queue.NoteTicket:
		return c.Note
	case queue.TransferTicket:
		return c.Note
	}
	return c.(queue.FinishServing).Note
}

// Before the key is here nothing is written that everybody could read.
func TestANoteWaitsForTheKey(t *testing.T) {
	n, s := sharing(t)
	s.People.DayKey = people.Secret{}
	n.Learn(s)
	if _, err := n.Seal(queue.NoteTicket{Ticket: "t-1", Note: queue.Sealed(words)}); !errors.Is(err, secrets.ErrNotShared) {
		t.Errorf("sent without a key: %v", err)
	}
}

// After the day's close the key is nowhere in the program either.
func TestNobodyReadsTheNotesOfADayThatIsOver(t *testing.T) {
	n, s := sharing(t)
	c, err := n.Seal(queue.NoteTicket{Ticket: "t-1", Note: queue.Sealed(words)})
	if err != nil {
		t.Fatal(err)
	}
	over := s.People.DayKey
	s.People.DayKey = people.Secret{}
	n.Learn(s)
	over.Box = nil // the state has erased it
	if text, ok := n.Open(over, "t-1", noteIn(c)); ok {
		t.Errorf("read as %q", text)
	}
}

// An office whose computers were all set up by hand has its notes open; one that
// shares a key with others never falls back to that.
func TestNotesOfAnOfficeByHandAreOpen(t *testing.T) {
	byHand := &Notes{Keeper: secrets.New("")}
	byHand.Learn(office.New())
	c, err := byHand.Seal(queue.NoteTicket{Ticket: "t-1", Note: queue.Sealed(words)})
	if err != nil || string(noteIn(c)) != words {
		t.Fatalf("%v, %v", c, err)
	}
	if text, ok := byHand.Open(people.Secret{}, "t-1", noteIn(c)); !ok || text != words {
		t.Errorf("read as %q", text)
	}
	_, s := sharing(t)
	byHand.Learn(s)
	if _, err := byHand.Seal(queue.NoteTicket{Ticket: "t-1", Note: queue.Sealed(words)}); !errors.Is(err, secrets.ErrNoKey) {
		t.Errorf("sent open: %v", err)
	}
}
