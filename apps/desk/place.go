package main

// place is where a form of the window stands: its corner in pixels of the screens,
// its size in those of the toolkit.
type place struct {
	X, Y          int
	Width, Height float32
	Maximized     bool `json:",omitempty"`
}

// area is what a screen has for windows, in its pixels.
type area struct{ x, y, width, height int }

// seen says whether the middle of the upper edge, by which a window is moved, is on
// one of the screens: one that was taken away keeps no window.
func (p place) seen(screens []area, scale float32) bool {
	x, y := p.X+int(p.Width*scale/2), p.Y
	for _, a := range screens {
		if x >= a.x && x < a.x+a.width && y >= a.y && y < a.y+a.height {
			return true
		}
	}
	return false
}

// titleHigh is what the system may put above a window to move it by.
const titleHigh = 40

// barAt is where the bar stands that was never moved: in the middle at the top.
func barAt(screens []area, width, height, scale float32) place {
	p := place{Width: width, Height: height}
	if len(screens) > 0 {
		a := screens[0]
		p.X, p.Y = a.x+max(0, a.width-int(width*scale))/2, a.y+titleHigh
	}
	return p
}
