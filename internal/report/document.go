package report

import (
	"fmt"

	"okienko/internal/screen"
)

// Say turns a text into words of the reader's language.
type Say func(screen.Text) string

// header is a column's header with its unit.
func header(c screen.Column, say Say) string {
	if c.Unit.Empty() {
		return say(c.Head)
	}
	return fmt.Sprintf("%s (%s)", say(c.Head), say(c.Unit))
}
