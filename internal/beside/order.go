package beside

import (
	"context"
	"os/exec"

	"okienko/internal/feed"
)

// Order is the member program with an order, to be run by whoever called. It ends
// with the context.
func Order(ctx context.Context, args ...string) (*exec.Cmd, error) {
	program, err := (&Keeper{}).program()
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, program, args...)
	apart(command)
	return command, nil
}

// Ended is the trouble with which an order ended; MemberStopped for any other failure.
func Ended(err error) feed.Trouble { return troubleOf(err) }
