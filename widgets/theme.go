package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"okienko/widgets/fonts"
)

var (
	regular  = fyne.NewStaticResource("IBMPlexSans-Regular.ttf", fonts.Regular)
	semiBold = fyne.NewStaticResource("IBMPlexSans-SemiBold.ttf", fonts.SemiBold)
)

// Theme brings a palette and our typeface to the toolkit. Widgets of this
// package read their palette from the theme around them, so changing the theme
// of the app recolours them. A part of a window gets colours of its own with
// container.NewThemeOverride; objects that come into the part later do not,
// until the override is refreshed.
type Theme struct {
	fyne.Theme
	palette Palette
}

// NewTheme makes a theme of a palette.
func NewTheme(p Palette) *Theme {
	return &Theme{Theme: theme.DefaultTheme(), palette: p}
}

// Palette is the palette the theme was made of.
func (t *Theme) Palette() Palette { return t.palette }

// carried is the whole palette on its way through the toolkit, which wraps the
// theme of an override in one of its own and passes on nothing but colours,
// fonts, icons and sizes. It travels as the colour of shadows: we draw none.
type carried struct {
	color.Color
	palette Palette
}

// Color gives the toolkit's own widgets our colours. The variant is ignored:
// whether a screen is dark is decided by its palette, not by the system.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if purpose, ok := toolkitColours[name]; ok {
		return t.palette[purpose]
	}
	switch name {
	case theme.ColorNameShadow:
		return carried{color.Transparent, t.palette}
	case theme.ColorNameHover, theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameSelection:
		return t.palette[Wash]
	}
	return t.Theme.Color(name, variant)
}

// toolkitColours translates the toolkit's names. All ForegroundOn names are
// here: a name that is left out would be drawn in the toolkit's white.
var toolkitColours = map[fyne.ThemeColorName]Colour{
	theme.ColorNameBackground:          Ground,
	theme.ColorNameForeground:          Ink,
	theme.ColorNamePlaceHolder:         Soft,
	theme.ColorNameDisabled:            Soft,
	theme.ColorNameButton:              Surface,
	theme.ColorNameDisabledButton:      Ground,
	theme.ColorNamePrimary:             Action,
	theme.ColorNameForegroundOnPrimary: OnAction,
	theme.ColorNameError:               Alert,
	theme.ColorNameForegroundOnError:   OnAlert,
	theme.ColorNameSuccess:             Good,
	theme.ColorNameForegroundOnSuccess: Surface,
	theme.ColorNameWarning:             Notice,
	theme.ColorNameForegroundOnWarning: OnNotice,
	theme.ColorNameFocus:               Focus,
	theme.ColorNameHyperlink:           Action,
	theme.ColorNamePressed:             Wash,
	theme.ColorNameInputBackground:     Surface,
	theme.ColorNameInputBorder:         Line,
	theme.ColorNameScrollBar:           Line,
	theme.ColorNameSeparator:           Line,
	theme.ColorNameMenuBackground:      Surface,
	theme.ColorNameOverlayBackground:   Surface,
	theme.ColorNameHeaderBackground:    Surface,
}

// Font gives our typeface for every style; there is no italic on our screens.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Bold {
		return semiBold
	}
	if style.Symbol {
		return t.Theme.Font(style)
	}
	return regular
}

// Size gives sizes that a finger can meet and an eye can read.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := toolkitSizes[name]; ok {
		return size
	}
	return t.Theme.Size(name)
}

var toolkitSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:            18,
	theme.SizeNameCaptionText:     16,
	theme.SizeNameSubHeadingText:  22,
	theme.SizeNameHeadingText:     30,
	theme.SizeNameInlineIcon:      24,
	theme.SizeNamePadding:         6,
	theme.SizeNameInnerPadding:    12,
	theme.SizeNameScrollBar:       24,
	theme.SizeNameScrollBarSmall:  8,
	theme.SizeNameScrollBarRadius: 4,
	theme.SizeNameInputBorder:     2,
	theme.SizeNameInputRadius:     8,
	theme.SizeNameSelectionRadius: 6,
}

// paletteOf is the palette of the theme around a widget. In a foreign theme it
// is Day: a screen without our theme is a mistake, but must stay readable.
func paletteOf(o fyne.CanvasObject) Palette {
	if c, ok := theme.CurrentForWidget(o).Color(theme.ColorNameShadow, theme.VariantLight).(carried); ok {
		return c.palette
	}
	return Day
}
