package flow

import (
	"strings"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// longWait is from when on a person is asked whether they still want to wait.
const longWait = 30 // minutes

// before is what a person should know before taking a ticket.
func (f *frame) before() {
	e, _ := find(f.m.menu(), f.m.visit.service)
	title := screen.Words(e.name.In(f.m.visit.lang))
	if f.g.large {
		f.g.header.H = 0 // there is much to read, and the office is known by now
	}
	f.g.titled(f.titleLines(e))
	f.heading(title, e.letter)
	body := f.g.body(true)
	left, right := f.about(e, body, false)
	if f.g.crowded(body, left, right) {
		left, right = f.about(e, body, true)
	}
	if f.g.wide {
		cells := columns(body, f.g.gap*1.6, 1, 1)
		f.add(f.g.stack(cells[0], left)...)
		f.add(f.g.stack(cells[1], right)...)
	} else {
		f.add(f.g.stack(body, append(left, right...))...)
	}
	f.actions(backButton(), screen.Item{ID: idTake, Label: screen.T("kiosk.take"), Glyph: "ticket", Primary: true})
}

// titleLines is how many lines the name of a service takes beside its letter.
func (f *frame) titleLines(e entry) int {
	size := f.g.titleText()
	return min(3, lines(letters(e.name.In(f.m.visit.lang)), size, f.g.inner()-size*2.6))
}

// about is the facts of the service, what is to be noticed, and the one thing
// to decide. In landscape they stand in two columns. In brief, how many wait and how
// long stand in one fact, and the room goes to what has to be read.
func (f *frame) about(e entry, body screen.Rect, brief bool) (left, right []block) {
	width := body.W
	if f.g.wide {
		width = (body.W - f.g.gap*1.6) / 2
	}
	left = f.queueing(e, width, brief)
	if f.m.alone() {
		left = []block{f.g.notice(screen.Item{ID: "own", Glyph: "info", Label: screen.T("kiosk.own_before")}, 95, width)}
	} else if e.served && isLong(e.expected(f.m.visit.favour)) {
		left = append(left, f.g.notice(screen.Item{ID: "long", Glyph: "clock", Label: screen.T("kiosk.long_wait")}, 50, width))
	}
	if where := whereTo(e.where, f.m.visit.lang); len(where) > 0 {
		left = append(left, f.g.fact(screen.Item{ID: "where", Glyph: "door", Label: screen.T("kiosk.where"), Detail: where}, f.guess(where), width))
	}
	if len(e.bring) > 0 {
		bring := names(e.bring, f.m.visit.lang)
		right = append(right, f.g.fact(screen.Item{ID: "bring", Glyph: "document", Label: screen.T("kiosk.bring"), Detail: bring}, f.guess(bring), width))
	}
	if cannotPrint(f.m.printer) {
		paper := f.g.notice(screen.Item{ID: "paper", Glyph: "printer-off", Label: screen.T("kiosk.no_paper")}, 55, width)
		if brief {
			left = append(left, paper)
		} else {
			right = append(right, paper)
		}
	}
	favour := f.favour(width)
	if brief {
		favour.firm, favour.most = true, favour.high
	}
	right = append(right, favour)
	for i := range right {
		if id := right[i].item.ID; id != "bring" {
			right[i].sink = true
			break
		}
	}
	return left, right
}

// queueing is how many wait and how long.
func (f *frame) queueing(e entry, width float32, brief bool) []block {
	ahead, wait := people(e.waiting), e.waits(e.expected(f.m.visit.favour))
	if brief {
		return []block{f.ahead(append(ahead, wait), 22, width)}
	}
	return []block{
		f.ahead(ahead, 8, width),
		f.g.fact(screen.Item{ID: "wait", Glyph: "clock", Label: screen.T("kiosk.wait"), Detail: []screen.Text{wait}}, 14, width),
	}
}

// ahead is the fact of who goes before.
func (f *frame) ahead(says []screen.Text, guess int, width float32) block {
	return f.g.fact(screen.Item{ID: "ahead", Glyph: "people", Label: screen.T("kiosk.ahead"), Detail: says}, guess, width)
}

// favour is the toggle for who goes first by law, with one line that says who.
func (f *frame) favour(width float32) block {
	high := f.g.text * (1.25*float32(lines(72, f.g.text, width-f.g.text*9.5)) + 2.4)
	return block{high: high, most: high * 1.2, item: screen.Item{
		ID: idFavour, Role: screen.Toggle, Label: screen.T("kiosk.favour"), Glyph: "star",
		Detail: append(onOff(f.m.visit.favour), screen.T("kiosk.favour_who")), On: f.m.visit.favour,
	}}
}

// guess is how many letters the lines have when they stand in one paragraph.
func (f *frame) guess(list []screen.Text) int {
	n := 0
	for _, t := range list {
		n += letters(t.Words) + 2
		if t.Key != "" {
			n += 10 + letters(t.With["Rooms"]) + letters(t.With["Floor"])
		}
	}
	return n
}

func people(n int) []screen.Text {
	if n == 0 {
		return []screen.Text{screen.T("kiosk.nobody")}
	}
	return []screen.Text{screen.Plural("common.people", n)}
}

// waits is an expected wait. None is promised where nobody calls people.
func (e entry) waits(r queue.Range) screen.Text {
	if !e.served {
		return screen.T("kiosk.nobody_serves")
	}
	return screen.Wait(r.From, r.To)
}

// whereTo is one line for each floor: "pokój 5, parter".
func whereTo(places []place, lang string) []screen.Text {
	list := make([]screen.Text, 0, len(places))
	for _, p := range places {
		rooms, floor := strings.Join(p.rooms, ", "), p.floor.In(lang)
		if digits(p.rooms) {
			list = append(list, screen.T(roomKey(len(p.rooms) > 1, floor != ""), "Rooms", rooms, "Floor", floor))
			continue
		}
		list = append(list, screen.Words(strings.TrimSuffix(rooms+", "+floor, ", ")))
	}
	return list
}

func roomKey(many, floor bool) string {
	switch {
	case many && floor:
		return "kiosk.rooms_floor"
	case many:
		return "kiosk.rooms"
	case floor:
		return "kiosk.room_floor"
	}
	return "kiosk.room"
}

// digits says whether all rooms have numbers rather than names.
func digits(rooms []string) bool {
	for _, r := range rooms {
		if r[0] < '0' || r[0] > '9' {
			return false
		}
	}
	return true
}

func names(list []plan.Names, lang string) []screen.Text {
	texts := make([]screen.Text, len(list))
	for i, n := range list {
		texts[i] = screen.Words(n.In(lang))
	}
	return texts
}
