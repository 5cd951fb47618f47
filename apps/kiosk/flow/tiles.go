package flow

import (
	"strconv"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// tiles is a page of the menu: the first one asks, the others name their group.
func (f *frame) tiles() {
	entries, _ := f.m.group()
	title := screen.T("kiosk.question")
	if name, ok := f.m.groupName(); ok {
		title = screen.Words(name)
	}
	rows := 1
	if f.page == pageGroup {
		rows = lines(letters(title.Words), f.g.titleText(), f.g.inner())
	}
	f.g.titled(min(2, rows))
	f.g.lower()
	f.heading(title, "")
	f.place(entries)
}

func (m Model) groupName() (string, bool) {
	n := len(m.visit.path)
	if n == 0 {
		return "", false
	}
	above := m
	above.visit.path = m.visit.path[:n-1]
	entries, ok := above.group()
	at := m.visit.path[n-1]
	if !ok || at >= len(entries) {
		return "", false
	}
	return entries[at].name.In(m.visit.lang), true
}

// place lays the tiles out. If they do not all fit at the size they need, they
// are shown in parts, and a button leads to the next part.
func (f *frame) place(entries []entry) {
	deeper := f.page == pageGroup
	body := f.g.body(deeper)
	cols := 1
	if f.g.wide && len(entries) > 1 {
		cols = 2
	}
	least := f.leastTile(entries, cols)
	fits := f.g.capacity(body, cols, least)
	if fits < len(entries) {
		body = f.g.body(true)
		fits = max(1, f.g.capacity(body, cols, least))
	}
	first, count := part(len(entries), fits, f.m.visit.leaf)
	cells := f.g.cells(body, cols, min(fits, len(entries)))
	for i := range count {
		f.add(f.m.tile(first+i, entries[first+i], cells[i], f.g.large))
	}
	var back, more screen.Item
	if deeper {
		back = backButton()
	}
	if count < len(entries) {
		more = screen.Item{ID: idMore, Label: screen.T("kiosk.more"), Glyph: "arrow-right"}
	}
	f.actions(back, more)
}

// part is which tiles are shown: leaves follow each other and begin anew.
func part(all, fits, leaf int) (first, count int) {
	if all == 0 {
		return 0, 0
	}
	leaves := (all + fits - 1) / fits
	first = leaf % leaves * fits
	return first, min(fits, all-first)
}

// leastTile is the height that the longest name of the page needs, and never
// less than 20 mm.
func (f *frame) leastTile(entries []entry, cols int) float32 {
	width := (f.g.inner() - f.g.gap*float32(cols-1)) / float32(cols)
	room := width - f.g.text*4.6
	most := float32(0)
	for _, e := range entries {
		name, detail := letters(e.name.In(f.m.visit.lang)), float32(0)
		high := float32(min(3, lines(name, f.g.text, room))) * 1.25 * f.g.text
		switch {
		case f.g.large && e.refused != "":
			detail = float32(lines(shortReason, f.g.text, room-f.g.text*1.6))
		case !f.g.large:
			detail = 0.95
		}
		most = max(most, high+detail*1.25*f.g.text)
	}
	return max(20.5*f.g.mm, most+f.g.text*0.9)
}

// shortReason is how many letters the reason on a tile has.
const shortReason = 20

// tallest keeps a few tiles from looking like doors.
func (g grid) tallest() float32 { return g.text * 9.5 }

func (g grid) capacity(r screen.Rect, cols int, least float32) int {
	return int((r.H+g.gap)/(least+g.gap)) * cols
}

func (g grid) cells(r screen.Rect, cols, n int) []screen.Rect {
	rows := (n + cols - 1) / cols
	high := (r.H - g.gap*float32(rows-1)) / float32(max(1, rows))
	high = min(high, max(g.tallest(), 21*g.mm))
	weights := make([]float32, cols)
	for i := range weights {
		weights[i] = 1
	}
	var cells []screen.Rect
	for i := range rows {
		row := screen.Rect{X: r.X, Y: r.Y + float32(i)*(high+g.gap), W: r.W, H: high}
		cells = append(cells, columns(row, g.gap, weights...)...)
	}
	return cells
}

// tile is a service with how many wait, or a group. In large letters only what
// is needed to choose stands on it.
func (m Model) tile(at int, e entry, r screen.Rect, large bool) screen.Item {
	it := screen.Item{
		ID: tilePrefix + strconv.Itoa(at), Role: screen.Tile, Label: screen.Words(e.name.In(m.visit.lang)),
		Glyph: e.letter, Rect: r,
	}
	switch {
	case e.service == "" && !large:
		it.Detail = []screen.Text{screen.Plural("kiosk.matters", e.matters())}
	case e.service == "":
	case e.refused != "":
		it.Off = true
		it.Detail = []screen.Text{m.reason(e)}
	case large, m.alone():
	case e.waiting == 0:
		it.Detail = []screen.Text{screen.T("kiosk.nobody_waits")}
	default:
		it.Detail = []screen.Text{screen.Plural("kiosk.waiting", e.waiting)}
	}
	if e.service == "" {
		it.Value = "group"
	}
	return it
}

// reason is why a tile is off, in two or three words; the touched tile tells
// more, and what to do instead.
func (m Model) reason(e entry) screen.Text {
	switch e.refused {
	case queue.ServiceIsClosed:
		if from, to, later := m.later(e); later {
			return screen.T("kiosk.off_hours", "From", from, "To", to)
		}
		return screen.T("kiosk.off_today")
	case queue.ServiceIsStopped:
		return screen.T("kiosk.off_stopped")
	case queue.QuotaUsed:
		return screen.T("kiosk.off_quota_used")
	case queue.TooLate:
		return screen.T("kiosk.off_too_late")
	case ownUsedUp:
		return screen.T("kiosk.off_own")
	}
	return screen.T("kiosk.off_now")
}

// later are the hours of a service that opens later today.
func (m Model) later(e entry) (from, to string, later bool) {
	wall := func(at queue.Moment) string { return screen.Clock(at.Time().In(m.cfg.Zone)) }
	return wall(e.opens), wall(e.closes), e.opens < e.closes && m.now < e.opens
}
