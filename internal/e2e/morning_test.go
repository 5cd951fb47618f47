package e2e

import (
	"testing"
	"time"

	"okienko/internal/i18n"
	"okienko/internal/lab"
	"okienko/office"
	"okienko/office/queue"
	"okienko/sounds"
)

// TestFromTouchToChime is the main job, from the kiosk's glass to the hall's
// loudspeaker, once with all machines and once more after the leader was killed.
func TestFromTouchToChime(t *testing.T) {
	o := open(t)
	o.signIn("Anna Nowak")

	first := o.take("identity-card")
	o.paperOf(first, 1)
	o.calls(first, 1)
	o.comesAndGoes(first)

	leader, err := o.Leader(o.ctx)
	o.check(err)
	t.Logf("killing the leader, %s", leader.ID)
	o.members[leader.ID].Kill()
	o.backToStart()

	second := o.take("identity-card")
	if second.Number() == first.Number() {
		t.Errorf("both tickets have the number %s", first.Number())
	}
	o.paperOf(second, 2)
	o.calls(second, 2)
	o.comesAndGoes(second)
	o.comesBack(leader)
}

// signIn types a name at the desk, whose number stands in the machine file.
func (o *town) signIn(name string) {
	o.t.Helper()
	o.shows(o.desk, "desk", "Kancelaria")
	o.check(o.desk.Type(o.ctx, name))
	o.eventually("the clerk at the desk", func() bool {
		o.check(o.desk.Key(o.ctx, "Return")) // again when the office did not answer just then
		return o.within(3*time.Second, func(s *office.State) bool {
			d, ok := s.Queue.Desk("desk-3")
			return ok && d.Clerk == name
		})
	})
}

// paperOf waits for the n-th paper and reads its QR code.
func (o *town) paperOf(ticket queue.Ticket, n int) {
	o.t.Helper()
	papers, err := o.paper.Wait(o.ctx, n)
	o.check(err)
	state, err := o.Observer.State(o.ctx)
	o.check(err)
	want := state.Queue.Plan.StatusAddress + queue.StatusCode(ticket.ID)
	if got := decode(o.t, papers[n-1].Image()); got != want {
		o.t.Errorf("the paper leads to %s, and the ticket is at %s", got, want)
	}
	o.until("the word that it was printed", func(s *office.State) bool {
		t, ok := s.Queue.Ticket(ticket.ID)
		return ok && t.Print.State == queue.Printed
	})
}

// calls presses the clerk's key and waits for the number in the hall, and for
// the chime.
func (o *town) calls(ticket queue.Ticket, n int) {
	o.t.Helper()
	o.steps(o.desk, "desk", ticket.ID, step{"wzywa nast", "F2", queue.Called})
	o.eventually("the hall to show "+ticket.Number(), func() bool { return o.numberInHall() == ticket.Number() })
	o.until("the display's word that it was shown and heard", func(s *office.State) bool {
		for _, c := range s.Queue.Calls {
			if c.Ticket == ticket.ID && len(c.Shown) > 0 && c.Shown[0].Sounded {
				return true
			}
		}
		return false
	})
	o.eventually("the chime in the recording", func() bool { return o.chimes() >= n })
}

// comesAndGoes presses the clerk's keys for a visit.
func (o *town) comesAndGoes(ticket queue.Ticket) {
	o.t.Helper()
	o.steps(o.desk, "desk", ticket.ID, come, leave)
}

// step is a clerk's key, what the window shows when it is the key's turn, and
// what becomes of the ticket.
type step struct {
	shown, key string
	then       queue.Phase
}

// What a clerk does with somebody who was called.
var (
	come  = step{"Wezwana", "F4", queue.Serving}
	leave = step{"Obsługa trwa", "F8", queue.Finished}
)

// steps presses a clerk's keys, each when the window asks for it. The office may
// know the last step before the window does, which takes no key while it waits for
// an answer: who sees the same sentence still, presses again.
func (o *town) steps(d *lab.Display, name string, id queue.TicketID, steps ...step) {
	o.t.Helper()
	for _, step := range steps {
		o.eventually("the ticket to be "+string(step.then), func() bool {
			asked, err := d.Reads(o.ctx, name, step.shown)
			o.check(err)
			if asked {
				o.check(d.Key(o.ctx, step.key))
			}
			return o.within(3*time.Second, func(s *office.State) bool {
				t, ok := s.Queue.Ticket(id)
				return ok && t.Phase == step.then
			})
		})
	}
}

// backToStart presses the kiosk's "done" until the start screen is there, as a
// resident who walks on: right after a ticket has come the key is not taken yet.
func (o *town) backToStart() {
	o.t.Helper()
	o.eventually("the kiosk's start screen", func() bool {
		o.check(o.kiosk.Key(o.ctx, "Escape"))
		found, err := o.kiosk.Reads(o.ctx, "kiosk", i18n.Translate("pl", "kiosk.question", 0, nil))
		o.check(err)
		return found
	})
}

// comesBack waits for the killed member to run again, started by its window, and
// to know everything.
func (o *town) comesBack(m *lab.Machine) {
	o.t.Helper()
	o.eventually("the killed member to be current again", func() bool {
		b, err := o.Ask(o.ctx, m)
		if err != nil || !b.Current {
			return false
		}
		for _, other := range o.Machines() {
			if last, err := o.Ask(o.ctx, other); err != nil || last.Index > b.Index {
				return false
			}
		}
		return true
	})
}

// chimes counts the chimes in the recording: sound that begins after a silence.
func (o *town) chimes() int {
	o.t.Helper()
	samples, err := o.sound.Samples()
	if err != nil {
		return 0
	}
	const loud, quiet = 0.02, sounds.Rate / 2
	count, silent := 0, quiet
	for _, v := range samples {
		switch {
		case v < loud && v > -loud:
			silent++
		case silent >= quiet:
			count++
			silent = 0
		default:
			silent = 0
		}
	}
	return count
}
