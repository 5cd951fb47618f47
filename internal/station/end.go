package station

import (
	"os"
	"os/signal"
	"syscall"

	"fyne.io/fyne/v2"
)

// EndWith closes the program in good order when the system asks it to end. ended
// is called when the toolkit ends for whatever reason, while nothing can be drawn
// from a wrong thread yet: whoever draws has to stop then.
func EndWith(a fyne.App, ended func()) {
	a.Lifecycle().SetOnStopped(ended)
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		fyne.Do(a.Quit)
	}()
}
