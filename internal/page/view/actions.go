package view

import (
	"fyne.io/fyne/v2"
	"github.com/skip2/go-qrcode"

	"okienko/internal/page"
	"okienko/widgets"
)

// actions are buttons among the blocks, side by side as far as they go.
func (v *View) actions(b page.Block) *piece {
	p := &piece{kind: b.Kind}
	keys := v.setButtons(b.Items, smallText)
	for _, k := range keys {
		p.objects = append(p.objects, k)
	}
	if len(keys) > 0 {
		p.focus = keys[0]
	}
	p.height = func(width float32) float32 { return layKeys(keys, 0, 0, width, false) }
	p.place = func(x, y, width, _ float32) { layKeys(keys, x, y, width, true) }
	return p
}

const keyHeight = 46

func layKeys(keys []*widgets.DeskButton, x, y, width float32, put bool) float32 {
	left, top := x, y
	for _, k := range keys {
		wide := min(width, k.MinSize().Width)
		if left > x && left+wide > x+width {
			left, top = x, top+keyHeight+gap
		}
		if put {
			place(k, left, top, wide, keyHeight)
		}
		left += wide + gap
	}
	return top + keyHeight - y
}

// pictureSide is as large as a phone likes and a page can spare.
const pictureSide = 300

// picture is a QR code. What cannot be encoded leaves its place white; the text
// beside says the same.
func (v *View) picture(b page.Block) *piece {
	c := v.pool.code()
	if code, err := qrcode.New(b.Value, qrcode.Medium); err == nil {
		c.Set(code.Bitmap(), v.say(b.Text))
	} else {
		c.Set(nil, v.say(b.Text))
	}
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{c},
		height: func(width float32) float32 { return min(pictureSide, width) },
		place: func(x, y, width, height float32) {
			side := min(width, height)
			place(c, x, y, side, side)
		},
	}
}
