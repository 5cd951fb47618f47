package screen

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestClock(t *testing.T) {
	for _, c := range []struct {
		hour, minute int
		want         string
	}{{0, 0, "0:00"}, {0, 5, "0:05"}, {9, 5, "9:05"}, {9, 41, "9:41"}, {17, 30, "17:30"}} {
		at := time.Date(2026, 1, 2, c.hour, c.minute, 59, 0, time.UTC)
		if got := Clock(at); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := HourMinute(24, 0); got != "24:00" {
		t.Errorf("the end of a day is %q", got)
	}
}

// own is a time of day made by hand.
var own = regexp.MustCompile(`\.Format\("15:04|"%0?2?d:%02d"`)

// Windows and paper that write the hour in different ways look like several
// programs: no source of a window makes a time of day by itself.
func TestNobodyWritesTheTimeOtherwise(t *testing.T) {
	for _, root := range []string{"../../apps", "../i18n", "../ticket"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for line := range strings.Lines(string(text)) {
				if own.MatchString(line) && !strings.Contains(line, "s/60, s%60") { // minutes and seconds of a stopwatch
					t.Errorf("%s: use screen.Clock: %s", path, strings.TrimSpace(line))
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
