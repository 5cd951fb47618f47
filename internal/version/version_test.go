package version

import "testing"

func TestAProgramSaysFromWhichSourcesItIs(t *testing.T) {
	for described, want := range map[string]string{
		"":                   next,
		"9beb424":            next + " (9beb424)",
		"9beb424-dirty":      next + " (9beb424-dirty)",
		"v0.3.0":             "0.3.0",
		"v0.3.0-12-g9beb424": "0.3.0-12-g9beb424",
	} {
		if got := text(described); got != want {
			t.Errorf("%q is told as %q and not as %q", described, got, want)
		}
	}
}
