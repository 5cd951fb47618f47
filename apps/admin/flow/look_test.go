package flow

import (
	"testing"

	"okienko/internal/page"
)

// TestTheLookIsRemembered: the window begins as it was left.
func TestTheLookIsRemembered(t *testing.T) {
	w := open(t, keeper("a", "Office"))
	w.press(page.LanguageID)
	w.press(page.ContrastID)
	kept, _ := w.last().(RememberLook)
	if kept != (RememberLook{Lang: "pl", Contrast: true}) {
		t.Fatalf("kept %+v", w.last())
	}
	for _, c := range []struct{ kept, want RememberLook }{
		{kept, kept},
		{RememberLook{}, RememberLook{Lang: "en"}},
		{RememberLook{Lang: "xx", Contrast: true}, RememberLook{Lang: "en", Contrast: true}},
	} {
		p := New(Config{Languages: []string{"en", "pl", "uk"}, Look: c.kept}).Page()
		if p.Lang != c.want.Lang || p.Contrast != c.want.Contrast {
			t.Errorf("after %+v it begins in %s, with contrast %t", c.kept, p.Lang, p.Contrast)
		}
	}
}
