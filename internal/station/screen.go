package station

import (
	"errors"
	"image/color"
	"os"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"okienko/internal/config"
	"okienko/internal/i18n"
	"okienko/widgets"
)

// memoryLimit keeps the collector eager: pictures of screens are large and
// short-lived.
const memoryLimit = 256 << 20

// Prepare sets what must be set before the toolkit starts. Sizes are computed
// from the machine file, because screens lie about theirs.
func Prepare() {
	debug.SetMemoryLimit(memoryLimit)
	_ = os.Setenv("FYNE_DISABLE_DPI_DETECTION", "true")
	if os.Getenv("FYNE_SCALE") == "" {
		_ = os.Setenv("FYNE_SCALE", "1")
	}
}

// Palette is the one of a window at a desk.
func Palette(contrast bool) widgets.Palette {
	if contrast {
		return widgets.Contrast
	}
	return widgets.Day
}

// Fill is a layout that gives the one object in it all the room, and tells how
// much that is.
type Fill struct {
	Resized func(width, height float32)
	last    fyne.Size
}

// Layout places the object.
func (f *Fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
	if size != f.last {
		f.last = size
		f.Resized(size.Width, size.Height)
	}
}

// MinSize asks for nothing: the screen is as large as it is.
func (*Fill) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Explain shows in a window why the program cannot begin: every mistake in the
// files, with its place. It returns when the window is closed.
func Explain(a fyne.App, err error) {
	a.Settings().SetTheme(widgets.NewTheme(widgets.Day))
	text := i18n.Translate(i18n.Fallback, "trouble.wrong_settings", 0, nil) + "\n\n" + err.Error()
	var mistakes config.Mistakes
	if errors.As(err, &mistakes) {
		text = mistakes.In(i18n.Fallback)
	}
	title := widgets.NewWords(i18n.Translate(i18n.Fallback, "common.cannot_start", 0, nil),
		widgets.Type{Size: 28, Bold: true, Colour: widgets.Ink})
	body := widgets.NewWords(text, widgets.Type{Size: 18, Colour: widgets.Ink})
	ground := canvas.NewRectangle(color.NRGBA(widgets.Day[widgets.Ground]))
	w := a.NewWindow("Okienko")
	w.SetContent(container.NewStack(ground, container.NewPadded(container.NewBorder(title, nil, nil, nil, body))))
	EndWith(a, w, nil, func() {})
	w.Resize(fyne.NewSize(1000, 600))
	w.ShowAndRun()
}

// Guard ends the program when no window can be shown: a process that runs
// without one would look healthy for ever, and nothing would start it again.
func Guard(a fyne.App, shown func() bool) {
	a.Lifecycle().SetOnStarted(func() {
		go func() {
			time.Sleep(5 * time.Second)
			fyne.Do(func() {
				if !shown() {
					os.Exit(1)
				}
			})
		}()
	})
}
