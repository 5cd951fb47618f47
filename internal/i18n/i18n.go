// Package i18n turns keys into sentences of the reader's language.
//
// The sentences stand in catalogue/, one file per language. Polish is the
// model: whoever adds a key adds it to every file, and the tests of this
// package say what was forgotten. A running window may ask for any language at
// any moment, so nothing here is set up for one language.
//
//	i18n.Translate("pl", "common.people", 5, nil)      // "5 osób"
//	i18n.Say("uk", screen.Plural("common.people", 5))  // "5 осіб"
//
// {{.Count}} is always the number that chose the plural form. Nothing here
// fails: a text that is missing in a language is said in Polish, and one that
// is missing there too is shown as its key.
package i18n

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"okienko/internal/screen"
)

// A Language is one that the catalogue has a file for.
type Language struct {
	Code string // as in the name of its file and in commands: "pl"
	Name string // what its own speakers call it: "Polski"
}

// Fallback is the language of texts that another language lacks.
const Fallback = "pl"

// Languages are those of the catalogue in the order in which they are offered.
var Languages = []Language{
	{Fallback, "Polski"},
	{"en", "English"},
	{"uk", "Українська"},
}

//go:embed catalogue/*.toml
var files embed.FS

// localizers are made once, when the first text is asked for, and only read
// afterwards.
var localizers = sync.OnceValues(load)

func load() (map[string]*goi18n.Localizer, error) {
	bundle := goi18n.NewBundle(language.Make(Fallback))
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	by := make(map[string]*goi18n.Localizer, len(Languages))
	for _, l := range Languages {
		if _, err := bundle.LoadMessageFileFS(files, "catalogue/"+l.Code+".toml"); err != nil {
			return nil, err
		}
		by[l.Code] = goi18n.NewLocalizer(bundle, l.Code)
	}
	return by, nil
}

// Translate is the text of a key in a language. The number chooses the plural
// form of those texts that have some; with holds the text's other values.
func Translate(lang, key string, n int, with map[string]string) string {
	by, err := localizers()
	if err != nil {
		return key
	}
	l, ok := by[lang]
	if !ok {
		l = by[Fallback]
	}
	// The error is not looked at: the library reports one beside a good text
	// when the text came from the fallback or has no plural forms.
	text, _ := l.Localize(&goi18n.LocalizeConfig{
		MessageID:    key,
		PluralCount:  n,
		TemplateData: values(n, with),
	})
	if text == "" {
		return key
	}
	// What the template language prints for a value it was not given is not
	// for the eyes of residents.
	return strings.ReplaceAll(text, "<no value>", "…")
}

func values(n int, with map[string]string) map[string]string {
	all := map[string]string{"Count": strconv.Itoa(n)}
	for name, value := range with {
		all[name] = value
	}
	return all
}

// Say is the text of a screen in a language.
func Say(lang string, t screen.Text) string {
	switch {
	case t.Words != "":
		return t.Words
	case t.Key == "":
		return ""
	default:
		return Translate(lang, t.Key, t.N, t.With)
	}
}

// SayAll is several sentences as one text.
func SayAll(lang string, all []screen.Text) string {
	said := make([]string, len(all))
	for i, t := range all {
		said[i] = Say(lang, t)
	}
	return strings.Join(said, " ")
}
