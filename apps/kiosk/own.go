package main

import (
	"context"
	"path/filepath"

	"okienko/apps/kiosk/flow"
	"okienko/internal/feed"
	"okienko/internal/offline"
	"okienko/internal/station"
	"okienko/office"
	"okienko/office/queue"
)

// ownTag begins the tags of commands about the kiosk's own numbers.
const ownTag = "own:"

// openCounter opens the kiosk's own book of numbers. Without a journal it has
// none: a number that could be forgotten is not given.
func (k *kiosk) openCounter(s *station.Station) {
	if s.Journal == nil {
		s.Log.Warn("without a journal the kiosk gives no tickets while the office does not answer", "folder", filepath.Clean(s.Machine.Data))
		return
	}
	k.own = offline.NewCounter(offline.OpenBook(s.Machine.ID, s.Journal), k.tell, func(left map[string]int) {
		k.pump.Send(flow.OwnNumbers{Left: left})
	})
}

// tell gives a command about the kiosk's own numbers to the office.
func (k *kiosk) tell(c office.Command, done func(answered bool)) {
	k.link.Send(feed.Send{Tag: ownTag + c.Kind(), Command: c}, func(a feed.Answered) { done(!a.Lost) })
}

func (k *kiosk) news(n feed.News) {
	k.pump.Send(n)
	if k.own != nil {
		k.own.News(&n.State.Queue)
	}
}

func (k *kiosk) contact(c feed.Contact) {
	k.pump.Send(c)
	if k.own != nil {
		k.own.Contact(c.Current)
	}
}

// giveOwn gives a number of the kiosk's own. It is on the disk before the paper
// comes out.
func (k *kiosk) giveOwn(i flow.IssueOwn) {
	if k.own == nil {
		k.pump.Send(flow.OwnRefused{Ticket: i.Ask.Ticket})
		return
	}
	p, err := k.own.Issue(k.link.Now(), i.Ask)
	if err != nil {
		k.log.Warn("no number of the kiosk's own", "error", err)
		k.pump.Send(flow.OwnRefused{Ticket: i.Ask.Ticket})
		return
	}
	k.pump.Send(flow.OwnIssued{Ticket: p.Issue.Ticket, Number: p.Number(), At: p.Issue.Issued})
}

// send gives a command to the office. What became of a paper that the office
// does not know yet is told together with it.
func (k *kiosk) send(i feed.Send) {
	if k.own != nil {
		switch c := i.Command.(type) {
		case queue.TicketPrinted:
			if k.own.Book.Paper(c.Ticket, "") {
				return
			}
		case queue.PrintFailed:
			if k.own.Book.Paper(c.Ticket, c.Cause) {
				return
			}
		}
	}
	k.link.Send(i, func(a feed.Answered) { k.pump.Send(a) })
}

// tellOffice tells of tickets until the context ends.
func (k *kiosk) tellOffice(ctx context.Context) {
	if k.own != nil {
		k.own.Run(ctx)
	}
}

// meetDesks hands tickets to desks that call without the office.
func (k *kiosk) meetDesks(ctx context.Context, s *station.Station) {
	if k.own != nil {
		k.own.Meet(s.Identity, s.Members()).Run(ctx)
	}
}
