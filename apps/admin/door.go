package main

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"

	"okienko/apps/admin/flow"
	"okienko/cluster"
	"okienko/office/machines"
	"okienko/office/queue"
)

// door lets machines in: it asks a member for a code, waits until somebody has
// typed it, and passes on what the person says of the digits. One machine at a
// time is let in from one window.
type door struct {
	client *cluster.Client
	tell   func(flow.Msg)
	done   sync.WaitGroup

	mu     sync.Mutex // guards end
	end    context.CancelFunc
	closed bool
}

func newDoor(client *cluster.Client, tell func(flow.Msg)) *door {
	return &door{client: client, tell: tell, end: func() {}}
}

// askFor is how long a member may take to make a code.
const askFor = 15 * time.Second

// invite opens the door for one machine.
func (d *door) invite(i flow.Invite) {
	d.run(func(ctx context.Context) {
		asking, cancel := context.WithTimeout(ctx, askFor)
		made, err := d.client.Invite(asking, cluster.Wanted{Name: i.Name, Role: i.Role, Keeps: i.Keeps, StaysOn: i.StaysOn})
		cancel()
		if err != nil {
			d.fail(ctx, err)
			return
		}
		code := flow.Invited{
			Invitation: made.ID, Text: made.Text, QR: made.QR, Code: made.Code, Expires: queue.At(made.CodeExpires),
		}
		if len(made.Addresses) > 0 {
			code.Address = made.Addresses[0]
		}
		d.tell(code)
		d.wait(ctx, made.ID)
	})
}

// fail says why there is no code.
func (d *door) fail(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	var refused *cluster.RefusedError
	if errors.As(err, &refused) {
		d.tell(flow.InviteFailed{Why: "refusal." + refused.Code})
		return
	}
	d.tell(flow.InviteFailed{Why: "admin.line_no_code"})
}

// wait tells who types the code.
func (d *door) wait(ctx context.Context, invitation string) {
	n, err := d.client.AwaitNewcomer(ctx, invitation)
	if err != nil {
		if ctx.Err() == nil {
			d.tell(flow.Left{})
		}
		return
	}
	host, _, err := net.SplitHostPort(n.Address)
	if err != nil {
		host = n.Address
	}
	d.tell(flow.Arrived{Machine: machines.ID(n.Machine), Digits: n.Digits, Address: host})
}

// decide passes on what the person says.
func (d *door) decide(i flow.Decide) {
	d.run(func(ctx context.Context) {
		if err := d.client.Confirm(ctx, i.Invitation, string(i.Machine), i.Yes); err != nil && ctx.Err() == nil {
			d.tell(flow.Left{})
		}
	})
}

// run begins something and ends what ran before.
func (d *door) run(do func(context.Context)) {
	ctx, cancel := context.WithCancel(context.Background())
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		cancel()
		return
	}
	d.end()
	d.end = cancel
	d.done.Go(func() { do(ctx) })
}

// shut ends the waiting.
func (d *door) shut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.end()
}

// close ends everything, for good.
func (d *door) close() {
	d.mu.Lock()
	d.closed = true
	d.end()
	d.mu.Unlock()
	d.done.Wait()
}
