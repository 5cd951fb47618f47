package flow

import "math"

const (
	// capShare is the height of a capital in our typeface, of its size.
	capShare = 0.698
	// seen is the height that spans 0.7 degrees, of the distance.
	seen = 0.01222
	inch = 25.4 // millimetres
)

// legible is the least size of a number that must be read from the farthest
// bench, in pixels of the canvas. Without measures it is zero: nothing is known.
func (c Config) legible() float32 {
	if c.Diagonal <= 0 {
		return 0
	}
	perMM := math.Hypot(float64(c.Width), float64(c.Height)) / (c.Diagonal * inch)
	return float32(c.Distance * seen * perMM / capShare)
}
