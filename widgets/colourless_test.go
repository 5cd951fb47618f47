package widgets_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"okienko/internal/golden"
	. "okienko/widgets"
)

// TestStatesAreTold holds R3 and R32: who sees no colours tells every state
// from the others, in every palette.
func TestStatesAreTold(t *testing.T) {
	setting := func(v SettingView) fyne.CanvasObject {
		s := NewSetting(nil)
		v.Label, v.State, v.Size = "Kontrast", "x", 20
		s.Set(v)
		return s
	}
	matter := func(v MatterView) fyne.CanvasObject {
		m := NewMatter(nil)
		v.Letter, v.Label, v.Detail, v.Size = "B", "Kasa", "x", 24
		m.Set(v)
		return m
	}
	for _, c := range []struct {
		name   string
		states []fyne.CanvasObject
	}{
		{"switch", []fyne.CanvasObject{setting(SettingView{}), setting(SettingView{On: true})}},
		{"language", []fyne.CanvasObject{setting(SettingView{Radio: true}), setting(SettingView{Radio: true, On: true})}},
		{"tile", []fyne.CanvasObject{matter(MatterView{}), matter(MatterView{Off: true}), matter(MatterView{Focused: true})}},
		{"button", []fyne.CanvasObject{
			NewButton(ButtonView{Label: "A"}, nil), NewButton(ButtonView{Label: "A", Off: true}, nil),
			NewButton(ButtonView{Kind: Danger, Label: "A"}, nil), NewButton(ButtonView{Kind: Primary, Label: "A"}, nil),
		}},
		{"call", []fyne.CanvasObject{
			NewCallPanel(CallView{Number: "A 027", Desk: "Kasa"}), NewCallPanel(CallView{Number: "A 027", Desk: "Kasa", Lit: true}),
		}},
		{"notice", []fyne.CanvasObject{
			NewNoticeBand(NoticeView{Weight: Info, Text: "A"}), NewNoticeBand(NoticeView{Weight: Warning, Text: "A"}),
			NewNoticeBand(NoticeView{Weight: Alarm, Text: "A"}),
		}},
		{"light", []fyne.CanvasObject{light(NoLight), light(Calm), light(Slow), light(Long), light(TooLong)}},
	} {
		for palette := range palettes {
			for i, a := range c.states {
				for _, b := range c.states[:i] {
					if share := golden.Difference(outlines(t, palette, a), outlines(t, palette, b)); share < 0.003 {
						t.Errorf("%s, %s: states %v differ only by colour (%.2f %% of the lines)", palette, c.name, i, share*100)
					}
				}
			}
		}
	}
}

// light is a line of a list with a light, and no word beside it.
func light(l Light) fyne.CanvasObject {
	list := NewQueueList(nil)
	list.Set([]LineView{{ID: "a", Watch: WatchView{Light: l, Name: "A"}}})
	return list
}

// outlines are where a picture changes from light to dark: a drawing without
// any colours, in which two states must still differ.
func outlines(t *testing.T, palette string, o fyne.CanvasObject) *image.NRGBA {
	img := picture(t, palette, 320, 120, spot{o, 16, 16, 288, 88})
	out := image.NewNRGBA(img.Bounds())
	light := func(x, y int) float64 { return Luminance(img.NRGBAAt(x, y)) }
	for y := range 119 {
		for x := range 319 {
			here := light(x, y)
			if dx, dy := here-light(x+1, y), here-light(x, y+1); dx*dx+dy*dy > 0.01 {
				out.Pix[out.PixOffset(x, y)+3] = 255
			}
		}
	}
	return out
}
