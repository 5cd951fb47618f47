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
func (a *arrangement) MinSize(_ []fyne.CanvasObject) fyne.Size {
	if a.v.screen.Thin {
		return BarSize()
	}
	return fyne.NewSize(880, 480)
}

// BarSize is the least size of the thin form, in which nothing is cut.
func BarSize() fyne.Size { return fyne.NewSize(barWide, barHigh) }

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
	if v.screen.Thin {
		v.arrangeThin(size)
		return
	}
	width := size.Width - 2*pad
	v.header.place(pad, pad*0.7, width, bar)
	rows := 2
	if size.Height < 560 {
		rows = 1
		if v.screen.Name == flow.Working { // the room is for who is at the desk
			v.notices.leaveQuiet()
		}
	}
	top := v.notices.place(pad, pad*0.7+bar+pad*0.75, width, rows)
	bottom := size.Height - pad
	if v.screen.Name != flow.Working {
		line := v.form.place(pad, top, width, bottom-top)
		left := v.form.left(width)
		v.line.place(line.X, line.Y, left, min(bottom-line.Y, v.line.heightFor(left, 64)))
		return
	}
	v.row.place(pad, bottom-row, width, row)
	line = v.line.heightFor(width, line)
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
	next := v.next.heightFor(left, height < short, height-v.hand.least(left)-gap)
	v.hand.place(x, y, left, height-next-gap)
	v.next.place(x, y+height-next, left, next)
	v.lists.place(x+left+2*gap, y, width-left-2*gap, height)
}
