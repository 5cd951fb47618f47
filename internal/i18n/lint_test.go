package i18n

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
	"text/template/parse"
	"unicode"

	"github.com/BurntSushi/toml"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
)

// pluralForms are the forms that CLDR asks for in each language.
var pluralForms = map[string][]string{
	"pl": {"one", "few", "many", "other"},
	"en": {"one", "other"},
	"uk": {"one", "few", "many", "other"},
}

// oneIsOnlyOne tells in which languages the form "one" is for 1 alone, so that
// it may say "one person" without the number. In Ukrainian it also serves 21.
var oneIsOnlyOne = map[string]bool{"pl": true, "en": true}

// longestSentence is what plain language allows, in words.
const longestSentence = 12

// abbreviations are shortened words that many readers stumble over and that
// speech reads wrongly. Each is matched as a whole word, in any case.
var abbreviations = map[string]string{
	"pl": `np|tzw|tzn|tj|itd|itp|m\. ?in|ul|al|nr|godz|min|sek|tel|ref|pok|wg|ww|ok|dot|os|św|ds|szt`,
	"en": `e\. ?g|i\. ?e|etc|approx|appt|min|mins|hrs?|tel|ref|dept|vs|asap|no\. ?(?:\d|X)|nr`,
	"uk": `напр|та ін|і т\. ?[дп]|т\. ?[дп]|тел|хв|год|вул|буд|каб|див|св|грн|№`,
}

// A message is the forms of one text: "other" alone when it has no plural.
type message map[string]string

// catalogue reads the file of a language for the tests below.
func catalogue(t *testing.T, lang string) map[string]message {
	t.Helper()
	path := "catalogue/" + lang + ".toml"
	text, err := files.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := goi18n.ParseMessageFileBytes(text, path, map[string]goi18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	all := make(map[string]message)
	for _, m := range file.Messages {
		forms := message{"zero": m.Zero, "one": m.One, "two": m.Two, "few": m.Few, "many": m.Many, "other": m.Other}
		maps.DeleteFunc(forms, func(_, text string) bool { return text == "" })
		all[m.ID] = forms
	}
	return all
}

// eachLanguage runs a test once per file of the catalogue.
func eachLanguage(t *testing.T, test func(t *testing.T, lang string, all map[string]message)) {
	for _, l := range Languages {
		t.Run(l.Code, func(t *testing.T) { test(t, l.Code, catalogue(t, l.Code)) })
	}
}

// eachText runs a test on every form of every text.
func eachText(t *testing.T, test func(t *testing.T, lang, key, text string)) {
	eachLanguage(t, func(t *testing.T, lang string, all map[string]message) {
		for _, key := range slices.Sorted(maps.Keys(all)) {
			for _, form := range slices.Sorted(maps.Keys(all[key])) {
				test(t, lang, key, all[key][form])
			}
		}
	})
}

func TestEveryFileIsALanguage(t *testing.T) {
	entries, err := files.ReadDir("catalogue")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(Languages) {
		t.Errorf("%d files, %d languages", len(entries), len(Languages))
	}
	for _, l := range Languages {
		if pluralForms[l.Code] == nil || abbreviations[l.Code] == "" {
			t.Errorf("%s: add its plural forms and abbreviations to this file", l.Code)
		}
	}
}

func TestSameKeysInAllLanguages(t *testing.T) {
	model := catalogue(t, Fallback)
	eachLanguage(t, func(t *testing.T, lang string, all map[string]message) {
		for key := range model {
			if all[key] == nil {
				t.Errorf("%s is missing in catalogue/%s.toml", key, lang)
			}
		}
		for key := range all {
			if model[key] == nil {
				t.Errorf("%s is in catalogue/%s.toml but not in %s.toml", key, lang, Fallback)
			}
		}
	})
}

// A text is plural if it is plural in the model: English may not give up the
// form for one because the translator forgot it.
func TestAllPluralForms(t *testing.T) {
	model := catalogue(t, Fallback)
	eachLanguage(t, func(t *testing.T, lang string, all map[string]message) {
		for key, forms := range all {
			want := []string{"other"}
			if len(model[key]) > 1 {
				want = pluralForms[lang]
			}
			got := slices.Sorted(maps.Keys(forms))
			if !slices.Equal(got, slices.Sorted(slices.Values(want))) {
				t.Errorf("%s has the forms %v, want %v", key, got, want)
			}
		}
	})
}

func TestSamePlaceholders(t *testing.T) {
	model := catalogue(t, Fallback)
	eachLanguage(t, func(t *testing.T, lang string, all map[string]message) {
		for key, forms := range all {
			want := placeholders(t, key, model[key]["other"])
			for form, text := range forms {
				got := placeholders(t, key, text)
				if form == "one" && oneIsOnlyOne[lang] && !slices.Contains(got, "Count") {
					got = slices.Sorted(slices.Values(append(got, "Count")))
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s.%s has the values %v, want %v", key, form, got, want)
				}
			}
		}
	})
}

// placeholders are the names of the values in a text. Only {{.Name}} is
// allowed: a catalogue is text, not a program.
func placeholders(t *testing.T, key, text string) []string {
	t.Helper()
	tmpl, err := template.New(key).Parse(text)
	if err != nil {
		t.Errorf("%s: %v", key, err)
		return nil
	}
	if tmpl.Tree == nil {
		return nil
	}
	names := map[string]bool{}
	for _, node := range tmpl.Root.Nodes {
		if node.Type() == parse.NodeText {
			continue
		}
		inner, plain := strings.CutPrefix(node.String(), "{{.")
		if !plain || strings.ContainsAny(inner, " .|") {
			t.Errorf("%s: %s is not a plain value", key, node)
		}
		names[strings.TrimSuffix(inner, "}}")] = true
	}
	return slices.Sorted(maps.Keys(names))
}

var (
	placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)
	sentenceEnd = regexp.MustCompile(`[.!?…](?:\s+|$)|\n`)
)

