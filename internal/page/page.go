// Package page describes a screen that leads a person through a matter: what is
// so, what to choose or type, and what to do next. It is plain data, made by a
// flow and drawn by package page/view, so that every window that sets something
// up looks and works alike.
//
// A page has a band across the top, perhaps the tabs of the window, one or two
// columns of blocks, a line for what just happened, and a row of buttons. A
// column that is higher than its room scrolls. What a person does comes back as
// Pressed, Typed, Chose or Picked with the ID of what they touched.
package page

import "okienko/internal/screen"

// Page is everything a window shows at one moment.
type Page struct {
	Name     string // which page this is; another name moves the focus
	Focus    string // ID of the block where it begins; none leaves that to the view
	Lang     string
	Contrast bool
	Title    screen.Text
	Under    screen.Text // below the title: the office, or the step
	Clock    string
	Header   []screen.Item // beside the title: language, contrast
	Tabs     []screen.Item // the parts of the window; the one that is shown is On
	Top      []Block       // across both columns
	Left     []Block
	Right    []Block // none makes the left column as wide as is good to read
	Share    float32 // of the left column; 0 is half
	Line     Line
	Buttons  []screen.Item // the last one stands at the right, where most people want to go
}

// Kind is what a block is.
type Kind int

// The kinds of blocks.
const (
	Lead    Kind = iota // a sentence that says it all
	Body                // text to read
	Quiet               // text of the second rank
	Note                // a band with an icon: good to know, a warning, an alarm
	Facts               // lines of "what: how it is"
	List                // lines of which one can be picked; takes the height that is left
	Field               // one line of text to type
	Choice              // one of a few
	Digits              // six digits to compare, as large as they go
	Code                // something to type elsewhere or to write down
	Secret              // a long key in lines, to be copied by hand
	Picture             // a QR code
	Actions             // buttons among the blocks
	Sheet               // a table of numbers; takes the height that is left
	Chart               // numbers as a picture; takes the height that is left
	Opener              // something that is chosen on a page of its own; Pressed has its ID
	Tiles               // how a page of the kiosk looks, from Items
	Paper               // how a ticket looks, from Face
	Calls               // how calls look in the hall, from Rows: where to go, the way, and at the end the number
	Queues              // how queues look in the hall, from Rows: letter, name, wait, and at the end how many
	Watch               // how it goes in each of many places, from Watched; takes the height that is left
)

// Block is one thing of a column.
type Block struct {
	Kind    Kind
	ID      string
	Text    screen.Text // label, sentence, or what stands for a picture
	Value   string      // what is typed, shown, or encoded
	Fault   screen.Text // what is wrong with what is typed or chosen
	Half    bool        // two of these share a line
	Bare    bool        // a choice whose label is only said: what it is stands to reason
	Secret  bool        // what is typed is not shown
	Weight  Weight
	Glyph   string
	Rows    []Row
	Whole   bool // a list that is as high as its lines
	Options []screen.Text
	Chosen  int // -1 is none
	Items   []screen.Item
	Sheet   SheetData
	Chart   screen.Chart
	Face    Face
	Watched []Watched
}

// Face is what stands on a ticket that is shown as a picture, as package ticket
// draws it.
type Face struct {
	Office   string
	Number   string
	Priority string
	Service  string
	Where    []string
	Ahead    string
	Wait     string
	ScanHint string
	Address  string
	CodeHint string
	Code     string
	Issued   string
}

// Weight is how much a note matters.
type Weight int

// The weights.
const (
	Info Weight = iota
	Warning
	Alarm
)

// Row is a line of a list, or a fact: Text is what it is about and End how it is.
type Row struct {
	ID     string
	Glyph  string
	Letter string // on a plate, in place of the icon
	Number string // of a ticket, before the text
	Text   screen.Text
	Detail screen.Text
	Warn   bool
	End    screen.Text
	On     bool
	Off    bool
}

// Line says what just happened, or what is wrong with what was done.
type Line struct {
	Weight Weight
	Text   screen.Text
}

// Pressed says that a button was pressed, by finger or key.
type Pressed struct{ ID string }

// Typed says what stands in a field now.
type Typed struct{ ID, Text string }

// Chose says which option was chosen.
type Chose struct {
	ID     string
	Option int
}

// Picked says which line of a list was picked.
type Picked struct{ ID, Row string }

// Button is a button with its label and icon.
func Button(id string, label screen.Text, glyph string) screen.Item {
	return screen.Item{ID: id, Role: screen.Button, Label: label, Glyph: glyph}
}

// Primary is the button that most people want.
func Primary(id string, label screen.Text, glyph string) screen.Item {
	b := Button(id, label, glyph)
	b.Primary = true
	return b
}

// Item returns a button of the page, wherever it stands.
func (p Page) Item(id string) (screen.Item, bool) {
	for _, it := range p.Items() {
		if it.ID == id {
			return it, true
		}
	}
	return screen.Item{}, false
}

// Items lists every button of the page.
func (p Page) Items() []screen.Item {
	all := append(append([]screen.Item(nil), p.Header...), p.Tabs...)
	for _, b := range p.Blocks() {
		if b.Kind == Actions {
			all = append(all, b.Items...)
		}
	}
	return append(all, p.Buttons...)
}

// Blocks lists every block of the page as it is read.
func (p Page) Blocks() []Block {
	all := append([]Block(nil), p.Top...)
	return append(append(all, p.Left...), p.Right...)
}

// Block returns the block with this ID.
func (p Page) Block(id string) (Block, bool) {
	for _, b := range p.Blocks() {
		if b.ID == id {
			return b, true
		}
	}
	return Block{}, false
}

// Keys of the buttons that every page may have. Item.Value of a button is its
// key as it stands on the key cap.
const (
	BackKey     = "Esc"
	ForwardKey  = "Enter"
	ContrastKey = "F8"
	LanguageKey = "F9"
)
