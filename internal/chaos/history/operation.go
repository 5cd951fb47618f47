package history

import (
	"strconv"

	"okienko/office"
	"okienko/office/queue"
)

// Kind is what was asked for.
type Kind string

// The kinds of operations.
const (
	Open       Kind = "open"
	Close      Kind = "close"
	Issue      Kind = "issue"
	CallNext   Kind = "next"
	CallTicket Kind = "call"
	Recall     Kind = "recall"
	Start      Kind = "start"
	Finish     Kind = "finish"
)

// Operation is one command of one client with what was heard of it.
type Operation struct {
	Worker int            `json:"worker"` // who asked, one thing at a time
	Client int            `json:"client"` // through which client, which others may use as well
	Kind   Kind           `json:"kind"`
	Room   string         `json:"room,omitempty"` // every room, when it is about the day
	Desk   string         `json:"desk,omitempty"`
	Ticket queue.TicketID `json:"ticket,omitempty"` // that was asked for
	Begin  int64          `json:"begin"`            // nanoseconds of the recorder's clock
	End    int64          `json:"end"`
	Known  bool           `json:"known"` // there was an answer
	Heard  Outcome        `json:"heard"`
}

// Outcome is what an answer said.
type Outcome struct {
	Refused queue.Code     `json:"refused,omitempty"`
	Ticket  queue.TicketID `json:"ticket,omitempty"`
	Number  int            `json:"number,omitempty"`
}

// OutcomeOf reads an answer of the office.
func OutcomeOf(a office.Answer) Outcome {
	if a.Refusal != nil {
		return Outcome{Refused: same(a.Refusal.Code)}
	}
	var o Outcome
	for _, e := range a.Events {
		switch e := e.(type) {
		case queue.TicketIssued:
			o = Outcome{Ticket: e.Ticket, Number: digits(e.Number)}
		case queue.TicketCalled:
			o = Outcome{Ticket: e.Ticket, Number: digits(e.Number)}
		case queue.ServingStarted:
			o = Outcome{Ticket: e.Ticket, Number: digits(e.Number)}
		case queue.TicketFinished:
			o = Outcome{Ticket: e.Ticket, Number: digits(e.Number)}
		}
	}
	if len(a.Events) > 0 {
		if _, closed := a.Events[len(a.Events)-1].(queue.DayClosed); closed {
			return Outcome{} // whom it ended is for the rooms to know
		}
	}
	return o
}

// same puts together what the model does not tell apart: it forgets tickets that
// were served.
func same(c queue.Code) queue.Code {
	if c == queue.UnknownTicket {
		return queue.NotFromHere
	}
	return c
}

// digits is the number in "A017".
func digits(number string) int {
	i := 0
	for i < len(number) && (number[i] < '0' || number[i] > '9') {
		i++
	}
	n, _ := strconv.Atoi(number[i:]) // 0 matches no ticket
	return n
}
