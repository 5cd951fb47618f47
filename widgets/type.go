package widgets

import (
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Type is how words are set.
type Type struct {
	Size     float32 // of the letters, in pixels
	Bold     bool    // the semi-bold cut
	Colour   Colour
	Align    fyne.TextAlign
	Lines    int  // at most so many; 0 is as many as it takes
	Ellipsis bool // end the last line with "…" when words are left over
	Middle   bool // centre the lines in the height instead of starting at the top
}

// lead is the distance of two lines as a share of the size, natural the height
// of one line as the typeface has it.
const (
	lead    = 1.25
	natural = 1.3
)

// newLine is one line of text without a wrap.
func newLine() *canvas.Text { return canvas.NewText("", color.Transparent) }

func setText(line *canvas.Text, text string, set Type) {
	line.Text, line.TextSize, line.Alignment = text, set.Size, set.Align
	line.FontSource = cut(set.Bold)
}

func cut(bold bool) fyne.Resource {
	if bold {
		return semiBold
	}
	return regular
}

// measure is the width of one line.
func measure(text string, size float32, bold bool) float32 {
	extent, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, fyne.TextStyle{}, cut(bold))
	return extent.Width
}

// fit is the largest size, up to most, at which a line is no wider than width.
func fit(text string, bold bool, width, most float32) float32 {
	const probe = 100
	wide := measure(text, probe, bold)
	if wide == 0 || width <= 0 {
		return most
	}
	size := min(most, probe*width/wide)
	for measure(text, size, bold) > width && size > 1 {
		size *= 0.99 // letters are rounded to pixels one by one
	}
	return size
}

func (t Type) height(lines int) float32 {
	if lines == 0 {
		return 0
	}
	return (float32(lines-1)*lead + natural) * t.Size
}

// within is the type made so small that a text fits a rectangle in the lines it
// may have, without a word broken, but not smaller than half: beyond that the
// text is too long for its place, and a test of the screen has to say so.
func (t Type) within(text string, width, height float32) Type {
	for least := t.Size / 2; t.Size > least && !t.fits(text, width, height); {
		t.Size *= 0.96
	}
	return t
}

func (t Type) fits(text string, width, height float32) bool {
	if measure(longestWord(text), t.Size, t.Bold) > width {
		return false
	}
	all := t
	all.Lines = 0
	lines := len(all.wrap(text, width))
	return (t.Lines == 0 || lines <= t.Lines) && all.height(lines) <= height
}

// wrap breaks a text into lines. What is beyond the last allowed line is cut,
// visibly if the type asks for an ellipsis.
func (t Type) wrap(text string, width float32) []string {
	if text == "" {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, t.fill(paragraph, width)...)
	}
	if t.Lines == 0 || len(lines) <= t.Lines {
		return lines
	}
	if t.Ellipsis {
		lines[t.Lines-1] = t.shorten(strings.Join(lines[t.Lines-1:], " "), width)
	}
	return lines[:t.Lines]
}

// fill sets one paragraph.
func (t Type) fill(paragraph string, width float32) []string {
	var lines []string
	line := ""
	for _, word := range bind(strings.Fields(paragraph)) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if measure(longer, t.Size, t.Bold) <= width {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		pieces := t.split(word, width)
		lines = append(lines, pieces[:len(pieces)-1]...)
		line = pieces[len(pieces)-1]
	}
	return append(lines, line)
}

// bind ties words to the next one with a space that does not break. Polish and
// Ukrainian setting does not leave "w", "z" or "і" at the end of a line, nor a
// number away from what it counts.
func bind(words []string) []string {
	var bound []string
	tie := ""
	for i, word := range words {
		if i+1 < len(words) && tied(word, words[i+1]) {
			tie += word + "\u00a0"
			continue
		}
		bound = append(bound, tie+word)
		tie = ""
	}
	return bound
}

func tied(word, next string) bool {
	if strings.Trim(word, "0123456789") == "" {
		first, _ := utf8.DecodeRuneInString(next)
		return unicode.IsLower(first)
	}
	return utf8.RuneCountInString(word) == 1
}

// split breaks a word that is wider than the line; it never gives nothing.
func (t Type) split(word string, width float32) []string {
	var pieces []string
	piece := []rune{}
	for _, r := range word {
		if len(piece) > 0 && measure(string(piece)+string(r), t.Size, t.Bold) > width {
			pieces, piece = append(pieces, string(piece)), nil
		}
		piece = append(piece, r)
	}
	return append(pieces, string(piece))
}

// shorten ends a line with an ellipsis and makes room for it.
func (t Type) shorten(line string, width float32) string {
	runes := []rune(line)
	for len(runes) > 0 && measure(string(runes)+"…", t.Size, t.Bold) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " \u00a0") + "…"
}

// longestWord is the widest word of a text.
func longestWord(text string) string {
	longest, width := "", float32(0)
	for _, word := range strings.Fields(text) {
		if w := measure(word, 100, true); w > width {
			longest, width = word, w
		}
	}
	return longest
}
