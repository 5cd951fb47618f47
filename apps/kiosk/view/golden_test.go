package view

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/golden"
)

// draw is what a kiosk looks like.
func draw(t *testing.T, k *kiosktest.Kiosk) (*View, image.Image) {
	t.Helper()
	test.NewTempApp(t)
	v := New(func(string) {}, nil)
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(v.Object())
	c.Resize(fyne.NewSize(k.Config().W, k.Config().H))
	v.Show(k.Screen(), k.Lang(), k.Look())
	v.Show(k.Screen(), k.Lang(), k.Look()) // a second time changes nothing
	return v, c.Capture()
}

// half is a picture of half the size: enough to see what moved, small enough to
// keep many.
func half(img image.Image) *image.RGBA {
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()/2, b.Dy()/2))
	for y := range b.Dy() / 2 {
		for x := range b.Dx() / 2 {
			var r, g, bl uint32
			for i := range 4 {
				cr, cg, cb, _ := img.At(b.Min.X+2*x+i%2, b.Min.Y+2*y+i/2).RGBA()
				r, g, bl = r+cr, g+cg, bl+cb
			}
			out.SetRGBA(x, y, color.RGBA{uint8(r / 4 >> 8), uint8(g / 4 >> 8), uint8(bl / 4 >> 8), 255})
		}
	}
	return out
}

// shots are the pictures that are kept: every screen, every language, every
// mode and every panel, but not all of them with each other.
var shots = []struct {
	scene, lang, machine string
	modes                []string
}{
	{"start", "pl", "1080x1920", nil},
	{"start", "en", "1920x1080", nil},
	{"start", "uk", "1280x1024", nil},
	{"start", "pl", "768x1366", []string{"large"}},
	{"start", "uk", "1080x1920", []string{"large", "low"}},
	{"start", "pl", "1080x1920", []string{"low"}},
	{"start", "pl", "1920x1080", []string{"contrast", "large"}},
	{"group", "pl", "1080x1920", nil},
	{"before", "pl", "1080x1920", nil},
	{"before", "uk", "1920x1080", []string{"large"}},
	{"before", "en", "768x1366", []string{"contrast"}},
	{"before-long", "pl", "1080x1920", []string{"large"}},
	{"before-long", "en", "1920x1080", nil},
	{"before-full", "uk", "768x1366", nil},
	{"before-full", "pl", "1920x1080", []string{"large"}},
	{"why", "pl", "1080x1920", nil},
	{"start-limited", "pl", "1080x1920", nil},
	{"start-limited", "uk", "1280x1024", []string{"large"}},
	{"why-stopped", "pl", "1080x1920", nil},
	{"why-hours", "en", "768x1366", nil},
	{"issuing", "uk", "1080x1920", nil},
	{"late", "pl", "1280x1024", nil},
	{"ticket", "pl", "1080x1920", nil},
	{"ticket-printed", "en", "1920x1080", nil},
	{"ticket-failed", "uk", "1080x1920", []string{"contrast", "large"}},
	{"ticket", "uk", "768x1366", []string{"large"}},
	{"sorry", "pl", "1080x1920", nil},
	{"closed", "pl", "1080x1920", nil},
	{"closed", "uk", "1920x1080", []string{"large"}},
	{"contact", "en", "1080x1920", nil},
	{"own-start", "pl", "1080x1920", nil},
	{"own-start", "uk", "1920x1080", []string{"contrast"}},
	{"own-before", "en", "1080x1920", nil},
	{"own-before", "pl", "768x1366", []string{"large"}},
	{"own-ticket", "pl", "1080x1920", nil},
	{"own-ticket", "uk", "1920x1080", nil},
	{"own-ticket", "en", "1280x1024", []string{"contrast", "large"}},
	{"own-why", "uk", "1080x1920", nil},
	{"trouble", "uk", "1280x1024", []string{"contrast"}},
	{"starting", "pl", "1920x1080", nil},
	{"help", "en", "768x1366", nil},
	{"warning", "pl", "1080x1920", nil},
	{"warning-ticket", "uk", "1080x1920", []string{"large"}},
	{"focus", "pl", "1920x1080", []string{"contrast"}},
}

func TestPictures(t *testing.T) {
	for _, s := range shots {
		name := fmt.Sprint(s.scene, "-", s.lang, "-", s.machine)
		for _, m := range s.modes {
			name += "-" + m
		}
		t.Run(name, func(t *testing.T) {
			_, img := draw(t, scene(s.scene).Play(machine(s.machine).Config, s.lang, s.modes...))
			golden.Picture(t, name, half(img))
		})
	}
}

func scene(name string) kiosktest.Scene {
	for _, s := range kiosktest.Scenes() {
		if s.Name == name {
			return s
		}
	}
	panic("no scene " + name)
}

func machine(name string) kiosktest.Machine {
	for _, m := range kiosktest.Machines() {
		if m.Name == name {
			return m
		}
	}
	panic("no machine " + name)
}
