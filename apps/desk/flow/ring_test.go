package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/office/queue"
)

// Where a call for help cannot be heard, the window says so quietly, for as long as
// it is so and nothing more urgent takes its room.
func TestADeskWithoutSoundSaysSo(t *testing.T) {
	d := states()["serving"]()
	d.Send(SoundState{On: false})
	n := d.Screen().Notices
	if len(n) != 1 || n[0].Text.Key != "desk.no_sound" || n[0].Also.Key != "desk.no_sound_do" || n[0].Weight != Info {
		t.Errorf("shown is %+v", n)
	}
	d.Do(queue.ReportPrinter{Place: "k", Condition: "paper-out"})
	if n := d.Screen().Notices; len(n) != 1 || n[0].Text.Key == "desk.no_sound" {
		t.Errorf("beside the printer: %+v", n)
	}
	before := desktest.Guarded()
	before.Send(SoundState{On: false})
	if n := before.Screen().Notices; len(n) != 1 || n[0].Text.Key != "desk.no_sound" {
		t.Errorf("before the sign-in: %+v", n)
	}
	d.Send(SoundState{On: true})
	if n := d.Screen().Notices; len(n) != 1 {
		t.Errorf("with sound: %+v", n)
	}
}

// A call for help of another desk is shown and sounds with the news of it, and
// sounds again until somebody comes.
func TestACallForHelpSounds(t *testing.T) {
	d := states()["serving"]()
	rings := func() (n int) {
		for _, i := range d.Kept {
			if _, ok := i.(Ring); ok {
				n++
			}
		}
		return n
	}
	d.Press(Help)
	d.Wait(time.Minute)
	if rings() != 0 {
		t.Fatal("it sounds at the desk that calls")
	}
	d.Press(Help) // ends it
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	called := d.Now
	d.Do(queue.CallForHelp{Desk: "d2"})
	if n := d.Screen().Notices; rings() != 1 || n[0].Text.Key != "desk.help.calls" || d.Now.Since(called) > time.Second {
		t.Fatalf("%d rings, shown is %+v", rings(), n)
	}
	for range 50 {
		d.Wait(200 * time.Millisecond)
	}
	if got := rings(); got != 3 {
		t.Errorf("%d rings in ten seconds", got)
	}
	d.Do(queue.TakeDesk{Desk: "d4", Clerk: "Ewa Lis"})
	d.Do(queue.AcceptHelp{Help: d.Office.Queue.LastHelp, Desk: "d4"})
	d.Wait(time.Minute)
	if got := rings(); got != 3 {
		t.Errorf("it goes on when somebody comes: %d", got)
	}
	d.Do(queue.EndHelp{Help: d.Office.Queue.LastHelp, Desk: "d2"})
	d.Do(queue.CallForHelp{Desk: "d4"})
	if got := rings(); got != 4 {
		t.Errorf("the next one does not sound: %d", got)
	}
}
