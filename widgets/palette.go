package widgets

import "image/color"

// Colour names what a colour is for. Widgets ask for a purpose, never for a
// value, so that a palette can be changed while people look at it.
type Colour int

// The purposes. A name that starts with On is for text and icons on the colour
// that follows.
const (
	Ground   Colour = iota // behind everything
	Surface                // cards, tiles, rows
	Wash                   // a surface that is selected or pressed
	Ink                    // text, frames, sills
	Soft                   // text of the second rank
	Line                   // borders of controls
	Action                 // the one thing most people want to do
	OnAction               //
	Pressed                // Action under a finger; carries OnAction
	Call                   // a number that is called now: the lit window
	OnCall                 //
	Good                   // text and icons that say all is well
	Alert                  // something is wrong, or cannot be taken back
	OnAlert                //
	Notice                 // something to know before going on
	OnNotice               //
	Plate                  // the square behind the letter of a series
	OnPlate                //
	Focus                  // the ring around what the keys act on
	colours                // how many there are
)

// Palette gives every purpose its colour.
type Palette [colours]color.NRGBA

// Day is the palette of kiosk, desk and paper previews: warm paper, deep navy.
var Day = Palette{
	Ground: hex(0xF5F1E8), Surface: hex(0xFFFFFF), Wash: hex(0xE4EDF3),
	Ink: hex(0x10233F), Soft: hex(0x3A4860), Line: hex(0x6B7890),
	Action: hex(0x0B4A6F), OnAction: hex(0xFFFFFF), Pressed: hex(0x07324C),
	Call: hex(0xFFC845), OnCall: hex(0x10233F), Good: hex(0x0F5132),
	Alert: hex(0x8E1B1B), OnAlert: hex(0xFFFFFF),
	Notice: hex(0xFFE7A8), OnNotice: hex(0x10233F),
	Plate: hex(0x10233F), OnPlate: hex(0xFFFFFF), Focus: hex(0xB5420B),
}

// Contrast is the palette for people who see little: black, white, yellow.
// Cyan is for the focus alone, so that it is never taken for an action.
var Contrast = Palette{
	Ground: hex(0x000000), Surface: hex(0x000000), Wash: hex(0x1F1F1F),
	Ink: hex(0xFFFFFF), Soft: hex(0xFFFFFF), Line: hex(0xFFFFFF),
	Action: hex(0xFFE100), OnAction: hex(0x000000), Pressed: hex(0xFFFFFF),
	Call: hex(0xFFE100), OnCall: hex(0x000000), Good: hex(0x9CF5C0),
	Alert: hex(0xFFC2BA), OnAlert: hex(0x000000),
	Notice: hex(0xFFFFFF), OnNotice: hex(0x000000),
	Plate: hex(0xFFFFFF), OnPlate: hex(0x000000), Focus: hex(0x00E5FF),
}

// Board is the palette of the hall display. It is dark because a large bright
// panel dazzles from a bench, and because the lit window then is the brightest
// thing in the room.
var Board = Palette{
	Ground: hex(0x10233F), Surface: hex(0x1A3152), Wash: hex(0x213A5E),
	Ink: hex(0xFFFFFF), Soft: hex(0xDDE4EE), Line: hex(0x8FA0BC),
	Action: hex(0xFFC845), OnAction: hex(0x10233F), Pressed: hex(0xFFE1A0),
	Call: hex(0xFFC845), OnCall: hex(0x10233F), Good: hex(0x9CF5C0),
	Alert: hex(0xFFC2BA), OnAlert: hex(0x10233F),
	Notice: hex(0xFFE7A8), OnNotice: hex(0x10233F),
	Plate: hex(0xFFFFFF), OnPlate: hex(0x10233F), Focus: hex(0xFFC845),
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xFF}
}
