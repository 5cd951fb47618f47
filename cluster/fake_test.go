package cluster_test

import (
	"bytes"
	"crypto/tls"
	"net"
	"slices"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/queue"
	"okienko/office/wire"
)

// fake is a member that says whatever a test wants, to one client at a time.
type fake struct {
	t        *testing.T
	id       string
	listener net.Listener
	conns    chan *fakeConn
}

type fakeConn struct {
	*cluster.Connection
	from uint64 // the index that the client has
}

// fakes makes members that speak only when told to, with an office to take
// identities from.
func fakes(t *testing.T, n int) (*clustertest.Office, []*fake) {
	return fakesOf(t, slices.Repeat([]machines.Role{machines.Admin}, n)...)
}

// fakesOf makes such members in these roles.
func fakesOf(t *testing.T, roles ...machines.Role) (*clustertest.Office, []*fake) {
	o := clustertest.PrepareRoles(t, officetest.Plan(), roles...)
	var all []*fake
	for _, m := range o.Members {
		l, err := tls.Listen("tcp", m.Address, o.Identity(m.ID).Accepting())
		if err != nil {
			t.Fatal(err)
		}
		f := &fake{t: t, id: m.ID, listener: l, conns: make(chan *fakeConn, 100)}
		done := make(chan struct{})
		go func() { defer close(done); f.accept() }()
		t.Cleanup(func() { l.Close(); <-done })
		all = append(all, f)
	}
	return o, all
}

func (f *fake) accept() {
	for {
		raw, err := f.listener.Accept()
		if err != nil {
			return
		}
		c := &fakeConn{Connection: cluster.NewConnection(raw.(*tls.Conn))}
		first, err := c.Receive(true)
		if err != nil {
			c.Close()
			continue
		}
		c.from = first.Number
		f.t.Cleanup(c.Close)
		f.conns <- c
	}
}

// next waits for the client's next connection.
func (f *fake) next() *fakeConn {
	f.t.Helper()
	select {
	case c := <-f.conns:
		return c
	case <-time.After(20 * time.Second):
		f.t.Fatalf("the client never came to %s", f.id)
		return nil
	}
}

// beat says that the member is current and has applied so much.
func (c *fakeConn) beat(index uint64) error {
	return c.Send(cluster.BeatFrame(cluster.Beat{Now: queue.At(time.Now()), Current: true, Index: index}))
}

// beatUntil beats like a member until done is closed.
func (c *fakeConn) beatUntil(done <-chan struct{}, b cluster.Beat) {
	tick := time.NewTicker(cluster.BeatEvery)
	defer tick.Stop()
	for {
		b.Now = queue.At(time.Now())
		if c.Send(cluster.BeatFrame(b)) != nil {
			return
		}
		select {
		case <-tick.C:
		case <-done:
			return
		}
	}
}

func commit(t *testing.T, index uint64, envelopes ...office.Envelope) cluster.Frame {
	t.Helper()
	var encoded [][]byte
	for _, e := range envelopes {
		b, err := wire.EncodeEnvelope(e)
		if err != nil {
			t.Fatal(err)
		}
		encoded = append(encoded, b)
	}
	return cluster.Frame{Kind: cluster.FrameCommit, Number: index, Body: cluster.EncodeBatch(encoded)}
}

func stateFrame(t *testing.T, index uint64, s *office.State) cluster.Frame {
	t.Helper()
	var b bytes.Buffer
	if err := wire.WriteState(&b, s); err != nil {
		t.Fatal(err)
	}
	return cluster.Frame{Kind: cluster.FrameState, Number: index, Body: b.Bytes()}
}

func pass(seq uint64) office.Envelope {
	return office.Envelope{At: queue.Moment(1000 * seq), Origin: "x", Client: "c", Seq: seq, Level: office.Level, Command: queue.PassTime{}}
}
