package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"okienko/apps/kiosk/flow"
	"okienko/internal/station"
)

// keyOf is what the keys of a keyboard or a keypad mean.
var keyOf = map[fyne.KeyName]flow.Key{
	fyne.KeyDown: flow.Next, fyne.KeyRight: flow.Next, fyne.KeyTab: flow.Next,
	fyne.KeyUp: flow.Prev, fyne.KeyLeft: flow.Prev,
	fyne.KeyReturn: flow.Select, fyne.KeyEnter: flow.Select, fyne.KeySpace: flow.Select,
	fyne.KeyEscape: flow.Back, fyne.KeyBackspace: flow.Back,
	fyne.KeyF1: flow.Help,
}

// keys listens to the keyboard. It acts when a key goes down and not when the
// toolkit repeats it, because a held key is one wish.
func (k *kiosk) keys(c fyne.Canvas) {
	d, ok := c.(desktop.Canvas)
	if !ok {
		return
	}
	d.SetOnKeyDown(func(e *fyne.KeyEvent) {
		if key, known := keyOf[e.Name]; known {
			k.pump.Send(flow.Pressed{Key: key, Now: k.link.Now(), NewID: station.NewTicketID()})
		}
	})
}
