package member

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/wire"
)

// orders are commands that a member gives while it talks with somebody, beside
// its duties.
type orders struct {
	mu     sync.Mutex // guards what follows
	client string
	seq    uint64
}

// orderAgain is the pause before a command is given again.
const orderAgain = 50 * time.Millisecond

func newOrders(id string) orders {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return orders{client: "order-" + id + "-" + hex.EncodeToString(b[:])}
}

// order gives a command to the office and waits for what it comes to, until the
// context ends. It happens once, however often it has to be given.
func (m *Member) order(ctx context.Context, c office.Command) (office.Answer, error) {
	m.orders.mu.Lock()
	m.orders.seq++
	e := office.Envelope{Origin: m.cfg.ID, Client: m.orders.client, Seq: m.orders.seq, Level: office.Level, Own: true, Command: c}
	m.orders.mu.Unlock()
	for {
		f, err := m.once(ctx, e)
		switch {
		case err != nil:
			return office.Answer{}, err
		case f.Kind == cluster.FrameAnswer:
			return wire.DecodeAnswer(f.Body)
		case f.Kind == cluster.FrameRejected:
			return office.Answer{}, errors.New(string(f.Body))
		}
		wait(ctx, orderAgain)
	}
}

// once gives a command to whoever leads.
func (m *Member) once(ctx context.Context, e office.Envelope) (cluster.Frame, error) {
	answered := make(chan cluster.Frame, 1)
	answer := func(f cluster.Frame) { answered <- f }
	if m.leads() {
		m.enqueue(e, answer)
	} else {
		m.forward.send(e, answer)
	}
	select {
	case f := <-answered:
		return f, nil
	case <-ctx.Done():
		return cluster.Frame{}, context.Cause(ctx)
	}
}
