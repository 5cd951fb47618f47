package view_test

import (
	"flag"
	"image"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/apps/hall/flow"
	"okienko/apps/hall/view"
	"okienko/internal/golden"
)

var large = flag.String("large", "", "folder for the same pictures in full size, to look at")

// hang is a view on a canvas of a size.
func hang(t *testing.T, b flow.Board, w, h float32) (*view.View, fyne.Canvas) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(view.Theme(b.Contrast))
	v := view.New(b.Contrast)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(v.Content())
	c.Resize(fyne.NewSize(w, h))
	v.Show(b)
	return v, c
}

func picture(c fyne.Canvas) *image.NRGBA { return golden.Pixels(c.Capture()) }

// TestPictures holds what residents see. The pictures are a third of a real
// screen: everything follows from the size of the canvas.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name  string
		board flow.Board
		w, h  float32
	}{
		{"welcome-pl", welcome("pl"), 1920, 1080},
		{"fresh-pl", sample("pl"), 1920, 1080},
		{"calls-pl", busy("pl"), 1920, 1080},
		{"calls-en", busy("en"), 1920, 1080},
		{"calls-uk", busy("uk"), 1920, 1080},
		{"withdrawn-pl", withdrawn("pl"), 1920, 1080},
		{"reconnecting-pl", reconnecting("pl"), 1920, 1080},
		{"reconnecting-en-contrast", contrast(reconnecting("en")), 1920, 1080},
		{"reconnecting-uk-portrait", reconnecting("uk"), 1080, 1920},
		{"stale-pl", stale("pl"), 1920, 1080},
		{"stale-en-contrast", contrast(stale("en")), 1920, 1080},
		{"stale-uk-portrait", stale("uk"), 1080, 1920},
		{"closed-pl", closed("pl"), 1920, 1080},
		{"closed-uk", closed("uk"), 1920, 1080},
		{"nosound-en", soundless("en"), 1920, 1080},
		{"starting-pl", starting("pl"), 1920, 1080},
		{"calls-pl-portrait", busy("pl"), 1080, 1920},
		{"welcome-uk-portrait", welcome("uk"), 1080, 1920},
		{"calls-pl-contrast", contrast(busy("pl")), 1920, 1080},
		{"message-pl", told("pl"), 1920, 1080},
		{"message-en-contrast", contrast(told("en")), 1920, 1080},
		{"message-uk-portrait", told("uk"), 1080, 1920},
		{"message-long-uk-portrait", toldMuch("uk"), 1080, 1920},
		{"window-pl", oneNumber("pl"), 1920, 1080},
		{"window-uk-portrait", oneNumber("uk"), 1080, 1920},
		{"window-en-contrast", contrast(oneNumber("en")), 1920, 1080},
		{"window-stale-pl", outdated(oneNumber("pl")), 1920, 1080},
		{"window-pl-wide", distant(oneNumber("pl"), 474), 1920, 1080},
		{"desk-pl", overDesk("pl"), 1920, 1080},
		{"desk-uk-portrait", overDesk("uk"), 1080, 1920},
		{"desk-en-contrast", contrast(overDesk("en")), 1920, 1080},
		{"desk-break-pl", resting("pl"), 1920, 1080},
		{"desk-break-uk-portrait", resting("uk"), 1080, 1920},
		{"overflow-pl", nextTen("pl"), 1920, 1080},
		{"overflow-uk-portrait", nextTen("uk"), 1080, 1920},
		{"overflow-en-contrast", contrast(nextTen("en")), 1920, 1080},
		{"overflow-pl-wide", distant(nextTen("pl"), 380), 1920, 1080},
		{"calls-pl-wide", distant(busy("pl"), 380), 1920, 1080},
	} {
		t.Run(c.name, func(t *testing.T) {
			if *large != "" {
				_, canvas := hang(t, c.board, c.w, c.h)
				golden.Write(t, filepath.Join(*large, c.name+".png"), picture(canvas))
			}
			_, canvas := hang(t, distant(c.board, c.board.Legible/3), c.w/3, c.h/3)
			golden.Picture(t, c.name, picture(canvas))
		})
	}
}

func distant(b flow.Board, legible float32) flow.Board {
	b.Legible = legible
	return b
}
