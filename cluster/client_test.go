package cluster_test

import (
	"context"
	"errors"
	"net"
	"reflect"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
)

func at(m queue.Moment) (string, func(*office.State) bool) {
	return "the office's time is there", func(s *office.State) bool { return s.Queue.Now == m }
}

func tickets(n int) (string, func(*office.State) bool) {
	return "the tickets are there", func(s *office.State) bool { return len(s.Queue.Tickets) == n }
}

func isCurrent(c feed.Contact) bool { return c.Current }

func isLost(c feed.Contact) bool { return !c.Current }

func TestAClientResumesWhereItWas(t *testing.T) {
	o, members := fakes(t, 2)
	w := o.Window()
	one := members[0].next()
	if one.from != 0 {
		t.Errorf("a new client begins at %d", one.from)
	}
	one.Send(stateFrame(t, 10, office.New()), commit(t, 11, pass(1)))
	one.beat(11)
	w.Until(at(1000))
	one.Close()
	two := members[1].next()
	if two.from != 11 {
		t.Errorf("the client had 11 and asks for what is after %d", two.from)
	}
	two.Send(commit(t, 12, pass(2)))
	w.Until(at(2000))
	if w.Jumps() != 1 {
		t.Errorf("the state was loaded %d times, and only the first was needed", w.Jumps())
	}
	ahead := office.New()
	ahead.Apply(pass(9))
	two.Send(stateFrame(t, 90, ahead))
	w.Until(at(9000))
	if w.Jumps() != 2 {
		t.Error("a state that was loaded is a jump")
	}
}

func TestAClientNeverGoesBack(t *testing.T) {
	t.Parallel()
	o, members := fakes(t, 2)
	w := o.Window()
	one := members[0].next()
	one.Send(stateFrame(t, 10, office.New()), commit(t, 11, pass(5)))
	one.beat(11)
	w.Until(at(5000))
	w.UntilContact("the client is current", isCurrent)
	one.Close()

	behind := members[1].next()
	done := make(chan struct{})
	defer close(done)
	go behind.beatUntil(done, cluster.Beat{Current: true, Index: 7})
	behind.Send(commit(t, 6, pass(1)), commit(t, 7, pass(2)))
	w.UntilContact("a member that is behind is not current", isLost)
	again := members[0].next() // and is left
	if again.from != 11 {
		t.Errorf("the client went back to %d", again.from)
	}
	again.Send(stateFrame(t, 8, office.New()))
	members[1].next() // an older state is refused with its member
	if now := w.State().Queue.Now; now != 5000 {
		t.Errorf("the client's time went back to %d", now)
	}
}

func TestWhatComesTogetherIsToldOnce(t *testing.T) {
	t.Parallel()
	o, members := fakes(t, 1)
	var news int
	w := clustertest.Watch(t, cluster.ClientConfig{
		Identity: o.Identity("window"), Members: o.Members,
		News: func(feed.News) { news++ },
	})
	open := office.New()
	give := func(seq uint64, c office.Command) office.Envelope {
		return office.Envelope{At: queue.Moment(seq), Origin: "x", Client: "c", Seq: seq, Level: office.Level, Command: c}
	}
	open.Apply(give(1, queue.AdoptPlan{Plan: officetest.Plan()}))
	open.Apply(give(2, queue.OpenDay{Date: "1970-01-01", Opens: 1, Closes: 1e9}))
	one := members[0].next()
	one.Send(stateFrame(t, 10, open))
	w.Until("the day is open", func(s *office.State) bool { return s.Queue.Day.Open })
	const entries = 100
	var frames []cluster.Frame
	for i := range uint64(entries) {
		frames = append(frames, commit(t, 11+i, give(3+i, clustertest.Issue())))
	}
	one.Send(frames...)
	w.Until(tickets(entries))
	w.Close() // after this, nobody counts
	if news > entries/2 {
		t.Errorf("told %d times of %d entries that came together", news, entries)
	}
	issued := 0
	for _, e := range w.Events() {
		if _, is := e.(queue.TicketIssued); is {
			issued++
		}
	}
	if issued != entries {
		t.Errorf("told of %d tickets of %d", issued, entries)
	}
}

func TestContactIsLostWithinThreeSecondsAndComesBack(t *testing.T) {
	t.Parallel()
	o, members := fakes(t, 1)
	w := o.Window()
	done := make(chan struct{})
	one := members[0].next()
	go one.beatUntil(done, cluster.Beat{Current: true})
	w.UntilContact("the member is heard", isCurrent)
	close(done) // silence, and the connection stays
	silent := time.Now()
	w.UntilContact("the silence is noticed", isLost)
	if took := time.Since(silent); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
	last := w.Contacts()
	if since := last[len(last)-1].Since.Time(); silent.Sub(since).Abs() > time.Second {
		t.Errorf("lost since %v, and the last beat came at %v", since, silent)
	}
	done = make(chan struct{})
	defer close(done)
	for again := range members[0].conns {
		if again.beat(0) == nil { // those the client gave up meanwhile are closed
			go again.beatUntil(done, cluster.Beat{Current: true})
			break
		}
	}
	w.UntilContact("the member is heard again", isCurrent)
}

func TestAProgramThatIsTooOldSaysSo(t *testing.T) {
	o, members := fakes(t, 1)
	w := o.Window()
	one := members[0].next()
	unknown := office.Envelope{Origin: "x", Client: "c", Level: 1, Unread: "rename_hall", Original: []byte("{}")}
	skipped := unknown
	skipped.Seq, skipped.MaySkip, unknown.Seq = 1, true, 2
	one.Send(commit(t, 1, skipped), commit(t, 2, pass(5)))
	w.Until(at(5000))
	for _, c := range w.Contacts() {
		if c.Trouble != feed.NoTrouble {
			t.Errorf("%s over a command that may be skipped", c.Trouble)
		}
	}
	one.Send(commit(t, 3, unknown), commit(t, 4, pass(6)))
	w.UntilContact("the client asks for an update", func(c feed.Contact) bool { return c.Trouble == feed.UpdateNeeded })
	w.Until(at(5000)) // and guesses nothing
}

