package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"okienko/internal/page"
)

// Attach makes the keys work in a window. The toolkit gives a key either to what
// has the focus or to the canvas, so the canvas is one more place that hands
// keys on.
func (v *View) Attach(c fyne.Canvas) {
	v.canvas = c
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(v.Key)
	}
	v.keepFocus(true)
}

// names translates the toolkit's keys to what stands on the key caps.
var names = map[fyne.KeyName]string{
	fyne.KeyEscape: page.BackKey, fyne.KeyReturn: page.ForwardKey, fyne.KeyEnter: page.ForwardKey,
}

// Key takes a key that what has the focus does not need.
func (v *View) Key(e *fyne.KeyEvent) {
	key := string(e.Name)
	if n, ok := names[e.Name]; ok {
		key = n
	}
	for _, it := range v.page.Items() {
		if it.Value == key {
			v.press(it.ID)
			return
		}
	}
	if key == page.ForwardKey {
		v.forward()
	}
}

// forward is Enter where it means nothing else: the button that says so, or what
// most people want next.
func (v *View) forward() {
	for _, it := range v.page.Buttons {
		if it.Primary || it.Value == page.ForwardKey {
			v.press(it.ID)
			return
		}
	}
}

// keepFocus puts the focus where a new page begins, and takes it away from what
// is no longer to be seen, so that the keys stay alive.
func (v *View) keepFocus(fresh bool) {
	if v.canvas == nil || v.page.Name == "" {
		return
	}
	if fresh {
		v.canvas.Unfocus()
		if o := v.first(); o != nil {
			v.canvas.Focus(o)
		}
		return
	}
	if o := v.canvas.Focused(); o != nil && !v.has(o) {
		v.canvas.Unfocus()
	}
}

// first is what a person acts on first: a field to type in, a list, a choice, or
// the button that leads on. A button that cannot be taken back never is.
func (v *View) first() fyne.Focusable {
	for _, c := range v.columns {
		for _, p := range c {
			if p.id != "" && p.id == v.page.Focus && p.focus != nil {
				return p.focus
			}
		}
	}
	for i, it := range v.page.Buttons {
		if it.ID == v.page.Focus && !it.Off {
			return v.buttons[i]
		}
	}
	for _, kind := range []page.Kind{page.Field, page.List, page.Watch, page.Choice, page.Opener} {
		for _, c := range v.columns {
			for _, p := range c {
				if p.kind == kind && p.focus != nil {
					return p.focus
				}
			}
		}
	}
	for i, it := range v.page.Buttons {
		if it.Primary && !it.Off {
			return v.buttons[i]
		}
	}
	return nil
}

// has says whether something is on the page, itself or as a part.
func (v *View) has(o fyne.Focusable) bool {
	for _, objects := range [][]fyne.CanvasObject{v.root.Objects, v.shelves[0].inner.Objects, v.shelves[1].inner.Objects} {
		for _, on := range objects {
			if f, ok := on.(fyne.Focusable); ok && f == o {
				return true
			}
		}
	}
	for _, c := range v.columns {
		for _, p := range c {
			if p.focus == o {
				return true
			}
		}
	}
	return false
}
