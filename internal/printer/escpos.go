package printer

import (
	"context"
	"errors"
	"net"
	"time"

	"okienko/internal/ticket"
)

const defaultPort = "9100"

// How long the printer may take. Nothing waits longer than one of these at a time.
const (
	dialTime   = 3 * time.Second
	answerTime = 500 * time.Millisecond
	bandTime   = 5 * time.Second // 32 mm of paper and a full buffer
	pollTime   = 100 * time.Millisecond
)

// ESCPOS is a receipt printer on the network. It prints one job at a time.
type ESCPOS struct {
	// Silent is for printers that never answer questions. A ticket then counts as
	// delivered when it was sent, and the condition is Unknown.
	Silent bool

	address string
	turn    chan struct{} // holds one token: whoever has it talks to the printer
}

// NewESCPOS is the printer at host:port.
func NewESCPOS(address string) *ESCPOS {
	p := &ESCPOS{address: address, turn: make(chan struct{}, 1)}
	p.turn <- struct{}{}
	return p
}

// Print asks whether the printer is ready, sends the ticket, waits until it is on
// paper and asks again.
func (p *ESCPOS) Print(ctx context.Context, job Job) error {
	if job.Raster == nil {
		return newError(p.address, "send", Unknown, errors.New("the job has no ticket"))
	}
	l, err := p.dial(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	if err := l.ready(); err != nil {
		return err
	}
	if err := l.send(job.Raster); err != nil {
		err.Started = true
		return err
	}
	if err := l.finish(drainTime(job.Raster.Height)); err != nil {
		err.Started = true
		return err
	}
	return nil
}

// Condition asks the printer how it is. It waits for a job that is printing.
func (p *ESCPOS) Condition(ctx context.Context) Condition {
	l, err := p.dial(ctx)
	if err != nil {
		return NoAnswer
	}
	defer l.close()
	c, err := l.ask()
	if err != nil {
		return NoAnswer
	}
	return c
}

// dial waits for its turn and connects. Many printers take one connection only,
// so each job and each question has its own and closes it.
func (p *ESCPOS) dial(ctx context.Context) (*line, error) {
	select {
	case <-p.turn:
	case <-ctx.Done():
		return nil, newError(p.address, "connect", Unknown, ctx.Err())
	}
	d := net.Dialer{Timeout: dialTime}
	conn, err := d.DialContext(ctx, "tcp", p.address)
	if err != nil {
		p.turn <- struct{}{}
		return nil, newError(p.address, "connect", NoAnswer, err)
	}
	return p.line(ctx, conn), nil
}

// drainTime is how long paper of that many lines may take: a slow printer moves
// 75 mm in a second, and a cut takes its own time.
func drainTime(rows int) time.Duration {
	return time.Second + time.Duration(rows)*time.Second/(75*ticket.DotsPerMM)
}
