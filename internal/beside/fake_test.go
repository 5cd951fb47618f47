package beside

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office/queue"
)

// TestMain makes this test binary the member program as well, when a keeper
// starts it as one.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "run" {
		os.Exit(fakeMember(os.Args[2]))
	}
	goleak.VerifyTestMain(m)
}

// part is what the fake member is to play; it stands where the machine file
// would.
type part struct {
	Keys, ID, Address string
	Journal           string
	Exits             []int        // of the first starts; the next one serves
	Deaf              bool         // it serves nobody, and stays
	Ails              feed.Trouble // what it says of itself
}

// fakeMember plays its part and returns its exit code.
func fakeMember(file string) int {
	var p part
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &p)
	}
	if err != nil {
		return 99
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	before := p.count("started")
	p.note("started")
	if before < len(p.Exits) {
		return p.Exits[before]
	}
	if p.Deaf {
		<-ctx.Done()
	} else if l, err := p.listen(); err != nil {
		return ExitCode(feed.PortTaken)
	} else {
		p.serve(ctx, l)
	}
	p.note("ended in good order")
	return 0
}

func (p part) listen() (net.Listener, error) {
	id, err := cluster.LoadIdentity(p.Keys, p.ID)
	if err != nil {
		return nil, err
	}
	return tls.Listen("tcp", p.Address, id.Accepting())
}

// serve beats for whoever comes, until the context ends.
func (p part) serve(ctx context.Context, l net.Listener) {
	defer context.AfterFunc(ctx, func() { l.Close() })()
	for {
		raw, err := l.Accept()
		if ctx.Err() != nil {
			return
		}
		if err == nil {
			go p.beat(ctx, raw.(*tls.Conn))
		}
	}
}

func (p part) beat(ctx context.Context, raw *tls.Conn) {
	c := cluster.NewConnection(raw)
	defer c.Close()
	if _, err := c.Receive(true); err != nil {
		return
	}
	tick := time.NewTicker(cluster.BeatEvery)
	defer tick.Stop()
	for c.Send(cluster.BeatFrame(cluster.Beat{Member: p.ID, Now: queue.At(time.Now()), Current: true, Ails: p.Ails})) == nil {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// note writes a line, with the process's number, into the journal.
func (p part) note(what string) {
	f, err := os.OpenFile(p.Journal, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	fmt.Fprintln(f, what, os.Getpid())
}

func (p part) lines() []string {
	text, _ := os.ReadFile(p.Journal)
	return strings.Split(string(text), "\n")
}

func (p part) count(what string) int {
	n := 0
	for _, line := range p.lines() {
		if strings.HasPrefix(line, what) {
			n++
		}
	}
	return n
}

// pid is the number of the process that was started last.
func (p part) pid() int {
	pid := 0
	for _, line := range p.lines() {
		fmt.Sscanf(line, "started %d", &pid)
	}
	return pid
}
