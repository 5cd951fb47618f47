package page

import (
	"slices"

	"okienko/internal/screen"
)

// Look is how a window speaks and is coloured: what each of them can change at
// any moment.
type Look struct {
	Languages []string // to switch between
	Lang      string
	Contrast  bool
}

// NewLook is the look at the start, in the first of the languages.
func NewLook(languages []string) Look {
	if len(languages) == 0 {
		languages = []string{"pl"}
	}
	return Look{Languages: languages, Lang: languages[0]}
}

// Remembered is the look as it was left at another time. A language that is none of
// its own changes nothing.
func (l Look) Remembered(lang string, contrast bool) Look {
	l.Contrast = contrast
	if slices.Contains(l.Languages, lang) {
		l.Lang = lang
	}
	return l
}

// The IDs of the buttons that change the look.
const (
	LanguageID = "language"
	ContrastID = "contrast"
)

// Pressed changes the look if a button asks for it.
func (l Look) Pressed(id string) (Look, bool) {
	switch id {
	case ContrastID:
		l.Contrast = !l.Contrast
		return l, true
	case LanguageID:
		l.Lang = l.next()
		return l, true
	}
	return l, false
}

func (l Look) next() string {
	return l.Languages[(slices.Index(l.Languages, l.Lang)+1)%len(l.Languages)]
}

// On gives a page this look, with the buttons to change it.
func (l Look) On(p Page) Page {
	p.Lang, p.Contrast = l.Lang, l.Contrast
	contrast := Button(ContrastID, screen.T("page.contrast_on"), "contrast")
	if l.Contrast {
		contrast.Label, contrast.On = screen.T("page.contrast_off"), true
	}
	contrast.Value = ContrastKey
	language := Button(LanguageID, screen.T("page.language"), "globe")
	language.Value = LanguageKey
	p.Header = append([]screen.Item{contrast, language}, p.Header...)
	return p
}
