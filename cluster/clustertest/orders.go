package clustertest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// NewTicket is an identifier that no ticket has.
func NewTicket() queue.TicketID {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return queue.TicketID(hex.EncodeToString(b[:]))
}

// Issue asks for an ordinary ticket of the plan in package officetest.
func Issue() queue.IssueTicket {
	return queue.IssueTicket{
		Ticket: NewTicket(), Service: "id-card", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "kiosk",
	}
}

// OpenDay waits for the plan and opens a day that outlasts any test, and any
// queue that a test makes.
func (w *Window) OpenDay() {
	w.t.Helper()
	w.Until("the plan is there", func(s *office.State) bool { return s.Queue.Plan.Revision > 0 })
	now := time.Now()
	w.Must(queue.OpenDay{
		Date: now.Format("2006-01-02"), Opens: queue.At(now.Add(-24 * time.Hour)), Closes: queue.At(now.Add(5000 * time.Hour)),
	})
}

// Submit gives an envelope to one member in the name of a machine, as a window
// would, and asks again until there is an answer.
func (o *Office) Submit(machine, to string, e office.Envelope) cluster.Frame {
	o.T.Helper()
	body, err := wire.EncodeEnvelope(e)
	if err != nil {
		o.T.Fatal(err)
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		if f, ok := o.ask(machine, to, body); ok {
			return f
		}
	}
	o.T.Fatalf("%s gave no answer", to)
	return cluster.Frame{}
}

func (o *Office) ask(machine, to string, body []byte) (cluster.Frame, bool) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	conn, err := cluster.Dial(ctx, o.Identity(machine), cluster.Member{ID: to, Address: o.Address(to)})
	if err != nil {
		return cluster.Frame{}, false
	}
	defer conn.Close()
	if conn.Send(cluster.Frame{Kind: cluster.FrameFollow}, cluster.Frame{Kind: cluster.FrameSubmit, Number: 7, Body: body}) != nil {
		return cluster.Frame{}, false
	}
	for {
		f, err := conn.Receive(true)
		switch {
		case err != nil || f.Kind == cluster.FrameRetry:
			return f, false
		case f.Kind == cluster.FrameAnswer || f.Kind == cluster.FrameRejected:
			return f, f.Number == 7
		}
	}
}
