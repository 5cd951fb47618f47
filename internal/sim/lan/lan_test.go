package lan_test

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"okienko/internal/sim/lan"
)

// connected opens a connection from a to b.
func connected(t *testing.T, l *lan.Lan) (near, far net.Conn) {
	t.Helper()
	listener, err := l.Host("b").Listen("b:1")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if near, err = l.Host("a").Dial(t.Context(), "b:1"); err != nil {
		t.Fatal(err)
	}
	if far, err = listener.Accept(); err != nil {
		t.Fatal(err)
	}
	return near, far
}

func read(t *testing.T, c net.Conn, n int) string {
	t.Helper()
	b := make([]byte, n)
	if _, err := io.ReadFull(c, b); err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestBytesArriveInOrderAndLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lan.New(1)
		near, far := connected(t, l)
		l.Set("a", "b", lan.Line{Delay: time.Second, Jitter: time.Second})
		began := time.Now()
		for _, s := range []string{"one", "two", "six"} {
			near.Write([]byte(s))
		}
		near.Close()
		if got := read(t, far, 9); got != "onetwosix" {
			t.Errorf("%q arrived", got)
		}
		if took := time.Since(began); took < time.Second || took > 2*time.Second {
			t.Errorf("it took %v", took)
		}
		if _, err := far.Read(make([]byte, 1)); err != io.EOF {
			t.Errorf("after the end: %v", err)
		}
		far.Close()
		if n := l.Open(); n != 0 {
			t.Errorf("%d ends are open", n)
		}
	})
}

func TestALineThatIsDownDeliversLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lan.New(1)
		near, far := connected(t, l)
		l.Set("a", "b", lan.Line{Down: true})
		near.Write([]byte("late"))
		far.SetReadDeadline(time.Now().Add(time.Minute))
		if _, err := far.Read(make([]byte, 4)); !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("over a line that is down: %v", err)
		}
		far.SetReadDeadline(time.Time{})
		far.Write([]byte("back")) // the other direction is up
		if got := read(t, near, 4); got != "back" {
			t.Errorf("%q came back", got)
		}
		time.AfterFunc(time.Minute, func() { l.Set("a", "b", lan.Line{}) })
		if got := read(t, far, 4); got != "late" {
			t.Errorf("%q arrived", got)
		}
	})
}

func TestDialling(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lan.New(1)
		if _, err := l.Host("a").Dial(t.Context(), "b:1"); err == nil {
			t.Error("nobody listens, and somebody was reached")
		}
		if _, err := l.Host("a").Listen("b:1"); err == nil {
			t.Error("a took an address of b")
		}
		l.Set("b", "a", lan.Line{Down: true})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := l.Host("a").Dial(ctx, "b:1"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("over a line that is down: %v", err)
		}
	})
}

func TestAResetIsSeenAtBothEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lan.New(1)
		near, far := connected(t, l)
		near.Write([]byte("lost"))
		if n := l.Reset(func(a, b string) bool { return a == "a" && b == "b" }); n != 1 {
			t.Fatalf("%d were broken", n)
		}
		for _, c := range []net.Conn{near, far} {
			if _, err := c.Read(make([]byte, 4)); err == nil || err == io.EOF {
				t.Errorf("a broken connection reads: %v", err)
			}
			if _, err := c.Write([]byte("x")); err == nil {
				t.Error("a broken connection takes bytes")
			}
		}
	})
}
