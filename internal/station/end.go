package station

import (
	"os"
	"os/signal"
	"syscall"

	"fyne.io/fyne/v2"
)

// EndWith closes the program in good order when the system asks it to end.
func EndWith(a fyne.App) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		fyne.Do(a.Quit)
	}()
}
