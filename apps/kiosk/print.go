package main

import (
	"context"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/internal/config"
	"okienko/internal/i18n"
	"okienko/internal/printer"
	"okienko/internal/screen"
	"okienko/internal/ticket"
)

// Times of the printer: how often it is asked how it is, and how long one ticket
// may take before it counts as failed.
const (
	askEvery = 5 * time.Second
	printFor = 20 * time.Second
)

// printDesk prints the kiosk's tickets, one after another, and watches the
// printer in between.
type printDesk struct {
	printer printer.Printer
	head    ticket.Head
	jobs    chan flow.PrintTicket
	done    func(flow.PrintDone)
	says    func(condition string)
	last    printer.Condition
}

func newPrintDesk(k *config.Kiosk, done func(flow.PrintDone), says func(string)) (*printDesk, error) {
	p, err := printer.Open(string(k.Printer.Kind) + ":" + k.Printer.Target)
	if err != nil {
		return nil, err
	}
	head := ticket.Head80
	if k.Head == 58 {
		head = ticket.Head58
	}
	return &printDesk{printer: p, head: head, jobs: make(chan flow.PrintTicket, 64), done: done, says: says}, nil
}

// take queues a ticket. Far more residents than can stand at a kiosk fit in.
func (d *printDesk) take(job flow.PrintTicket) {
	select {
	case d.jobs <- job:
	default:
		d.done(flow.PrintDone{Ticket: job.Ticket, Err: string(printer.Fault)})
	}
}

// run prints and watches until the context ends.
func (d *printDesk) run(ctx context.Context) {
	ask := time.NewTicker(askEvery)
	defer ask.Stop()
	d.look(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case job := <-d.jobs:
			d.print(ctx, job)
		case <-ask.C:
			d.look(ctx)
		}
	}
}

func (d *printDesk) print(ctx context.Context, job flow.PrintTicket) {
	limited, cancel := context.WithTimeout(ctx, printFor)
	defer cancel()
	err := d.printer.Print(limited, printer.Job{ID: job.Face.Number, Raster: ticket.Draw(face(job.Face), d.head)})
	done := flow.PrintDone{Ticket: job.Ticket}
	if err != nil {
		done.Err = string(printer.ConditionOf(err))
	}
	d.done(done)
	d.look(ctx)
}

// look asks the printer how it is, and tells of a change.
func (d *printDesk) look(ctx context.Context) {
	if now := d.printer.Condition(ctx); now != d.last && ctx.Err() == nil {
		d.last = now
		d.says(string(now))
	}
}

// face puts the ticket's words into the language of its holder.
func face(f flow.Face) ticket.Face {
	say := func(t screen.Text) string {
		if t.Empty() {
			return ""
		}
		return i18n.Say(f.Lang, t)
	}
	drawn := ticket.Face{
		Office: f.Office, Number: f.Number, Priority: say(f.Priority), Service: f.Service,
		Ahead: say(f.Ahead), Wait: say(f.Wait),
		ScanHint: say(f.ScanHint), Address: f.Address, CodeHint: say(f.CodeHint), Code: f.Code,
		Issued: i18n.LongDate(f.Lang, f.Issued) + ", " + screen.Clock(f.Issued),
	}
	for _, t := range f.Where {
		drawn.Where = append(drawn.Where, say(t))
	}
	return drawn
}
