package station

import (
	"sync"

	"okienko/internal/secrets"
	"okienko/office"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Notes closes what clerks write before it leaves this program, and opens what
// others have written, with the key of the business day.
type Notes struct {
	Keeper *secrets.Keeper

	mu   sync.Mutex // guards what follows
	day  people.Secret
	hand map[plan.DeskID]queue.TicketID
}

// Learn takes over the day's key, and who is at which desk.
func (n *Notes) Learn(s *office.State) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.day.ID != s.People.DayKey.ID {
		n.Keeper.Forget(s.People.Pepper, s.People.DayKey)
	}
	n.day = s.People.DayKey
	n.hand = make(map[plan.DeskID]queue.TicketID)
	for _, d := range s.Queue.Desks {
		n.hand[d.ID] = d.Ticket
	}
}

// Open returns a note as it was written, if it can be read here.
func (n *Notes) Open(day people.Secret, ticket queue.TicketID, note queue.Sealed) (string, bool) {
	if secrets.Plain(note) {
		return string(note), true
	}
	text, err := n.Keeper.OpenNote(day, ticket, note)
	return text, err == nil
}

// Seal closes the note that a command carries.
func (n *Notes) Seal(c office.Command) (office.Command, error) {
	var err error
	switch k := c.(type) {
	case queue.NoteTicket:
		k.Note, err = n.close(k.Ticket, k.Note)
		return k, err
	case queue.TransferTicket:
		k.Note, err = n.close(k.Ticket, k.Note)
		return k, err
	case queue.FinishServing:
		n.mu.Lock()
		ticket := n.hand[k.Desk]
		n.mu.Unlock()
		k.Note, err = n.close(ticket, k.Note)
		return k, err
	}
	return c, nil
}

// close closes one note. An office that shares no key with any of its computers,
// because all were set up by hand, has its notes open.
func (n *Notes) close(ticket queue.TicketID, note queue.Sealed) (queue.Sealed, error) {
	n.mu.Lock()
	day := n.day
	n.mu.Unlock()
	if len(note) == 0 || !n.Keeper.Can() && !day.Shared() {
		return note, nil
	}
	return n.Keeper.SealNote(day, ticket, string(note))
}
