package welcome

import (
	"fmt"
	"os"
	"os/exec"
)

// again begins the program anew.
func again() {
	self, err := os.Executable()
	if err == nil {
		err = exec.Command(self, os.Args[1:]...).Start()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "begin anew:", err)
		os.Exit(1)
	}
}
