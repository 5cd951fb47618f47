package desktest

import (
	"fmt"
	"time"

	"okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office/plan"
	"okienko/office/queue"
)

// CutOff takes the office away for so long.
func (d *Desk) CutOff(since time.Duration) {
	d.Send(feed.Contact{Since: d.Now})
	d.Wait(since)
}

// Emergency starts calling without the office, with what a kiosk has given.
func (d *Desk) Emergency(services ...plan.ServiceID) {
	d.CutOff(40 * time.Second)
	d.Press(flow.Start)
	d.Press(flow.Start)
	for i, id := range services {
		s, _ := d.Office.Queue.Plan.Service(id)
		d.Papers = append(d.Papers, flow.Paper{
			Ticket: queue.TicketID(fmt.Sprintf("%032x", 5000+i)), Number: fmt.Sprintf("%s%03d", s.Series, 950+i), Letter: s.Series,
			Service: id, Issued: d.Now.Add(time.Duration(i-9) * time.Minute), Favour: i == 1,
		})
	}
	d.Show()
}

// Show tells the window what the kiosk shows now.
func (d *Desk) Show() { d.Send(flow.Papers{List: d.Papers}) }

// Hand lets the kiosk hand over what the window asks for.
func (d *Desk) Hand(machine string) {
	for _, i := range d.Kept {
		ask, ok := i.(flow.AskFor)
		for j := range d.Papers {
			if p := &d.Papers[j]; ok && p.Ticket == ask.Ticket && p.HeldBy == "" {
				p.HeldBy = machine
			}
		}
	}
	d.Show()
}
