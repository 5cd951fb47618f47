package kiosktest

import (
	"fmt"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// Kiosk is a flow with the office behind it: commands are answered when Settle
// is called, so that a test can look at the moment between.
type Kiosk struct {
	flow.Model
	Office *office.State
	Now    queue.Moment
	Sent   []feed.Send        // every command
	Prints []flow.PrintTicket // every ticket that went to the printer
	Own    []flow.IssueOwn    // every ticket that the kiosk was to give by itself
	Left   int                // how many of those it still has
	due    []feed.Send
	ids    int
}

// Machine is one kind of panel.
type Machine struct {
	Name   string
	Config flow.Config
}

// Machines are the panels that the screens must suit: the larger a panel, the
// farther away one stands.
func Machines() []Machine {
	panel := func(name string, w, h, inch, mount, distance float32) Machine {
		return Machine{name, flow.Config{
			Kiosk: "k1", W: w, H: h, DiagonalInch: inch, MountMM: mount, DistanceMM: distance, Zone: Zone,
		}}
	}
	return []Machine{
		panel("1080x1920", 1080, 1920, 21.5, 800, 600),
		panel("1920x1080", 1920, 1080, 21.5, 900, 600),
		panel("1280x1024", 1280, 1024, 19, 850, 500),
		panel("768x1366", 768, 1366, 15.6, 850, 450),
	}
}

// NewKiosk is a kiosk with contact to an office.
func NewKiosk(cfg flow.Config, o *office.State) *Kiosk {
	cfg.Read = Remembered
	k := &Kiosk{Model: flow.New(cfg), Office: o, Now: Morning}
	k.Tell(feed.Contact{Current: true})
	k.Tell(feed.News{State: o, Now: k.Now, Jump: true})
	return k
}

// Tell gives the flow a message and keeps what it asks for.
func (k *Kiosk) Tell(msg flow.Msg) {
	next, intents := flow.Update(k.Model, msg)
	k.Model = next
	for _, i := range intents {
		switch i := i.(type) {
		case feed.Send:
			k.Sent, k.due = append(k.Sent, i), append(k.due, i)
		case flow.PrintTicket:
			k.Prints = append(k.Prints, i)
		case flow.IssueOwn:
			k.own(i)
		}
	}
}

// Numbers gives the kiosk so many numbers of its own in each of some series.
func (k *Kiosk) Numbers(left int, series ...string) {
	k.Left = left * len(series)
	own := make(map[string]int)
	for _, s := range series {
		own[s] = left
	}
	k.Tell(flow.OwnNumbers{Left: own})
}

// own gives a ticket as the kiosk's book would.
func (k *Kiosk) own(i flow.IssueOwn) {
	k.Own = append(k.Own, i)
	if k.Left == 0 {
		k.Tell(flow.OwnRefused{Ticket: i.Ask.Ticket})
		return
	}
	k.Left--
	service, _ := k.Office.Queue.Plan.Service(i.Ask.Service)
	k.Tell(flow.OwnIssued{Ticket: i.Ask.Ticket, Number: fmt.Sprintf("%s%03d", service.Series, 949+len(k.Own)), At: k.Now})
}

// Wait lets time pass, in ticks of a second at most.
func (k *Kiosk) Wait(d time.Duration) {
	for d > 0 {
		step := min(d, time.Second)
		d -= step
		k.Now = k.Now.Add(step)
		k.Tell(feed.Tick{Now: k.Now})
	}
}

// Touch touches an item a good second after the last one.
func (k *Kiosk) Touch(id string) {
	k.Wait(time.Second)
	k.Tap(id)
}

// Tap touches an item at once.
func (k *Kiosk) Tap(id string) {
	k.ids++
	k.Tell(flow.Touched{ID: id, Now: k.Now, NewID: ID(k.ids)})
}

// Press presses a key a good second after the last one.
func (k *Kiosk) Press(key flow.Key) {
	k.Wait(time.Second)
	k.ids++
	k.Tell(flow.Pressed{Key: key, Now: k.Now, NewID: ID(k.ids)})
}

// Settle answers all commands, and tells the answers and the news.
func (k *Kiosk) Settle() {
	for len(k.due) > 0 {
		send := k.due[0]
		k.due = k.due[1:]
		answer := Try(k.Office, send.Command, k.Now)
		k.Tell(feed.Answered{Tag: send.Tag, Answer: answer})
		k.Tell(feed.News{State: k.Office, Events: answer.Events, Now: k.Now})
	}
}

// TellEvents tells facts that somebody else has caused.
func (k *Kiosk) TellEvents(events ...queue.Event) {
	k.Tell(feed.News{State: k.Office, Events: events, Now: k.Now})
}
