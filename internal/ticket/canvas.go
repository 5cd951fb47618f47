package ticket

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

const (
	black = 0x00
	white = 0xff
)

// canvas is the ticket in greys, as edges of letters come out of the font. Only
// raster, at the end, decides which dots are burnt.
type canvas struct{ *image.Gray }

func newCanvas(width, height int) *canvas {
	return painted(image.Rect(0, 0, width, height), white)
}

func painted(area image.Rectangle, shade uint8) *canvas {
	c := &canvas{image.NewGray(area)}
	for i := range c.Pix {
		c.Pix[i] = shade
	}
	return c
}

// text sets one line with its letters standing on the baseline.
func (c *canvas) text(s style, line string, x, baseline int, shade uint8) {
	d := font.Drawer{Dst: c.Gray, Src: ink(shade), Face: s.face, Dot: fixed.P(x, baseline)}
	if s.track == 0 {
		d.DrawString(line)
		return
	}
	for _, r := range line {
		d.DrawString(string(r))
		d.Dot.X += fixed.I(s.track)
	}
}

func ink(shade uint8) image.Image { return image.NewUniform(color.Gray{Y: shade}) }

// fill paints a rectangle with round corners.
func (c *canvas) fill(x, y, w, h, radius int, shade uint8) {
	for dy := range h {
		for dx := range w {
			if inside(dx, w, radius, dy, h) {
				c.SetGray(x+dx, y+dy, color.Gray{Y: shade})
			}
		}
	}
}

// frame paints the outline of a rectangle with round corners.
func (c *canvas) frame(x, y, w, h, radius, stroke int) {
	c.fill(x, y, w, h, radius, black)
	c.fill(x+stroke, y+stroke, w-2*stroke, h-2*stroke, radius-stroke, white)
}

// inside tells whether the middle of a dot lies within the rounded rectangle.
// Distances are doubled to stay in whole numbers, so that every machine agrees.
func inside(x, w, radius, y, h int) bool {
	ox := overhang(x, w, radius)
	oy := overhang(y, h, radius)
	return ox*ox+oy*oy <= 4*radius*radius || ox == 0 || oy == 0
}

// overhang is twice how far the dot lies beyond the centre of the nearer corner.
func overhang(at, size, radius int) int {
	near := min(2*at+1, 2*(size-at)-1)
	return max(0, 2*radius-near)
}

// paste copies a picture, set narrower where the width asks for it. Row 0 of the
// picture comes to stand at y.
func (c *canvas) paste(src *canvas, x, y, width int) {
	to := image.Rect(x, y+src.Rect.Min.Y, x+width, y+src.Rect.Max.Y)
	if width == src.Rect.Dx() {
		draw.Copy(c.Gray, to.Min, src.Gray, src.Rect, draw.Src, nil)
		return
	}
	draw.CatmullRom.Scale(c.Gray, to, src.Gray, src.Rect, draw.Src, nil)
}

// raster keeps what is darker than half. There is no dithering: a grey edge made
// of single dots is what makes thermal text hard to read.
func (c *canvas) raster() *Raster {
	r := NewRaster(c.Rect.Dx(), c.Rect.Dy())
	for y := range r.Height {
		for x := range c.Rect.Dx() {
			if c.Pix[y*c.Stride+x] < 128 {
				r.Burn(x, y)
			}
		}
	}
	return r
}
