package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// PosterView is the one thing that a whole screen says.
type PosterView struct {
	Icon  Icon
	Text  string
	More  string  // sentences below, one to a line
	Size  float32 // of text to read; the poster is set larger where it can be
	Least float32 // no letters smaller than this
}

// Poster fills a screen that has one thing to say: a lit square with an icon,
// a sentence, and what to do. In a tall place the square stands above the
// words, in a wide one beside them.
type Poster struct {
	widget.BaseWidget
	view       PosterView
	square     *canvas.Rectangle
	glyph      *Glyph
	text, more *Words
	fits       bool
}

// NewPoster makes an empty poster.
func NewPoster() *Poster {
	p := &Poster{
		square: box(0), glyph: NewGlyph(NoIcon, OnCall), text: NewWords("", Type{}), more: NewWords("", Type{}),
	}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes what is shown.
func (p *Poster) Set(view PosterView) {
	if p.view != view {
		p.view = view
		p.Refresh()
	}
}

// Fits says whether all words have their place at the least size or above.
func (p *Poster) Fits() bool { return p.fits }

// AccessibilityLabel is all the words.
func (p *Poster) AccessibilityLabel() string { return join(p.view.Text, p.view.More) }

// AccessibilityRole says that this is text.
func (p *Poster) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the poster.
func (p *Poster) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return draw(p)
}

func (p *Poster) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.square, p.glyph, p.text, p.more}
}

func (p *Poster) paint(c Palette) {
	p.square.FillColor = c[Call]
	p.glyph.Set(p.view.Icon, OnCall)
}

func (p *Poster) least() fyne.Size { return fyne.NewSquareSize(120) }

func (p *Poster) arrange(size fyne.Size) {
	v := p.view
	if v.Size == 0 {
		return
	}
	above := size.Height > size.Width*0.8
	least := smallest(v.Least, v.Size*2)
	for text := v.Size * 2; ; text = max(least, text*0.97) {
		side := text * 2.4
		if above {
			side = text * 3.6
		}
		width := size.Width
		if !above {
			width -= side + text
		}
		strong := Type{Size: text, Bold: true, Colour: Ink}
		quiet := Type{Size: max(least, min(text*0.72, v.Size*1.3)), Colour: Soft}
		upper, lower := strong.takes(v.Text, width), quiet.takes(v.More, width)
		high := upper + lower
		if lower > 0 {
			high += text * 0.5
		}
		total := max(high, side)
		if above {
			total = high + side + text*0.9
		}
		p.fits = total <= size.Height+1 && strong.fits(v.Text, width, size.Height) && quiet.fits(v.More, width, size.Height)
		if !p.fits && text > least {
			continue
		}
		p.text.SetIn(v.Text, strong)
		p.more.SetIn(v.More, quiet)
		p.stand(size, above, side, width, total, upper, lower)
		return
	}
}

// stand places the square and the words: a little above the middle of the
// height, which is where the eye expects them.
func (p *Poster) stand(size fyne.Size, above bool, side, width, total, upper, lower float32) {
	y := (size.Height - total) * 0.4
	icon := side * 0.6
	p.square.CornerRadius = side * 0.2
	x := side + p.text.set.Size
	words := y
	if above {
		x, words = 0, y+side+p.text.set.Size*0.9
	} else if high := upper + lower; high < total {
		words = y + (total-high)/2
	}
	place(p.square, 0, y, side, side)
	place(p.glyph, (side-icon)/2, y+(side-icon)/2, icon, icon)
	place(p.text, x, words, width, upper)
	place(p.more, x, words+upper+p.text.set.Size*0.5, width, lower)
}
