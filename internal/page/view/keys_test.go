package view_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"okienko/internal/page"
	"okienko/internal/page/pagetest"
	"okienko/internal/screen"
	"okienko/widgets"
)

// form is a page with one of everything that can have the focus.
func form() page.Page {
	back, next := page.Button("back", screen.Words("Back"), ""), page.Primary("next", screen.Words("Next"), "")
	back.Value, next.Value = page.BackKey, page.ForwardKey
	return page.NewLook(pagetest.Languages).On(page.Page{
		Name: "form", Title: screen.Words("Form"),
		Left: []page.Block{
			{Kind: page.Field, ID: "name", Text: screen.Words("Name")},
			{Kind: page.Choice, ID: "size", Text: screen.Words("Size"), Options: []screen.Text{screen.Words("small"), screen.Words("large")}},
			{Kind: page.Actions, Items: []screen.Item{page.Button("more", screen.Words("More"), "")}},
			{Kind: page.List, ID: "list", Rows: []page.Row{{ID: "a", Text: screen.Words("A")}, {ID: "b", Text: screen.Words("B")}}},
		},
		Buttons: []screen.Item{back, next},
	})
}

func open(t *testing.T, p page.Page) *pagetest.Window {
	w := pagetest.Open(t, widgets.Day, 1100, 720)
	w.Show(p)
	return w
}

// down presses a key wherever the focus is.
func down(w *pagetest.Window, key fyne.KeyName) {
	if f, ok := w.Canvas.Focused().(desktop.Keyable); ok {
		f.KeyDown(&fyne.KeyEvent{Name: key})
		return
	}
	w.Key(&fyne.KeyEvent{Name: key})
}

func (s sent) pressed(id string) bool {
	for _, m := range s {
		if p, ok := m.(page.Pressed); ok && p.ID == id {
			return true
		}
	}
	return false
}

type sent []any

func TestAPageBeginsInItsField(t *testing.T) {
	w := open(t, form())
	w.Canvas.Focused().TypedRune('x')
	if len(w.Sent) != 1 || w.Sent[0] != (page.Typed{ID: "name", Text: "x"}) {
		t.Errorf("sent was %v", w.Sent)
	}
}

// Tab goes round everything, and Esc goes back from all of it.
func TestEscGoesBackFromEverywhere(t *testing.T) {
	w := open(t, form())
	seen := map[fyne.Focusable]bool{}
	for range 20 {
		f := w.Canvas.Focused()
		if f == nil {
			t.Fatal("the focus is lost")
		}
		seen[f] = true
		w.Sent = nil
		down(w, fyne.KeyEscape)
		if !(sent)(w.Sent).pressed("back") {
			t.Errorf("Esc does nothing at %T", f)
		}
		w.Canvas.FocusNext()
	}
	if len(seen) != 8 { // two above, a field, a choice, a button, a list, two below
		t.Errorf("Tab reaches %d things", len(seen))
	}
}

func TestTheFocusStaysWhileAPageOnlyChanges(t *testing.T) {
	p := form()
	w := open(t, p)
	before := w.Canvas.Focused()
	p.Line = page.Line{Text: screen.Words("Something happened.")}
	w.Show(p)
	if w.Canvas.Focused() != before {
		t.Error("the focus moved")
	}
	p.Name, p.Left = "other", nil
	w.Show(p)
	down(w, fyne.KeyReturn)
	if !(sent)(w.Sent).pressed("next") {
		t.Errorf("Enter on a page without a field sends %v", w.Sent)
	}
}

// What cannot be taken back never has the focus at first, and Enter elsewhere
// does not press it.
func TestEnterPressesNothingDangerousByItself(t *testing.T) {
	p := form()
	p.Left, p.Buttons = nil, []screen.Item{page.Button("yes", screen.Words("Yes"), "warning"), page.Button("no", screen.Words("No"), "cross")}
	w := open(t, p)
	w.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(w.Sent) != 0 {
		t.Errorf("sent was %v", w.Sent)
	}
}

// TestEnterInAFieldPressesTheButtonThatSaysEnter, also one that cannot be taken
// back: there a name had to be typed first.
func TestEnterInAFieldPressesTheButtonThatSaysEnter(t *testing.T) {
	p := form()
	remove := page.Button("remove", screen.Words("Remove"), "warning")
	remove.Value = page.ForwardKey
	p.Left, p.Buttons = p.Left[:1], []screen.Item{p.Buttons[0], remove}
	w := open(t, p)
	w.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !(sent)(w.Sent).pressed("remove") {
		t.Errorf("sent was %v", w.Sent)
	}
}

func TestAButtonThatIsOffDoesNothing(t *testing.T) {
	p := form()
	p.Buttons[0].Off = true
	w := open(t, p)
	down(w, fyne.KeyEscape)
	if len(w.Sent) != 0 {
		t.Errorf("sent was %v", w.Sent)
	}
}
