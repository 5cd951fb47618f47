package screen

// Document is what is written to a file or printed: a few tables under a title.
type Document struct {
	Title  Text
	Under  []Text // lines below the title: the office, the days, what it is about
	Tables []Table
	Notes  []Text // sentences below the tables
}

// Table is lines of cells below their headers. The first one of a document is the
// whole, with a column for everything.
type Table struct {
	Title   Text
	Columns []Column
	Rows    [][]Cell
	Wide    bool  // too wide for paper
	Chart   Chart // beside it on paper, if it has series
}

// Column is the header of a column.
type Column struct {
	Head Text
	Unit Text // of its numbers; none for counts and words
}
