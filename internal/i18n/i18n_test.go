package i18n

import (
	"sync"
	"testing"

	"okienko/internal/screen"
)

func TestCatalogueLoads(t *testing.T) {
	if _, err := localizers(); err != nil {
		t.Fatalf("a file of the catalogue cannot be read: %v", err)
	}
}

func TestPluralForms(t *testing.T) {
	want := map[string]map[int]string{
		"pl": {0: "0 osób", 1: "1 osoba", 2: "2 osoby", 5: "5 osób", 12: "12 osób", 21: "21 osób", 22: "22 osoby", 25: "25 osób", 112: "112 osób"},
		"en": {0: "0 people", 1: "1 person", 2: "2 people", 21: "21 people"},
		"uk": {0: "0 осіб", 1: "1 особа", 2: "2 особи", 5: "5 осіб", 11: "11 осіб", 12: "12 осіб", 21: "21 особа", 22: "22 особи", 112: "112 осіб"},
	}
	for lang, forms := range want {
		for n, text := range forms {
			if got := People(lang, n); got != text {
				t.Errorf("People(%s, %d) = %q, want %q", lang, n, got, text)
			}
		}
	}
}

func TestSay(t *testing.T) {
	for _, c := range []struct {
		name string
		lang string
		text screen.Text
		want string
	}{
		{"key", "en", screen.T("common.yes"), "Yes"},
		{"plural", "uk", screen.Plural("common.people", 3), "3 особи"},
		{"values", "pl", screen.Plural("common.minutes_range", 25, "From", "15"), "15–25 minut"},
		{"words as they are", "en", screen.Words("Urząd Stanu Cywilnego {{.Count}}"), "Urząd Stanu Cywilnego {{.Count}}"},
		{"nothing", "en", screen.Text{}, ""},
		{"unknown language", "fr", screen.T("common.yes"), "Tak"},
		{"no language", "", screen.T("common.yes"), "Tak"},
		{"unknown key", "en", screen.T("common.never_written"), "common.never_written"},
		{"value not given", "en", screen.Plural("common.minutes_range", 25), "…–25 minutes"},
		{"value with the marks of a template", "en", screen.Plural("common.minutes_range", 25, "From", "{{.X}}<b>"), "{{.X}}<b>–25 minutes"},
	} {
		if got := Say(c.lang, c.text); got != c.want {
			t.Errorf("%s: Say(%s) = %q, want %q", c.name, c.lang, got, c.want)
		}
	}
}

func TestLanguagesAtTheSameTime(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		for _, l := range Languages {
			group.Go(func() {
				if got := Translate(l.Code, "common.people", 5, nil); got == "common.people" {
					t.Errorf("%s: no text", l.Code)
				}
			})
		}
	}
	group.Wait()
}

func TestWait(t *testing.T) {
	for _, c := range []struct {
		from, to   int
		pl, en, uk string
	}{
		{0, 0, "od razu", "at once", "одразу"},
		{0, 5, "do 5 minut", "up to 5 minutes", "до 5 хвилин"},
		{0, 1, "do 1 minuty", "up to 1 minute", "до 1 хвилини"},
		{10, 10, "10 minut", "10 minutes", "10 хвилин"},
		{22, 22, "22 minuty", "22 minutes", "22 хвилини"},
		{15, 25, "15–25 minut", "15–25 minutes", "15–25 хвилин"},
		{15, 22, "15–22 minuty", "15–22 minutes", "15–22 хвилини"},
		{60, 200, "60–200 minut", "60–200 minutes", "60–200 хвилин"},
		{115, 130, "115–130 minut", "115–130 minutes", "115–130 хвилин"},
		{120, 120, "2 godziny", "2 hours", "2 години"},
		{120, 150, "2–3 godziny", "2–3 hours", "2–3 години"},
		{125, 125, "2–3 godziny", "2–3 hours", "2–3 години"},
		{195, 360, "3–6 godzin", "3–6 hours", "3–6 годин"},
	} {
		for lang, want := range map[string]string{"pl": c.pl, "en": c.en, "uk": c.uk} {
			if got := Say(lang, screen.Wait(c.from, c.to)); got != want {
				t.Errorf("%s, %d to %d = %q, want %q", lang, c.from, c.to, got, want)
			}
		}
	}
}

func TestYesNo(t *testing.T) {
	if got := YesNo("uk", true) + YesNo("uk", false); got != "ТакНі" {
		t.Errorf("got %q", got)
	}
}
