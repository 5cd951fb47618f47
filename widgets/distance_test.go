package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"okienko/widgets"
)

// The widgets of a screen that is read from a known distance say whether their
// words have a place at the least size.
func TestFitsIsTheTruth(t *testing.T) {
	test.NewTempApp(t)
	long := "Referat Geodezji i Gospodarki Nieruchomościami"
	matter := widgets.NewMatter(nil)
	matter.Set(widgets.MatterView{Letter: "D", Label: long, Detail: "Brak biletów na dziś", Size: 42, Least: 42})
	setting := widgets.NewSetting(nil)
	setting.Set(widgets.SettingView{Icon: widgets.IconTextSize, Label: "Duże litery", State: "tak", Size: 42})
	radio := widgets.NewSetting(nil)
	radio.Set(widgets.SettingView{Label: "Українська", State: "вибрано", Radio: true, On: true, Size: 42})
	fact := widgets.NewFact()
	fact.Set(widgets.FactView{Icon: widgets.IconDoor, Caption: "Dokąd", Text: long, Size: 42, Quiet: 42, Least: 42})
	poster := widgets.NewPoster()
	poster.Set(widgets.PosterView{Icon: widgets.IconClock, Text: long, More: long, Size: 42, Least: 42})
	for _, c := range []struct {
		name       string
		object     fyne.CanvasObject
		fits       func() bool
		good, poor fyne.Size
	}{
		{"matter", matter, matter.Fits, fyne.NewSize(900, 200), fyne.NewSize(420, 120)},
		{"setting", setting, setting.Fits, fyne.NewSize(300, 200), fyne.NewSize(150, 80)},
		{"radio", radio, radio.Fits, fyne.NewSize(360, 120), fyne.NewSize(200, 120)},
		{"fact", fact, fact.Fits, fyne.NewSize(900, 200), fyne.NewSize(400, 100)},
		{"poster, wide", poster, poster.Fits, fyne.NewSize(1800, 600), fyne.NewSize(500, 200)},
		{"poster, tall", poster, poster.Fits, fyne.NewSize(900, 1200), fyne.NewSize(200, 300)},
	} {
		test.NewTempWindow(t, c.object)
		c.object.Resize(c.good)
		if !c.fits() {
			t.Errorf("%s says that it does not fit %v", c.name, c.good)
		}
		c.object.Resize(c.poor)
		if c.fits() {
			t.Errorf("%s says that it fits %v", c.name, c.poor)
		}
	}
}

func TestMatterExplainsItselfWhenOff(t *testing.T) {
	test.NewTempApp(t)
	touched := 0
	m := widgets.NewMatter(func() { touched++ })
	m.Set(widgets.MatterView{Label: "Geodezja", Detail: "Brak biletów na dziś", Size: 28, Off: true})
	test.Tap(m)
	if touched != 1 {
		t.Error("a touch of a matter that is off is not told")
	}
	if got := m.AccessibilityLabel(); got != "Geodezja, Brak biletów na dziś" {
		t.Errorf("it says %q", got)
	}
}

func TestSettingIsLockedWhenOff(t *testing.T) {
	test.NewTempApp(t)
	touched := 0
	s := widgets.NewSetting(func() { touched++ })
	s.Set(widgets.SettingView{Label: "Kontrast", State: "nie", Size: 20})
	test.Tap(s)
	s.Set(widgets.SettingView{Label: "Kontrast", State: "nie", Size: 20, Off: true})
	test.Tap(s)
	if touched != 1 {
		t.Errorf("told %d touches, want the one before it was locked", touched)
	}
}

// The largest size is that of the view where there is room, and less where a
// name takes two lines; with it nothing is made smaller any more.
func TestLargestIsWhatFits(t *testing.T) {
	test.NewTempApp(t)
	place := fyne.NewSize(800, 150)
	short := widgets.MatterView{Letter: "D", Label: "Kasa", Detail: "Nikt nie czeka", Size: 36, Least: 18}
	long := short
	long.Label = "Innowacje, rozwój i fundusze zewnętrzne, pomoc prawna"
	if got := short.Largest(place); got != 36 {
		t.Errorf("a short name is set in %v, want 36", got)
	}
	got := long.Largest(place)
	if got >= 36 || got < 18 {
		t.Errorf("a long name is set in %v", got)
	}
	long.Size = got
	if again := long.Largest(place); again != got {
		t.Errorf("%v becomes %v when it is asked for again", got, again)
	}
	m := widgets.NewMatter(nil)
	m.Set(long)
	test.NewTempWindow(t, m)
	m.Resize(place)
	if !m.Fits() {
		t.Error("it does not fit")
	}
}
