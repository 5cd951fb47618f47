package view

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"okienko/apps/kiosk/flow"
	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/widgets"
)

// lines are texts under each other.
func (v *View) lines(list []screen.Text) string {
	said := make([]string, len(list))
	for i, t := range list {
		said[i] = v.say(t)
	}
	return strings.Join(said, "\n")
}

// factPiece is something to know.
type factPiece struct{ f *widgets.Fact }

func (p *factPiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.f} }
func (p *factPiece) hide()                        { p.f.Hide() }
func (p *factPiece) fits() bool                   { return p.f.Fits() }

func (p *factPiece) show(v *View, it screen.Item) {
	text := v.look.Text
	view := widgets.FactView{
		Icon: widgets.Icon(it.Glyph), Caption: v.say(it.Label), Text: v.lines(it.Detail), Least: v.look.Least,
	}
	grown := it.Rect.H / (flow.FactLines*float32(len(it.Detail)) + flow.FactFrame)
	view.Size = max(text, min(grown, text*1.7)) * 1.15
	view.Quiet = view.Size * 0.66
	switch {
	case it.ID == "hint":
		view.Size, view.Quiet = text*1.8, text*1.15
		last := len(it.Detail) - 1
		view.Caption, view.Text = v.lines(append([]screen.Text{it.Label}, it.Detail[:last]...)), v.say(it.Detail[last])
		view.Caption = strings.ReplaceAll(view.Caption, ". ", ".\n") // one thing to do on each line
	case v.look.Large:
		view.Size = text
		view.Caption, view.Text = "", v.say(it.Label)+": "+strings.ReplaceAll(view.Text, "\n", ", ")
	}
	put(p.f, it.Rect)
	p.f.Set(view)
}

// posterPiece is the one message of a screen.
type posterPiece struct{ p *widgets.Poster }

func (p *posterPiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.p} }
func (p *posterPiece) hide()                        { p.p.Hide() }
func (p *posterPiece) fits() bool                   { return p.p.Fits() }

func (p *posterPiece) show(v *View, it screen.Item) {
	put(p.p, it.Rect)
	p.p.Set(widgets.PosterView{
		Icon: widgets.Icon(it.Glyph), Text: v.say(it.Label), More: v.lines(it.Detail), Size: v.look.Text, Least: v.look.Least,
	})
}

// noticePiece is a sentence across the screen.
type noticePiece struct {
	n  *widgets.NoticeBand
	ok bool
}

func (p *noticePiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.n} }
func (p *noticePiece) hide()                        { p.n.Hide() }
func (p *noticePiece) fits() bool                   { return p.ok }

func (p *noticePiece) show(v *View, it screen.Item) {
	view := widgets.NoticeView{Weight: widgets.Warning, Icon: widgets.Icon(it.Glyph), Text: v.say(it.Label)}
	if it.ID == "print" && it.Glyph != "printer-off" {
		view.Weight = widgets.Info
	}
	for size := v.look.Text * 1.2; ; size = max(v.look.Least, size*0.97) {
		view.Size = size
		probe := widgets.NewNoticeBand(view)
		if p.ok = probe.HeightFor(it.Rect.W)-size*1.1 <= it.Rect.H; p.ok || size <= v.look.Least {
			break
		}
	}
	put(p.n, it.Rect)
	p.n.Set(view)
}

// heading is the title of a screen, beside the letter of its service.
type heading struct {
	plate *widgets.LetterPlate
	words *widgets.Words
	ok    bool
}

func newHeading() *heading {
	return &heading{plate: widgets.NewLetterPlate(""), words: widgets.NewWords("", widgets.Type{})}
}

func (p *heading) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.plate, p.words} }
func (p *heading) fits() bool                   { return p.ok }

func (p *heading) hide() {
	p.plate.Hide()
	p.words.Hide()
}

func (p *heading) show(v *View, it screen.Item) {
	r, most := it.Rect, v.look.Text*2
	if v.look.Large {
		most = v.look.Text * 1.25
	}
	p.plate.Hide()
	if it.Glyph != "" {
		side := min(r.H, most*1.9)
		put(p.plate, screen.Rect{X: r.X, Y: r.Y + (r.H-side)/2, W: side, H: side})
		p.plate.Set(it.Glyph)
		r.X, r.W = r.X+side+most*0.45, r.W-side-most*0.45
	}
	set := widgets.Type{Size: most, Bold: true, Colour: widgets.Ink, Middle: true}
	for ; ; set.Size = max(v.look.Least, set.Size*0.97) {
		p.words.SetIn(v.say(it.Label), set)
		if p.ok = p.words.Fits(fyne.NewSize(r.W, r.H)); p.ok || set.Size <= v.look.Least {
			break
		}
	}
	put(p.words, r)
}

// day is one line of the opening hours.
type day struct {
	name, hours *widgets.Words
	ok          bool
}

func newDay() *day {
	return &day{name: widgets.NewWords("", widgets.Type{}), hours: widgets.NewWords("", widgets.Type{})}
}

func (p *day) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.name, p.hours} }
func (p *day) fits() bool                   { return p.ok }

func (p *day) hide() {
	p.name.Hide()
	p.hours.Hide()
}

// show sets today in the strong cut.
func (p *day) show(v *View, it screen.Item) {
	set := widgets.Type{Size: max(v.look.Least, min(v.look.Text*1.3, it.Rect.H*0.68)), Colour: widgets.Ink, Bold: it.Primary, Lines: 1, Middle: true}
	r := it.Rect
	r.W = min(r.W, set.Size*20)
	left, right := r, r
	left.W = r.W * 0.55
	right.X, right.W = r.X+left.W, r.W-left.W
	name := []rune(v.say(it.Label))
	p.name.SetIn(strings.ToUpper(string(name[:1]))+string(name[1:]), set)
	p.hours.SetIn(v.lines(it.Detail), set)
	p.ok = p.name.Fits(fyne.NewSize(left.W, r.H*1.2)) && p.hours.Fits(fyne.NewSize(right.W, r.H*1.2))
	put(p.name, left)
	put(p.hours, right)
}

// clockPiece is the time and, where letters are not large, the date.
type clockPiece struct{ c *widgets.Clock }

func (p *clockPiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.c} }
func (p *clockPiece) hide()                        { p.c.Hide() }
func (p *clockPiece) fits() bool                   { return true }

func (p *clockPiece) show(v *View, it screen.Item) {
	date := ""
	if t, err := time.Parse("2006-01-02", it.Value); err == nil && !v.look.Large {
		date = v.say(screen.Words(i18n.Weekday(v.lang, t.Weekday()))) + ", " + strconv.Itoa(t.Day()) + " " + i18n.Month(v.lang, t.Month())
	}
	put(p.c, it.Rect)
	p.c.Set(v.say(it.Label), date)
}
