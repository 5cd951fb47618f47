package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

// pointed is what the toolkit calls when a finger or mouse acts on a widget.
type pointed interface {
	fyne.CanvasObject
	fyne.Tappable
	desktop.Mouseable
	desktop.Hoverable
}

var primary = &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}

// The sequences are those of the desktop driver: MouseUp goes to what is under
// the pointer, then Tapped if the press was on the same widget.
func TestOneActivationPerTouch(t *testing.T) {
	down := func(p pointed) { p.MouseDown(primary) }
	up := func(p pointed) { p.MouseUp(primary) }
	tap := func(p pointed) { p.Tapped(&fyne.PointEvent{}) }
	in := func(p pointed) { p.MouseIn(primary) }
	out := func(p pointed) { p.MouseOut() }
	for _, c := range []struct {
		name  string
		steps []func(pointed)
		want  int
	}{
		{"a touch", []func(pointed){in, down, up, tap}, 1},
		{"two touches", []func(pointed){down, up, tap, down, up, tap}, 2},
		{"nothing on the press", []func(pointed){down}, 0},
		{"sliding off", []func(pointed){down, out}, 0},
		{"sliding off and back", []func(pointed){down, out, in, up, tap}, 0},
		{"a touch after sliding off", []func(pointed){down, out, in, up, tap, down, up, tap}, 1},
		{"a release that began elsewhere", []func(pointed){in, up}, 0},
		{"leaving after a touch", []func(pointed){in, down, up, tap, out, in, down, up, tap}, 2},
		{"a driver without a mouse", []func(pointed){tap}, 1},
	} {
		test.NewTempApp(t)
		got := 0
		act := func() { got++ }
		for _, p := range []pointed{
			NewTile(TileView{Label: "A"}, act), NewButton(ButtonView{Label: "A"}, act),
			NewToggle(ToggleView{Label: "A"}, act), NewTicketRow(TicketView{Number: "A"}, act),
			NewDeskButton(ButtonView{Label: "A"}, act),
		} {
			got = 0
			for _, step := range c.steps {
				step(p)
			}
			if got != c.want {
				t.Errorf("%s: %T was activated %d times, want %d", c.name, p, got, c.want)
			}
		}
	}
}

func TestATileThatIsOffDoesNothing(t *testing.T) {
	test.NewTempApp(t)
	tile := NewTile(TileView{Label: "A"}, func() { t.Error("activated") })
	tile.Set(TileView{Label: "A", Detail: "Nieczynne", Off: true})
	test.Tap(tile)
}

func TestTilePictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		pressed := NewTile(TileView{Letter: "B", Label: "Kasa"}, nil)
		pressed.MouseDown(primary)
		golden.Picture(t, "tile-"+palette, picture(t, palette, 700, 480,
			spot{NewTile(TileView{Letter: "A", Label: "Dowody osobiste", Detail: "8 osób czeka"}, nil), 20, 20, 320, 130},
			spot{pressed, 360, 20, 320, 130},
			spot{NewTile(TileView{Letter: "C", Label: "Kasa", Detail: "Nieczynne do 12:00", Off: true}, nil), 20, 170, 320, 130},
			spot{NewTile(TileView{Icon: IconHand, Label: "Potrzebuję pomocy", Focused: true}, nil), 360, 170, 320, 130},
			spot{NewTile(TileView{Label: "Bez znaku", Size: 24}, nil), 20, 320, 200, 130},
			spot{NewTile(TileView{Letter: "K", Label: "Gospodarka komunalna, odpady i ochrona środowiska"}, nil), 240, 320, 440, 130},
		))
	}
}

func TestFocusIsSeen(t *testing.T) {
	for palette := range palettes {
		at := func(focused bool) spot {
			return spot{NewTile(TileView{Label: "A", Focused: focused}, nil), 20, 20, 160, 80}
		}
		got := golden.Difference(picture(t, palette, 200, 120, at(true)), picture(t, palette, 200, 120, at(false)))
		if least := float64(2*(160+80)*4) / (200 * 120); got < least {
			t.Errorf("%s: the ring covers %.1f %% of the picture, four pixels all around are %.1f %%", palette, got*100, least*100)
		}
	}
}
