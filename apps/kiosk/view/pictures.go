package view

import (
	"strconv"

	"fyne.io/fyne/v2"
	"github.com/skip2/go-qrcode"

	"okienko/internal/screen"
	"okienko/widgets"
)

// numberPiece is the ticket's number in the window, lit: it is the person's own.
type numberPiece struct{ w *widgets.Window }

func (p *numberPiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.w} }
func (p *numberPiece) hide()                        { p.w.Hide() }
func (p *numberPiece) fits() bool                   { return true }

func (p *numberPiece) show(_ *View, it screen.Item) {
	put(p.w, it.Rect)
	p.w.Set(widgets.WindowView{Number: it.Value, Lit: true})
}

// codePiece is the QR code of the status page.
type codePiece struct {
	q     *widgets.QRCode
	value string
}

func (p *codePiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.q} }
func (p *codePiece) hide()                        { p.q.Hide() }
func (p *codePiece) fits() bool                   { return true }

func (p *codePiece) show(v *View, it screen.Item) {
	put(p.q, it.Rect)
	if p.value == it.Value {
		return
	}
	p.value = it.Value
	if code, err := qrcode.New(it.Value, qrcode.Medium); err == nil {
		p.q.Set(code.Bitmap(), v.say(it.Alt))
	}
}

// markPiece is the sign of the house with the office's name.
type markPiece struct{ m *widgets.Mark }

func (p *markPiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.m} }
func (p *markPiece) hide()                        { p.m.Hide() }
func (p *markPiece) fits() bool                   { return true }

func (p *markPiece) show(v *View, it screen.Item) {
	put(p.m, it.Rect)
	p.m.Set(widgets.MarkView{Name: v.say(it.Label)})
}

// countdownPiece is how much of the warning is left.
type countdownPiece struct{ c *widgets.Countdown }

func (p *countdownPiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.c} }
func (p *countdownPiece) hide()                        { p.c.Hide() }
func (p *countdownPiece) fits() bool                   { return true }

func (p *countdownPiece) show(_ *View, it screen.Item) {
	put(p.c, it.Rect)
	if left, err := strconv.ParseFloat(it.Value, 32); err == nil {
		p.c.Set(float32(left))
	}
}
