package beside

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"okienko/internal/feed"
)

// Program is the file name of the member, beside the window's own.
const Program = "okienko-member"

// start starts the member, which is asked to end when the context does. What
// comes out of the channel is how it ended.
func (k *Keeper) start(ctx context.Context) (<-chan error, error) {
	program, err := k.program()
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, program, "run", k.File)
	command.Stderr = os.Stderr
	command.Cancel = func() error { return askToEnd(command.Process) }
	command.WaitDelay = stopFor
	apart(command)
	if err := command.Start(); err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	return ended, nil
}

// troubleOf is what the end of the process means.
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
