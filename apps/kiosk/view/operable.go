package view

import (
	"math"

	"fyne.io/fyne/v2"

	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/widgets"
)

// tilePiece is a service or a group of services.
type tilePiece struct{ m *widgets.Matter }

func (p *tilePiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.m} }
func (p *tilePiece) hide()                        { p.m.Hide() }
func (p *tilePiece) fits() bool                   { return p.m.Fits() }

func (p *tilePiece) show(v *View, it screen.Item) {
	view := v.matter(it)
	view.Size = v.tile
	put(p.m, it.Rect)
	p.m.Set(view)
}

// matter is what a tile shows, as large as its height invites to.
func (v *View) matter(it screen.Item) widgets.MatterView {
	view := widgets.MatterView{
		Letter: it.Glyph, Label: v.say(it.Label), Detail: v.lines(it.Detail), Leads: it.Value == "group",
		Size: max(v.look.Text, min(it.Rect.H*0.24, v.look.Text*1.75)), Least: v.look.Least, Off: it.Off, Focused: v.focused(it),
	}
	if view.Leads {
		view.Icon = widgets.IconDocument
	}
	return view
}

// tileSize is the size at which the words of all tiles of a screen fit.
func (v *View) tileSize(s screen.Screen) float32 {
	size := float32(math.MaxFloat32)
	for _, it := range s.Items {
		if it.Role == screen.Tile {
			size = min(size, v.matter(it).Largest(fyne.NewSize(it.Rect.W, it.Rect.H)))
		}
	}
	return size
}

// buttonPiece is an action. Its label is as large as it fits, and an icon goes
// before a label gets too small.
type buttonPiece struct {
	b  *widgets.Button
	ok bool
}

func (p *buttonPiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.b} }
func (p *buttonPiece) hide()                        { p.b.Hide() }
func (p *buttonPiece) fits() bool                   { return p.ok }

func (p *buttonPiece) show(v *View, it screen.Item) {
	view := widgets.ButtonView{Icon: widgets.Icon(it.Glyph), Label: v.say(it.Label), Off: it.Off, Focused: v.focused(it)}
	most := v.look.Text
	if it.Primary {
		view.Kind = widgets.Primary
		most *= 1.2
	}
	view.Size, p.ok = buttonSize(view, it.Rect, most, v.look.Least)
	if !p.ok {
		view.Icon = widgets.NoIcon
		view.Size, p.ok = buttonSize(view, it.Rect, most, v.look.Least)
	}
	put(p.b, it.Rect)
	p.b.Set(view)
}

// buttonSize is the largest size at which a label fits its button.
func buttonSize(b widgets.ButtonView, r screen.Rect, most, least float32) (float32, bool) {
	for size := most; ; size = max(least, size*0.97) {
		room := r.W - size*1.65
		if b.Icon != widgets.NoIcon {
			room -= size * 1.75
		}
		label := widgets.NewWords(b.Label, widgets.Type{Size: size, Bold: true, Lines: 2})
		if label.Fits(fyne.NewSize(room, r.H*0.96)) {
			return size, true
		}
		if size <= least {
			return size, false
		}
	}
}

// togglePiece is a setting.
type togglePiece struct{ s *widgets.Setting }

func (p *togglePiece) objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.s} }
func (p *togglePiece) hide()                        { p.s.Hide() }
func (p *togglePiece) fits() bool                   { return p.s.Fits() }

func (p *togglePiece) show(v *View, it screen.Item) {
	size := v.look.Text
	if !v.look.Large && len(it.Detail) < 2 {
		size *= 0.8
	}
	view := widgets.SettingView{
		Icon: widgets.Icon(it.Glyph), Label: v.say(it.Label), On: it.On, Off: it.Off,
		Radio: it.Glyph == "", Size: size, Focused: v.focused(it),
	}
	if it.Rect.W < size*11.5 {
		view.Icon = widgets.NoIcon // all three modes have room for one, or none has
	}
	if len(it.Detail) > 0 {
		view.State = v.say(it.Detail[0])
		view.Detail = v.lines(it.Detail[1:])
	}
	put(p.s, it.Rect)
	p.s.Set(view)
}

// say is a text in the language of the screen.
func (v *View) say(t screen.Text) string { return i18n.Say(v.lang, t) }
