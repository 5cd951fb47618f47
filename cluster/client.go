package cluster

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"sync"
	"time"

	"okienko/cluster/joining"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// ClientConfig is what a client needs.
type ClientConfig struct {
	Identity *Identity
	Members  []Member // the one on this machine first

	// News is called after every change, or after some that came together, one
	// call at a time. The state belongs to
	// the client and may be read only during the call. While it runs nothing else
	// is received, so it must be short; it must not call Close or Do.
	News func(feed.News)
	// Contact is called when the contact to the office changes, one call at a
	// time, beside News. The same holds for it; Now may be called from both.
	Contact func(feed.Contact)
	Log     *slog.Logger

	Clock func() time.Time // nil takes the machine's
}

func (c ClientConfig) filled() ClientConfig {
	if c.News == nil {
		c.News = func(feed.News) {}
	}
	if c.Contact == nil {
		c.Contact = func(feed.Contact) {}
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Clock == nil {
		c.Clock = time.Now
	}
	return c
}

// Client keeps a copy of the office and sends it commands.
type Client struct {
	cfg  ClientConfig
	name string // who repeats: new for each life of the program

	requests  requests
	questions questions
	contact   contact

	// Owned by the goroutine that follows.
	state    *office.State
	life     joining.Incarnation // of the office, as state tells it
	index    uint64
	good     time.Time // when the present member was last current
	untold   untold
	met      bool     // a member has spoken since a loss was logged
	callable []Member // whom it may call

	cancel context.CancelFunc
	closed <-chan struct{}
	done   sync.WaitGroup
}

// Open starts a client. It never fails: as long as no member answers, the
// contact says so.
func Open(cfg ClientConfig) *Client {
	cfg = cfg.filled()
	ctx, cancel := context.WithCancel(context.Background())
	c := &Client{cfg: cfg, name: newName(), cancel: cancel, closed: ctx.Done(), state: office.New(), callable: cfg.Members}
	c.questions.waiting = make(map[uint64]chan Reply)
	c.requests.waiting, c.requests.ended = make(map[uint64]*request), make(chan struct{})
	c.contact.tell, c.contact.clock = cfg.Contact, cfg.Clock
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

// Name is how the office tells this client from all others: who signs in, does so
// here.
func (c *Client) Name() string { return c.name }

// Now is the office's time: this machine's clock, corrected by the cluster.
func (c *Client) Now() queue.Moment { return c.contact.now() }

// newName makes a name that no other client ever had.
func newName() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return hex.EncodeToString(b[:])
}

// How long a client stays with a member that is not current, a little more than
// a change of leader takes; and how long it waits before the next one after a
// connection that came to nothing.
const (
	aloneFor = 1500 * time.Millisecond
	restFor  = 100 * time.Millisecond
)

var errAlone = errors.New("the member has no contact to the others, or is behind")

// follow keeps a connection to some member until the client is closed, or the
// machine is turned away for good.
func (c *Client) follow(ctx context.Context) {
	for next := 0; ctx.Err() == nil && len(c.callable) > 0; next++ {
		member := c.callable[next%len(c.callable)]
		began := time.Now()
		err := c.attend(ctx, member)
		c.logLoss(ctx, member, next, err)
		if c.turnedAway(ctx, err) {
			return
		}
		if time.Since(began) < aloneFor {
			pause(ctx, restFor)
		}
	}
}

// calmFor is how long a window waits that was turned away, but not for good.
const calmFor = time.Second

// turnedAway says whether the office does not speak with this machine any more,
// for good: then there is nothing to follow.
func (c *Client) turnedAway(ctx context.Context, err error) bool {
	var said *FarewellError
	if !errors.As(err, &said) {
		return false
	}
	if said = TurnedAway(ctx, c.cfg.Identity, c.callable); said == nil {
		return false
	}
	c.cfg.Log.Warn("the office does not speak with this machine any more", "error", said)
	c.contact.trouble(said.Trouble)
	pause(ctx, calmFor)
	return said.Trouble == feed.Removed
}

// logLoss says that a member is gone: once, and not for every call that nobody
// answers while all of them are away.
func (c *Client) logLoss(ctx context.Context, m Member, tries int, err error) {
	if (c.met || tries == 0) && ctx.Err() == nil {
		c.cfg.Log.Info("contact lost", "member", m.ID, "error", err)
	}
	c.met = false
}

// attend connects to a member and reads until the connection ends, the member
// falls silent, or it turns out to be alone.
func (c *Client) attend(ctx context.Context, m Member) error {
	conn, err := Dial(ctx, c.cfg.Identity, m)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, conn.Close)
	defer stop()
	defer conn.Close()
	defer c.requests.use(nil)
	c.leavePast()
	if err := conn.Send(FollowFrame(c.index, c.cfg.Identity.Process)); err != nil {
		return err
	}
	c.requests.use(conn)
	c.questions.use(conn)
	defer c.questions.use(nil)
	c.good = time.Now()
	defer c.tell()
	for {
		f, err := conn.Receive(true)
		if err == nil && c.cfg.Identity.outlived(conn.peer) {
			err = ErrOlderLife // of the newer one we have heard elsewhere
		}
		if err == nil {
			err = c.take(f)
		}
		if err != nil {
			return err
		}
		c.tellUnless(conn.here(FrameCommit))
	}
}

// leavePast begins anew where the office has begun another life: the numbers of
// its entries are not those of the one before.
func (c *Client) leavePast() {
	if c.life.Compare(c.cfg.Identity.Incarnation()) < 0 {
		c.index = 0
	}
}

// take does what a frame says.
func (c *Client) take(f Frame) error {
	switch f.Kind {
	case FrameBeat:
		return c.beat(f)
	case FrameState:
		return c.load(f)
	case FrameCommit:
		return c.advance(f)
	case FrameAnswer, FrameRetry, FrameRejected:
		c.requests.answered(f)
	case FrameReply:
		c.questions.replied(f)
	}
	return nil
}

// beat hears how the member is. One that is cut off from the others is left
// for another, who may be with the majority.
func (c *Client) beat(f Frame) error {
	b, err := ReadBeat(f)
	if err != nil {
		return err
	}
	switch {
	case c.contact.beat(b, c.index):
		c.meet(b)
		c.good = time.Now()
	case time.Since(c.good) > aloneFor && len(c.callable) > 1:
		return errAlone
	}
	return nil
}

// meet logs that a member is current for the first time since the last loss. One
// that answers without the others is none: with most members gone, a log would
// fill with a pair of lines each second.
func (c *Client) meet(b Beat) {
	if !c.met {
		c.met = true
		c.cfg.Log.Info("in contact", "member", b.Member)
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
