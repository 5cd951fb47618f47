package journal

import (
	"os"

	"golang.org/x/sys/unix"
)

// flush leaves out the file's times, which would cost a second write.
func flush(f *os.File) error {
	for {
		if err := unix.Fdatasync(int(f.Fd())); err != unix.EINTR {
			return err
		}
	}
}
