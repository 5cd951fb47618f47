package beside

import (
	"os"
	"os/exec"
	"syscall"
)

// askToEnd ends the member. Windows has no polite signal for a process without
// a window; the others notice within a second.
func askToEnd(p *os.Process) error { return p.Kill() }

// apart hides the console that Windows would open and keeps keys away.
func apart(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
