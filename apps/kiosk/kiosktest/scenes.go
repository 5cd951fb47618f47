package kiosktest

import (
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/internal/feed"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Scene is one screen as a resident meets it.
type Scene struct {
	Name string
	Page string // the name of the screen
	play func(k *Kiosk)
}

// Scenes are all screens of a kiosk, and the variants that look different.
func Scenes() []Scene {
	return []Scene{
		{"start", "start", func(*Kiosk) {}},
		{"group", "group", func(k *Kiosk) { k.find("tile:5") }},
		{"before", "before", func(k *Kiosk) { k.find("tile:0") }},
		{"before-long", "before", func(k *Kiosk) {
			k.Tell(flow.PrinterSaid{Condition: "paper-out"})
			k.find("tile:2")
		}},
		{"before-full", "before", func(k *Kiosk) {
			k.Tell(flow.PrinterSaid{Condition: "paper-out"})
			k.crowd("dowody", 40)
			k.find("tile:0")
		}},
		{"before-unserved", "before", func(k *Kiosk) {
			k.goHome()
			k.find("tile:0")
		}},
		{"ticket-unserved", "ticket", func(k *Kiosk) {
			k.goHome()
			k.ticket()
		}},
		{"why", "why", func(k *Kiosk) { k.find("tile:4") }},
		{"start-limited", "start", func(k *Kiosk) { k.limit() }},
		{"why-stopped", "why", func(k *Kiosk) {
			k.limit()
			k.find("tile:2")
		}},
		{"why-hours", "why", func(k *Kiosk) {
			k.limit()
			k.find("tile:0")
		}},
		{"issuing", "issuing", func(k *Kiosk) { k.take() }},
		{"late", "issuing", func(k *Kiosk) {
			k.take()
			k.Wait(6 * time.Second)
		}},
		{"ticket", "ticket", func(k *Kiosk) { k.ticket() }},
		{"ticket-printed", "ticket", func(k *Kiosk) {
			k.ticket()
			k.Tell(flow.PrintDone{Ticket: k.Prints[0].Ticket})
		}},
		{"ticket-failed", "ticket", func(k *Kiosk) {
			k.ticket()
			k.Tell(flow.PrintDone{Ticket: k.Prints[0].Ticket, Err: "paper-jam"})
		}},
		{"sorry", "sorry", func(k *Kiosk) {
			k.take()
			tag := k.Sent[len(k.Sent)-1].Tag
			k.due = nil
			answer := Try(k.Office, queue.IssueTicket{Ticket: ID(77), Service: plan.ServiceID("geodezja"), Class: queue.Ordinary, Source: queue.FromKiosk}, k.Now)
			k.Tell(feed.Answered{Tag: tag, Answer: answer})
		}},
		{"closed", "closed", func(k *Kiosk) {
			Do(k.Office, queue.CloseDay{}, k.Now)
			k.Tell(feed.News{State: k.Office, Now: k.Now})
		}},
		{"contact", "contact", func(k *Kiosk) { k.Tell(feed.Contact{}) }},
		{"own-start", "start", func(k *Kiosk) { k.cutOff() }},
		{"own-before", "before", func(k *Kiosk) {
			k.cutOff()
			k.find("tile:0")
		}},
		{"own-ticket", "ticket", func(k *Kiosk) {
			k.cutOff()
			k.take()
		}},
		{"own-why", "why", func(k *Kiosk) {
			k.cutOff()
			k.find("tile:2")
		}},
		{"trouble", "trouble", func(k *Kiosk) { k.Tell(feed.Contact{Trouble: feed.DiskFull}) }},
		{"starting", "starting", func(k *Kiosk) { k.Model = flow.New(k.Config()) }},
		{"help", "help", func(k *Kiosk) { k.Press(flow.Help) }},
		{"warning", "before", func(k *Kiosk) {
			k.find("tile:1")
			k.Wait(27 * time.Second)
		}},
		{"warning-ticket", "ticket", func(k *Kiosk) {
			k.ticket()
			k.Wait(30 * time.Second)
		}},
		{"focus", "start", func(k *Kiosk) {
			k.Press(flow.Next)
			k.Press(flow.Next)
		}},
	}
}

// Play brings a new kiosk to the scene in a language and with modes that were
// touched before.
func (s Scene) Play(cfg flow.Config, lang string, modes ...string) *Kiosk {
	k := NewKiosk(cfg, Office())
	if lang != "" && lang != "pl" {
		k.Touch("lang:" + lang)
	}
	for _, m := range modes {
		k.Touch(m)
	}
	s.play(k)
	return k
}

// find touches a tile, on whichever part of the tiles it is.
func (k *Kiosk) find(id string) {
	for range 8 {
		if _, ok := k.Screen().Item(id); ok {
			k.Touch(id)
			return
		}
		k.Touch("more")
	}
	panic("there is no " + id)
}

// crowd lets many more people wait for a service.
func (k *Kiosk) crowd(service plan.ServiceID, count int) {
	for no := range count {
		Do(k.Office, queue.IssueTicket{Ticket: ID(3000 + no), Service: service, Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "k1"}, k.Now)
	}
	k.Tell(feed.News{State: k.Office, Now: k.Now})
}

// goHome empties all desks.
func (k *Kiosk) goHome() {
	for _, d := range k.Office.Queue.Plan.Desks {
		Do(k.Office, queue.LeaveDesk{Desk: d.ID}, k.Now)
	}
	k.Tell(feed.News{State: k.Office, Now: k.Now})
}

// cutOff takes the office away from a kiosk that has numbers of its own, but
// none for taxes.
func (k *Kiosk) cutOff() {
	k.Numbers(40, "A", "B", "D", "E", "F", "G", "H", "K")
	k.Tell(feed.Contact{Since: k.Now})
}

func (k *Kiosk) take() {
	k.find("tile:0")
	k.Touch("take")
}

func (k *Kiosk) ticket() {
	k.take()
	k.Settle()
}

// limit gives a service other hours, closes one for the day and stops a third.
func (k *Kiosk) limit() {
	d := k.Office.Queue.Day
	Do(k.Office, queue.ChangeHours{Date: d.Date, Opens: d.Opens, Closes: d.Closes, Hours: []queue.Opening{
		{Service: "dowody", Opens: d.Opens.Add(2 * time.Hour), Closes: d.Opens.Add(6 * time.Hour)}, {Service: "usc"},
	}}, k.Now)
	Do(k.Office, queue.StopService{Service: "podatki", Reason: n(
		"Nie działa system podatkowy. Naprawiamy go.", "The tax system is down. We are mending it.", "Не працює податкова система. Ми її лагодимо.",
	)}, k.Now)
	k.Tell(feed.News{State: k.Office, Now: k.Now})
}
