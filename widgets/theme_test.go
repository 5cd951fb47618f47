package widgets_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	. "okienko/widgets"

	"okienko/internal/golden"
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

// The toolkit hands widgets in an override a theme of its own making.
func TestAPartHasThePaletteOfItsOverride(t *testing.T) {
	view := CallView{Number: "A 027", Desk: "Kasa"}
	within := func(inner string) spot {
		return spot{container.NewThemeOverride(NewCallRow(view), NewTheme(palettes[inner])), 0, 0, 300, 60}
	}
	plain := spot{NewCallRow(view), 0, 0, 300, 60}
	want := picture(t, "contrast", 300, 60, plain)
	// At the round corners the ground of the app is seen.
	if share := golden.Difference(picture(t, "board", 300, 60, within("contrast")), want); share > 0.005 {
		t.Errorf("%.1f %% of a row in a part have other colours than its palette", share*100)
	}
	if share := golden.Difference(picture(t, "contrast", 300, 60, within("board")), want); share < 0.5 {
		t.Error("the part has the palette of the app")
	}
}

func TestAForeignThemeStaysReadable(t *testing.T) {
	day := picture(t, "day", 200, 60, spot{NewButton(ButtonView{Kind: Primary, Label: "A"}, nil), 0, 0, 200, 60})
	test.NewTempApp(t).Settings().SetTheme(theme.DefaultTheme())
	part := NewButton(ButtonView{Kind: Primary, Label: "A"}, nil)
	got := picture(t, "board", 200, 60, spot{container.NewThemeOverride(part, theme.DefaultTheme()), 0, 0, 200, 60})
	if day.NRGBAAt(100, 5) != got.NRGBAAt(100, 5) {
		t.Errorf("a button in a foreign theme is %v, want that of Day", got.NRGBAAt(100, 5))
	}
}
