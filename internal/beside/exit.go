// Package beside runs the member process next to a window, where none is
// running yet, and tells the window what is wrong when it cannot run.
package beside

import "okienko/internal/feed"

// firstCode is the exit code of the first trouble. Lower codes are taken by the
// system and by Go itself.
const firstCode = 20

// ExitCode is how a member process says why it ended. Zero means that it ended
// because it was asked to.
func ExitCode(t feed.Trouble) int {
	for i, known := range feed.Troubles() {
		if known == t {
			return firstCode + i
		}
	}
	return 1
}

// TroubleOf is what an exit code means. A code that is no trouble of ours means
// that the program broke.
func TroubleOf(code int) feed.Trouble {
	if i := code - firstCode; i >= 0 && i < len(feed.Troubles()) {
		return feed.Troubles()[i]
	}
	return feed.MemberStopped
}
