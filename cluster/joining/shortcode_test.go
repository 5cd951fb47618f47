package joining

import (
	"crypto/rand"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func codes() *rapid.Generator[ShortCode] {
	return rapid.Custom(func(t *rapid.T) ShortCode {
		s := rapid.StringOfN(rapid.SampledFrom([]rune(symbols)), codeSymbols-1, codeSymbols-1, -1).Draw(t, "symbols")
		return ShortCode{s + string(checkSymbol(s))}
	})
}

func TestAShortCodeIsReadAsItIsShown(t *testing.T) {
	for range 100 {
		want := must(NewShortCode(rand.Reader))
		for _, typed := range []string{
			want.String(), strings.ToLower(want.String()), " " + strings.ReplaceAll(want.String(), "-", " ") + "\n",
			strings.NewReplacer("0", "O", "1", "I").Replace(want.String()),
		} {
			if got, err := ParseShortCode(typed); err != nil || got != want {
				t.Errorf("%q: %v, %v", typed, got, err)
			}
		}
		if len(want.String()) != 11 || len(want.Slot()) != 2 || len(want.secret()) != 6 {
			t.Errorf("%s has another form", want)
		}
	}
}

// A mistake must not cost one of the five tries.
func TestOneWrongOrTwoSwappedSymbolsAreNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		right := codes().Draw(t, "code").s
		wrong := []byte(right)
		at := rapid.IntRange(0, codeSymbols-1).Draw(t, "at")
		if rapid.Bool().Draw(t, "swap") {
			other := rapid.IntRange(0, codeSymbols-1).Draw(t, "other")
			wrong[at], wrong[other] = wrong[other], wrong[at]
		} else {
			wrong[at] = rapid.SampledFrom([]byte(symbols)).Draw(t, "symbol")
		}
		if _, err := ParseShortCode(string(wrong)); string(wrong) != right && CodeOf(err) != MistypedCode {
			t.Fatalf("%s for %s was not noticed: %v", wrong, right, err)
		}
	})
}

func TestWhatIsNoShortCode(t *testing.T) {
	for _, typed := range []string{"", "ABC", "ABC-DEF-GHJK", "UUU-UUU-UUU", "ĄĆĘ-ŁŃÓ-ŚŹŻ", strings.Repeat("A", 1000)} {
		if c, err := ParseShortCode(typed); CodeOf(err) != MistypedCode {
			t.Errorf("%q: %v, %v", typed, c, err)
		}
	}
}

func FuzzParseShortCode(f *testing.F) {
	f.Add("ABC-DEF-GHJ")
	f.Add(ShortCode{"ABCDEFGH" + string(checkSymbol("ABCDEFGH"))}.String())
	f.Fuzz(func(t *testing.T, typed string) {
		if c, err := ParseShortCode(typed); err == nil {
			if again, err := ParseShortCode(c.String()); err != nil || again != c {
				t.Errorf("%q is %s and then %s: %v", typed, c, again, err)
			}
		}
	})
}
