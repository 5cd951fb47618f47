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
