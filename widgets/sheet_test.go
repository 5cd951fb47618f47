package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

var sheetHeads = []string{"Sprawa", "Wydane", "Obsłużone", "Nie przyszli", "Odwołane", "Zrezygnowali"}

func sheetRows(n int) []SheetRow {
	rows := []SheetRow{{Cells: []string{"Razem", "12 408", "11 902", "214", "37", "255"}, Strong: true}}
	names := []string{"Dowód osobisty", "Wniosek o wydanie zaświadczenia o zameldowaniu na pobyt stały", "Kasa"}
	for i := range n {
		rows = append(rows, SheetRow{Cells: []string{names[i%3], fmt.Sprint(900 - i), fmt.Sprint(880 - i), "12", "–", "8"}})
	}
	return rows
}

func TestSheets(t *testing.T) {
	for name, n := range map[string]int{"short": 3, "long": 40} {
		for _, palette := range []string{"day", "contrast"} {
			s := NewSheet()
			s.Set(sheetHeads, sheetRows(n))
			if name == "long" {
				s.FocusGained()
				s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
			}
			golden.Picture(t, "sheet-"+name+"-"+palette, picture(t, palette, 620, 400, spot{s, 16, 16, 588, 368}))
		}
	}
}

// TestKeysReadASheet: each line can be reached and is said with its headers.
func TestKeysReadASheet(t *testing.T) {
	test.NewTempApp(t)
	s := NewSheet()
	s.Resize(fyne.NewSize(588, 368))
	s.Set(sheetHeads, sheetRows(40))
	s.FocusGained()
	said := map[string]bool{}
	for range 41 {
		said[s.AccessibilityLabel()] = true
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if len(said) != 41 {
		t.Errorf("%d of 41 lines are said", len(said))
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if got := s.AccessibilityLabel(); !strings.HasPrefix(got, "Razem") || !strings.Contains(got, "Obsłużone: 11 902") {
		t.Errorf("it says %q", got)
	}
	var passed []fyne.KeyName
	s.Keys = func(e *fyne.KeyEvent) { passed = append(passed, e.Name) }
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyDown, fyne.KeyF2} {
		s.KeyDown(&fyne.KeyEvent{Name: key})
	}
	if len(passed) != 2 {
		t.Errorf("handed on were %v", passed)
	}
}

// TestASheetKeepsTheReadersPlace while its numbers change and lines come before it; with
// other columns it begins anew.
func TestASheetKeepsTheReadersPlace(t *testing.T) {
	test.NewTempApp(t)
	s := NewSheet()
	s.Resize(fyne.NewSize(588, 368))
	var rows []SheetRow
	for i := range 40 {
		rows = append(rows, SheetRow{Cells: []string{fmt.Sprint("Sprawa ", i), "1", "2", "3", "4", "5"}})
	}
	s.Set(sheetHeads, rows)
	s.FocusGained()
	for range 20 {
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	fresh := []SheetRow{{Cells: []string{"Nowa sprawa", "1", "0", "0", "0", "0"}}}
	for _, r := range rows {
		fresh = append(fresh, SheetRow{Cells: append([]string{r.Cells[0], "2"}, r.Cells[2:]...)})
	}
	s.Set(sheetHeads, fresh)
	if got := s.AccessibilityLabel(); !strings.HasPrefix(got, "Sprawa 20,") || !strings.Contains(got, "Wydane: 2") {
		t.Errorf("the keys are at %q", got)
	}
	s.Set(sheetHeads[:3], fresh)
	if got := s.AccessibilityLabel(); got != "Sprawa, Wydane, Obsłużone" {
		t.Errorf("with other columns the keys are at %q", got)
	}
}
