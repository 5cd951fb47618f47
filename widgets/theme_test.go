package widgets_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	. "okienko/widgets"
)

func TestToolkitTextIsReadableOnToolkitColours(t *testing.T) {
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForeground, theme.ColorNameBackground},
		{theme.ColorNameForeground, theme.ColorNameInputBackground},
		{theme.ColorNameForeground, theme.ColorNameSelection},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
	}
	for name, palette := range palettes {
		th := NewTheme(palette)
		for _, pair := range pairs {
			front := th.Color(pair[0], theme.VariantDark).(color.NRGBA)
			back := th.Color(pair[1], theme.VariantDark).(color.NRGBA)
			if got := ContrastRatio(front, back); got < TextContrast {
				t.Errorf("%s: %s on %s: %.2f:1", name, pair[0], pair[1], got)
			}
		}
	}
}

func TestTheTypefaceIsOurs(t *testing.T) {
	th := NewTheme(Day)
	for style, want := range map[fyne.TextStyle]string{
		{}:                "IBMPlexSans-Regular.ttf",
		{Italic: true}:    "IBMPlexSans-Regular.ttf",
		{Monospace: true}: "IBMPlexSans-Regular.ttf",
		{Bold: true}:      "IBMPlexSans-SemiBold.ttf",
	} {
		if got := th.Font(style).Name(); got != want {
			t.Errorf("%+v is set in %s, want %s", style, got, want)
		}
	}
}
