package flow

import (
	"okienko/office/plan"
	"okienko/office/queue"
)

// Msg is what Update takes: feed.News, feed.Tick, feed.Contact, feed.Answered,
// or one of the messages below.
type Msg any

// Intent is what Update wants done outside: feed.Send, RememberMe, or one of
// those about emergency calling.
type Intent any

// Acted says that the clerk pressed a button or its key.
type Acted struct{ Action Action }

// Typed says what stands in the field for the name.
type Typed struct{ Name string }

// ChoseDesk says at which desk the clerk wants to work.
type ChoseDesk struct{ Desk plan.DeskID }

// Selected says that the clerk chose a ticket of a list, to call it.
type Selected struct{ Ticket queue.TicketID }

// LanguageChosen changes the language of the window.
type LanguageChosen struct{ Lang string }

// RememberMe asks to keep who signed in where, for Config at the next start.
type RememberMe struct {
	Name string
	Desk int // the desk's number
}
