package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"time"

	"okienko/cluster/member"
	"okienko/internal/config"
	"okienko/internal/feed"
)

// storeOrder does something to a store in this process, which was started for
// that: a damaged store can end its reader.
func storeOrder(order string) func(*flag.FlagSet) func(context.Context, string) error {
	return plain(func(_ context.Context, dir string) error { return member.DoOrder(order, dir) })
}

// apart carries out an order on a store in a child process.
func apart(ctx context.Context, dir, order string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, member.CheckFor)
	defer cancel()
	out, err := exec.CommandContext(ctx, self, order, dir).CombinedOutput()
	if ctx.Err() != nil {
		return fmt.Errorf("%s: %w", order, ctx.Err())
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return errors.New(firstLine(out))
	}
	return err
}

// checkApart reads the whole store in a child process, and changes nothing.
func checkApart(ctx context.Context, dir string) error {
	if err := apart(ctx, dir, member.OrderCheck); err != nil {
		return &member.Fault{
			Trouble: feed.DataDamaged, What: dir, Err: err,
			Remedy: "The other machines go on. When the member starts, it mends what can be mended.",
		}
	}
	return nil
}

// mend sees to it that the store is sound before a member opens it. A store that
// cannot be mended is set aside, and Open says what comes then.
func mend(ctx context.Context, m config.Machine, log *slog.Logger) error {
	wrong, err := member.Mend(m.Data, func(order string) error { return apart(ctx, m.Data, order) })
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		aside, failed := member.SetAside(m.Data, m.ID, err, time.Now())
		if failed != nil {
			return fmt.Errorf("set the store aside: %w", errors.Join(failed, err))
		}
		log.Error("the store cannot be used and was set aside", "why", err, "where", aside.Where)
	case wrong != nil:
		log.Warn("the store was damaged and is mended", "why", wrong)
	}
	return nil
}

// carryOut begins the office's next life on this machine, if that was ordered. An
// order that cannot be carried out changes nothing.
func carryOut(c member.Config, log *slog.Logger) error {
	old, err := member.CarryOut(c)
	var fault *member.Fault
	switch {
	case errors.As(err, &fault) && fault.Trouble == feed.InUse:
		return err
	case err != nil:
		log.Error("this machine was to begin the office's next life and cannot", "error", err)
	case old != "":
		log.Warn("this machine has begun the office's next life, alone", "old store", old)
	}
	return nil
}

func firstLine(b []byte) string {
	for i, c := range b {
		if c == '\n' {
			return string(b[:i])
		}
	}
	return string(b)
}
