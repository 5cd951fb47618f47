package view_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"okienko/apps/admin/flow"
	"okienko/internal/golden"
	"okienko/internal/i18n"
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

func allScenes() map[string]flow.Model {
	all := scenes()
	maps.Copy(all, setupScenes())
	maps.Copy(all, nowScenes())
	maps.Copy(all, staffScenes())
	return all
}

func TestPictures(t *testing.T) {
	for name, m := range allScenes() {
		w := pagetest.Open(t, widgets.Day, 1100, 720)
		for _, lang := range pagetest.Languages {
			if lang != "pl" && !translated(name) {
				continue
			}
			w.Show(inLanguage(m, lang).Page())
			golden.Picture(t, name+"-"+lang, w.Picture())
		}
		w = pagetest.Open(t, widgets.Contrast, 1100, 720)
		m, _ = flow.Update(m, page.Pressed{ID: page.ContrastID})
		w.Show(m.Page())
		golden.Picture(t, name+"-contrast", w.Picture())
	}
}

// TestTheEyeStandsWhereAPINIsTyped, and nowhere else: whoever signs in meets a field
// for the name before, and fields of all kinds afterwards.
func TestTheEyeStandsWhereAPINIsTyped(t *testing.T) {
	all := allScenes()
	w := pagetest.Open(t, widgets.Day, 1100, 720)
	for _, name := range []string{"door-names", "door-pin", "trace", "door-locked"} {
		w.Show(all[name].Page())
		golden.Picture(t, name+"-pl", w.Picture())
	}
}

// TestNineDepartmentsStandOnOneScreen: who looks at all of the office need not scroll, in
// the window as it opens and on the screen that most offices have; also while a line says
// what was done, that the office does not answer, or why something is grey.
func TestNineDepartmentsStandOnOneScreen(t *testing.T) {
	for _, scene := range []string{"now", "now-done", "now-silent", "now-grey"} {
		for _, size := range []fyne.Size{{Width: 1100, Height: 720}, {Width: 1366, Height: 768}} {
			for _, lang := range pagetest.Languages {
				m := inLanguage(nowScenes()[scene], lang)
				nineInSight(t, pagetest.Open(t, widgets.Day, size.Width, size.Height), m, scene+"-wide-"+lang+"-day")
				m, _ = flow.Update(m, page.Pressed{ID: page.ContrastID})
				nineInSight(t, pagetest.Open(t, widgets.Contrast, size.Width, size.Height), m, scene+"-wide-"+lang+"-contrast")
			}
		}
	}
}

// widePictures are those that are kept of a wide window.
var widePictures = []string{"now-wide-pl-day", "now-wide-pl-contrast", "now-wide-en-day", "now-wide-uk-day"}

func nineInSight(t *testing.T, w *pagetest.Window, m flow.Model, name string) {
	t.Helper()
	p := m.Page()
	w.Check(t, name, p)
	b, _ := p.Block("departments")
	if len(b.Watched) != 9 {
		t.Fatalf("%d departments", len(b.Watched))
	}
	for _, d := range b.Watched {
		if !w.Reads(i18n.Say(p.Lang, d.Word)) || !w.Reads(i18n.Say(p.Lang, d.Name)) {
			t.Errorf("%s, %v: %s is not in sight", name, w.Canvas.Size(), i18n.Say(p.Lang, d.Name))
		}
	}
	if w.Canvas.Size().Width > 1100 && slices.Contains(widePictures, name) {
		golden.Picture(t, name, w.Picture())
	}
}

// Every page stands in the least window, too.
func TestPagesFit(t *testing.T) {
	for name, m := range allScenes() {
		for _, size := range []fyne.Size{{Width: 1100, Height: 720}, {Width: 1000, Height: 680}} {
			w := pagetest.Open(t, widgets.Day, size.Width, size.Height)
			check := w.Check
			if strings.HasPrefix(name, "setup-") && size.Width < 1100 {
				check = w.CheckPlaces // a name that a list cuts stands whole in the form beside it
			}
			for _, lang := range pagetest.Languages {
				check(t, name+" "+lang, inLanguage(m, lang).Page())
			}
		}
	}
}

// On a small screen whose letters are twice as large everything can be reached by
// scrolling, and what has the focus comes into sight.
func TestPagesAtTwiceTheSize(t *testing.T) {
	scenes := setupScenes()
	maps.Copy(scenes, nowScenes())
	for name, m := range scenes {
		w := pagetest.Open(t, widgets.Day, 960, 500)
		w.Canvas.SetScale(2)
		for _, lang := range pagetest.Languages {
			w.CheckPlaces(t, name+" "+lang, inLanguage(m, lang).Page())
		}
	}
}
