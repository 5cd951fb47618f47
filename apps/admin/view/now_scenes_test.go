package view_test

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"okienko/apps/admin/flow"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// today is a time of the day of all scenes.
func today(hour, minute int) queue.Moment {
	return queue.At(time.Date(2026, 11, 23, hour, minute, 0, 0, warsaw))
}

// day is an office that is worked in. What is to happen is noted first, and then lived
// through in the order of time.
type day struct {
	*office.State
	plans *[]deed
}

type deed struct {
	at queue.Moment
	queue.Command
}

func (d day) at(at queue.Moment, c queue.Command) { *d.plans = append(*d.plans, deed{at, c}) }

func (d day) ago(minutes int, c queue.Command) {
	d.at(morning.Add(-time.Duration(minutes)*time.Minute), c)
}

// live lets everything happen.
func (d day) live() day {
	slices.SortStableFunc(*d.plans, func(a, b deed) int { return cmp.Compare(a.at, b.at) })
	for _, v := range *d.plans {
		if _, _, r := d.Queue.Apply(v.Command, v.at); r != nil {
			panic(fmt.Sprintf("%s: %+v", v.Kind(), r))
		}
	}
	*d.plans = nil
	return d
}

// number is the ticket that was taken for a service so many minutes ago.
func number(service plan.ServiceID, ago int) queue.TicketID {
	h := fnv.New64a()
	h.Write([]byte(service))
	return queue.TicketID(fmt.Sprintf("%016x%016x", h.Sum64(), ago))
}

// come are people who take tickets, one each so many minutes ago.
func (d day) come(service plan.ServiceID, class queue.Class, ago ...int) {
	for _, minutes := range ago {
		d.ago(minutes, queue.IssueTicket{
			Ticket: number(service, minutes), Service: service, Class: class, Source: queue.FromKiosk, Lang: "pl", Place: "entrance",
		})
	}
}

// aMorning is the example office on a Monday: here calm, there far too long, a desk on a
// break, and a department where nobody sits.
func aMorning() day {
	d := day{office.New(), &[]deed{}}
	d.at(today(7, 0), queue.AdoptPlan{Plan: example()})
	d.at(today(8, 0), queue.OpenDay{Date: "2026-11-23", Opens: today(8, 0), Closes: today(17, 30)})
	for _, who := range []struct {
		desk  plan.DeskID
		clerk string
	}{
		{"desk-1", "Anna Kowalska"}, {"desk-2", "Jan Nowak"}, {"desk-3", "Ewa Wiśniewska"}, {"desk-5", "Maria Wójcik"}, {"desk-6", "Piotr Kamiński"}, {"desk-7", "Zofia Lewandowska"},
		{"desk-9", "Tomasz Zieliński"}, {"desk-10", "Katarzyna Szymańska"}, {"desk-12", "Aleksandra Dąbrowska-Majewska"},
	} {
		d.at(today(8, 5), queue.TakeDesk{Desk: who.desk, Clerk: who.clerk})
	}
	d.come("identity-card", queue.Ordinary, 58, 55, 49, 41, 36, 30, 22, 14, 9, 3)
	d.come("residence", queue.Ordinary, 40, 27)
	d.come("residence", queue.Preferential, 12, 6)
	d.come("file-letter", queue.Ordinary, 9, 4)
	d.come("property-tax", queue.Ordinary, 25, 21, 17, 11, 8, 2)
	d.come("waste-fee", queue.Ordinary, 19, 7)
	d.come("certificates", queue.Ordinary, 14)
	d.come("dividing-land", queue.Ordinary, 11)
	d.come("trees", queue.Ordinary, 12, 5)
	d.come("eu-funds", queue.Ordinary, 8)
	for _, who := range []struct {
		desk plan.DeskID
		ago  int
	}{{"desk-1", 3}, {"desk-3", 6}, {"desk-5", 13}, {"desk-6", 2}, {"desk-7", 5}, {"desk-9", 10}, {"desk-12", 7}} {
		d.ago(who.ago, queue.CallNext{Desk: who.desk})
		d.ago(who.ago, queue.StartServing{Desk: who.desk})
	}
	d.ago(12, queue.BeginBreak{Desk: "desk-10", What: queue.Rest})
	d.ago(0, queue.StopService{Service: "trusted-profile", Until: today(12, 0), Reason: plan.Names{PL: "Awaria systemu"}})
	return d.live()
}

