package backup

import (
	"io"
	"os"
)

// Watched is a backup's file that tells how much of it was read, in percent. An
// error of tell ends the reading.
func Watched(file *os.File, tell func(percent int) error) io.Reader {
	w := &watched{file: file, tell: tell}
	if info, err := file.Stat(); err == nil {
		w.size = info.Size()
	}
	return w
}

type watched struct {
	file       *os.File
	read, size int64
	told       int
	tell       func(percent int) error
}

// Read reads on.
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.file.Read(p)
	w.read += int64(n)
	if w.size == 0 {
		return n, err
	}
	if percent := int(100 * w.read / w.size); percent > w.told {
		w.told = percent
		if stop := w.tell(percent); stop != nil {
			return n, stop
		}
	}
	return n, err
}
