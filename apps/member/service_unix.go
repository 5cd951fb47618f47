//go:build unix

package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// asService does what the program was told until it is asked to end: by
// systemd, which sends SIGTERM, or by a person.
func asService(do func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return do(ctx)
}
