package flow

import (
	"okienko/internal/screen"
	"okienko/office/queue"
)

// ticket is the number, as large as it can be, with where to go and how to
// follow the queue. It is complete without paper.
func (f *frame) ticket() {
	t := f.m.visit.ticket
	if f.g.large && f.g.wide {
		f.g.header.H = 0 // the code needs the height more than the office's name
	}
	f.g.titled(1)
	f.heading(screen.T("kiosk.your_number"), "")
	body := f.g.body(true)
	switch {
	case !f.m.follows(t) && f.g.wide:
		cells := columns(body, f.g.gap*1.6, 1, 1)
		f.add(f.g.stack(cells[0], f.number(t, cells[0].W))...)
		f.add(f.g.stack(cells[1], f.going(t, cells[1].W))...)
	case !f.m.follows(t):
		f.add(f.g.stack(body, append(f.number(t, body.W), f.going(t, body.W)...))...)
	case f.g.wide:
		cells := columns(body, f.g.gap*1.6, 1, 1)
		f.add(f.g.stack(cells[0], f.number(t, cells[0].W))...)
		f.split(f.g.stack(cells[1], append(f.going(t, cells[1].W), f.code(t))))
	default:
		blocks := append(f.number(t, body.W), f.going(t, body.W)...)
		f.split(f.g.stack(body, append(blocks, f.code(t))))
	}
	done := screen.Item{ID: idDone, Label: screen.T("kiosk.done"), Glyph: "check", Primary: true}
	again := screen.Item{}
	if t.print == queue.NotPrinted && !cannotPrint(f.m.printer) {
		again = screen.Item{ID: idAgain, Label: screen.T("kiosk.print_again"), Glyph: "printer"}
	}
	f.actions(again, done)
}

// follows says whether the queue can be followed from afar: the office knows the
// ticket, and has a page for it.
func (m Model) follows(t ticket) bool { return !t.own && m.facts.status != "" }

// number is the window and what becomes of the paper.
func (f *frame) number(t ticket, width float32) []block {
	window := screen.Item{ID: "number", Role: screen.Number, Label: screen.Words(t.number), Value: t.number}
	high := f.g.text * f.g.pick(7, 5)
	return []block{
		{item: window, high: high, most: max(high, width*0.52)},
		f.g.notice(printNotice(t.print), 62, width),
	}
}

func printNotice(p queue.PrintState) screen.Item {
	it := screen.Item{ID: "print", Glyph: "printer", Label: screen.T("kiosk.printing")}
	switch p {
	case queue.Printed:
		it.Glyph, it.Label = "check", screen.T("kiosk.take_paper")
	case queue.NotPrinted:
		it.Glyph, it.Label = "printer-off", screen.T("kiosk.print_failed")
	}
	return it
}

// going is where to go and how long it takes.
func (f *frame) going(t ticket, width float32) []block {
	var list []block
	if where := whereTo(t.entry.where, f.m.visit.lang); len(where) > 0 {
		list = append(list, f.g.fact(screen.Item{ID: "where", Glyph: "door", Label: screen.T("kiosk.where"), Detail: where}, f.guess(where), width))
	}
	if t.own {
		return append(list, f.g.notice(ownNote(), 100, width))
	}
	return append(list, f.ahead(append(people(t.ahead), t.entry.waits(t.wait)), 22, width))
}

// codeShare is how large a code is for the distance from which a phone takes it:
// a tenth, and its white margin.
const codeShare = 0.1 * 41 / 33

// code is the way to follow the queue from afar; split parts it in two.
func (f *frame) code(t ticket) block {
	high := f.m.cfg.DistanceMM * codeShare * f.g.mm
	return block{high: high, most: high * 1.15, firm: !f.g.large, item: screen.Item{
		ID: "code", Role: screen.Picture, Alt: screen.T("kiosk.code_alt"), Value: f.m.facts.status + queue.StatusCode(t.id),
	}}
}

// split adds the items and gives the last one, the code, its square; the hint
// and the letters to type stand beside it.
func (f *frame) split(items []screen.Item) {
	last := len(items) - 1
	code := items[last]
	hint := code.Rect
	code.Rect.W = min(code.Rect.H, code.Rect.W*0.45)
	code.Rect.H = code.Rect.W
	hint.X += code.Rect.W + 2*f.g.gap
	hint.W -= code.Rect.W + 2*f.g.gap
	hint.H = code.Rect.H
	letters := []screen.Text{screen.Words(queue.ShortCode(f.m.visit.ticket.id))}
	if !f.g.large {
		letters = append([]screen.Text{screen.T("kiosk.paper_code")}, letters...)
	}
	f.add(items[:last]...)
	f.add(code, screen.Item{ID: "hint", Role: screen.Body, Label: screen.T("kiosk.scan"), Detail: letters, Rect: hint})
}

// issuing is calm, and locked: there is nothing to press until the answer is
// here, or until it has taken too long.
func (f *frame) issuing() {
	f.g.titled(f.titleLines(f.m.pending.entry))
	f.heading(screen.Words(f.m.pending.entry.name.In(f.m.visit.lang)), f.m.pending.entry.letter)
	note := screen.Item{ID: "message", Glyph: "ticket", Label: screen.T("kiosk.preparing")}
	if f.m.late() {
		note.Glyph, note.Label = "clock", screen.T("kiosk.late")
		note.Detail = []screen.Text{screen.T("kiosk.late_wait"), screen.T("kiosk.ask_staff")}
		f.actions(homeButton(), screen.Item{})
	}
	f.notes(note)
}

// face is what stands on the paper.
func (m Model) face(t ticket, lang string) Face {
	f := Face{
		Lang: lang, Office: m.facts.office.In(lang), Number: t.number, Service: t.entry.name.In(lang),
		Where: whereTo(t.entry.where, lang), Ahead: screen.Plural("kiosk.paper_ahead", t.ahead),
		Wait:     screen.T("kiosk.paper_at_once"),
		ScanHint: screen.T("kiosk.paper_scan"), Address: m.facts.status + queue.StatusCode(t.id),
		CodeHint: screen.T("kiosk.paper_code"), Code: queue.ShortCode(t.id), Issued: t.issued.Time().In(m.cfg.Zone),
	}
	if !t.entry.served || !t.wait.AtOnce() {
		f.Wait = t.entry.waits(t.wait)
	}
	if t.own {
		f.Ahead, f.Wait = screen.T("kiosk.own_ask"), screen.Text{}
	}
	if !m.follows(t) {
		f.ScanHint, f.Address, f.CodeHint, f.Code = screen.Text{}, "", screen.Text{}, ""
	}
	if t.favour {
		f.Priority = screen.T("kiosk.favour_short")
	}
	return f
}
