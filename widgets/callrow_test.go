package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestCallRowPictures(t *testing.T) {
	for _, palette := range []string{"board", "contrast"} {
		golden.Picture(t, "callrow-"+palette, picture(t, palette, 560, 260,
			spot{NewCallRow(CallView{Number: "A 027", Desk: "Stanowisko 3", Detail: "Parter, pokój 12", Way: IconArrowRight, Lit: true}), 20, 20, 520, 70},
			spot{NewCallRow(CallView{Number: "B 104", Desk: "Stanowisko 1"}), 20, 100, 520, 70},
			spot{NewCallRow(CallView{Number: "K 9", Desk: "Punkt informacyjny i kancelaria ogólna", Way: IconStairs}), 20, 180, 520, 60},
		))
	}
}
