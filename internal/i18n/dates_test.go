package i18n

import (
	"testing"
	"time"
)

func TestLongDate(t *testing.T) {
	day := time.Date(2026, time.November, 23, 9, 41, 0, 0, time.UTC)
	for lang, want := range map[string]string{
		"pl": "poniedziałek, 23 listopada 2026",
		"en": "Monday, 23 November 2026",
		"uk": "понеділок, 23 листопада 2026 року",
	} {
		if got := LongDate(lang, day); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestEveryDayAndMonthHasAName(t *testing.T) {
	for _, l := range Languages {
		seen := map[string]bool{}
		for d := time.Sunday; d <= time.Saturday; d++ {
			seen[Weekday(l.Code, d)] = true
		}
		for m := time.January; m <= time.December; m++ {
			seen[Month(l.Code, m)] = true
		}
		if len(seen) != 7+12 {
			t.Errorf("%s: %d different names, want 19", l.Code, len(seen))
		}
	}
}

func TestNoSuchDay(t *testing.T) {
	if got := Weekday("pl", 7) + Month("pl", 0) + Month("pl", 13); got != "" {
		t.Errorf("got %q", got)
	}
}
