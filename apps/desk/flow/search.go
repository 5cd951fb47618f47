package flow

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"okienko/internal/lookup"
	"okienko/office/queue"
)

// Search is by what is typed: a number, whole or in part, or the beginning of a
// word of the service. Everything that the window knows is searched, not only
// the list that is open, and Enter calls.

// found are the tickets that fit what was typed, the likeliest first.
func (m Model) found() []queue.Ticket {
	typed := strings.TrimSpace(m.ask.typed)
	if typed == "" {
		return nil
	}
	var hits []hit
	for _, t := range m.office.Tickets {
		if n, ok := m.fits(t, typed); ok && !t.AtClose {
			hits = append(hits, hit{t, n})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.rank - b.rank })
	list := make([]queue.Ticket, 0, len(hits))
	for _, h := range hits {
		list = append(list, h.Ticket)
	}
	return list
}

// hit is a ticket that fits, and how badly.
type hit struct {
	queue.Ticket
	rank int
}

// fits says whether a ticket is one that was typed. Whose number it is goes
// before whose number has it in it, and then who waits before all others.
func (m Model) fits(t queue.Ticket, typed string) (rank int, ok bool) {
	if rank, ok = fitsNumber(t, typed); !ok {
		rank, ok = 3, lookup.Begins(m.service(t.Service).Words, typed)
	}
	rank *= 3
	switch {
	case !m.callable(t.ID):
		rank += 2
	case t.Phase != queue.Waiting:
		rank++
	}
	return rank, ok
}

func fitsNumber(t queue.Ticket, typed string) (rank int, ok bool) {
	letters, digits := split(typed)
	no, err := strconv.Atoi(digits)
	switch {
	case digits == "":
		return 2, letters == t.Series
	case err != nil || letters != "" && letters != t.Series:
		return 0, false
	case no == t.No:
		return 0, true
	}
	return 1, strings.Contains(t.Number()[len(t.Series):], digits)
}

// split takes what was typed apart into the letters of a series and a number.
func split(typed string) (letters, digits string) {
	typed = latin.Replace(strings.ToUpper(strings.ReplaceAll(typed, " ", "")))
	i := strings.IndexFunc(typed, unicode.IsDigit)
	if i < 0 {
		return typed, ""
	}
	return typed[:i], typed[i:]
}

// latin are the letters of series as a Ukrainian keyboard types them.
var latin = strings.NewReplacer(
	"А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H", "І", "I", "К", "K", "М", "M", "О", "O", "Р", "P", "Т", "T", "Х", "X",
)

// typed takes a character that was typed where there is no field: it begins a
// search, or goes on with one.
func (m Model) typed(r rune) (Model, []Intent) {
	switch {
	case !m.signedIn() || m.office == nil || m.emergency.on:
		return m, nil
	case m.ask.writes():
		return m.wrote(m.ask.typed + string(r))
	case !lookup.InWord(r):
		return m, nil
	}
	m, _ = m.askAbout(searching, "")
	return m.wrote(string(r))
}
