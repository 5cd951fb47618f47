package flow

// Look is how a screen is to be drawn: what a resident has switched on, and the
// sizes that follow from panel and distance.
type Look struct {
	Contrast bool
	Large    bool
	Low      bool
	Text     float32 // size of text to read, in pixels
	Least    float32 // no text that is needed may be smaller
}

const (
	capHeight   = 0.698   // of the font size: that of our typeface
	sevenTenths = 0.01222 // cap height over distance at 0.7 degrees (EN 301 549, 5.1.4)
	usualText   = 7.0     // mm of font size: capitals of 4.9 mm
	leastText   = 4.6     // mm: capitals of 3.2 mm, for the second rank only
)

// Look is how the present screen is to be drawn.
func (m Model) Look() Look {
	c := m.cfg
	l := Look{
		Contrast: m.visit.contrast, Large: m.visit.large, Low: m.visit.low,
		Text: usualText * c.PxPerMM(), Least: leastText * c.PxPerMM(),
	}
	if l.Large {
		l.Least = c.DistanceMM*sevenTenths/capHeight*c.PxPerMM() + 0.5
		l.Text = l.Least
	}
	return l
}

// Lang is the language of the present screen.
func (m Model) Lang() string { return m.visit.lang }
