package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"okienko/apps/desk/flow"
)

// names translates the toolkit's keys to what stands on the key caps.
var names = map[fyne.KeyName]string{
	fyne.KeyEscape: "Esc", fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter",
}

// Key does what a key stands for and says whether it stands for anything now.
// Repeats of a held key are not to be given to it.
func (v *View) Key(name fyne.KeyName, modifier fyne.KeyModifier) bool {
	key := string(name)
	if n, ok := names[name]; ok {
		key = n
	}
	switch modifier {
	case 0:
	case fyne.KeyModifierControl:
		key = "Ctrl+" + key
	default:
		return false
	}
	a := flow.ByKey(key)
	if !v.wanted(a) {
		return false
	}
	v.send(flow.Acted{Action: a})
	return true
}

// wanted says whether an action has its key now. The digits count only while
// the question they answer is there.
func (v *View) wanted(a flow.Action) bool {
	switch a {
	case "":
		return false
	case flow.Stay, flow.Language:
		return true
	}
	if _, ok := v.screen.Item(string(a)); ok {
		return true
	}
	for _, it := range v.screen.Line.Items {
		if it.ID == string(a) {
			return true
		}
	}
	for _, n := range v.screen.Notices {
		if n.Item.ID == string(a) {
			return true
		}
	}
	return false
}

// Attach makes the keys work in a window. The toolkit gives a key either to
// what has the focus or to the canvas, so the canvas is one more place that
// hands keys on, like everything here that can have the focus.
func (v *View) Attach(c fyne.Canvas) {
	v.canvas = c
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(v.pressed)
	}
	v.keepFocus(true)
}

// pressed takes a key that what has the focus does not need.
func (v *View) pressed(e *fyne.KeyEvent) {
	if v.Key(e.Name, modifiers()) {
		return
	}
	if e.Name == fyne.KeyDown && v.screen.Name == flow.Working {
		v.focus(v.lists.waiting)
	}
}

func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

func (v *View) focus(o fyne.Focusable) {
	if v.canvas != nil {
		v.canvas.Focus(o)
	}
}

// keepFocus takes the focus away from what is no longer to be seen, so that
// the keys stay alive, and on a new sign-in puts it where typing begins.
func (v *View) keepFocus(fresh bool) {
	if v.canvas == nil {
		return
	}
	if o, ok := v.canvas.Focused().(fyne.CanvasObject); ok && (fresh || !o.Visible()) {
		v.canvas.Unfocus()
	}
	if fresh && v.screen.Name == flow.SigningIn && v.screen.Form.Name == "" {
		v.canvas.Focus(v.form.name.Focus())
	}
}
