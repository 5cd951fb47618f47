package plan

// Hours is when the office is open, in minutes after midnight of its own time
// zone, for Monday (0) to Sunday (6). A day with no minutes is closed.
type Hours struct {
	Week     [7]Span   `json:"week"`
	Closures []Closure `json:"closures,omitempty"`
}

// Span is the part of a day when the office is open.
type Span struct {
	From int `json:"from"` // minutes after midnight
	To   int `json:"to"`
}

// Open says whether the span holds any time at all.
func (s Span) Open() bool { return s.To > s.From }

// Closure is one day on which the office is closed or has other hours than
// usual. Public holidays need no closure: they are known.
type Closure struct {
	Date   string `json:"date"` // "2026-12-24"
	Reason Names  `json:"reason"`
	Span   Span   `json:"span"` // the hours of that day; empty is closed
}
