package cluster_test

import (
	"testing"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

func isRemoved(c feed.Contact) bool { return c.Trouble == feed.Removed }

// saysFarewell plays a member that turns everybody away, until the test ends.
func (f *fake) saysFarewell(why feed.Trouble) {
	go func() {
		for {
			select {
			case c := <-f.conns:
				_ = c.Send(cluster.Frame{Kind: cluster.FrameFarewell, Body: []byte(why)})
				c.Close()
			case <-f.t.Context().Done():
				return
			}
		}
	}()
}

// takesIn plays a member that serves everybody, until the test ends.
func (f *fake) takesIn(b cluster.Beat) {
	go func() {
		for {
			select {
			case c := <-f.conns:
				b.Now = queue.At(time.Now())
				_ = c.Send(cluster.BeatFrame(b), stateFrame(f.t, 10, office.New()))
				go c.beatUntil(f.t.Context().Done(), b)
			case <-f.t.Context().Done():
				return
			}
		}
	}()
}

func TestAWindowHearsThatItsMachineWasRemoved(t *testing.T) {
	t.Parallel()
	o, members := fakes(t, 2)
	members[0].takesIn(cluster.Beat{Index: 10}) // cut off, and so it knows nothing
	members[1].saysFarewell(feed.Removed)
	w := o.Window()
	w.UntilContact("it was removed", isRemoved)
	if c := w.Contacts(); c[len(c)-1].Current {
		t.Error("and it says that it is current")
	}
}

// A machine that was removed itself, or that knows old news, may say what it
// likes: as long as others take the window in, it belongs.
func TestOneLyingMemberRemovesNobody(t *testing.T) {
	t.Parallel()
	o, members := fakes(t, 2)
	members[0].saysFarewell(feed.Removed)
	members[1].takesIn(cluster.Beat{Index: 10, Current: true})
	w := o.Window()
	w.UntilContact("the honest one serves it", isCurrent)
	neverRemoved(t, w.Contacts())
}

// A kiosk's member stands in public. And a word that is none of ours is none.
func TestAFarewellThatDoesNotCount(t *testing.T) {
	t.Parallel()
	o, members := fakesOf(t, machines.Kiosk, machines.Admin, machines.Admin)
	members[0].saysFarewell(feed.Removed)
	members[1].saysFarewell(feed.DiskFull)
	honest := make(chan struct{})
	go func() {
		for range 3 { // three rounds, in which it heard the others
			select {
			case c := <-members[2].conns:
				c.Close()
			case <-t.Context().Done():
				return
			}
		}
		close(honest)
		members[2].takesIn(cluster.Beat{Index: 10, Current: true})
	}()
	w := o.Window()
	w.UntilContact("the third one serves it", isCurrent)
	<-honest
	neverRemoved(t, w.Contacts())
}

func neverRemoved(t *testing.T, all []feed.Contact) {
	t.Helper()
	for _, c := range all {
		if c.Trouble != feed.NoTrouble {
			t.Errorf("it was told %+v", c)
		}
	}
}
