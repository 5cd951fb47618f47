package month

import (
	"context"
	"math/rand/v2"
	"time"

	"okienko/cluster"
	"okienko/office/plan"
	"okienko/office/queue"
)

// clerk sits at a desk from the opening until nobody waits any more.
type clerk struct {
	*town
	desk   plan.DeskID
	window *cluster.Client
	rand   *rand.Rand
}

func (c *clerk) work(ctx context.Context) {
	c.window = c.open("clerk", nil)
	defer c.window.Close()
	for ctx.Err() == nil {
		if _, open := c.serving(); open {
			c.shift(ctx)
		}
		c.rest(ctx, time.Hour)
	}
}

// rest waits until somebody may have come, or some time has passed.
func (c *clerk) rest(ctx context.Context, longest time.Duration) {
	t := time.NewTimer(longest / Haste)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	case <-c.wake[c.desk]:
	}
}

// shift is from signing in to leaving the desk.
func (c *clerk) shift(ctx context.Context) {
	closed := []queue.Code{queue.DayIsClosed, queue.DeskEmpty}
	if _, here := c.give(ctx, c.window, queue.TakeDesk{Desk: c.desk, Clerk: "Clerk " + string(c.desk)}, closed...); !here {
		return
	}
	pause := c.now().Add(time.Duration(2+c.rand.IntN(3)) * time.Hour)
	for ctx.Err() == nil {
		closes, open := c.serving()
		switch {
		case !open:
			return // the close has signed everybody out
		case c.now().After(pause):
			pause = c.now().Add(24 * time.Hour)
			c.pause(ctx)
		case c.next(ctx):
		case c.now().After(closes):
			c.give(ctx, c.window, queue.LeaveDesk{Desk: c.desk}, closed...)
			c.rest(ctx, 2*time.Hour) // the day is closed before the bell rings again
			return
		default:
			c.rest(ctx, 5*time.Minute)
		}
	}
}

func (c *clerk) pause(ctx context.Context) {
	closed := []queue.Code{queue.DayIsClosed, queue.DeskEmpty}
	if _, begun := c.give(ctx, c.window, queue.BeginBreak{Desk: c.desk, What: queue.Rest}, closed...); begun {
		pass(ctx, 15*time.Minute)
		c.give(ctx, c.window, queue.EndBreak{Desk: c.desk}, append(closed, queue.NoBreak)...)
	}
}

// next calls somebody and says whether there was anybody.
func (c *clerk) next(ctx context.Context) bool {
	events, called := c.give(ctx, c.window, queue.CallNext{Desk: c.desk},
		queue.NobodyWaiting, queue.OnlyAbsent, queue.DayIsClosed, queue.DeskEmpty)
	if !called {
		return false
	}
	var ticket queue.TicketID
	for _, e := range events {
		if call, ok := e.(queue.TicketCalled); ok {
			ticket = call.Ticket
		}
	}
	ended := []queue.Code{queue.DayIsClosed, queue.NothingInHand, queue.DeskEmpty}
	pass(ctx, minutes(c.rand, 0.8))
	if c.rand.IntN(12) == 0 {
		c.give(ctx, c.window, queue.ReportAbsent{Desk: c.desk}, ended...)
		return true
	}
	if _, came := c.give(ctx, c.window, queue.StartServing{Desk: c.desk}, ended...); !came {
		return true
	}
	pass(ctx, minutes(c.rand, 7))
	switch c.rand.IntN(25) {
	case 0:
		// While the office has no leader the time may pass until which to park.
		until := queue.ParkTicket{Desk: c.desk, Until: queue.At(c.now().Add(20 * time.Minute))}
		if _, parked := c.give(ctx, c.window, until, append(ended, queue.WrongRequest)...); parked {
			return true
		}
	case 1:
		to := c.plan.Services[c.rand.IntN(len(c.plan.Services))].ID
		c.give(ctx, c.window, queue.TransferTicket{Desk: c.desk, Ticket: ticket, Service: to, Where: queue.AtEnd}, ended...)
		return true
	}
	c.give(ctx, c.window, queue.FinishServing{Desk: c.desk}, ended...)
	return true
}
