package lan

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// pair is a network of two hosts with a line of text between them.
type pair struct {
	*Lan
	t    *testing.T
	near net.Conn
	in   *bufio.Reader
}

func newPair(t *testing.T) *pair {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can make network namespaces")
	}
	l, err := New(1, "near", "far")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	p := &pair{Lan: l, t: t}
	p.echo()
	p.connect()
	return p
}

// echo answers each line on the far host with the same line.
func (p *pair) echo() {
	l, err := p.Host("far").Listen("tcp", net.JoinHostPort(p.Host("far").Address.String(), "7411"))
	if err != nil {
		p.t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			stopped := context.AfterFunc(ctx, func() { c.Close() })
			for in := bufio.NewScanner(c); in.Scan(); {
				fmt.Fprintln(c, in.Text())
			}
			stopped()
			c.Close()
		}
	}()
	p.t.Cleanup(func() { l.Close(); stop(); <-ended })
}

func (p *pair) connect() {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), 10*time.Second)
	defer cancel()
	c, err := p.Host("near").Dial(ctx, "tcp", net.JoinHostPort(p.Host("far").Address.String(), "7411"))
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { c.Close() })
	p.near, p.in = c, bufio.NewReader(c)
}

// says sends a line and returns how long its echo took.
func (p *pair) says(text string, patience time.Duration) (time.Duration, error) {
	began := time.Now()
	fmt.Fprintln(p.near, text)
	_ = p.near.SetReadDeadline(began.Add(patience))
	got, err := p.in.ReadString('\n')
	if err == nil && got != text+"\n" {
		err = fmt.Errorf("%q came back", got)
	}
	return time.Since(began), err
}

func (p *pair) must(text string) time.Duration {
	p.t.Helper()
	took, err := p.says(text, 20*time.Second)
	if err != nil {
		p.t.Fatal(err)
	}
	return took
}

func TestHostsReachEachOther(t *testing.T) {
	p := newPair(t)
	p.must("hello")
}

func TestDelayIsAddedInBothDirections(t *testing.T) {
	p := newPair(t)
	p.must("hello")
	p.Between("near", "far", func(l *Line) { l.Delay = 50 * time.Millisecond })
	if took := p.must("slowly"); took < 100*time.Millisecond {
		t.Errorf("there and back took %v", took)
	}
}

func TestACutIsSilentAndHeals(t *testing.T) {
	for _, cut := range []struct {
		what string
		do   func(*pair)
	}{
		{"one way", func(p *pair) { p.Change("far", "near", func(l *Line) { l.Cut = true }) }},
		{"a pair", func(p *pair) { p.Between("near", "far", func(l *Line) { l.Cut = true }) }},
		{"a cable", func(p *pair) { p.Around("far", func(l *Line) { l.Cut = true }) }},
	} {
		t.Run(cut.what, func(t *testing.T) {
			p := newPair(t)
			p.must("hello")
			cut.do(p)
			if _, err := p.says("anybody", 300*time.Millisecond); !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("through a cut line came %v", err)
			}
			p.Heal()
			_ = p.near.SetReadDeadline(time.Now().Add(20 * time.Second))
			if got, err := p.in.ReadString('\n'); err != nil || got != "anybody\n" {
				t.Errorf("after healing came %q, %v", got, err)
			}
		})
	}
}

func TestLossAndDoublingOnlySlowTCPDown(t *testing.T) {
	p := newPair(t)
	p.Between("near", "far", func(l *Line) { l.Loss, l.Double, l.Jitter = 0.05, 0.05, time.Millisecond })
	for i := range 20 {
		p.must(fmt.Sprint("line ", i))
	}
}

func TestAMovedHostIsFoundAtItsNewAddress(t *testing.T) {
	p := newPair(t)
	if err := p.Host("far").Move(Address(77)); err != nil {
		t.Fatal(err)
	}
	p.echo()
	p.connect()
	p.must("moved")
}

// TestThereIsNoWayOut: a host knows its own network and nothing else.
func TestThereIsNoWayOut(t *testing.T) {
	p := newPair(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	for _, address := range []string{"192.0.2.1:80", "10.0.0.1:80"} { // the first is for documentation only
		c, err := p.Host("near").Dial(ctx, "tcp", address)
		if err == nil {
			c.Close()
			t.Errorf("%s was reached", address)
		} else if errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a call to %s went somewhere", address)
		}
	}
}
