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
	case fyne.KeyModifierShift:
		key = "Shift+" + key
	default:
		return false
	}
	for _, a := range flow.ByKey(key) {
		if v.wanted(a) {
			v.send(flow.Acted{Action: a})
			return true
		}
	}
	return false
}

// wanted says whether an action has its key now. The digits count only while
// the question they answer is there.
func (v *View) wanted(a flow.Action) bool {
	switch a {
	case flow.Stay, flow.Language:
		return true
	case flow.Search:
		return len(v.screen.Tabs) > 0
	case flow.Lock:
		return v.screen.Name == flow.Working
	case flow.Erase:
		return !v.screen.Form.PIN.Label.Empty()
	case flow.Accept:
		if len(v.screen.Line.Items) > 1 {
			return true
		}
	}
	if _, ok := v.screen.Item(string(a)); ok {
		return true
	}
	for _, it := range append(v.screen.Tabs[:len(v.screen.Tabs):len(v.screen.Tabs)], v.screen.Line.Items...) {
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
	c.SetOnTypedRune(v.typed)
	v.keepFocus(true)
}

// pressed takes a key that what has the focus does not need.
func (v *View) pressed(e *fyne.KeyEvent) {
	if v.taken = v.Key(e.Name, modifiers()); v.taken {
		return
	}
	if e.Name == fyne.KeyDown && v.screen.Name == flow.Working {
		v.focus(v.lists.here())
	}
}

// typed takes a character that was typed where there is no field, unless its key
// has done something already.
func (v *View) typed(r rune) {
	if !v.taken {
		v.send(flow.Struck{Rune: r})
	}
}

// page is how far the keys for a page go along the choices.
const page = 5

// moved goes along the choices while the focus is in the field.
func (v *View) moved(key fyne.KeyName) {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -page, fyne.KeyPageDown: page}[key]
	v.send(flow.Moved{By: by})
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
	v.followField()
	empty := v.screen.Form.Name == ""
	if stage := stageOf(v.screen); fresh && (stage == naming || stage == typing && empty) {
		v.canvas.Focus(v.form.name.Focus())
	}
}

// followField gives the focus to a field that has come, so that whoever types
// goes on typing, and afterwards back to what had it.
func (v *View) followField() {
	field := v.line.field.Focus()
	switch has := v.canvas.Focused() == field; {
	case v.line.types && !v.typing:
		v.back = v.canvas.Focused()
		v.canvas.Focus(field)
	case v.typing && !v.line.types && (has || v.canvas.Focused() == nil):
		v.canvas.Unfocus()
		if o, ok := v.back.(fyne.CanvasObject); ok && o.Visible() {
			v.canvas.Focus(v.back)
		}
	}
	v.typing = v.line.types
}
