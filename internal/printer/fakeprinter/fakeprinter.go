// Package fakeprinter is a receipt printer made of software: it listens on the
// network, understands the ESC/POS that okienko/internal/printer sends, keeps the
// tickets and can be made to fail in all the ways paper fails.
//
//	fake, err := fakeprinter.Start("")       // or a folder for pictures
//	p, err := printer.Open(fake.Config())
//	fake.Set(fakeprinter.Status{PaperOut: true})
//	tickets, err := fake.Wait(ctx, 1)
//
// It is as strict as real printers are forgiving: bytes it does not know are kept
// as Complaints, so that a test of the encoder can ask for none.
package fakeprinter

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"sync"

	"okienko/internal/ticket"
)

// Status is what the printer answers, and how it behaves. The zero value is a
// healthy printer.
type Status struct {
	PaperLow  bool
	PaperOut  bool
	CoverOpen bool
	Offline   bool // paused by its button
	Fault     bool // the cutter is stuck
	Silent    bool // prints, answers nothing
	NoFence   bool // answers status only, as cheap clones do
}

// prints tells whether dots reach paper.
func (s Status) prints() bool {
	return !s.PaperOut && !s.CoverOpen && !s.Offline && !s.Fault
}

// Printer is a running fake.
type Printer struct {
	listener net.Listener
	folder   string
	group    sync.WaitGroup

	mu         sync.Mutex // guards all below
	status     Status
	unplugIn   int // bytes until the plug is pulled, -1 for never
	unplugged  bool
	runOutIn   int // lines until the paper ends, -1 for never
	standsFor  int // questions to answer before the paper moves
	tickets    []*ticket.Raster
	complaints []string
	conns      map[net.Conn]bool
	changed    chan struct{} // closed and replaced when a ticket or complaint comes
}

// Start listens on a free port of this machine. If folder is not empty, each
// ticket is also written there as 0001.png and so on.
func Start(folder string) (*Printer, error) { return Listen("127.0.0.1:0", folder) }

// Listen is Start at a chosen address.
func Listen(address, folder string) (*Printer, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("fakeprinter: %w", err)
	}
	p := &Printer{
		listener: l, folder: folder, unplugIn: -1, runOutIn: -1,
		conns: map[net.Conn]bool{}, changed: make(chan struct{}),
	}
	p.group.Go(p.accept)
	return p, nil
}

// Addr is host:port.
func (p *Printer) Addr() string { return p.listener.Addr().String() }

// Config is the line of configuration for printer.Open.
func (p *Printer) Config() string { return "tcp:" + p.Addr() }

// Close stops listening and waits until all is quiet.
func (p *Printer) Close() error {
	err := p.listener.Close()
	p.mu.Lock()
	for c := range p.conns {
		c.Close()
	}
	p.mu.Unlock()
	p.group.Wait()
	return err
}

// Set changes the status from now on, in the middle of a ticket as well.
func (p *Printer) Set(s Status) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status = s
}

// UnplugAfter pulls the plug once n more bytes have come. From then on nobody
// answers until PlugIn.
func (p *Printer) UnplugAfter(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.unplugIn = n
}

// PlugIn makes an unplugged printer answer again.
func (p *Printer) PlugIn() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.unplugged, p.unplugIn = false, -1
}

// RunOutAfter ends the paper once n more lines are printed.
func (p *Printer) RunOutAfter(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.runOutIn = n
}

// StandFor lets the paper move only after n more questions were answered: a slow
// mechanism behind a quick ear, without a clock.
func (p *Printer) StandFor(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.standsFor = n
}

// Tickets are the whole tickets that were cut so far, oldest first.
func (p *Printer) Tickets() []*ticket.Raster {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.tickets)
}

// Complaints are the bytes that were not understood.
func (p *Printer) Complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.complaints)
}

// Wait returns the tickets as soon as there are n of them.
func (p *Printer) Wait(ctx context.Context, n int) ([]*ticket.Raster, error) {
	for {
		p.mu.Lock()
		tickets, changed := slices.Clone(p.tickets), p.changed
		p.mu.Unlock()
		if len(tickets) >= n {
			return tickets, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return tickets, errors.Join(fmt.Errorf("fakeprinter: %d of %d tickets came", len(tickets), n), ctx.Err())
		}
	}
}
