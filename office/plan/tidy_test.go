package plan_test

import (
	"testing"

	"okienko/office/plan"
)

func TestTidy(t *testing.T) {
	for text, want := range map[string]string{
		"  Urząd ": "Urząd", "": "", " \t": "", "dwa\nwiersze": "dwa wiersze", "Сім'я": "Сім’я", "Сім\u02bcя": "Сім’я",
		"п'ять п'яних": "п’ять п’яних", "Café 'Róg'": "Café 'Róg'", "\ufeffUrząd": "Urząd", "a'b'c": "a’b’c",
	} {
		if got := plan.Tidy(text); got != want {
			t.Errorf("%q is kept as %q, want %q", text, got, want)
		}
		if again := plan.Tidy(plan.Tidy(text)); again != plan.Tidy(text) {
			t.Errorf("%q is not tidy when it is tidied: %q", text, again)
		}
	}
}
