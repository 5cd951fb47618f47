//go:build unix

package beside

import (
	"os"
	"os/exec"
	"syscall"
)

// askToEnd lets the member hand over and leave in good order.
func askToEnd(p *os.Process) error { return p.Signal(syscall.SIGTERM) }

// apart puts the member into a group of its own: what ends the window by a key
// in a terminal must not end the member with it.
func apart(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
