package member_test

import (
	"bytes"
	"crypto/tls"
	"encoding/binary"
	"io"
	"net"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// gone waits until the other side has closed a connection.
func gone(t *testing.T, what string, c net.Conn) {
	t.Helper()
	c.SetReadDeadline(time.Now().Add(20 * time.Second))
	_, err := io.Copy(io.Discard, c)
	if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
		t.Errorf("%s was not closed", what)
	}
}

// speak opens TLS to a member with a configuration of the test's making.
func speak(t *testing.T, o *clustertest.Office, config *tls.Config) (*tls.Conn, error) {
	t.Helper()
	return speakTo(t, o, "m1", config)
}

func speakTo(t *testing.T, o *clustertest.Office, member string, config *tls.Config) (*tls.Conn, error) {
	t.Helper()
	raw, err := net.Dial("tcp", o.Address(member))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close() })
	c := tls.Client(raw, config)
	return c, c.Handshake()
}

func TestStrangersAreTurnedAway(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 1, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	strange := filepath.Join(t.TempDir(), "keys")
	if err := cluster.MakeKeys(strange, []cluster.Named{{ID: "window"}, {ID: "m1"}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	stranger, err := cluster.LoadIdentity(strange, "m1")
	if err != nil {
		t.Fatal(err)
	}
	foreign := stranger.Dialling("m1", cluster.ProtocolWindow)
	foreign.InsecureSkipVerify = true
	for name, config := range map[string]*tls.Config{
		"no certificate":       {InsecureSkipVerify: true, NextProtos: []string{cluster.ProtocolWindow}},
		"another office":       foreign,
		"another protocol":     o.Identity("window").Dialling("m1", "h2"),
		"no protocol":          o.Identity("window").Dialling("m1", ""),
		"raft by a non-member": o.Identity("window").Dialling("m1", cluster.ProtocolRaft),
	} {
		if config.NextProtos[0] == "" {
			config.NextProtos = nil
		}
		if c, err := speak(t, o, config); err == nil {
			gone(t, name, c) // TLS 1.3 tells a client late that it was refused
		}
	}
	if _, err := cluster.Dial(t.Context(), stranger, o.Members[0]); err == nil {
		t.Error("a machine of another office took ours for its own")
	}
	plain, err := net.Dial("tcp", o.Address("m1"))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	plain.Write(bytes.Repeat([]byte("GET / HTTP/1.0\r\n"), 100))
	gone(t, "plain text", plain)
	w.Must(clustertest.Issue())
}

func TestSilentNewcomersAreTurnedAway(t *testing.T) {
	t.Parallel() // it takes as long as a handshake may
	o := clustertest.New(t, 1, officetest.Plan())
	silent, err := net.Dial("tcp", o.Address("m1"))
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	gone(t, "silence", silent)
	known, err := speak(t, o, o.Identity("window").Dialling("m1", cluster.ProtocolWindow))
	if err != nil {
		t.Fatal(err)
	}
	gone(t, "silence after the handshake", known)
}

func head(size uint32, kind cluster.FrameKind, number uint64) []byte {
	b := binary.BigEndian.AppendUint32(nil, size)
	return binary.BigEndian.AppendUint64(append(b, byte(kind)), number)
}

func TestGarbledWindowsHarmNobody(t *testing.T) {
	o := clustertest.New(t, 1, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	open := func() *tls.Conn {
		c, err := speak(t, o, o.Identity("window").Dialling("m1", cluster.ProtocolWindow))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	before := heap()
	for range 20 { // promise four megabytes, send nothing, and stay
		c := open()
		c.Write(head(0, cluster.FrameFollow, 0))
		c.Write(head(4<<20, cluster.FrameSubmit, 1))
	}
	for name, first := range map[string][]byte{
		"a command first":   head(0, cluster.FrameSubmit, 1),
		"more than allowed": append(head(0, cluster.FrameFollow, 0), head(5<<20, cluster.FrameSubmit, 1)...),
		"a first of 4 GB":   head(1<<32-1, cluster.FrameFollow, 0),
	} {
		c := open()
		c.Write(first)
		gone(t, name, c)
	}
	c := cluster.NewConnection(open())
	c.Send(cluster.Frame{Kind: cluster.FrameFollow}, cluster.Frame{Kind: 99}, cluster.Frame{Kind: cluster.FrameCommit, Number: 9, Body: []byte("mine")},
		cluster.Frame{Kind: cluster.FrameSubmit, Number: 5, Body: []byte("no envelope")})
	for {
		f, err := c.Receive(true)
		if err != nil {
			t.Fatal("a wrong command is no reason to hang up: ", err)
		}
		if f.Kind == cluster.FrameRejected && f.Number == 5 {
			break
		}
	}
	w.Must(clustertest.Issue())
	if grown := heap() - before; grown > 24<<20 {
		t.Errorf("the hostile ones hold %d MB", grown>>20)
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A window that takes nothing is given up, and costs no more than what it was
// sent last.
func TestAWindowThatNeverReads(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 1, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	raw, err := net.Dial("tcp", o.Address("m1"))
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	raw.(*net.TCPConn).SetReadBuffer(32 << 10)
	deaf := tls.Client(raw, o.Identity("window").Dialling("m1", cluster.ProtocolWindow))
	if err := deaf.Handshake(); err != nil {
		t.Fatal(err)
	}
	deaf.Write(head(0, cluster.FrameFollow, 0))
	long := clustertest.Issue()
	long.Class = queue.Class(bytes.Repeat([]byte("x"), 60<<10)) // refused, and in the log
	for range 75 {                                              // far more than the network holds
		if _, err := w.Do(t.Context(), long); err != nil {
			t.Fatal(err)
		}
	}
	w.Must(clustertest.Issue())
	for deadline := time.Now().Add(20 * time.Second); o.Running("m1").Connections() > 1; {
		if time.Now().After(deadline) {
			t.Fatal("the deaf window was not given up")
		}
		runtime.Gosched()
	}
}
