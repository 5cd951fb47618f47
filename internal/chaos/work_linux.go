package chaos

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	mrand "math/rand/v2"

	"okienko/internal/chaos/history"
	"okienko/office/plan"
	"okienko/office/queue"
)

// idle is how long a worker waits that has nothing to do now, and think, at most,
// before each thing that it does: a history is to meet many faults before the
// numbers of its day are used up.
const (
	idle  = 10 * time.Millisecond
	think = 100 * time.Millisecond
)

// command is an operation as the office wants it.
func (l *load) command(o history.Operation) queue.Command {
	desk := plan.DeskID(o.Desk)
	switch o.Kind {
	case history.Open:
		return queue.OpenDay{Date: l.date, Opens: 0, Closes: queue.At(time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC))}
	case history.Close:
		return queue.CloseDay{}
	case history.Issue:
		return queue.IssueTicket{
			Ticket: o.Ticket, Service: plan.ServiceID(o.Room), Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "door",
		}
	case history.CallNext:
		return queue.CallNext{Desk: desk}
	case history.CallTicket:
		return queue.CallTicket{Desk: desk, Ticket: o.Ticket}
	case history.Recall:
		return queue.Recall{Desk: desk}
	case history.Start:
		return queue.StartServing{Desk: desk}
	}
	return queue.FinishServing{Desk: desk}
}

// kiosk issues tickets as long as not too many wait.
func (l *load) kiosk(ctx context.Context, worker int, r *shared) {
	for ctx.Err() == nil && r.issued.Load() < lastIssue {
		if r.issued.Load()-r.called.Load() > backlog {
			pause(ctx, idle)
			continue
		}
		pause(ctx, mrand.N(think))
		r.issued.Add(1) // without an answer it may have happened, too
		id := newTicket()
		heard, err := l.do(ctx, worker, history.Operation{Kind: history.Issue, Room: room(r.index), Ticket: id})
		if err == nil && heard.Refused != "" {
			r.issued.Add(-1)
			pause(ctx, idle)
			continue
		}
		r.remember(id)
	}
}

func newTicket() queue.TicketID {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return queue.TicketID(hex.EncodeToString(b[:]))
}

// remember keeps some tickets that may be called by hand.
func (r *shared) remember(id queue.TicketID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.recent = append(r.recent, id); len(r.recent) > 20 {
		r.recent = r.recent[1:]
	}
}

func (r *shared) any() queue.TicketID {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.recent) == 0 {
		return newTicket()
	}
	return r.recent[mrand.IntN(len(r.recent))]
}

// desk calls and serves until it is told to stop.
func (l *load) desk(ctx context.Context, worker int, r *shared, d int) {
	for ctx.Err() == nil {
		pause(ctx, mrand.N(think))
		kind, ticket := history.CallNext, queue.TicketID("")
		if mrand.IntN(12) == 0 {
			kind, ticket = history.CallTicket, r.any()
		}
		l.visit(ctx, worker, r, d, kind, ticket)
	}
}

// visit calls somebody and serves them. A desk that has not heard what became of
// its call asks what it has in hand. It says whether nobody waits.
func (l *load) visit(ctx context.Context, worker int, r *shared, d int, kind history.Kind, ticket queue.TicketID) (nobody bool) {
	ask := func(kind history.Kind, ticket queue.TicketID) (history.Outcome, error) {
		return l.do(ctx, worker, history.Operation{Kind: kind, Room: room(r.index), Desk: string(deskID(r.index, d)), Ticket: ticket})
	}
	heard, err := ask(kind, ticket)
	switch {
	case err == nil && heard.Refused == "":
		r.called.Add(1)
	case err == nil && heard.Refused != queue.DeskBusy:
		pause(ctx, idle)
		return heard.Refused == queue.NobodyWaiting
	}
	if err != nil || mrand.IntN(10) == 0 {
		_, _ = ask(history.Recall, "")
	}
	_, _ = ask(history.Start, "")
	_, _ = ask(history.Finish, "")
	return false
}

// manager closes the day by mistake now and then, and opens it again.
func (l *load) manager(ctx context.Context, worker int) {
	for ctx.Err() == nil {
		pause(ctx, 3*time.Second+mrand.N(8*time.Second))
		if ctx.Err() != nil {
			return
		}
		if _, err := l.do(ctx, worker, history.Operation{Kind: history.Close}); err != nil {
			continue
		}
		for ctx.Err() == nil {
			if _, err := l.do(ctx, worker, history.Operation{Kind: history.Open}); err == nil {
				break
			}
		}
	}
}
