package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// keyRow is the row of keys, in the order of the function keys.
type keyRow struct {
	keys map[flow.Action]*widgets.DeskKey
}

func newKeyRow(v *View) *keyRow {
	r := &keyRow{keys: make(map[flow.Action]*widgets.DeskKey)}
	for _, a := range flow.KeyRow() {
		k := widgets.NewDeskKey(widgets.KeyView{}, v.act(a))
		k.Keys, k.Types = v.pressed, v.typed
		r.keys[a] = k
	}
	return r
}

func (r *keyRow) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, a := range flow.KeyRow() {
		all = append(all, r.keys[a])
	}
	return all
}

func (r *keyRow) show(s flow.Screen) {
	visible(s.Name == flow.Working, r.objects()...)
	for a, k := range r.keys {
		it, _ := s.Item(string(a))
		k.Set(widgets.KeyView{
			Icon: widgets.Icon(it.Glyph), Label: say(s, it.Label), Shortcut: flow.Shortcut(a),
			Detail: details(s, it), Primary: it.Primary, Off: it.Off,
		})
	}
}

func (r *keyRow) place(x, y, width, height float32) {
	const between = 8
	n := float32(len(r.keys))
	each := (width - (n-1)*between) / (n - 1 + undoShare)
	for _, a := range flow.KeyRow() {
		wide := each
		if a == flow.Undo {
			wide *= undoShare
		}
		place(r.keys[a], x, y, wide, height)
		x += wide + between
	}
}

// undoShare is how much wider the key for taking back is: it says the most.
const undoShare = 1.25
