package queue

import (
	"regexp"
	"strings"
	"testing"
)

func TestStatusCode(t *testing.T) {
	shape := regexp.MustCompile(`^[A-Z2-7]{26}$`)
	seen := map[string]bool{}
	for _, last := range "0123456789abcdef" {
		code := StatusCode(TicketID(strings.Repeat("5", 31) + string(last)))
		if !shape.MatchString(code) || seen[code] {
			t.Errorf("%q is no code of its own", code)
		}
		seen[code] = true
	}
	if got := StatusCode("not a ticket"); got != "" {
		t.Errorf("a code %q of nothing", got)
	}
}

func TestShortCode(t *testing.T) {
	shape := regexp.MustCompile(`^[` + codeLetters + `]{4}-[` + codeLetters + `]{4}$`)
	id := TicketID(strings.Repeat("5", 32))
	code := ShortCode(id)
	if !shape.MatchString(code) {
		t.Errorf("%q is not of the form BKDF-GHJT", code)
	}
	if other := ShortCode(TicketID(strings.Repeat("6", 32))); other == code {
		t.Errorf("two tickets have the code %q", code)
	}
	if strings.ContainsAny(codeLetters, "AEIOUYLS") {
		t.Error("vowels make words, and L and S look like 1 and 5")
	}
}
