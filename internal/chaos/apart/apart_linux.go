package apart

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

// mark says in the environment that this is the program that runs apart.
const mark = "OKIENKO_APART"

// Is says whether this program runs apart.
func Is() bool { return os.Getenv(mark) != "" }

// Again runs this program once more, apart, and returns its exit code. The error
// says why that is not possible here.
func Again() (code int, err error) {
	if os.Getuid() != 0 {
		return 0, errors.New("only root can make namespaces")
	}
	runtime.LockOSThread() // the child dies with this thread, which has to stay
	defer runtime.UnlockOSThread()
	c := exec.Command("/proc/self/exe", os.Args[1:]...)
	c.Args[0] = os.Args[0]
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	c.Env = append(os.Environ(), mark+"=yes")
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWNET | syscall.CLONE_NEWPID,
		Pdeathsig:  syscall.SIGKILL,
	}
	var exit *exec.ExitError
	switch err := c.Run(); {
	case errors.As(err, &exit):
		return max(exit.ExitCode(), 1), nil
	case err != nil:
		return 0, fmt.Errorf("make namespaces: %w", err)
	}
	return 0, nil
}

// Settle makes the mounts of a program that runs apart its own.
func Settle() error {
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("part with the mounts of others: %w", err)
	}
	if err := syscall.Mount("proc", "/proc", "proc", 0, ""); err != nil {
		return fmt.Errorf("mount /proc: %w", err)
	}
	return nil
}
