package main

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
)

// poster is the picture of the running office, put together from the morning's
// own pictures.
var poster = struct {
	size   image.Point
	ground color.Color
	parts  []part
}{
	image.Pt(1600, 1000), color.NRGBA{R: 0xD9, G: 0xD4, B: 0xC7, A: 0xFF},
	[]part{
		{"kiosk-ticket.png", image.Rect(40, 62, 520, 915)},
		{"hall-calling.png", image.Rect(560, 40, 1560, 602)},
		{"tickets/B001.png", image.Rectangle{Min: image.Pt(560, 640), Max: image.Pt(715, 0)}},
		{"desk-called.png", image.Rect(1046, 634, 1560, 970)},
		{"tickets/C001.png", image.Rectangle{Min: image.Pt(755, 640), Max: image.Pt(910, 0)}},
	},
}

// part is one picture with its place. Without a lower edge its own shape says
// how high it is.
type part struct {
	file  string
	place image.Rectangle
}

// paste writes the poster as office.png into a folder of pictures.
func paste(folder string) error {
	sheet := image.NewNRGBA(image.Rectangle{Max: poster.size})
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(poster.ground), image.Point{}, draw.Src)
	for _, p := range poster.parts {
		picture, err := readPicture(filepath.Join(folder, p.file))
		if err != nil {
			return err
		}
		place := p.place
		if place.Max.Y <= place.Min.Y {
			place.Max.Y = place.Min.Y + place.Dx()*picture.Bounds().Dy()/picture.Bounds().Dx()
		}
		draw.CatmullRom.Scale(sheet, place, picture, picture.Bounds(), draw.Over, nil)
	}
	f, err := os.Create(filepath.Join(folder, "office.png"))
	if err != nil {
		return err
	}
	if err := png.Encode(f, sheet); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func readPicture(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the poster lacks a picture: %w", err)
	}
	defer f.Close()
	return png.Decode(f)
}
