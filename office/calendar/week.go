package calendar

import (
	"fmt"
	"time"
)

// A Week is the usual hours by time.Weekday, so Sunday comes first. A day that
// is not set is closed.
type Week [7]Span

// ParseWeek makes a week from spans that are written as "09:30-17:30".
func ParseWeek(hours map[time.Weekday]string) (Week, error) {
	var w Week
	for day, text := range hours {
		if day < time.Sunday || day > time.Saturday {
			return Week{}, fmt.Errorf("there is no weekday %d", int(day))
		}
		span, err := ParseSpan(text)
		if err != nil {
			return Week{}, fmt.Errorf("%s: %w", day, err)
		}
		w[day] = span
	}
	return w, nil
}
