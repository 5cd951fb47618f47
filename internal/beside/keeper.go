package beside

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
)

// Program is the file name of the member, beside the window's own.
const Program = "okienko-member"

// Times of the keeper: a member that ends at once is tried again soon, and then
// more and more rarely. One that ran for a while counts as healthy.
const (
	firstPause = 200 * time.Millisecond
	longPause  = 15 * time.Second
	healthy    = 10 * time.Second
	stopFor    = 5 * time.Second
)

// Keeper sees to it that the member of this machine runs.
type Keeper struct {
	Program  string // path of the member program; empty takes the one beside this program
	File     string // the machine file
	Identity *cluster.Identity
	Self     cluster.Member
	Tell     func(feed.Trouble) // called when what is wrong changes; NoTrouble when it runs
	Log      *slog.Logger
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
			pause = firstPause
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
	if conn.Send(cluster.Frame{Kind: cluster.FrameFollow, Number: cluster.FollowNothing}) != nil {
		return false
	}
	for heard := false; ; heard = true {
		if _, err := conn.Receive(true); err != nil {
			return heard
		}
		if !heard {
			k.Tell(feed.NoTrouble)
		}
	}
}

// run starts the member and waits until it ends or serves. While it serves,
// attend is the better witness, but both end with it.
func (k *Keeper) run(ctx context.Context) {
	program, err := k.program()
	if err != nil {
		k.Log.Error("the member program is missing", "error", err)
		k.Tell(feed.MemberStopped)
		return
	}
	// #nosec: the path is our own program's folder.
	command := exec.CommandContext(ctx, program, "run", k.File)
	command.Stderr = os.Stderr
	command.Cancel = func() error { return askToEnd(command.Process) }
	command.WaitDelay = stopFor
	apart(command)
	if err := command.Start(); err != nil {
		k.Log.Error("the member does not start", "program", program, "error", err)
		k.Tell(feed.MemberStopped)
		return
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	witness, stop := context.WithCancel(ctx)
	defer stop()
	go k.watch(witness)
	err = <-ended
	if ctx.Err() == nil {
		k.Tell(troubleOf(err))
		k.Log.Warn("the member ended", "error", err)
	}
}

// watch attends the member that has just been started, as soon as it answers.
func (k *Keeper) watch(ctx context.Context) {
	for ctx.Err() == nil && !k.attend(ctx) {
		rest(ctx, firstPause)
	}
}

func troubleOf(err error) feed.Trouble {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return TroubleOf(exit.ExitCode())
	}
	return feed.NoTrouble // it ended because somebody asked it to
}

func (k *Keeper) program() (string, error) {
	if k.Program != "" {
		return k.Program, nil
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	return exec.LookPath(filepath.Join(filepath.Dir(self), Program))
}

func rest(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