// watching is a window on what goes on there.
func watching(d day, msgs ...flow.Msg) flow.Model {
	m := flow.New(flow.Config{Languages: []string{"pl", "en", "uk"}, Zone: warsaw, Self: "m-1"})
	for _, msg := range append([]flow.Msg{
		feed.Tick{Now: morning}, feed.News{State: d.State, Now: morning}, feed.Contact{Current: true}, health(), press("tab_now"),
	}, msgs...) {
		m = d.tell(m, msg)
	}
	return m
}

// tell gives a window a message, and does what it sends.
func (d day) tell(m flow.Model, msg flow.Msg) flow.Model {
	m, intents := flow.Update(m, msg)
	for _, i := range intents {
		if s, sent := i.(feed.Send); sent {
			m = d.tell(d.tell(m, d.answer(s)), feed.News{State: d.State, Now: morning})
		}
	}
	return m
}

// answer does what a window sends.
func (d day) answer(s feed.Send) feed.Answered {
	_, events, r := d.Queue.Apply(s.Command.(queue.Command), morning)
	return feed.Answered{Tag: s.Tag, Answer: office.Answer{Events: events, Refusal: r}}
}

// as is the window on that office of somebody with some rights, once people sign in.
func as(rights []plan.Right, msgs ...flow.Msg) flow.Model {
	d := aMorning()
	p := &d.Queue.Plan
	p.Roles = append(p.Roles, plan.Role{ID: "own", Name: plan.Names{PL: "Zastępca"}, Rights: rights})
	p.People[1].Grants = []plan.Grant{{Role: "own"}}
	for _, id := range []plan.PersonID{"anna", "jan"} {
		c := officetest.SetPIN(id, strings.Repeat("a", 32), "735281")
		d.People.PINs = append(d.People.PINs, people.PIN{Person: id, Salt: c.Salt, Verifier: c.Verifier, Since: morning})
	}
	return signedIn(d.State, "jan", msgs...)
}

// closedDay is an office that was closed early.
func closedDay() day {
	d := aMorning()
	d.ago(0, queue.CloseDay{})
	return d.live()
}

// first is the ticket that waits longest for identity cards.
var first = string(number("identity-card", 49))

func nowScenes() map[string]flow.Model {
	within := pickIn("departments", "citizens")
	return map[string]flow.Model{
		"now":             watching(aMorning()),
		"now-silent":      watching(aMorning(), contact(feed.Contact{Since: morning.Add(-3 * time.Minute)})),
		"now-department":  watching(aMorning(), within),
		"now-nobody":      watching(aMorning(), pickIn("departments", "land")),
		"now-ticket":      watching(aMorning(), within, pickIn("waiting", first)),
		"now-send":        watching(aMorning(), within, pickIn("waiting", first), press("send")),
		"now-move":        watching(aMorning(), within, pickIn("waiting", first), press("send"), pickIn("to", "file-letter//")),
		"now-send-desk":   watching(aMorning(), within, pickIn("waiting", first), press("send"), choose("aim", 1)),
		"now-send-person": watching(aMorning(), within, pickIn("waiting", first), press("send"), choose("aim", 2)),
		"now-moved":       watching(aMorning(), within, pickIn("waiting", first), press("send"), pickIn("to", "file-letter//"), press("do")),
		"now-front":       watching(aMorning(), within, pickIn("waiting", first), press("front")),
		"now-cancel":      watching(aMorning(), within, pickIn("waiting", first), press("cancel")),
		"now-service":     watching(aMorning(), pickIn("departments", "front-office"), pickIn("services", "trusted-profile")),
		"now-stop":        watching(aMorning(), within, pickIn("services", "identity-card"), press("stop"), choose("until", 3)),
		"now-desk":        watching(aMorning(), pickIn("departments", "front-office"), pickIn("desks", "desk-2")),
		"now-helpers":     watching(aMorning(), within, press("help")),
		"now-help":        watching(aMorning(), within, press("help"), pickIn("helpers", "taxes")),
		"now-message":     watching(aMorning(), press("message"), write("text_pl", "Kasa jest dziś czynna do 14:00.")),
		"now-hours":       watching(aMorning(), press("hours"), write("closes", "14:00")),
		"now-close":       watching(aMorning(), press("day")),
		"now-open":        watching(closedDay(), press("day")),
		"now-closed":      watching(closedDay()),
		"now-done":        watching(aMorning(), press("message"), write("text_pl", "Kasa jest dziś czynna do 14:00."), press("do")),
		"now-grey":        as([]plan.Right{plan.Serve, plan.Messages, plan.StopIssuing}, press("tab_now")),
		"now-forbidden":   as([]plan.Right{plan.Serve, plan.Transfer}, press("tab_now"), within, pickIn("waiting", first)),
	}
}
