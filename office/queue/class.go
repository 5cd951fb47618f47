package queue

import "okienko/office/plan"

// ChangeClass says of somebody who waits that they go first by law or by the house's
// rule after all, or that they do not: the ticket was taken without saying so, or by
// mistake. How long they have waited stays. A booked hour is another thing, and stays.
type ChangeClass struct {
	Desk   plan.DeskID `json:"desk,omitempty"` // of whoever sits at one
	Ticket TicketID    `json:"ticket"`
	Class  Class       `json:"class"` // ordinary or preferential
}

// TicketFavoured says that a ticket goes first from now on.
type TicketFavoured struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
}

// FavourEnded says that a ticket is an ordinary one from now on.
type FavourEnded struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
}

// Kind names the command in the log.
func (ChangeClass) Kind() string { return "change_class" }

// Kind names the event in stored answers.
func (TicketFavoured) Kind() string { return "ticket_favoured" }

// Kind names the event in stored answers.
func (FavourEnded) Kind() string { return "favour_ended" }

func (c ChangeClass) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.orders(c.Desk, c.Ticket)
	switch {
	case r != nil:
		return nil, r
	case c.Class != Ordinary && c.Class != Preferential:
		return nil, refuse(WrongRequest, "field", "class")
	case t.Phase != Waiting, t.Class == Booked, t.Class == c.Class:
		return nil, t.notFromHere()
	}
	var said Event = TicketFavoured{Ticket: t.ID, Number: t.Number()}
	if c.Class == Ordinary {
		said = FavourEnded{Ticket: t.ID, Number: t.Number()}
	}
	if r := s.move("class", d, t, Waiting, s.line(d, at, said)); r != nil {
		return nil, r
	}
	t.Class = c.Class
	return []Event{said}, nil
}
