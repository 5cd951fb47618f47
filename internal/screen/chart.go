package screen

// Chart is numbers as a picture. Of two series the second is drawn hollow
// behind the first.
type Chart struct {
	Form   ChartForm
	Axis   Text // what the places are
	Note   Text // what is left out, say
	Labels []Text
	Series []Series
	Digits int // decimals of all values
}

// Series is a value for each place, in units of the last decimal, or NoValue.
type Series struct {
	Name   Text
	Values []int
}

// NoValue is a place at which there is nothing to draw.
const NoValue = -1

// ChartForm is how a chart is drawn.
type ChartForm int

// The forms.
const (
	Lying    ChartForm = iota // bars from the left, for places with names
	Standing                  // columns, for times
	Traced                    // a line, for very many times
)
