package page

import "okienko/internal/screen"

// SheetData is a table of numbers: the first column says what a line is about.
type SheetData struct {
	Heads []screen.Text
	Rows  []SheetRow
}

// SheetRow is one line of a table.
type SheetRow struct {
	Cells  []screen.Cell
	Strong bool // all together, say
}
