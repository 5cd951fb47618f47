// Package ticket draws the paper ticket.
//
// Draw turns a Face, plain sentences that are already in the reader's language,
// into a Raster of black and white dots that any thermal printer can burn. Text
// is drawn here rather than sent as characters, because printers disagree about
// code pages and many know no Ukrainian at all.
//
// There is one drawing for both widths of paper. It is a column of boxes; each
// box measures itself for the width it is given, so a long name makes the ticket
// longer and never smaller. What may not shrink is written in type.go: no text
// has capitals lower than 3 mm, the number has capitals of at least 12 mm, and
// the square of the QR code is at least 25 mm.
//
// The same Face on the same head gives the same bytes.
package ticket

// Face is everything a reader finds on the ticket, ready to be set. An empty
// field leaves no hole.
type Face struct {
	Office   string   // "Urząd Miasta Leszna"
	Number   string   // "A012": the letter of the series, then digits
	Priority string   // the mark of a ticket that goes first, often empty
	Service  string   // "Dowody osobiste"
	Where    []string // "Pokój 5, parter"
	Ahead    string   // "Przed Tobą: 4 osoby"
	Wait     string   // "Około 10–25 minut", empty when there is no forecast
	ScanHint string   // "Stan kolejki w telefonie: zeskanuj kod"
	Address  string   // what the QR code holds
	CodeHint string   // "lub wpisz kod"
	Code     string   // "BKDF-GHJT", the address for those who type
	Issued   string   // "poniedziałek, 23 listopada 2026, 9:41"
}

// Draw sets the face for a print head.
func Draw(f Face, head Head) *Raster {
	boxes := layOut(f, head)
	height := endSpace
	for _, b := range boxes {
		height += b.above + b.height()
	}
	c := newCanvas(head.Dots, height+endSpace)
	y := endSpace
	for _, b := range boxes {
		y += b.above
		b.draw(c, y)
		y += b.height()
	}
	return c.raster()
}

// layOut is the ticket from top to bottom: who gives it, the number, what it is
// for and where, how long it takes, how to follow it, when it was taken.
func layOut(f Face, head Head) []placed {
	s := sheet{head: head, set: openStyles()}
	s.text(0, s.set.heading, f.Office)
	s.add(head.space(32), newWindow(f.Number, head))
	s.mark(head.space(32), f.Priority)
	s.text(head.space(36), s.set.title, f.Service)
	for i, line := range f.Where {
		s.text(firstOf(i, 10, 2), s.set.lead, line)
	}
	s.rule(head.space(28))
	s.text(head.space(22), s.set.strong, f.Ahead)
	s.text(4, s.set.lead, f.Wait)
	s.rule(head.space(28))
	s.follow(f)
	s.rule(head.space(28))
	s.text(head.space(18), s.set.body, f.Issued)
	return s.boxes
}

func firstOf(i, first, rest int) int {
	if i == 0 {
		return first
	}
	return rest
}
