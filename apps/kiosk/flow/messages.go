package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// Msg is something that has happened. Besides the types of this file a kiosk
// understands feed.News, feed.Tick, feed.Contact and feed.Answered.
type Msg any

// Touched says that an item was touched and let go. An empty ID is a touch
// beside every item: it does nothing but show that somebody is there.
type Touched struct {
	ID    string
	Now   queue.Moment
	NewID queue.TicketID // for the ticket that this touch may ask for
}

// Pressed says that a key of the keypad or the keyboard went down.
type Pressed struct {
	Key    Key
	Repeat bool // the key is only held: nothing happens again
	Now    queue.Moment
	NewID  queue.TicketID
}

// Key is what a key means, whichever key it is.
type Key string

// The keys.
const (
	Next   Key = "next"
	Prev   Key = "prev"
	Select Key = "select"
	Back   Key = "back"
	Help   Key = "help"
)

// Resized says how large the canvas is.
type Resized struct{ W, H float32 }

// PrinterSaid is the condition that the kiosk's own printer is in.
type PrinterSaid struct{ Condition string }

// PrintDone says how the printing of a ticket ended.
type PrintDone struct {
	Ticket queue.TicketID
	Err    string // the printer's condition when it failed; empty when it did not
}

// Intent is something to do in the world. Besides PrintTicket there is
// feed.Send. What the screen says needs no intent: role, label, detail and
// alternative text of its items are enough to speak it.
type Intent any

// PrintTicket asks for a ticket on paper. Its end comes back as PrintDone.
type PrintTicket struct {
	Ticket queue.TicketID
	Face   Face
}

// Face is everything that stands on the paper, as it was told to the holder.
type Face struct {
	Lang     string
	Office   string
	Number   string
	Priority screen.Text // empty for an ordinary ticket
	Service  string
	Where    []screen.Text
	Ahead    screen.Text
	Wait     screen.Text
	ScanHint screen.Text
	Address  string // what the QR code holds
	CodeHint screen.Text
	Code     string
	Issued   time.Time // in the office's zone
}
