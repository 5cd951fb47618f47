package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"okienko/internal/golden"
	. "okienko/widgets"
)

// places are lines in columns, the last one with too much in every column.
func places() []LineView {
	var all []LineView
	for _, v := range []WatchView{
		{Light: Calm, Word: "spokojnie", Name: "Stan cywilny", Under: "D", Count: "0", Open: "1 z 1", Wait: "od razu", Who: "5 Maria Wójcik: wolne"},
		{Light: Slow, Word: "dłużej", Name: "Podatki i opłaty", Under: "E", Count: "6", Longest: "21 minut", Open: "2 z 2", Wait: "5–25 minut", Who: "6 Piotr Kamiński: E001 od 10:40\n7 Zofia Lewandowska: E003 od 10:37"},
		{Light: Long, Word: "długo", Name: "Geodezja", Under: "F", Count: "9", Kinds: "pierwszeństwo: 2\numówione: 1", Longest: "41 minut", Late: true, Open: "1 z 2", Wait: "30–55 minut"},
		{Light: TooLong, Word: "nikt nie wzywa", Name: "Sprawy obywatelskie, ewidencja i dowody osobiste", Count: "112", Kinds: "pierwszeństwo: 12\numówione: 11", Longest: "149 minut", Late: true, Open: "10 z 12",
			Wait: "100–255 minut", Who: "3 Ewa Wiśniewska: B001 od 10:36\n4 Aleksandra Dąbrowska-Majewska: B002 od 10:31\n5 Jan Nowak: przerwa od 10:30\n6 Adam: wolne"},
		{Word: "nieczynne", Name: "Kasa", Count: "0", Open: "0 z 1"},
	} {
		all = append(all, LineView{ID: v.Name, Watch: v})
	}
	return all
}

func TestWatchPicture(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		for name, width := range map[string]float32{"wide": 1330, "least": 860} {
			heads := NewWatchHeads()
			heads.Set([7]string{"Jak jest", "Referat", "Czeka", "Najdłużej", "Stanowiska", "Nowa poczeka", "Kto pracuje"})
			list := NewQueueList(func(string) {})
			list.Set(places())
			list.FocusGained()
			golden.Picture(t, "watch-"+name+"-"+palette, picture(t, palette, width+20, 310, spot{heads, 19, 10, width - 18, WatchHeadsHeight}, spot{list, 10, 30, width, 270}))
		}
	}
}

// TestALineInColumnsIsSaid as it is read, and chosen as every other line.
func TestALineInColumnsIsSaid(t *testing.T) {
	test.NewTempApp(t)
	var chosen []string
	l := NewQueueList(func(id string) { chosen = append(chosen, id) })
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(1200, 300))
	l.Set(places())
	l.FocusGained()
	down(l, fyne.KeyDown, fyne.KeyReturn)
	if len(chosen) != 1 || chosen[0] != "Podatki i opłaty" {
		t.Errorf("chosen was %q", chosen)
	}
	want := "Podatki i opłaty, dłużej, 6, 21 minut, 2 z 2, 5–25 minut, 6 Piotr Kamiński: E001 od 10:40, 7 Zofia Lewandowska: E003 od 10:37"
	if got := l.AccessibilityLabel(); got != want {
		t.Errorf("it says %q", got)
	}
}
