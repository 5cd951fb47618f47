// Package fonts holds the two cuts of IBM Plex Sans that every screen and the
// paper ticket are set in. One typeface on kiosk, desk, hall and paper is half
// of the visual language (docs/visual-language.md).
//
// Plex Sans was chosen because capital I, small l and 1 differ, the digits are
// even, and Polish and Ukrainian are complete, the dots of "і" and "ї" included.
// The files are the unchanged originals under the SIL Open Font License
// (OFL.txt). Nothing here imports a toolkit, so paper can use them as well.
package fonts

import _ "embed"

// Regular is the text cut, a TrueType file.
//
//go:embed IBMPlexSans-Regular.ttf
var Regular []byte

// SemiBold is the cut for numbers, headings and labels, a TrueType file.
//
//go:embed IBMPlexSans-SemiBold.ttf
var SemiBold []byte

// CapHeight is the height of a capital letter as a share of the font size, read
// from the OS/2 table (698 of 1000 units). Sizes that must be seen from a
// distance are computed from it (EN 301 549, 5.1.4).
const CapHeight = 0.698
