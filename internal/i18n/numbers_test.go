package i18n_test

import (
	"testing"

	"okienko/internal/i18n"
	"okienko/internal/screen"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		cell   screen.Cell
		pl, en string
	}{
		{screen.Count(1234), "1234", "1234"}, {screen.Decimal(5, 1), "0,5", "0.5"}, {screen.Decimal(0, 1), "0,0", "0.0"},
		{screen.Decimal(-1205, 1), "−120,5", "−120.5"}, {screen.Decimal(-7, 2), "−0,07", "−0.07"}, {screen.Cell{}, "–", "–"},
		{screen.Word(screen.Words("Kasa")), "Kasa", "Kasa"},
	} {
		if pl, en := i18n.Cell("pl", c.cell), i18n.Cell("en", c.cell); pl != c.pl || en != c.en {
			t.Errorf("%+v is %q in Polish and %q in English", c.cell, pl, en)
		}
	}
	if uk := i18n.Number("uk", 125, 1); uk != "12,5" {
		t.Errorf("in Ukrainian it is %q", uk)
	}
}
