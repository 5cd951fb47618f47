package flow

import (
	"strconv"
	"strings"

	"okienko/internal/screen"
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
	return screen.Wait(wait.From, wait.To)
}

func itoa(n int) string { return strconv.Itoa(n) }
