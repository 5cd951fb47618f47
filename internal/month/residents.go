package month

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"okienko/cluster"
	"okienko/office/queue"
)

// residents come by chance while the doors are open.
func (t *town) residents(ctx context.Context) {
	kiosk := t.open("door", nil)
	defer kiosk.Close()
	r := rand.New(rand.NewPCG(7, 1000))
	for pass(ctx, time.Duration(r.ExpFloat64()*float64(8*time.Hour/visitsADay))) {
		if t.doorsOpen() {
			own := rand.New(rand.NewPCG(r.Uint64(), 1)) // drawn here: r is no goroutine's but this one's
			t.done.Go(func() { t.resident(ctx, kiosk, own) })
		}
	}
}

// resident takes a ticket, and sometimes does not want to wait any longer.
func (t *town) resident(ctx context.Context, kiosk *cluster.Client, r *rand.Rand) {
	class := queue.Ordinary
	if r.IntN(8) == 0 {
		class = queue.Preferential
	}
	id := queue.TicketID(fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64()))
	_, got := t.give(ctx, kiosk, queue.IssueTicket{
		Ticket: id, Service: t.plan.Services[r.IntN(len(t.plan.Services))].ID, Class: class,
		Source: queue.FromKiosk, Lang: "pl", Place: "door", Machine: "door",
	}, queue.TooLate, queue.OutOfHours, queue.ServiceIsClosed, queue.DayIsClosed, queue.QuotaUsed, queue.NoNumberLeft)
	if !got || r.IntN(20) > 0 || !pass(ctx, minutes(r, 20)) {
		return
	}
	t.give(ctx, kiosk, queue.GiveUp{Ticket: id, Place: "door", Machine: "door"}, queue.NotFromHere, queue.UnknownTicket, queue.DayIsClosed, queue.TicketElse)
}
