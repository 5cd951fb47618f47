package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestCallPanelPictures(t *testing.T) {
	call := CallView{Number: "A 027", Desk: "Stanowisko 3", Detail: "Parter, pokój 12", Way: IconArrowRight, Lit: true}
	steady := call
	steady.Lit = false
	bare := CallView{Number: "K 9", Desk: "Kasa"}
	for _, palette := range []string{"board", "day"} {
		golden.Picture(t, "callpanel-"+palette, picture(t, palette, 1000, 560,
			spot{NewCallPanel(call), 20, 20, 560, 160},
			spot{NewCallPanel(steady), 20, 200, 560, 160},
			spot{NewCallPanel(bare), 20, 380, 560, 160},
			spot{NewCallPanel(call), 600, 20, 380, 520},
		))
	}
}

// The blink is the owner's, and a steady call must not move anything.
func TestLightMovesNothing(t *testing.T) {
	p := NewCallPanel(CallView{Number: "A 027", Desk: "Kasa", Lit: true})
	picture(t, "board", 600, 200, spot{p, 0, 0, 600, 200})
	lit := p.NumberSize()
	p.Set(CallView{Number: "A 027", Desk: "Kasa"})
	if p.NumberSize() != lit {
		t.Errorf("the number went from %v to %v", lit, p.NumberSize())
	}
}