func TestShortSentences(t *testing.T) {
	eachText(t, func(t *testing.T, _, key, text string) {
		for _, sentence := range sentenceEnd.Split(placeholder.ReplaceAllString(text, "X"), -1) {
			if n := words(sentence); n > longestSentence {
				t.Errorf("%s: %d words in a sentence, at most %d: %q", key, n, longestSentence, sentence)
			}
		}
	})
}

// words counts what a reader reads: a lone dash is not a word.
func words(sentence string) int {
	n := 0
	for _, field := range strings.Fields(sentence) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

func TestNoAbbreviations(t *testing.T) {
	banned := make(map[string]*regexp.Regexp)
	for lang, list := range abbreviations {
		banned[lang] = wholeWords(list)
	}
	eachText(t, func(t *testing.T, lang, key, text string) {
		plain := placeholder.ReplaceAllString(text, "X")
		if found := banned[lang].FindString(plain); found != "" {
			t.Errorf("%s: write %q in full: %q", key, strings.TrimSpace(found), text)
		}
	})
}

// wholeWords matches any of the words. \b knows only ASCII letters.
func wholeWords(list string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(?:` + list + `)(?:$|[^\pL])`)
}

func TestAbbreviationsAreFound(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		banned     bool
	}{
		{"pl", "Wtorek, godz. 8", true}, {"pl", "Godzina 8", false}, {"pl", "Pokój nr 4", true},
		{"pl", "za 5 min", true}, {"pl", "minister, ulica, okienko", false}, {"pl", "np. dowód", true},
		{"en", "Desk no. 4", true}, {"en", "Answer yes or no.", false}, {"en", "bring e.g. a card", true},
		{"en", "in 5 minutes", false}, {"en", "cards etc.", true},
		{"uk", "за 5 хв", true}, {"uk", "5 хвилин", false}, {"uk", "паспорт та ін.", true}, {"uk", "каб. 4", true},
	} {
		if got := wholeWords(abbreviations[c.lang]).MatchString(c.text); got != c.banned {
			t.Errorf("%s: %q: banned = %v, want %v", c.lang, c.text, got, c.banned)
		}
	}
}

func TestTidySpaces(t *testing.T) {
	eachText(t, func(t *testing.T, _, key, text string) {
		if text != strings.TrimSpace(text) || strings.Contains(text, "  ") || strings.Contains(text, "\t") {
			t.Errorf("%s: a space too many: %q", key, text)
		}
	})
}

var keyShape = regexp.MustCompile(`^[a-z]+(\.[a-z0-9_]+)+$`)

func TestKeysAreGrouped(t *testing.T) {
	for key := range catalogue(t, Fallback) {
		if !keyShape.MatchString(key) {
			t.Errorf("%q: a key is a group and a name: kiosk.take_ticket", key)
		}
	}
}
