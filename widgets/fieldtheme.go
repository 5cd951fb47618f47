package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// fieldTheme is the theme of the program without bars: a text that is longer than its
// field is cut there, and a bar would lie on the frame.
type fieldTheme struct{}

func (fieldTheme) now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color is the program's.
func (f fieldTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return f.now().Color(name, v)
}

// Font is the program's.
func (f fieldTheme) Font(s fyne.TextStyle) fyne.Resource { return f.now().Font(s) }

// Icon is the program's.
func (f fieldTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return f.now().Icon(name) }

// Size is the program's, but for bars.
func (f fieldTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameScrollBar || name == theme.SizeNameScrollBarSmall {
		return 0
	}
	return f.now().Size(name)
}
