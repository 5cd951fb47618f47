package view_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"okienko/apps/admin/flow"
	"okienko/internal/golden"
	"okienko/internal/page"
	"okienko/internal/page/pagetest"
	"okienko/widgets"
)

// inLanguage is a window that speaks another language.
func inLanguage(m flow.Model, lang string) flow.Model {
	for m.Page().Lang != lang {
		m, _ = flow.Update(m, page.Pressed{ID: page.LanguageID})
	}
	return m
}

func TestPictures(t *testing.T) {
	for name, m := range scenes() {
		w := pagetest.Open(t, widgets.Day, 1100, 720)
		for _, lang := range pagetest.Languages {
			w.Show(inLanguage(m, lang).Page())
			golden.Picture(t, name+"-"+lang, w.Picture())
		}
		w = pagetest.Open(t, widgets.Contrast, 1100, 720)
		m, _ = flow.Update(m, page.Pressed{ID: page.ContrastID})
		w.Show(m.Page())
		golden.Picture(t, name+"-contrast", w.Picture())
	}
}

// Every page stands in the least window, too.
func TestPagesFit(t *testing.T) {
	for name, m := range scenes() {
		for _, size := range []fyne.Size{{Width: 1100, Height: 720}, {Width: 1000, Height: 680}} {
			w := pagetest.Open(t, widgets.Day, size.Width, size.Height)
			for _, lang := range pagetest.Languages {
				w.Check(t, name+" "+lang, inLanguage(m, lang).Page())
			}
		}
	}
}
