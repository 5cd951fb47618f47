package history

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// fileMagic begins every file; its version follows.
const fileMagic = "okienko day 1\n"

// Encode returns the bytes of a day's file: a line of the format, a line of the
// day, and a line for each ticket. The same day always gives the same bytes; they
// are compressed only when they are stored.
func (d Day) Encode() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(fileMagic)
	lines := json.NewEncoder(&b)
	if err := lines.Encode(d); err != nil {
		return nil, fmt.Errorf("encode the day %s: %w", d.Date, err)
	}
	for _, t := range d.Tickets {
		if err := lines.Encode(t); err != nil {
			return nil, fmt.Errorf("encode the day %s: ticket %s%03d: %w", d.Date, t.Series, t.No, err)
		}
	}
	return b.Bytes(), nil
}

// Decode reads a day's file. That its bytes are the right ones is checked by its
// address.
func Decode(b []byte) (Day, error) {
	var d Day
	lines, ok := bytes.CutPrefix(b, []byte(fileMagic))
	if !ok {
		return d, fmt.Errorf("read a day's file: this is none that this program knows")
	}
	if err := line(&lines, &d); err != nil {
		return d, fmt.Errorf("read a day's file: its head: %w", err)
	}
	for n := 1; len(lines) > 0; n++ {
		var t Ticket
		if err := line(&lines, &t); err != nil {
			return d, fmt.Errorf("read the file of %s: ticket %d: %w", d.Date, n, err)
		}
		d.Tickets = append(d.Tickets, t)
	}
	if len(d.Tickets) != d.Count {
		return d, fmt.Errorf("read the file of %s: it holds %d tickets and should hold %d", d.Date, len(d.Tickets), d.Count)
	}
	return d, nil
}

// line takes the next line.
func line(rest *[]byte, v any) error {
	text, after, whole := bytes.Cut(*rest, []byte("\n"))
	if !whole {
		return fmt.Errorf("it ends too early")
	}
	*rest = after
	return json.Unmarshal(text, v)
}
