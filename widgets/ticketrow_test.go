package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestTicketRowPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		row := func(v TicketView) *TicketRow { return NewTicketRow(v, nil) }
		golden.Picture(t, "ticketrow-"+palette, picture(t, palette, 700, 270,
			spot{row(TicketView{Letter: "A", Number: "A 028", Service: "Dowód osobisty, odbiór", Waited: "14 min", Selected: true}), 20, 20, 660, 52},
			spot{row(TicketView{Letter: "A", Number: "A 029", Service: "Meldunek na pobyt stały albo czasowy", Waited: "11 min", Mark: IconStar, MarkWord: "pierwszeństwo"}), 20, 80, 660, 52},
			spot{row(TicketView{Letter: "B", Number: "B 1104", Service: "Podatki", Waited: "1 godz. 20 min", Mark: IconPause, MarkWord: "odłożony"}), 20, 140, 660, 52},
			spot{row(TicketView{Letter: "K", Number: "K 9", Service: "Kasa"}), 20, 200, 660, 52},
		))
	}
}
