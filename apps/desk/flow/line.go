package flow

import (
	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/office/queue"
)

// Weight is how much a message matters.
type Weight int

// The weights.
const (
	Info Weight = iota
	Warning
	Alarm
)

// line is the one message about what the clerk did last.
type line struct {
	weight Weight
	text   screen.Text
}

func note(key string) line { return line{Info, screen.T(key)} }
func warn(key string) line { return line{Warning, screen.T(key)} }

// ourWords are refusals that the catalogue explains to residents and that mean
// something else to a clerk.
var ourWords = map[queue.Code]string{
	queue.NoPlan:      "desk.no_plan",
	queue.DayIsClosed: "desk.line_closed",
}

// refused is a refusal as a sentence with the remedy.
func refused(r *queue.Refusal) line {
	if key, ok := ourWords[r.Code]; ok {
		return warn(key)
	}
	return line{Warning, feed.Refused(r)}
}
