package flow

import (
	"math"
	"time"

	"okienko/internal/outlook"
	"okienko/office/plan"
)

// Config is what a kiosk knows of itself.
type Config struct {
	Kiosk   plan.KioskID
	Place   string // as commands name it; the kiosk's ID when empty
	Machine string // as its certificate names it

	W, H         float32 // canvas in pixels
	DiagonalInch float32 // of the panel; what the panel says of itself is often wrong
	MountMM      float32 // lower edge of the picture over the floor
	DistanceMM   float32 // from which it is read

	Languages []Language
	Zone      *time.Location

	DoubleTouch time.Duration // the same touch again within it is one; 0 is 300 ms, less is off
	IdleAfter   time.Duration // a visit without a touch ends; 0 is 40 s

	Read outlook.Read // nil: forecast.Read
}

// Language is one that the kiosk speaks, by the name its speakers give it.
type Language struct{ Code, Name string }

const (
	usualDouble   = 300 * time.Millisecond
	usualIdle     = 40 * time.Second
	usualDiagonal = 21.5
	usualMount    = 800
	usualDistance = 600
)

// filled puts usual values where none were given.
func (c Config) filled() Config {
	if c.Place == "" {
		c.Place = string(c.Kiosk)
	}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	if len(c.Languages) == 0 {
		c.Languages = []Language{{"pl", "Polski"}, {"en", "English"}, {"uk", "Українська"}}
	}
	c.DoubleTouch = usually(c.DoubleTouch, usualDouble)
	c.IdleAfter = usually(c.IdleAfter, usualIdle)
	c.W, c.H = usually(c.W, 1080), usually(c.H, 1920)
	c.DiagonalInch = usually(c.DiagonalInch, usualDiagonal)
	c.MountMM = usually(c.MountMM, usualMount)
	c.DistanceMM = usually(c.DistanceMM, usualDistance)
	return c
}

func usually[T comparable](value, usual T) T {
	var none T
	if value == none {
		return usual
	}
	return value
}

// PxPerMM is how many pixels of the canvas make a millimetre of the panel.
func (c Config) PxPerMM() float32 {
	diagonal := math.Hypot(float64(c.W), float64(c.H))
	return float32(diagonal) / (c.DiagonalInch * 25.4)
}

// yOf is how far down the canvas a height over the floor lies.
func (c Config) yOf(heightMM float32) float32 {
	return c.H - (heightMM-c.MountMM)*c.PxPerMM()
}
