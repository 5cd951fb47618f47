package beside

import (
	"context"
	"log/slog"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
)

// Times of the keeper: a member that ends at once is tried again soon, and then
// more and more rarely. One that ran for a while counts as healthy.
const (
	firstPause = 200 * time.Millisecond
	longPause  = 15 * time.Second
	healthy    = 10 * time.Second
	stopFor    = 10 * time.Second // to hand over and leave in good order
)

// Keeper sees to it that the member of this machine runs.
type Keeper struct {
	Program  string // path of the member program; empty takes the one beside this program
	File     string // the machine file
	Identity *cluster.Identity
	Self     cluster.Member
	// Tell is called when what is wrong changes, one call at a time; when the
	// member runs, with what it says of itself.
	Tell func(feed.Trouble)
	Log  *slog.Logger

	broke int // how many members in a row broke soon
}

// Keep runs until the context ends. A member that it started ends with it; one
// that was running already goes on.
func (k *Keeper) Keep(ctx context.Context) {
	pause := firstPause
	for ctx.Err() == nil {
		began := time.Now()
		if !k.attend(ctx) {
			k.run(ctx)
		}
		if time.Since(began) > healthy {
			pause, k.broke = firstPause, 0
		}
		rest(ctx, pause)
		pause = min(2*pause, longPause)
	}
}

// attend stays with a member that runs already and returns when it is gone. It
// is false when there was none.
func (k *Keeper) attend(ctx context.Context) bool {
	conn, err := cluster.Dial(ctx, k.Identity, k.Self)
	if err != nil {
		return false
	}
	defer context.AfterFunc(ctx, conn.Close)()
	defer conn.Close()
	if conn.Send(cluster.FollowFrame(cluster.FollowNothing, k.Identity.Process)) != nil {
		return false
	}
	for last, heard := feed.NoTrouble, false; ; heard = true {
		f, err := conn.Receive(true)
		if err != nil {
			return heard
		}
		b, err := cluster.ReadBeat(f)
		if err != nil {
			return heard
		}
		if (!heard || b.Ails != last) && ctx.Err() == nil {
			k.Tell(b.Ails)
		}
		last = b.Ails
	}
}

// run starts the member, attends it while it runs, and tells why it ended.
func (k *Keeper) run(ctx context.Context) {
	ended, err := k.start(ctx)
	if err != nil {
		k.Log.Error("the member does not start", "error", err)
		k.Tell(feed.MemberStopped)
		return
	}
	witness, stop := context.WithCancel(ctx)
	watched := make(chan struct{})
	go func() { defer close(watched); k.watch(witness) }()
	err = <-ended
	stop()
	<-watched // what it says late must not undo what follows
	if ctx.Err() == nil {
		k.Log.Warn("the member ended", "error", err)
		k.explain(ctx, troubleOf(err))
	}
}

// watch attends the member that has just been started, as soon as it answers.
func (k *Keeper) watch(ctx context.Context) {
	for ctx.Err() == nil && !k.attend(ctx) {
		rest(ctx, firstPause)
	}
}

// oftenEnough is how many times in a row a member has to break before somebody
// is told: one that breaks once is running again before a person could read it.
const oftenEnough = 3

// doubt is how long another member is given to answer before a port or a folder
// in use is a trouble: two windows of one machine may start one each, and then
// the slower one finds everything taken.
const doubt = 2 * time.Second

// explain tells why a member ended, when a person has to do something about it.
func (k *Keeper) explain(ctx context.Context, t feed.Trouble) {
	if t == feed.MemberStopped {
		k.broke++
	}
	once := t == feed.MemberStopped && k.broke < oftenEnough
	if !once && !(inTheWay(t) && k.another(ctx)) && ctx.Err() == nil {
		k.Tell(t)
	}
}

// another waits for a member that somebody else has started, stays with it, and
// says whether there was one.
func (k *Keeper) another(ctx context.Context) bool {
	for until := time.Now().Add(doubt); ctx.Err() == nil && time.Now().Before(until); rest(ctx, firstPause) {
		if k.attend(ctx) {
			return true
		}
	}
	return false
}

func rest(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// inTheWay says whether a trouble means that another program was there first,
// which may be this machine's own member, started by somebody else just now.
func inTheWay(t feed.Trouble) bool { return t == feed.PortTaken || t == feed.InUse }
