package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

// The scenes put the widgets together as the apps do. They are where spacing,
// weight and the two motifs are judged; the single pictures say what broke.

func TestKioskScene(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		mark := NewMark(MarkView{Name: "okienko", Office: "Urząd Gminy Lesznowola"})
		title := NewWords("W jakiej sprawie przychodzisz?", Type{Size: 46, Bold: true, Colour: Ink})
		tile := func(v TileView) *Tile { return NewTile(v, nil) }
		golden.Picture(t, "scene-kiosk-"+palette, picture(t, palette, 1080, 1280,
			spot{mark, 48, 40, 460, 76},
			spot{NewClock("10:42", "wtorek, 3 marca"), 732, 40, 300, 76},
			spot{title, 48, 160, 984, 64},
			spot{tile(TileView{Letter: "A", Label: "Dowody osobiste i ewidencja ludności", Detail: "8 osób czeka, około 25 minut", Focused: true}), 48, 260, 480, 200},
			spot{tile(TileView{Letter: "B", Label: "Podatki i opłaty lokalne", Detail: "2 osoby czekają"}), 552, 260, 480, 200},
			spot{tile(TileView{Letter: "C", Label: "Urząd Stanu Cywilnego", Detail: "Dziś nieczynne. Zapraszamy jutro od 8:00", Off: true}), 48, 484, 480, 200},
			spot{tile(TileView{Letter: "D", Label: "Gospodarka komunalna, odpady i ochrona środowiska", Detail: "Nikt nie czeka"}), 552, 484, 480, 200},
			spot{tile(TileView{Icon: IconDocument, Label: "Złożenie dokumentów"}), 48, 708, 480, 140},
			spot{tile(TileView{Icon: IconHand, Label: "Potrzebuję pomocy", Detail: "Ktoś do Ciebie podejdzie"}), 552, 708, 480, 140},
			spot{NewNoticeBand(NoticeView{Weight: Warning, Text: "Kasa jest dziś czynna do 14:00.", Size: 24}), 48, 884, 984, 64},
			spot{NewButton(ButtonView{Kind: Secondary, Icon: IconArrowLeft, Label: "Wróć", Size: 26}, nil), 48, 984, 300, 84},
			spot{NewButton(ButtonView{Kind: Quiet, Icon: IconInfo, Label: "Pomoc", Size: 26}, nil), 390, 984, 300, 84},
			spot{NewButton(ButtonView{Kind: Primary, Icon: IconTicket, Label: "Weź numer", Size: 26}, nil), 732, 984, 300, 84},
			spot{NewToggle(ToggleView{Icon: IconContrast, Label: "Kontrast", State: "włączone", On: palette == "contrast", Size: 22}, nil), 48, 1120, 312, 100},
			spot{NewToggle(ToggleView{Icon: IconTextSize, Label: "Duże litery", State: "wyłączone", Size: 22}, nil), 384, 1120, 312, 100},
			spot{NewToggle(ToggleView{Icon: IconWheelchair, Label: "Niski ekran", State: "włączone", On: true, Size: 22, Focused: true}, nil), 720, 1120, 312, 100},
			spot{NewCountdown(), 48, 1250, 984, 10},
		))
	}
}

