package view_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"okienko/apps/hall/flow"
	"okienko/internal/golden"
	"okienko/internal/i18n"
	"okienko/widgets"
)

// R5: the newest number is legible from the farthest bench, on every screen an
// office may buy and in every hall it may have.
func TestTheNumberIsLegible(t *testing.T) {
	for _, inches := range []float64{32, 43, 55} {
		for _, metres := range []float64{5, 8, 10} {
			for _, size := range []fyne.Size{fyne.NewSize(1920, 1080), fyne.NewSize(1280, 720)} {
				legible := flow.New(flow.Config{
					Diagonal: inches, Distance: metres * 1000, Width: size.Width, Height: size.Height,
				}).Board().Legible
				for _, b := range []flow.Board{busy("pl"), told("pl"), nextTen("pl"), oneNumber("pl"), overDesk("pl")} {
					v, _ := hang(t, distant(b, legible), size.Width, size.Height)
					if got := v.NumberSize(); got < legible {
						t.Errorf("%v inches at %v m on %v, %q %q: %.0f pixels, needs %.0f", inches, metres, size, b.Layout, b.Message, got, legible)
					}
				}
			}
		}
	}
}

// The layout does not change with each call: the widest number decides.
func TestTheLayoutIsThatOfTheWidestNumber(t *testing.T) {
	b := distant(busy("pl"), 300)
	v, _ := hang(t, b, 1920, 1080)
	size := v.NumberSize()
	b.Newest.Number = "B088"
	v.Show(b)
	if got := v.NumberSize(); got < size*0.98 || got > size*1.02 {
		t.Errorf("%v and then %v pixels", size, got)
	}
}

// R4: no text is cut, in any language, scene or shape of screen, and none is
// too small to be read at all.
func TestEveryTextFits(t *testing.T) {
	scenes := map[string]func(string) flow.Board{
		"calls": busy, "welcome": welcome, "closed": closed, "stale": stale, "withdrawn": withdrawn, "soundless": soundless, "starting": starting,
		"told": told, "told much": toldMuch, "one number": oneNumber, "over a desk": overDesk, "resting": resting, "next ten": nextTen,
	}
	for name, scene := range scenes {
		for _, l := range i18n.Languages {
			for _, size := range []fyne.Size{fyne.NewSize(1920, 1080), fyne.NewSize(1280, 720), fyne.NewSize(1080, 1920)} {
				b := scene(l.Code)
				_, c := hang(t, distant(b, b.Legible*min(size.Width, size.Height)/1080), size.Width, size.Height)
				what := fmt.Sprintf("%s in %s on %v", name, l.Code, size)
				eachWords(c.Content(), func(w *widgets.Words) { checkFit(t, what, w, size) })
			}
		}
	}
}

// The same where the number takes the whole width. What is beside it is small
// there: whoever hangs a small screen into a deep hall has chosen that.
func TestEveryTextFitsBesideAWideNumber(t *testing.T) {
	for _, scene := range []func(string) flow.Board{busy, welcome, closed, stale, withdrawn, soundless, starting, told, toldMuch, nextTen, oneNumber, overDesk, resting} {
		for _, l := range i18n.Languages {
			for _, legible := range []float32{360, 474} {
				b := distant(scene(l.Code), legible)
				_, c := hang(t, b, 1920, 1080)
				eachWords(c.Content(), func(w *widgets.Words) {
					if w.Text() != "" && !w.Fits(w.Size()) {
						t.Errorf("%s in %s at %v: %q does not fit %v", b.Scene, l.Code, legible, w.Text(), w.Size())
					}
				})
			}
		}
	}
}

func checkFit(t *testing.T, what string, w *widgets.Words, size fyne.Size) {
	t.Helper()
	if w.Text() == "" {
		return
	}
	if !w.Fits(w.Size()) {
		t.Errorf("%s: %q does not fit %v", what, w.Text(), w.Size())
	}
	const natural = 1.3 // the height of one line, of its size
	if letters := w.HeightFor(1e6) / natural; letters < 20*min(size.Width, size.Height)/1080 {
		t.Errorf("%s: %q is set in %.1f pixels", what, w.Text(), letters)
	}
}

// eachWords walks what the view itself has set; widgets answer for their own.
func eachWords(o fyne.CanvasObject, f func(*widgets.Words)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *widgets.Words:
		f(o)
	case *fyne.Container:
		for _, child := range o.Objects {
			eachWords(child, f)
		}
	case *container.ThemeOverride:
		eachWords(o.Content, f)
	}
}

// Nine departments have a row each, with room between them.
func TestNineQueuesHaveRoom(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1920, 1080), fyne.NewSize(1080, 1920)} {
		_, c := hang(t, busy("uk"), size.Width, size.Height)
		seen := map[string]bool{}
		eachWords(c.Content(), func(w *widgets.Words) { seen[w.Text()] = true })
		for _, d := range departments {
			if !seen[d.names.UK] {
				t.Errorf("%v: %s is missing", size, d.names.UK)
			}
		}
	}
}

// A view goes from scene to scene and shows what a new view would show.
func TestScenesFollowOneAnother(t *testing.T) {
	order := []flow.Board{starting("pl"), welcome("pl"), sample("pl"), busy("pl"), withdrawn("uk"), stale("uk"), busy("en"), closed("en"), welcome("pl"), busy("pl")}
	v, c := hang(t, order[0], 640, 360)
	for i, b := range order {
		v.Show(b)
		got := picture(c)
		_, fresh := hang(t, b, 640, 360)
		if share := golden.Difference(got, picture(fresh)); share > 0 {
			t.Errorf("scene %d (%s): %.3f %% of the pixels differ from a new view", i, b.Scene, share*100)
		}
	}
}

// A board that looks the same is compared and nothing else.
func TestAStillBoardCostsNothing(t *testing.T) {
	v, _ := hang(t, busy("pl"), 640, 360)
	same := busy("pl")
	if n := testing.AllocsPerRun(20, func() { v.Show(same) }); n > 150 {
		t.Errorf("%v allocations for a board that has not changed", n)
	}
}
