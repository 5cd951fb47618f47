package ticket

// DotsPerMM is the density of every head we print on: 203 dpi.
const DotsPerMM = 8

// endSpace is white paper before the first and after the last box, so that a
// cut that lands early or late goes through nothing.
const endSpace = 2 * DotsPerMM

// Head is the row of heating dots that the ticket passes under.
type Head struct {
	Dots   int // printable width
	margin int // dots at each side that stay white
	sill   int // how far the sill stands out beyond the column of text
	pad    int // white beside the letter and the digits in the window
	airy   int // vertical space in tenths, narrow paper is set closer
}

// The two widths of paper that receipt printers take. The narrow one has almost
// no margin of its own because the paper adds 5 mm of white at each side.
var (
	Head80 = Head{Dots: 576, margin: 14, sill: 18, pad: 22, airy: 10}
	Head58 = Head{Dots: 384, margin: 4, sill: 8, pad: 11, airy: 8}
)

// left is where the column of text begins; the sill alone reaches further.
func (h Head) left() int { return h.margin + h.sill }

// column is the width that text wraps to.
func (h Head) column() int { return h.Dots - 2*h.left() }

func (h Head) space(dots int) int { return dots * h.airy / 10 }
