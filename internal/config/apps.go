package config

import (
	"math"
	"strconv"
	"strings"

	"okienko/internal/screen"
	"okienko/office/plan"
)

// Kiosk is the settings of a machine where residents take tickets. The sizes
// are those of the real screen on the real wall: what a screen says of itself
// is often wrong, and reach and legibility are reckoned from them.
type Kiosk struct {
	ID              plan.KioskID // in the office; the machine's id if the file does not say
	Printer         Printer
	Head            int     // width of the paper in mm: 80 or 58
	DiagonalInch    float64 // of the screen
	Orientation     string  // Portrait or Landscape
	MountBottomMM   int     // from the floor to the screen's lower edge
	ViewingDistance int     // mm from the eyes to the screen
}

// Desk is the settings of a clerk's machine.
type Desk struct {
	Number   int // the desk that the clerk is offered to sign in at; 0 lets them choose
	Contrast bool
}

// Hall is the settings of a machine that shows calls.
type Hall struct {
	Hall            plan.HallID // which calls it shows
	Display         string      // name of this display, for staff; the machine's id if the file does not say
	DiagonalInch    float64     // of the screen
	ViewingDistance int         // mm from the farthest seat to the screen
	Contrast        bool        // black, white and yellow instead of the usual colours
	Layout          string      // WholeHall, OneNumber, OverDesk or NextTen
	Desk            int         // number of the desk that an OverDesk display hangs over
}

// Layouts of a hall's display.
const (
	WholeHall = "hall"     // the newest call, those before it, and the queues
	OneNumber = "window"   // one large number, department by department
	OverDesk  = "desk"     // what happens at one desk
	NextTen   = "overflow" // the newest call, and who comes next
)

// Orientations of a kiosk's screen.
const (
	Portrait  = "portrait"
	Landscape = "landscape"
)

// Printer is where tickets are printed.
type Printer struct {
	Kind   PrinterKind
	Target string // a folder, or host:port
}

// PrinterKind is how a printer is reached.
type PrinterKind string

// The kinds of printers.
const (
	Folder PrinterKind = "folder" // each ticket becomes a picture, to try things out
	TCP    PrinterKind = "tcp"    // a printer in the network
)

func kiosk(v value) *Kiosk {
	k := &Kiosk{Head: 80, DiagonalInch: 21.5, Orientation: Portrait, MountBottomMM: 800, ViewingDistance: 600}
	v.fields(
		into("id", &k.ID, ref[plan.KioskID]),
		into("printer", &k.Printer, printer),
		into("head", &k.Head, head),
		into("diagonal_inch", &k.DiagonalInch, inches),
		into("orientation", &k.Orientation, orientation),
		into("mount_bottom_mm", &k.MountBottomMM, within(0, 2000)),
		into("viewing_distance_mm", &k.ViewingDistance, within(200, 3000)),
	)
	if k.Printer.Kind == "" && !v.unusable(v.path+".printer") {
		v.report(v.place(v.path), absent("printer", "tcp:10.0.0.9:9100")...)
	}
	return k
}

func desk(v value) *Desk {
	d := &Desk{}
	v.fields(into("number", &d.Number, within(1, 999)), into("contrast", &d.Contrast, value.yes))
	return d
}

func hall(v value) *Hall {
	h := &Hall{DiagonalInch: 43, ViewingDistance: 5000, Layout: WholeHall}
	v.fields(
		into("hall", &h.Hall, ref[plan.HallID]),
		into("display", &h.Display, value.text),
		into("diagonal_inch", &h.DiagonalInch, inches),
		into("viewing_distance_mm", &h.ViewingDistance, within(500, 30000)),
		into("contrast", &h.Contrast, value.yes),
		into("layout", &h.Layout, layout),
		into("desk", &h.Desk, within(1, 999)),
	)
	switch {
	case h.Layout == OverDesk && h.Desk == 0 && !v.unusable(v.path+".desk"):
		v.report(v.place(v.path), absent("desk", "3")...)
	case h.Layout != OverDesk && h.Hall == "" && !v.unusable(v.path+".hall"):
		v.report(v.place(v.path), absent("hall", "main")...)
	}
	return h
}

// printer reads "folder:PATH" or "tcp:HOST:PORT".
func printer(v value) Printer {
	s := v.text()
	if s == "" {
		return Printer{}
	}
	kind, target, _ := strings.Cut(s, ":")
	p := Printer{PrinterKind(kind), strings.TrimSpace(target)}
	switch {
	case p.Kind == Folder && p.Target != "":
	case p.Kind == TCP:
		n := *v.node
		n.Value = p.Target
		address(value{v.reader, v.path, &n})
	default:
		v.bad(written(s), screen.T("mistake.want_printer"), like("tcp:10.0.0.9:9100"))
	}
	return p
}

func head(v value) int {
	mm, _ := strconv.Atoi(v.oneOf("80", "58"))
	return mm
}

func layout(v value) string { return v.oneOf(WholeHall, OneNumber, OverDesk, NextTen) }

func orientation(v value) string { return v.oneOf(Portrait, Landscape) }

// inches is the diagonal of a screen as it is sold: 21.5.
func inches(v value) float64 {
	s := v.text()
	if s == "" {
		return 0
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || f < 5 || f > 150 {
		v.bad(written(s), outOfRange("5", "150"), like("21.5"))
	}
	return f
}
