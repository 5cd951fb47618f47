package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
)

// arrangement is the layout of the window.
type arrangement struct{ v *View }

// Layout places everything.
func (a *arrangement) Layout(_ []fyne.CanvasObject, size fyne.Size) { a.v.arrange(size) }

// MinSize is a screen of 1920 by 1080 at 200 percent, less the bars of the
// system; 900 by 600 is comfortable.
func (a *arrangement) MinSize(_ []fyne.CanvasObject) fyne.Size { return fyne.NewSize(880, 480) }

// gap is between areas, wider than a focus ring reaches.
const gap = 12

func (v *View) arrange(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	pad, bar, row, line := float32(24), float32(52), float32(100), float32(56)
	if size.Height < 640 {
		pad, bar, row, line = 16, 44, 94, 50
	}
	v.alarm.place(size)
	width := size.Width - 2*pad
	v.header.place(pad, pad*0.7, width, bar)
	rows := 2
	if size.Height < 560 {
		rows = 1
	}
	top := v.notices.place(pad, pad*0.7+bar+pad*0.75, width, rows)
	bottom := size.Height - pad
	if v.screen.Name != flow.Working {
		v.form.place(pad, top, width, bottom-top)
		v.line.place(pad, top+v.form.above(), width*formShare, 64)
		return
	}
	v.row.place(pad, bottom-row, width, row)
	bottom -= row + gap + line
	v.line.place(pad, bottom, width, line)
	v.arrangeBody(pad, top, width, bottom-8-top)
}

// short is the height of the body below which the next person takes one line.
const short = 270

// arrangeBody puts the person in hand and the next one to the left, where
// reading begins, and the lists to the right.
func (v *View) arrangeBody(x, y, width, height float32) {
	left := width * 0.47
	next := v.next.heightFor(left, height < short)
	v.hand.place(x, y, left, height-next-gap)
	v.next.place(x, y+height-next, left, next)
	v.lists.place(x+left+2*gap, y, width-left-2*gap, height)
}
