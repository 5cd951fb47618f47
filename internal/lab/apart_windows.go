package lab

import (
	"os/exec"
	"syscall"
)

// apart puts a program into a group of its own, so that Ctrl+C in a terminal
// leaves it to the lab to end everything in order.
func apart(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
