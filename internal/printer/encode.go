package printer

import (
	"slices"

	"okienko/internal/ticket"
)

// The few commands of ESC/POS that every make understands.
const (
	dle = 0x10
	esc = 0x1b
	gs  = 0x1d
)

// bandRows is the most lines sent in one command: clones keep small buffers and
// lose what goes beyond.
const bandRows = 256

// cutFeed is how far, in dots, the paper moves beyond the cutter before the cut.
const cutFeed = 8

var (
	reset = []byte{esc, '@'}
	cut   = []byte{gs, 'V', 66, cutFeed} // feed, then leave one corner uncut

	// fence is answered only after everything before it is on paper, unlike the
	// questions of status.go, which overtake the data.
	fence = []byte{gs, 'r', 1}
)

// encode is a ticket as the pieces to send: reset, bands, cut.
func encode(r *ticket.Raster) [][]byte {
	pieces := [][]byte{reset}
	for top := 0; top < r.Height; top += bandRows {
		pieces = append(pieces, band(r, top, min(bandRows, r.Height-top)))
	}
	return append(pieces, cut)
}

// band is GS v 0: width in bytes, height in lines, dots.
func band(r *ticket.Raster, top, rows int) []byte {
	stride := r.Stride()
	head := []byte{gs, 'v', '0', 0, byte(stride), byte(stride >> 8), byte(rows), byte(rows >> 8)}
	return append(head, harmless(r.Rows[top*stride:(top+rows)*stride])...)
}

// harmless breaks up dots that spell a real-time command. Printers look for these
// in every byte they receive, pictures included: dots that happen to read DLE DC4
// would open a cash drawer or switch the printer off. One dot more in a rare
// place harms nobody.
func harmless(dots []byte) []byte {
	out := slices.Clone(dots)
	for i := 0; i+1 < len(out); i++ {
		next := out[i+1]
		if out[i] == dle && (next == 0x04 || next == 0x05 || next == 0x14) {
			out[i] = 0x18
		}
	}
	return out
}
