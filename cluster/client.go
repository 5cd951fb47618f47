package cluster

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"sync"
	"time"

	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// ClientConfig is what a client needs.
type ClientConfig struct {
	Identity *Identity
	Members  []Member // the one on this machine first

	// News is called for every change, one call at a time. The state belongs to
	// the client and may be read only during the call.
	News func(feed.News)
	// Contact is called when the contact to the office changes.
	Contact func(feed.Contact)
	Log     *slog.Logger
}

// Client keeps a copy of the office and sends it commands.
type Client struct {
	cfg  ClientConfig
	name string // who repeats: new for each life of the program

	requests requests
	contact  contact

	// Owned by the goroutine that follows.
	state *office.State
	index uint64

	cancel context.CancelFunc
	closed <-chan struct{}
	done   sync.WaitGroup
}

// Open starts a client. It never fails: as long as no member answers, the
// contact says so.
func Open(cfg ClientConfig) *Client {
	ctx, cancel := context.WithCancel(context.Background())
	c := &Client{cfg: cfg, name: newName(), cancel: cancel, closed: ctx.Done(), state: office.New()}
	c.requests.waiting = make(map[uint64]*request)
	c.contact.tell = cfg.Contact
	c.done.Add(2)
	go func() { defer c.done.Done(); c.follow(ctx) }()
	go func() { defer c.done.Done(); c.contact.watch(ctx) }()
	return c
}

// Close ends the client. Commands on their way get no answer.
func (c *Client) Close() {
	c.cancel()
	c.requests.use(nil)
	c.done.Wait()
}

// Now is the office's time: this machine's clock, corrected by the cluster.
func (c *Client) Now() queue.Moment { return c.contact.now() }

// newName makes a name that no other client ever had.
func newName() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return hex.EncodeToString(b[:])
}

// follow keeps a connection to some member until the client is closed.
func (c *Client) follow(ctx context.Context) {
	for next := 0; ctx.Err() == nil; next++ {
		member := c.cfg.Members[next%len(c.cfg.Members)]
		conn, err := Dial(ctx, c.cfg.Identity, member)
		if err != nil {
			c.cfg.Log.Debug("no contact", "member", member.ID, "error", err)
			pause(ctx, 100*time.Millisecond)
			continue
		}
		c.serve(ctx, conn)
	}
}

// serve reads from one connection until it ends or its member falls silent.
func (c *Client) serve(ctx context.Context, conn *Connection) {
	stop := context.AfterFunc(ctx, conn.Close)
	defer stop()
	defer conn.Close()
	defer c.requests.use(nil)
	if err := conn.Send(Frame{Kind: FrameFollow, Number: c.index}); err != nil {
		return
	}
	c.requests.use(conn)
	idle := time.Now()
	for {
		f, err := conn.Receive(true)
		if err == nil {
			err = c.take(f)
		}
		if err != nil {
			c.cfg.Log.Info("contact lost", "member", conn.Machine(), "error", err)
			return
		}
		if c.contact.current() {
			idle = time.Now()
		} else if time.Since(idle) > 2*quietFor && len(c.cfg.Members) > 1 {
			// This member is alone; another one may be with the majority.
			return
		}
	}
}

// take does what a frame says.
func (c *Client) take(f Frame) error {
	switch f.Kind {
	case FrameBeat:
		b, err := ReadBeat(f)
		if err != nil {
			return err
		}
		c.contact.beat(b, c.index)
		c.stoppedCheck()
	case FrameState:
		return c.load(f)
	case FrameCommit:
		return c.advance(f)
	case FrameAnswer, FrameRetry, FrameRejected:
		c.requests.answered(f)
	}
	return nil
}

func (c *Client) stoppedCheck() {
	if _, stopped := c.state.Stopped(); stopped {
		c.contact.trouble(feed.UpdateNeeded)
	}
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
