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
	until  queue.Moment // it goes away by itself; 0 is until something else is done
}

func note(key string) line { return line{weight: Info, text: screen.T(key)} }
func warn(key string) line { return line{weight: Warning, text: screen.T(key)} }

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
	return line{weight: Warning, text: feed.Refused(r)}
}
