package flow

import (
	"strconv"
	"strings"

	"okienko/internal/screen"
	"okienko/office/queue"
)

func (m Model) lines() []Queue {
	var list []Queue
	for _, l := range m.queues {
		list = append(list, Queue{
			Letters: strings.Join(l.letters, " "),
			Name:    l.name.In(m.config.Lang),
			Waiting: l.waiting,
			Wait:    l.words(),
		})
	}
	return list
}

// words are how long a queue takes. Without an open desk no forecast is honest.
func (l line) words() screen.Text {
	wait, known := l.wait()
	switch {
	case !l.open:
		return screen.T("hall.break")
	case !known:
		return screen.Text{}
	}
	return expected(wait)
}

func expected(r queue.Range) screen.Text {
	switch {
	case r.AtOnce():
		return screen.T("common.at_once")
	case r.From == 0:
		return screen.Plural("common.minutes_up_to", r.To)
	case r.From == r.To:
		return screen.Plural("common.minutes", r.To)
	}
	return screen.Plural("common.minutes_range", r.To, "From", itoa(r.From))
}

func itoa(n int) string { return strconv.Itoa(n) }