func TestHallScene(t *testing.T) {
	golden.Picture(t, "scene-hall-board", picture(t, "board", 1920, 1080,
		spot{NewMark(MarkView{Name: "Urząd Gminy Lesznowola", Office: "Sala obsługi, parter"}), 56, 40, 800, 92},
		spot{NewClock("10:42", "wtorek, 3 marca"), 1464, 40, 400, 92},
		spot{NewCallPanel(CallView{Number: "A 027", Desk: "Stanowisko 3", Detail: "Parter, pokój 12", Way: IconArrowRight, Lit: true}), 56, 172, 1808, 430},
		spot{NewCallRow(CallView{Number: "B 104", Desk: "Stanowisko 1", Way: IconArrowLeft}), 56, 634, 890, 126},
		spot{NewCallRow(CallView{Number: "A 026", Desk: "Stanowisko 3", Detail: "Parter, pokój 12", Way: IconArrowRight}), 56, 776, 890, 126},
		spot{NewCallRow(CallView{Number: "K 9", Desk: "Kasa", Way: IconStairs}), 56, 918, 890, 126},
		spot{NewWaitRow(WaitView{Letter: "A", Name: "Dowody osobiste", Waiting: "8", Expected: "około 25 min"}), 974, 634, 890, 126},
		spot{NewWaitRow(WaitView{Letter: "B", Name: "Podatki i opłaty lokalne", Waiting: "12", Expected: "ponad godzinę"}), 974, 776, 890, 126},
		spot{NewWaitRow(WaitView{Letter: "K", Name: "Gospodarka komunalna, odpady i ochrona środowiska", Waiting: "0"}), 974, 918, 890, 126},
	))
}

func TestDeskScene(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		button := func(v ButtonView) *DeskButton { return NewDeskButton(v, nil) }
		row := func(v TicketView) *TicketRow { return NewTicketRow(v, nil) }
		golden.Picture(t, "scene-desk-"+palette, picture(t, palette, 1100, 800,
			spot{NewMark(MarkView{Name: "Stanowisko 3", Office: "Anna Kowalska"}), 32, 24, 400, 60},
			spot{NewClock("10:42", ""), 868, 24, 200, 60},
			spot{NewWindow(WindowView{Number: "A 027", Above: "Przy stanowisku", Lit: true}), 32, 112, 420, 260},
			spot{button(ButtonView{Kind: Primary, Icon: IconArrowRight, Label: "Wezwij następną osobę", Shortcut: "F2"}), 32, 404, 420, 56},
			spot{button(ButtonView{Icon: IconRepeat, Label: "Wezwij ponownie", Shortcut: "F3", Focused: true}), 32, 476, 420, 52},
			spot{button(ButtonView{Icon: IconCheck, Label: "Zakończ", Shortcut: "F4"}), 32, 544, 202, 52},
			spot{button(ButtonView{Icon: IconPause, Label: "Odłóż", Shortcut: "F6"}), 250, 544, 202, 52},
			spot{button(ButtonView{Icon: IconUndo, Label: "Cofnij", Off: true}), 32, 612, 202, 52},
			spot{button(ButtonView{Kind: Danger, Label: "Nie przyszła"}), 250, 612, 202, 52},
			spot{row(TicketView{Letter: "A", Number: "A 028", Service: "Dowód osobisty, odbiór", Waited: "14 min", Selected: true}), 484, 112, 584, 56},
			spot{row(TicketView{Letter: "A", Number: "A 029", Service: "Meldunek", Waited: "11 min", Mark: IconStar, MarkWord: "pierwszeństwo"}), 484, 174, 584, 56},
			spot{row(TicketView{Letter: "B", Number: "B 104", Service: "Podatek od nieruchomości", Waited: "9 min", Mark: IconPause, MarkWord: "odłożony"}), 484, 236, 584, 56},
			spot{row(TicketView{Letter: "K", Number: "K 9", Service: "Kasa", Waited: "2 min", Mark: IconUndo, MarkWord: "wrócił"}), 484, 298, 584, 56},
			spot{NewField("Nazwa użytkownika", nil), 496, 380, 260, 120},
			spot{fault("Kod"), 796, 380, 260, 120},
			spot{NewChoice("Stanowisko", []string{"1", "2", "3 Kasa", "4 Informacja"}, nil), 496, 520, 572, 90},
			spot{NewNoticeBand(NoticeView{Weight: Alarm, Text: "Drukarka w kiosku nie ma papieru."}), 32, 700, 510, 56},
			spot{NewNoticeBand(NoticeView{Text: "Pracujesz bez sieci. Zmiany zostaną wysłane."}), 558, 700, 510, 56},
		))
	}
}

func fault(label string) *Field {
	f := NewField(label, nil)
	f.SetText("zły kod")
	f.SetSecret(true)
	f.SetFault("To nie jest ten kod.")
	return f
}
