package ticket

import (
	"image"
	"image/color"
)

// Raster is a picture of black and white dots. Rows follow each other, eight
// dots to a byte, the leftmost in the highest bit, 1 is black: the order in
// which GS v 0 takes them.
type Raster struct {
	Width  int // dots, a multiple of 8
	Height int
	Rows   []byte
}

// NewRaster is white paper; the width is rounded up to whole bytes.
func NewRaster(width, height int) *Raster {
	stride := (width + 7) / 8
	return &Raster{Width: stride * 8, Height: height, Rows: make([]byte, stride*height)}
}

// Stride is the number of bytes in a row.
func (r *Raster) Stride() int { return r.Width / 8 }

// Burn makes a dot black.
func (r *Raster) Burn(x, y int) { r.Rows[y*r.Stride()+x/8] |= 0x80 >> (x % 8) }

// Black tells whether a dot is black. Paper outside the picture is white.
func (r *Raster) Black(x, y int) bool {
	if x < 0 || y < 0 || x >= r.Width || y >= r.Height {
		return false
	}
	return r.Rows[y*r.Stride()+x/8]&(0x80>>(x%8)) != 0
}

// Image is the raster for a screen or a file.
func (r *Raster) Image() image.Image {
	m := image.NewPaletted(image.Rect(0, 0, r.Width, r.Height), color.Palette{color.White, color.Black})
	for y := range r.Height {
		for x := range r.Width {
			if r.Black(x, y) {
				m.Pix[y*m.Stride+x] = 1
			}
		}
	}
	return m
}
