package offline

import (
	"path/filepath"
	"testing"

	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/queue"
)

// desk is a caller with an office behind it, which holds a ticket for it.
type desk struct {
	*Caller
	t      *testing.T
	path   string
	log    *journal.Journal
	office *office.State
	told   []queue.ReplayCalls
	silent bool // the office does not answer
}

func newDesk(t *testing.T) (d *desk, id queue.TicketID) {
	k := newKiosk(t, t.TempDir())
	t.Cleanup(func() { k.log.Close() })
	d = &desk{t: t, path: filepath.Join(t.TempDir(), "desk.journal"), office: k.office}
	d.start()
	d.Learn(&d.office.Queue)
	t.Cleanup(func() { d.log.Close() })
	k.touch()
	k.now += 1000
	id = k.must().Issue.Ticket
	if err := k.Hand(id, "d1"); err != nil {
		t.Fatal(err)
	}
	k.touch()
	return d, id
}

func (d *desk) start() {
	var err error
	if d.log, err = journal.Open(d.path); err != nil {
		d.t.Fatal(err)
	}
	d.Caller = NewCaller("d1", d.log, func(c office.Command, done func(bool)) {
		replay := c.(queue.ReplayCalls)
		d.told = append(d.told, replay)
		seq := uint64(1000 + len(d.told))
		a := d.office.Apply(office.Envelope{At: d.office.Queue.Now, Origin: "d1", Client: "d1", Seq: seq, Level: office.Level, Command: c})
		if a.Answer.Refusal != nil {
			d.t.Fatal(a.Answer.Refusal)
		}
		go done(!d.silent)
	})
}

func (d *desk) crash(spoil func(string) error) {
	d.log.Close()
	if spoil != nil {
		if err := spoil(d.path); err != nil {
			d.t.Fatal(err)
		}
	}
	d.start()
}

func (d *desk) phase(id queue.TicketID) queue.Phase {
	t, _ := d.office.Queue.Ticket(id)
	if t.Held() {
		return "held"
	}
	return t.Phase
}

func TestWhatWasNotedIsTold(t *testing.T) {
	for came, want := range map[bool]queue.Phase{true: queue.Finished, false: queue.Missed} {
		d, id := newDesk(t)
		d.Calling(true)
		if err := d.Note(queue.EmergencyCall{Ticket: id, At: d.office.Queue.Now, Came: came}); err != nil {
			t.Fatal(err)
		}
		if d.Learn(&d.office.Queue); len(d.told) != 0 {
			t.Error("it tells of a person who is being called")
		}
		d.crash(nil)
		if d.Learn(&d.office.Queue); d.phase(id) != want {
			t.Errorf("came %v: it is %s", came, d.phase(id))
		}
		eventually(t, "the answer is noted", func() bool { return d.calls()[0].Told })
		d.crash(nil)
		if d.Learn(&d.office.Queue); len(d.told) != 1 || !d.Known()[id] {
			t.Errorf("told %d times, known: %v", len(d.told), d.Known())
		}
	}
}

func TestWhatWasNeverShownIsGivenBack(t *testing.T) {
	d, id := newDesk(t)
	if d.Learn(&d.office.Queue); d.phase(id) != queue.Waiting {
		t.Errorf("it is %s", d.phase(id))
	}
	if !d.Known()[id] {
		t.Error("it may still be called here")
	}
}

// TestWhatMayHaveBeenCalledIsNotGivenBack: the notes are gone, and with them what
// came of the call.
func TestWhatMayHaveBeenCalledIsNotGivenBack(t *testing.T) {
	d, id := newDesk(t)
	d.office.Queue.Now += 5000
	d.crash(flip)
	if d.Learn(&d.office.Queue); d.phase(id) != queue.Missed {
		t.Errorf("it is %s", d.phase(id))
	}
}

func TestNoAnswerIsAskedForAgain(t *testing.T) {
	d, _ := newDesk(t)
	d.silent = true
	d.Learn(&d.office.Queue)
	eventually(t, "it is told again", func() bool { d.Learn(&d.office.Queue); return len(d.told) > 1 })
}
