package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// quiet is the white margin around a code in modules (ISO/IEC 18004).
const quiet = 4

// QRCode shows a code for a phone to read. It is black on white in every
// palette: many readers do not find an inverted code.
type QRCode struct {
	widget.BaseWidget
	modules [][]bool
	alt     string
	raster  *canvas.Raster
}

// NewQRCode makes an empty code with the words that stand for it.
func NewQRCode(alt string) *QRCode {
	q := &QRCode{alt: alt}
	q.raster = canvas.NewRaster(q.picture)
	q.ExtendBaseWidget(q)
	return q
}

// Set changes the code. A margin in the bitmap is cut off, the right one is
// added when the code is drawn.
func (q *QRCode) Set(modules [][]bool, alt string) {
	q.modules, q.alt = trim(modules), alt
	q.Refresh()
}

// AccessibilityLabel is what the code is for.
func (q *QRCode) AccessibilityLabel() string { return q.alt }

// AccessibilityRole says that this stands for text.
func (q *QRCode) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the code.
func (q *QRCode) CreateRenderer() fyne.WidgetRenderer {
	q.ExtendBaseWidget(q)
	return draw(q)
}

func (q *QRCode) parts() []fyne.CanvasObject { return []fyne.CanvasObject{q.raster} }
func (q *QRCode) paint(Palette)              {}
func (q *QRCode) least() fyne.Size           { return fyne.NewSquareSize(120) }

func (q *QRCode) arrange(size fyne.Size) { place(q.raster, 0, 0, size.Width, size.Height) }

// picture draws every module with the same whole number of device pixels; a
// module that is a pixel wider than its neighbour is what makes phones fail.
func (q *QRCode) picture(w, h int) image.Image {
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.White, color.Black})
	n := len(q.modules)
	module := min(w, h) / (n + 2*quiet)
	if n == 0 || module == 0 {
		return img
	}
	left, top := (w-n*module)/2, (h-n*module)/2
	for y := range n * module {
		for x := range n * module {
			if q.modules[y/module][x/module] {
				img.SetColorIndex(left+x, top+y, 1)
			}
		}
	}
	return img
}

// trim cuts the white margin. A code is square and its first row and column
// have modules, so the first black row tells the margin.
func trim(modules [][]bool) [][]bool {
	margin := 0
	for margin < len(modules) && !dark(modules[margin]) {
		margin++
	}
	inner := make([][]bool, 0, len(modules))
	for _, row := range modules[margin : len(modules)-min(margin, len(modules)-margin)] {
		inner = append(inner, row[margin:len(row)-margin])
	}
	return inner
}

func dark(row []bool) bool {
	for _, module := range row {
		if module {
			return true
		}
	}
	return false
}
