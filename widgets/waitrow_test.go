package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestWaitRowPictures(t *testing.T) {
	for _, palette := range []string{"board", "contrast", "day"} {
		golden.Picture(t, "waitrow-"+palette, picture(t, palette, 700, 260,
			spot{NewWaitRow(WaitView{Letter: "A", Name: "Dowody osobiste", Waiting: "8", Expected: "około 25 min"}), 20, 20, 660, 66},
			spot{NewWaitRow(WaitView{Letter: "B", Name: "Gospodarka komunalna, odpady i ochrona środowiska", Waiting: "112", Expected: "ponad godzinę"}), 20, 96, 660, 66},
			spot{NewWaitRow(WaitView{Letter: "K", Name: "Kasa", Waiting: "0"}), 20, 172, 660, 66},
		))
	}
}
