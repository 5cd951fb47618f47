// Package pump moves messages through a window's flow: from the cluster, the
// clock and the fingers into Update, the intents out to whoever carries them,
// and the newest model onto the screen. It is the one place where goroutines
// meet a window.
package pump

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Pump owns a window's model. M is the model, Msg its messages, Intent its
// intents.
type Pump[M, Msg, Intent any] struct {
	update func(M, Msg) (M, []Intent)
	draw   func(M) // on the toolkit's thread

	mu      sync.Mutex // guards model and intents
	model   M
	intents []Intent

	bell  chan struct{} // has a value while intents wait
	stale chan struct{} // has a value while the screen is older than the model
}

// New makes a pump around a model.
func New[M, Msg, Intent any](model M, update func(M, Msg) (M, []Intent), draw func(M)) *Pump[M, Msg, Intent] {
	return &Pump[M, Msg, Intent]{
		model: model, update: update, draw: draw,
		bell: make(chan struct{}, 1), stale: make(chan struct{}, 1),
	}
}

// Send gives the flow a message, from any goroutine. It returns when the flow
// has taken it in, so that what the message points at may change afterwards.
func (p *Pump[M, Msg, Intent]) Send(msg Msg) {
	p.mu.Lock()
	defer p.mu.Unlock()
	model, intents := p.update(p.model, msg)
	p.model = model
	if len(intents) > 0 {
		p.intents = append(p.intents, intents...)
		ring(p.bell)
	}
	ring(p.stale)
}

func ring(bell chan struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}

// Paint draws the newest model on the toolkit's thread until the context ends.
// Messages that come while it draws share the next drawing: the toolkit's queue
// never holds more than one of ours.
func (p *Pump[M, Msg, Intent]) Paint(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.stale:
		}
		drawn := make(chan struct{})
		fyne.Do(func() {
			defer close(drawn)
			if ctx.Err() != nil {
				return // a toolkit that ends runs this on our thread, and not on its own
			}
			var model M
			p.Look(func(m M) { model = m })
			p.draw(model)
		})
		select {
		case <-ctx.Done(): // a toolkit that has ended draws nothing any more
			return
		case <-drawn:
		}
	}
}

// Carry hands the intents out, one after another and in their order, until the
// context ends.
func (p *Pump[M, Msg, Intent]) Carry(ctx context.Context, carry func(Intent)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.bell:
		}
		p.mu.Lock()
		intents := p.intents
		p.intents = nil
		p.mu.Unlock()
		for _, i := range intents {
			carry(i)
		}
	}
}

// Tick sends a message again and again until the context ends.
func (p *Pump[M, Msg, Intent]) Tick(ctx context.Context, every time.Duration, msg func() Msg) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			p.Send(msg())
		}
	}
}

// Look lets f read the present model. It must not call the pump.
func (p *Pump[M, Msg, Intent]) Look(f func(M)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f(p.model)
}
