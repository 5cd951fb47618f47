package flow

import (
	"okienko/office/plan"
	"okienko/office/queue"
)

// Msg is what Update takes: feed.News, feed.Tick, feed.Contact, feed.Answered,
// or one of the messages below.
type Msg any

// Intent is what Update wants done outside: feed.Send, Ring, RememberMe,
// RememberLook, or one of those about emergency calling.
type Intent any

// Acted says that the clerk pressed a button or its key.
//
// NewID is for the ticket that it may give.
type Acted struct {
	Action Action
	NewID  queue.TicketID
}

// Typed says what stands in the field for the name.
type Typed struct{ Name string }

// ChoseDesk says at which desk the clerk wants to work.
type ChoseDesk struct{ Desk plan.DeskID }

// Selected says that the clerk chose a ticket of a list, to call it.
type Selected struct{ Ticket queue.TicketID }

// Focused says on which ticket of a list the keys are; none when empty.
type Focused struct{ Ticket queue.TicketID }

// Menu says that the clerk wants to know what can be done with a ticket.
type Menu struct{ Ticket queue.TicketID }

// Struck is a character that was typed where there is no field.
type Struck struct{ Rune rune }

// Wrote says what stands in the field of the open question.
type Wrote struct{ Text string }

// Moved goes along the choices of the open question.
type Moved struct{ By int }

// Chose takes one of the choices of the open question.
type Chose struct {
	ID    string
	NewID queue.TicketID // for the ticket that it may give
}

// SoundState says whether this machine has sound.
type SoundState struct{ On bool }

// LanguageChosen changes the language of the window.
type LanguageChosen struct{ Lang string }

// RememberLook asks to keep which form the window has and how it speaks, for Config
// at the next start.
type RememberLook struct {
	Thin bool
	Lang string
}

// RememberMe asks to keep who signed in where, for Config at the next start.
type RememberMe struct {
	Name string
	Desk int // the desk's number
}