func TestTheClockOfTheMachineIsOff(t *testing.T) {
	o, members := fakes(t, 1)
	fast := func() time.Time { return time.Now().Add(time.Minute) }
	w := clustertest.Watch(t, cluster.ClientConfig{Identity: o.Identity("window"), Members: o.Members, Clock: fast})
	one := members[0].next()
	one.beat(0)
	w.UntilContact("the clock is told off", func(c feed.Contact) bool { return c.ClockOff == time.Minute && c.ClockIsWrong() })
	if d := time.Until(w.Now().Time()).Abs(); d > 5*time.Second {
		t.Errorf("the office's time is %v off", d)
	}
}

func TestNoAnswer(t *testing.T) {
	t.Parallel()
	o, _ := fakes(t, 1)
	w := o.Window()
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := w.Do(short, queue.PassTime{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the caller's own time: %v", err)
	}
	if testing.Short() {
		return
	}
	began := time.Now()
	if _, err := w.Do(t.Context(), queue.PassTime{}); !errors.Is(err, cluster.ErrNoAnswer) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(began); took < 9*time.Second || took > 12*time.Second {
		t.Errorf("gave up after %v", took)
	}
}

func TestCloseEndsWaitingCommands(t *testing.T) {
	o, members := fakes(t, 1)
	w := o.Window()
	members[0].next()
	const callers = 100 // more than may run ahead
	answers := make(chan error, callers)
	for range callers {
		go func() {
			_, err := w.Do(t.Context(), queue.PassTime{})
			answers <- err
		}()
	}
	began := time.Now()
	w.Close()
	for range callers {
		if err := <-answers; !errors.Is(err, cluster.ErrNoAnswer) {
			t.Errorf("got %v", err)
		}
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("closing took %v", took)
	}
}

// A window's contact may ask the client for the time.
func TestContactMayAskTheClient(t *testing.T) {
	o, members := fakes(t, 1)
	asked := make(chan queue.Moment, 10)
	client := make(chan *cluster.Client, 1)
	c := cluster.Open(cluster.ClientConfig{
		Identity: o.Identity("window"), Members: o.Members,
		Contact: func(feed.Contact) {
			c := <-client
			client <- c
			select {
			case asked <- c.Now():
			default:
			}
		},
	})
	client <- c
	defer c.Close()
	members[0].next().beat(0)
	<-asked
	<-asked
}

// oneAddress is a network in which only one machine can be reached.
type oneAddress string

func (oneAddress) Listen(address string) (net.Listener, error) { return net.Listen("tcp", address) }

func (a oneAddress) Dial(ctx context.Context, address string) (net.Conn, error) {
	if address != string(a) {
		return nil, errors.New("no way to " + address)
	}
	var d net.Dialer
	return d.DialContext(ctx, "tcp", address)
}

// reaching opens a window that reaches one member alone, whomever it learns of.
func reaching(o *clustertest.Office, id string) *clustertest.Window {
	identity := o.Identity("window")
	identity.Network = oneAddress(o.Address(id))
	return clustertest.Watch(o.T, cluster.ClientConfig{Identity: identity, Members: []cluster.Member{{ID: id, Address: o.Address(id)}}})
}

func TestAClientLeavesAMemberThatIsCutOff(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	all := o.Window()
	all.OpenDay()
	for _, id := range []string{o.Leader(), o.Others(o.Leader())[0]} {
		w, alone := o.Window(append([]string{id}, o.Others(id)...)...), reaching(o, id)
		w.UntilContact("it is current", isCurrent)
		alone.UntilContact("it is current", isCurrent)
		o.Cut(id)
		cut := time.Now()
		alone.UntilContact("a member without the others is not current", isLost)
		if took := time.Since(cut); took > 4*time.Second {
			t.Errorf("it took %v", took)
		}
		w.Must(clustertest.Issue()) // by another member
		w.UntilContact("it is current again", isCurrent)
		o.Join(id)
		alone.UntilContact("the member is back", isCurrent)
	}
}

// TestTheNextLifeGivesACommandAgain: what a window kept before it was killed is
// done once, and the next life gets the first answer, among commands of its own.
func TestTheNextLifeGivesACommandAgain(t *testing.T) {
	o := clustertest.New(t, 1, officetest.Plan())
	first := o.Window()
	first.OpenDay()
	var kept []byte
	issue := clustertest.Issue()
	a, err := first.DoKept(t.Context(), issue, func(envelope []byte) error { kept = envelope; return nil })
	if err != nil || a.Refusal != nil {
		t.Fatal(err, a.Refusal)
	}
	first.Close()
	next := o.Window()
	for range 70 { // more than may stand open
		next.Must(queue.PassTime{})
		again, err := next.DoAgain(t.Context(), kept)
		if err != nil || !reflect.DeepEqual(again, a) {
			t.Fatalf("again it is %+v, %v, and was %+v", again, err, a)
		}
	}
	next.Until("there is one ticket", func(s *office.State) bool { return len(s.Queue.Tickets) == 1 })
	if _, err := next.DoKept(t.Context(), issue, func([]byte) error { return errors.New("disk full") }); err == nil {
		t.Error("a command that could not be kept was sent")
	}
}
