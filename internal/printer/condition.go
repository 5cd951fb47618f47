package printer

// Condition is what a printer says about itself. The words are stable: windows
// turn them into sentences and logs keep them.
type Condition string

// The conditions, from good to bad.
const (
	OK        Condition = "ok"
	PaperLow  Condition = "paper-low" // prints, the roll ends soon
	Unknown   Condition = "unknown"   // prints, but never answers questions
	PaperOut  Condition = "paper-out"
	CoverOpen Condition = "cover-open"
	Offline   Condition = "offline"   // answers, but somebody has paused it
	Fault     Condition = "fault"     // cutter, head, or a disk that takes nothing
	NoAnswer  Condition = "no-answer" // off, unplugged, or not there
)

// CanPrint tells whether sending a ticket makes sense.
func (c Condition) CanPrint() bool {
	return c == OK || c == PaperLow || c == Unknown
}

// TellStaff tells whether somebody should come and look.
func (c Condition) TellStaff() bool {
	return c != OK && c != Unknown
}

// remedies say what to do, for logs and for the person at the machine.
var remedies = map[Condition]string{
	PaperLow:  "put in a new roll soon",
	Unknown:   "look at the printer",
	PaperOut:  "put in a new roll",
	CoverOpen: "close the cover",
	Offline:   "press the button that makes the printer ready",
	Fault:     "switch the printer off and on; if it goes on, call service",
	NoAnswer:  "check that the printer is switched on and its cable is in",
}
