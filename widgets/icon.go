package widgets

import (
	"bytes"
	"embed"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Icon names a drawing in icons/: one stroke of 2 on a grid of 24, round ends,
// no fill, so that all of them have the same weight beside text.
type Icon string

// The icons. An icon never stands without a word that says the same.
const (
	NoIcon         Icon = ""
	IconPeople     Icon = "people"
	IconClock      Icon = "clock"
	IconPrinter    Icon = "printer"
	IconPrinterOff Icon = "printer-off"
	IconTicket     Icon = "ticket"
	IconArrowRight Icon = "arrow-right"
	IconArrowLeft  Icon = "arrow-left"
	IconArrowUp    Icon = "arrow-up"
	IconCheck      Icon = "check"
	IconCross      Icon = "cross"
	IconPause      Icon = "pause"
	IconRepeat     Icon = "repeat"
	IconUndo       Icon = "undo"
	IconWheelchair Icon = "wheelchair"
	IconContrast   Icon = "contrast"
	IconTextSize   Icon = "text-size"
	IconGlobe      Icon = "globe"
	IconDoor       Icon = "door"
	IconStairs     Icon = "stairs"
	IconDocument   Icon = "document"
	IconPhone      Icon = "phone"
	IconWarning    Icon = "warning"
	IconInfo       Icon = "info"
	IconStar       Icon = "star"
	IconHand       Icon = "hand"
	IconScreen     Icon = "screen"
	IconPlus       Icon = "plus"
	IconKey        Icon = "key"
	IconSquare     Icon = "square"
	IconSquareOn   Icon = "square-check"
	IconCalendar   Icon = "calendar"
	IconBuilding   Icon = "building"
	IconSliders    Icon = "sliders"
	IconDesk       Icon = "desk"
	IconTiles      Icon = "tiles"
	IconArrowDown  Icon = "arrow-down"
	IconSave       Icon = "save"
	IconMessage    Icon = "message"
	IconBar        Icon = "bar"

	// The shapes of a light, each another outline.
	IconDash        Icon = "dash"
	IconCircleCheck Icon = "circle-check"
	IconDiamond     Icon = "diamond"
	IconOctagon     Icon = "octagon"
)

// Icons lists all icons.
func Icons() []Icon {
	return []Icon{
		IconPeople, IconClock, IconPrinter, IconPrinterOff, IconTicket,
		IconArrowRight, IconArrowLeft, IconArrowUp, IconCheck, IconCross,
		IconPause, IconRepeat, IconUndo, IconWheelchair, IconContrast,
		IconTextSize, IconGlobe, IconDoor, IconStairs, IconDocument,
		IconPhone, IconWarning, IconInfo, IconStar, IconHand,
		IconScreen, IconPlus, IconKey, IconSquare, IconSquareOn,
		IconCalendar, IconBuilding, IconSliders, IconDesk, IconTiles,
		IconArrowDown, IconSave, IconMessage, IconBar,
		IconDash, IconCircleCheck, IconDiamond, IconOctagon,
	}
}

//go:embed icons/*.svg
var drawings embed.FS

// in is the icon in a colour, with a stroke of so many device pixels: the
// toolkit's SVG reader enlarges shapes but not strokes. The name carries both
// because the toolkit keeps pictures by name. A name without a drawing gives
// nothing to draw.
func (i Icon) in(c color.NRGBA, stroke float32) fyne.Resource {
	svg, err := drawings.ReadFile("icons/" + string(i) + ".svg")
	if err != nil {
		return nil
	}
	tint := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	thick := fmt.Sprintf("%.1f", stroke)
	svg = bytes.ReplaceAll(svg, []byte("#000000"), []byte(tint))
	svg = bytes.ReplaceAll(svg, []byte(`stroke-width="2"`), []byte(`stroke-width="`+thick+`"`))
	return fyne.NewStaticResource(string(i)+tint+"-"+thick+".svg", svg)
}

// Glyph shows an icon in a colour.
type Glyph struct {
	widget.BaseWidget
	icon   Icon
	colour Colour
	image  *canvas.Image
}

// NewGlyph makes a glyph.
func NewGlyph(icon Icon, colour Colour) *Glyph {
	g := &Glyph{icon: icon, colour: colour, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	g.ExtendBaseWidget(g)
	return g
}

// Set changes what is shown.
func (g *Glyph) Set(icon Icon, colour Colour) {
	if g.icon == icon && g.colour == colour {
		return
	}
	g.icon, g.colour = icon, colour
	g.Refresh()
}

// CreateRenderer draws the glyph.
func (g *Glyph) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	return draw(g)
}

func (g *Glyph) parts() []fyne.CanvasObject { return []fyne.CanvasObject{g.image} }
func (g *Glyph) least() fyne.Size           { return fyne.NewSquareSize(24) }

// paint draws the icon anew only when it or its colour is another one: an SVG
// costs far more than the comparison.
func (g *Glyph) paint(p Palette) {
	show(g.image, g.icon != NoIcon)
	next := g.icon.in(p[g.colour], g.stroke())
	if now := g.image.Resource; next != nil && (now == nil || now.Name() != next.Name()) {
		g.image.Resource = next
		g.image.Refresh()
	}
}

func (g *Glyph) arrange(size fyne.Size) {
	place(g.image, 0, 0, size.Width, size.Height)
	g.paint(paletteOf(g))
}

// stroke is 2 of 24 parts of the side, in pixels of the device.
func (g *Glyph) stroke() float32 {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		scale = c.Scale()
	}
	return min(g.Size().Width, g.Size().Height) * 2 / 24 * scale
}
