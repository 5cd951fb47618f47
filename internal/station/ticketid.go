package station

import (
	"crypto/rand"
	"encoding/hex"

	"okienko/office/queue"
)

// NewTicketID makes 128 random bits, so that nobody can guess a status address.
func NewTicketID() queue.TicketID {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return queue.TicketID(hex.EncodeToString(b[:]))
}
