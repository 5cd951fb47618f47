package flow

// Layout is what a display is for.
type Layout string

// The layouts.
const (
	WholeHall Layout = ""         // the newest call, those before it, and the queues
	OneNumber Layout = "window"   // one large number, department by department
	OverDesk  Layout = "desk"     // what happens at one desk
	NextTen   Layout = "overflow" // the newest call, and who comes next
)

// Alone says whether the number has the whole display.
func (l Layout) Alone() bool { return l == OneNumber || l == OverDesk }
