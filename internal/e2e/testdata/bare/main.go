// Command bare is a window of the toolkit with nothing in it but a word: what
// every window costs, whatever is in it.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("pl.okienko.bare").NewWindow("bare")
	w.SetContent(widget.NewLabel("Okienko"))
	w.Resize(fyne.NewSize(1100, 720))
	w.ShowAndRun()
}
