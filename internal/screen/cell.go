package screen

// Cell is one place of a table: words, a number, or nothing. A number is rounded
// before it becomes a cell, so that it is the same on the screen, on paper and in
// files.
type Cell struct {
	Is     CellKind
	Words  Text
	Number int // in units of the last decimal
	Digits int // decimals
}

// CellKind says what a cell is.
type CellKind int

// What a cell can be.
const (
	NoCell CellKind = iota
	WordCell
	NumberCell
)

// Word is a cell with words.
func Word(t Text) Cell { return Cell{Is: WordCell, Words: t} }

// Count is a cell with a whole number.
func Count(n int) Cell { return Cell{Is: NumberCell, Number: n} }

// Decimal is a cell with a number that has decimals, in units of the last one.
func Decimal(n, digits int) Cell { return Cell{Is: NumberCell, Number: n, Digits: digits} }

// Float is a cell's number.
func (c Cell) Float() float64 {
	f := float64(c.Number)
	for range c.Digits {
		f /= 10
	}
	return f
}
