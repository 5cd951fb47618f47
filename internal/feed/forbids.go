package feed

import (
	"okienko/internal/screen"
	"okienko/office/queue"
)

// Forbids says why whoever is signed in may not give a command.
type Forbids func(c interface{ Kind() string }) *queue.Refusal

// Allow greys a button whose command the person may not give, and says why.
func (f Forbids) Allow(it screen.Item, c interface{ Kind() string }) (screen.Item, screen.Text) {
	if r := f(c); r != nil {
		it.Off, it.Primary = true, false
		return it, Refused(r)
	}
	return it, screen.Text{}
}
