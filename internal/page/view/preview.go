package view

import (
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"okienko/internal/page"
	"okienko/internal/ticket"
	"okienko/widgets"
)

// tiles are those of a kiosk's page, two in a line, to be looked at.
func (v *View) tiles(b page.Block) *piece {
	p := &piece{kind: b.Kind}
	var all []*widgets.Tile
	for _, it := range b.Items {
		t := v.pool.tile()
		view := widgets.TileView{Label: v.say(it.Label), Size: tileText, Off: it.Off}
		if len([]rune(it.Glyph)) <= 3 {
			view.Letter = it.Glyph
		} else {
			view.Icon = widgets.Icon(it.Glyph)
		}
		if len(it.Detail) > 0 {
			view.Detail = v.say(it.Detail[0])
		}
		t.Set(view)
		all = append(all, t)
		p.objects = append(p.objects, t)
	}
	p.height = func(width float32) float32 { return layTiles(all, 0, 0, width, false) }
	p.place = func(x, y, width, _ float32) { layTiles(all, x, y, width, true) }
	return p
}

// The measures of tiles that are only looked at.
const (
	tileText = 18
	tileHigh = 84
	tileGap  = 12
)

// layTiles says how high the tiles are, and puts them there if asked to.
func layTiles(all []*widgets.Tile, x, y, width float32, put bool) float32 {
	each, perLine := width, 1
	if len(all) > 1 {
		each, perLine = (width-tileGap)/2, 2
	}
	for i, t := range all {
		if put {
			place(t, x+float32(i%perLine)*(each+tileGap), y+float32(i/perLine)*(tileHigh+tileGap), each, tileHigh)
		}
	}
	lines := (len(all) + perLine - 1) / perLine
	return float32(lines)*(tileHigh+tileGap) - tileGap
}

// paper is a ticket as it is printed, from its upper edge.
type paper struct {
	face  ticket.Face
	image *canvas.Image
	sheet *image.Gray
}

func newPaper() *paper {
	p := &paper{image: canvas.NewImageFromImage(nil)}
	p.image.ScaleMode = canvas.ImageScaleSmooth
	p.image.FillMode = canvas.ImageFillStretch
	return p
}

// set draws the ticket anew if it says something else.
func (p *paper) set(f ticket.Face) {
	if p.sheet != nil && sameFace(p.face, f) {
		return
	}
	drawn := ticket.Draw(f, ticket.Head80).Image()
	p.face, p.sheet = f, image.NewGray(drawn.Bounds())
	draw.Draw(p.sheet, p.sheet.Bounds(), drawn, drawn.Bounds().Min, draw.Src)
}

func sameFace(a, b ticket.Face) bool {
	if len(a.Where) != len(b.Where) {
		return false
	}
	for i := range a.Where {
		if a.Where[i] != b.Where[i] {
			return false
		}
	}
	a.Where, b.Where = nil, nil
	return a.Office == b.Office && a.Number == b.Number && a.Service == b.Service && a.Ahead == b.Ahead && a.Wait == b.Wait && a.Issued == b.Issued
}

// crop shows as much of the ticket as a place of this shape has room for.
func (p *paper) crop(width, height float32) {
	b := p.sheet.Bounds()
	high := min(b.Dy(), int(float32(b.Dx())*height/width))
	p.image.Image = p.sheet.SubImage(image.Rect(b.Min.X, b.Min.Y, b.Max.X, b.Min.Y+high))
	p.image.Refresh()
}

// paperHigh is the height of a ticket that is only looked at: its number, what
// it is for, and where to go.
const (
	paperHigh = 160
	paperWide = 210
)

func (v *View) paper(b page.Block) *piece {
	t := v.pool.paper()
	t.set(ticket.Face(b.Face))
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{t.image},
		height: func(float32) float32 { return paperHigh },
		place: func(x, y, width, _ float32) {
			width = min(width, paperWide)
			place(t.image, x, y, width, paperHigh)
			t.crop(width, paperHigh)
		},
	}
}

// board is a part of the hall's display, in its own colours.
type board struct {
	ground *canvas.Rectangle
	newest *widgets.CallPanel
	calls  []*widgets.CallRow
	queues []*widgets.WaitRow
	inner  *fyne.Container
	themed *container.ThemeOverride
}

func newBoard() *board {
	b := &board{ground: canvas.NewRectangle(widgets.Board[widgets.Ground]), newest: widgets.NewCallPanel(widgets.CallView{})}
	b.ground.CornerRadius = 12
	b.inner = container.NewWithoutLayout()
	b.themed = container.NewThemeOverride(b.inner, widgets.NewTheme(widgets.Board))
	return b
}

// The measures of a board that is only looked at.
const (
	boardPad  = 12
	panelHigh = 120
	lineHigh  = 54
	lineGap   = 8
)

func (v *View) board(b page.Block) *piece {
	d := v.pool.board()
	if b.Kind == page.Calls {
		d.setCalls(v, b.Rows)
	} else {
		d.setQueues(v, b.Rows)
	}
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{d.ground, d.themed},
		height: func(float32) float32 { return d.lay(0, false) },
		place: func(x, y, width, height float32) {
			place(d.ground, x, y, width, height)
			place(d.themed, x, y, width, height)
			d.lay(width, true)
		},
	}
}

// setCalls shows the newest call in its panel and the others below.
func (d *board) setCalls(v *View, rows []page.Row) {
	d.inner.Objects = nil
	for i, r := range rows {
		view := widgets.CallView{Number: v.say(r.End), Desk: v.say(r.Text), Detail: v.say(r.Detail)}
		if i == 0 {
			view.Lit = true
			d.newest.Set(view)
			d.inner.Objects = append(d.inner.Objects, d.newest)
			continue
		}
		for len(d.calls) < i {
			d.calls = append(d.calls, widgets.NewCallRow(widgets.CallView{}))
		}
		d.calls[i-1].Set(view)
		d.inner.Objects = append(d.inner.Objects, d.calls[i-1])
	}
}

// setQueues shows one line for each queue.
func (d *board) setQueues(v *View, rows []page.Row) {
	d.inner.Objects = nil
	for i, r := range rows {
		for len(d.queues) <= i {
			d.queues = append(d.queues, widgets.NewWaitRow(widgets.WaitView{}))
		}
		d.queues[i].Set(widgets.WaitView{Letter: r.Letter, Name: v.say(r.Text), Waiting: v.say(r.End), Expected: v.say(r.Detail)})
		d.inner.Objects = append(d.inner.Objects, d.queues[i])
	}
}

// lay says how high the board is, and puts its lines there if asked to.
func (d *board) lay(width float32, put bool) float32 {
	y := float32(boardPad)
	for i, o := range d.inner.Objects {
		high := float32(lineHigh)
		if o == fyne.CanvasObject(d.newest) {
			high = panelHigh
		}
		if i > 0 {
			y += lineGap
		}
		if put {
			place(o, boardPad, y, width-2*boardPad, high)
		}
		y += high
	}
	return y + boardPad
}
