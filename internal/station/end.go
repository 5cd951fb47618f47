package station

import (
	"os"
	"os/signal"
	"syscall"

	"fyne.io/fyne/v2"
)

// EndWith closes the program in good order when the system asks it to end, or when
// removed is closed. ended is called before the toolkit's loop ends, whoever ends it: whoever draws has to
// stop then. (The toolkit's own OnStopped is no help: it is handed to the queue
// that is being emptied, and sometimes nobody calls it.)
func EndWith(a fyne.App, w fyne.Window, removed <-chan struct{}, ended func()) {
	forgetStopped(a.Lifecycle())
	w.SetOnClosed(ended)
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-asked:
		case <-removed:
		}
		ended()
		fyne.Do(a.Quit)
	}()
}

// forgetStopped takes away what the toolkit (Fyne 2.8) does by itself when it stops: it
// saves preferences, of which we have none. It hands that to its queue and closes the
// queue in the same breath; now and then nobody calls it, and the program waits for
// it for ever, deaf to SIGTERM.
func forgetStopped(l fyne.Lifecycle) {
	if hooked, ok := l.(interface{ SetOnStoppedHookExecuted(func()) }); ok {
		hooked.SetOnStoppedHookExecuted(nil)
	}
}
