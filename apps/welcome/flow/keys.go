package flow

import (
	"okienko/internal/page"
	"okienko/internal/screen"
)

// A kiosk has no keyboard, so the symbols of a code stand on its screen.

// symbols are those that a short code can have.
const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// keyID begins the ID of a key on the screen; eraseKey takes the last symbol away.
const (
	keyID    = "key_"
	eraseKey = "erase"
)

// keys are the symbols as buttons.
func keys() []page.Block {
	b := page.Block{Kind: page.Actions, ID: "keys"}
	for _, r := range symbols {
		b.Items = append(b.Items, page.Button(keyID+string(r), screen.Words(string(r)), ""))
	}
	b.Items = append(b.Items, page.Button(keyID+eraseKey, screen.T("welcome.do_erase"), "arrow-left"))
	return []page.Block{{Kind: page.Quiet, Text: screen.T("welcome.keys")}, b}
}

// struck is the window after a key on the screen.
func (m Model) struck(key string) Model {
	code := []rune(m.fields[codeID])
	switch {
	case key != eraseKey:
		code = append(code, []rune(key)...)
	case len(code) > 0:
		code = code[:len(code)-1]
	}
	return m.write(page.Typed{ID: codeID, Text: string(code)})
}
