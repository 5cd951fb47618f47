package station

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"okienko/cluster"
	"okienko/internal/lock"
)

// mostSeats is how many windows of one kind are told apart on one machine.
const mostSeats = 8

// sit takes a place among the windows of this machine, which no second program of
// it has at the same time, and keeps it until the process ends. Without one, as
// where the data folder cannot be written, the window is compared with no other.
func (s *Station) sit(window string) {
	if err := os.MkdirAll(s.Machine.Data, 0o700); err != nil {
		return
	}
	for n := 1; n <= mostSeats; n++ {
		place := fmt.Sprintf("%s-%d", window, n)
		held, err := lock.File(filepath.Join(s.Machine.Data, place+".seat"))
		if errors.Is(err, lock.ErrTaken) {
			continue
		}
		if err == nil {
			s.seat, s.Identity.Process = held, cluster.NewProcess(place)
		}
		return
	}
}
