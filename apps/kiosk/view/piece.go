package view

import (
	"fyne.io/fyne/v2"

	"okienko/internal/screen"
	"okienko/widgets"
)

// piece is the objects of one item.
type piece interface {
	objects() []fyne.CanvasObject
	show(v *View, it screen.Item)
	hide()
	// fits says whether all words of the item had their place at sizes that
	// can be read from where the reader stands.
	fits() bool
}

func (v *View) newPiece(it screen.Item) piece {
	switch it.Role {
	case screen.Tile:
		return &tilePiece{m: widgets.NewMatter(v.touch(it.ID))}
	case screen.Button:
		return &buttonPiece{b: widgets.NewButton(widgets.ButtonView{}, v.touch(it.ID))}
	case screen.Toggle:
		return &togglePiece{s: widgets.NewSetting(v.touch(it.ID))}
	case screen.Number:
		return &numberPiece{w: widgets.NewWindow(widgets.WindowView{})}
	case screen.Heading:
		return newHeading()
	}
	return v.newText(it)
}

// newText makes what is only to be seen.
func (v *View) newText(it screen.Item) piece {
	switch {
	case it.ID == "mark":
		return &markPiece{m: widgets.NewMark(widgets.MarkView{})}
	case it.ID == "clock":
		return &clockPiece{c: widgets.NewClock("", "")}
	case it.ID == "countdown":
		return &countdownPiece{c: widgets.NewCountdown()}
	case it.Role == screen.Picture:
		return &codePiece{q: widgets.NewQRCode("")}
	case it.ID == "message":
		return &posterPiece{p: widgets.NewPoster()}
	case it.Role == screen.Notice:
		return &noticePiece{n: widgets.NewNoticeBand(widgets.NoticeView{})}
	case len(it.ID) > 4 && it.ID[:4] == "day:":
		return newDay()
	}
	return &factPiece{f: widgets.NewFact()}
}
