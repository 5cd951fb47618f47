// Package screen describes what a window shows as plain data, before anything
// is drawn. A flow makes a Screen from its model; a view draws it; tests of
// reach, contrast, focus, translation and speech read it without a display.
package screen

// Text is a sentence that is not yet in any language: a key of the catalogue
// with the values it needs, or words that came from the office file.
type Text struct {
	Key   string            // catalogue key; empty when Words is set
	N     int               // the number that chooses the plural form
	With  map[string]string // values by name, as the catalogue's text uses them
	Words string            // words that need no translation: names, numbers
}

// T is a catalogue text. Values are given as pairs of name and value.
func T(key string, pairs ...string) Text {
	t := Text{Key: key}
	for i := 0; i+1 < len(pairs); i += 2 {
		if t.With == nil {
			t.With = make(map[string]string)
		}
		t.With[pairs[i]] = pairs[i+1]
	}
	return t
}

// Plural is a catalogue text whose form depends on n.
func Plural(key string, n int, pairs ...string) Text {
	t := T(key, pairs...)
	t.N = n
	return t
}

// Words is text that is shown as it is.
func Words(s string) Text { return Text{Words: s} }

// Empty says whether there is nothing to show.
func (t Text) Empty() bool { return t.Key == "" && t.Words == "" }

// Role says what an item is to a person, so that speech can name it and tests
// know which rules apply.
type Role string

// The roles of items.
const (
	Heading Role = "heading" // the title of the screen or of a part
	Body    Role = "body"    // text to read
	Number  Role = "number"  // a ticket number, the largest thing on a screen
	Picture Role = "picture" // a QR code or a drawing; needs Alt
	Notice  Role = "notice"  // something the person must know now
	Tile    Role = "tile"    // a large choice
	Button  Role = "button"  // an action
	Toggle  Role = "toggle"  // a setting that is on or off; On tells which
	Tab     Role = "tab"     // a part of the window; On tells whether it is the one that is shown
)

// Operable says whether a person can act on an item of this role.
func (r Role) Operable() bool { return r == Tile || r == Button || r == Toggle || r == Tab }

// Rect is a place on the screen in pixels; y grows downwards.
type Rect struct{ X, Y, W, H float32 }

// Contains says whether the point lies within the rectangle.
func (r Rect) Contains(x, y float32) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Item is one thing on a screen.
type Item struct {
	ID      string
	Role    Role
	Label   Text
	Detail  []Text // lines below the label
	Alt     Text   // what is said instead of a picture; required for Picture
	Glyph   string // name of an icon, or the letter of a series
	Value   string // what a picture encodes, or the number shown
	On      bool   // the state of a Toggle
	Off     bool   // cannot be used now; Detail says why and what to do instead
	Primary bool   // the one action most people want here
	Rect    Rect   // where it stands; set by the layout
}

// Screen is everything a person is shown at one moment.
type Screen struct {
	Name  string // which screen this is, for tests and for the view
	Title Text
	Items []Item
	Focus string // ID of the item with the focus; empty when there is none
}

// Item returns the item with this ID.
func (s Screen) Item(id string) (Item, bool) {
	for _, it := range s.Items {
		if it.ID == id {
			return it, true
		}
	}
	return Item{}, false
}

// At returns the operable item under a point, if there is one.
func (s Screen) At(x, y float32) (Item, bool) {
	for _, it := range s.Items {
		if it.Role.Operable() && it.Rect.Contains(x, y) {
			return it, true
		}
	}
	return Item{}, false
}
