package lab

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"okienko/widgets/fonts"
)

// Signs copies the large signs off a part of the screen: those of a code, or digits.
// It knows which signs may stand there, and in which type. What is much lower than
// the others is a dash, and left out as spaces are. The picture stays as NAME.png.
//
// A reader of whole texts takes one sign in a hundred for another, and in the same
// picture always the same one; somebody who compares shapes does not.
func (d *Display) Signs(ctx context.Context, name string, part image.Rectangle, signs string) (string, error) {
	picture, err := d.Picture(ctx, name)
	if err != nil {
		return "", err
	}
	return readSigns(picture, part, signs)
}

func readSigns(picture image.Image, part image.Rectangle, signs string) (string, error) {
	shapes, err := typeShapes()
	if err != nil {
		return "", err
	}
	found := inkIn(picture, part.Intersect(picture.Bounds())).blots()
	tallest := 0
	for _, b := range found {
		tallest = max(tallest, b.box.Dy())
	}
	text := ""
	for _, b := range found {
		if b.box.Dy() >= tallest/3 {
			text += string(shapes.nearest(b.shape(), signs))
		}
	}
	return text, nil
}

// ink says where a picture is not of the colour of its ground.
type ink struct {
	wide, high int
	on         []bool
}

// inkIn parts a piece of a picture at half the difference to its corner.
func inkIn(picture image.Image, part image.Rectangle) ink {
	i := ink{wide: part.Dx(), high: part.Dy(), on: make([]bool, part.Dx()*part.Dy())}
	if len(i.on) == 0 {
		return i
	}
	grey := func(x, y int) int {
		return int(color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y)
	}
	ground, most := grey(part.Min.X, part.Min.Y), 0
	differs := make([]int, len(i.on))
	for n := range differs {
		d := grey(part.Min.X+n%i.wide, part.Min.Y+n/i.wide) - ground
		differs[n] = max(d, -d)
		most = max(most, differs[n])
	}
	for n, d := range differs {
		i.on[n] = d > max(most/2, 32)
	}
	return i
}

// blot is ink that hangs together, and the box around it.
type blot struct {
	box    image.Rectangle
	points []image.Point
}

// blots are the blots from left to right.
func (i ink) blots() []blot {
	var all []blot
	taken := make([]bool, len(i.on))
	for n, on := range i.on {
		if on && !taken[n] {
			all = append(all, i.spread(n, taken))
		}
	}
	slices.SortFunc(all, func(a, b blot) int { return cmp.Compare(a.box.Min.X, b.box.Min.X) })
	return all
}

// spread takes all that hangs together with a point.
func (i ink) spread(from int, taken []bool) blot {
	var b blot
	taken[from] = true
	for next := []int{from}; len(next) > 0; {
		n := next[len(next)-1]
		next = next[:len(next)-1]
		p := image.Pt(n%i.wide, n/i.wide)
		b.points = append(b.points, p)
		b.box = b.box.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))})
		for y := max(0, p.Y-1); y <= min(i.high-1, p.Y+1); y++ {
			for x := max(0, p.X-1); x <= min(i.wide-1, p.X+1); x++ {
				if at := y*i.wide + x; i.on[at] && !taken[at] {
					taken[at] = true
					next = append(next, at)
				}
			}
		}
	}
	return b
}

// A shape is a sign of whatever size: how much of each part of its box is ink, and
// how wide the box is for its height.
const across, down = 12, 16

type shape struct {
	cover [across * down]float64
	slim  float64 // logarithm of width by height
}

func (b blot) shape() shape {
	w, h := b.box.Dx(), b.box.Dy()
	on := make([]bool, w*h)
	for _, p := range b.points {
		on[(p.Y-b.box.Min.Y)*w+p.X-b.box.Min.X] = true
	}
	s := shape{slim: math.Log(float64(w) / float64(h))}
	const fine = 4 // looks along each side of a part
	for n := range s.cover {
		for k := range fine * fine {
			x := (n%across*fine + k%fine) * w / (across * fine)
			y := (n/across*fine + k/fine) * h / (down * fine)
			if on[y*w+x] {
				s.cover[n] += 1.0 / (fine * fine)
			}
		}
	}
	return s
}

// distance is 0 between equal shapes, and grows as they differ.
func (s shape) distance(other shape) float64 {
	sum := 0.0
	for n, c := range s.cover {
		sum += (c - other.cover[n]) * (c - other.cover[n])
	}
	slim := s.slim - other.slim
	return sum/(across*down) + slim*slim
}

// shapes are those of the signs of a type.
type shapes map[rune]shape

func (s shapes) nearest(to shape, among string) rune {
	best, least := ' ', math.Inf(1)
	for _, sign := range among {
		if d := to.distance(s[sign]); d < least {
			best, least = sign, d
		}
	}
	return best
}

// typeShapes are the digits and capitals in the cut that codes are shown in.
var typeShapes = sync.OnceValues(func() (shapes, error) {
	cut, err := opentype.Parse(fonts.SemiBold)
	if err != nil {
		return nil, fmt.Errorf("read the type that codes are shown in: %w", err)
	}
	face, err := opentype.NewFace(cut, &opentype.FaceOptions{Size: 96, DPI: 72})
	if err != nil {
		return nil, fmt.Errorf("read the type that codes are shown in: %w", err)
	}
	defer face.Close()
	all := make(shapes)
	for _, sign := range "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		paper := image.NewGray(image.Rect(0, 0, 160, 160))
		pen := font.Drawer{Dst: paper, Src: image.White, Face: face, Dot: fixed.P(20, 120)}
		pen.DrawString(string(sign))
		all[sign] = inkIn(paper, paper.Bounds()).blots()[0].shape()
	}
	return all, nil
})
