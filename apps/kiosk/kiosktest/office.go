// Package kiosktest has an office and every scene of a kiosk in it, for the
// tests of the flow and of its drawing.
package kiosktest

import (
	"fmt"
	"time"

	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Zone is that of the office. Winter time is enough for the scenes, and needs
// no data from the machine.
var Zone = time.FixedZone("CET", 3600)

// Morning is when the scenes begin: Tuesday, 9:41.
var Morning = queue.At(time.Date(2026, time.November, 24, 9, 41, 0, 0, Zone))

func n(pl, en, uk string) plan.Names { return plan.Names{PL: pl, EN: en, UK: uk} }

// Plan is an office with long and short names, two levels of menu, a quota, a
// service whose visits are long, and two floors.
func Plan() plan.Plan {
	ground, first := n("parter", "ground floor", "перший поверх"), n("I piętro", "first floor", "другий поверх")
	week, _ := calendar.ParseWeek(map[time.Weekday]string{
		time.Monday: "9:30-17:30", time.Tuesday: "8:00-16:00", time.Wednesday: "8:00-16:00",
		time.Thursday: "8:00-16:00", time.Friday: "8:00-16:00",
	})
	p := plan.Plan{
		Revision: 1, Name: n("Urząd Gminy Lesznowola", "Lesznowola Commune Office", "Управа ґміни Лешноволя"),
		Zone: "Europe/Warsaw", StatusAddress: "https://kolejka.lesznowola.pl/t/",
		Hours:  calendar.Calendar{Week: week},
		Sites:  []plan.Site{{ID: "ug", Name: n("Urząd", "Office", "Управа")}},
		Halls:  []plan.Hall{{ID: "h1", Site: "ug", Name: n("Parter", "Ground floor", "Перший поверх")}},
		Kiosks: []plan.Kiosk{{ID: "k1", Site: "ug", Name: n("Wejście", "Entrance", "Вхід")}},
	}
	desk := 0
	add := func(id, letter string, minutes, quota int, floor plan.Names, rooms []string, name plan.Names, bring ...plan.Names) {
		p.Departments = append(p.Departments, plan.Department{ID: plan.DepartmentID(id), Site: "ug", Name: name, Short: name})
		p.Series = append(p.Series, plan.Series{Letters: letter, First: 1, Last: 999})
		p.Services = append(p.Services, plan.Service{
			ID: plan.ServiceID(id), Department: plan.DepartmentID(id), Name: name, Series: letter, Minutes: minutes, Quota: quota, Bring: bring,
		})
		for _, room := range rooms {
			desk++
			p.Desks = append(p.Desks, plan.Desk{
				ID: plan.DeskID(fmt.Sprint("d", desk)), Number: desk, Department: plan.DepartmentID(id), Room: room, Floor: floor,
				Halls: []plan.HallID{"h1"}, Services: []plan.ServiceID{plan.ServiceID(id)},
			})
		}
	}
	add("usc", "A", 15, 0, ground, []string{"1"}, n("Urząd Stanu Cywilnego", "Civil registry", "Відділ реєстрації актів"),
		n("dowód osobisty", "identity card", "посвідчення особи"))
	add("dowody", "B", 10, 0, ground, []string{"2", "3"}, n("Dowód osobisty i meldunek", "Identity card and residence", "Посвідчення особи та реєстрація"),
		n("dotychczasowy dowód", "your present card", "старе посвідчення"), n("zdjęcie 35 na 45 mm", "a photo, 35 by 45 mm", "фото 35 на 45 мм"))
	add("podatki", "C", 12, 0, first, []string{"11"}, n("Podatki i opłaty lokalne", "Taxes and local fees", "Податки та місцеві збори"))
	add("geodezja", "D", 20, 2, first, []string{"14"}, n("Geodezja i gospodarka nieruchomościami", "Land survey and real estate", "Геодезія та управління нерухомістю"))
	add("srodowisko", "E", 15, 0, first, []string{"15"}, n("Ochrona środowiska i rolnictwo", "Environment and farming", "Охорона довкілля та сільське господарство"))
	add("urbanistyka", "F", 20, 0, first, []string{"16"}, n("Urbanistyka i planowanie przestrzenne", "Town planning", "Містобудування та планування"))
	add("drogi", "G", 15, 0, first, []string{"17"}, n("Drogi i mosty", "Roads and bridges", "Дороги та мости"))
	add("fundusze", "H", 15, 0, first, []string{"18"}, n("Innowacje, rozwój i fundusze zewnętrzne", "Innovation, development, external funds", "Інновації, розвиток і зовнішні кошти"))
	add("kancelaria", "K", 5, 0, ground, []string{"Kancelaria"}, n("Kancelaria: złożenie pisma", "Front office: hand in a letter", "Канцелярія: подати лист"))
	p.Menu = []plan.Entry{
		{Service: "dowody"}, {Service: "usc"}, {Service: "podatki"}, {Service: "kancelaria"}, {Service: "geodezja"},
		{Name: n("Budowa, drogi i środowisko", "Building, roads and environment", "Будівництво, дороги та довкілля"), Entries: []plan.Entry{
			{Service: "urbanistyka"}, {Service: "drogi"}, {Service: "srodowisko"},
		}},
		{Service: "fundusze"},
	}
	return p
}

// Office is that office on an ordinary morning: clerks at work, people waiting.
func Office() *office.State {
	s := Early()
	wait := map[plan.ServiceID]int{"dowody": 5, "usc": 2, "podatki": 7, "geodezja": 2, "drogi": 1}
	no := 0
	for _, service := range s.Queue.Plan.Services {
		for range wait[service.ID] {
			no++
			Do(s, queue.IssueTicket{Ticket: ID(1000 + no), Service: service.ID, Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "k1"}, Morning-60_000)
		}
	}
	return s
}

// Early is the office with clerks and nobody else.
func Early() *office.State {
	s := office.New()
	day := time.Date(2026, time.November, 24, 0, 0, 0, 0, Zone)
	Do(s, queue.AdoptPlan{Plan: Plan()}, Morning-3_600_000)
	Do(s, queue.OpenDay{Date: "2026-11-24", Opens: queue.At(day.Add(8 * time.Hour)), Closes: queue.At(day.Add(16 * time.Hour))}, Morning-3_500_000)
	for _, d := range s.Queue.Plan.Desks {
		Do(s, queue.TakeDesk{Desk: d.ID, Clerk: "clerk " + string(d.ID)}, Morning-3_000_000)
	}
	return s
}

var seq uint64

// Do gives the office a command, which must not be refused, and returns its
// events.
func Do(s *office.State, c office.Command, at queue.Moment) []queue.Event {
	answer := Try(s, c, at)
	if answer.Refusal != nil {
		panic(answer.Refusal.Error())
	}
	return answer.Events
}

// Try gives the office a command.
func Try(s *office.State, c office.Command, at queue.Moment) office.Answer {
	seq++
	return s.Apply(office.Envelope{At: at, Client: "test", Seq: seq, Level: office.Level, Command: c}).Answer
}

// ID is the identifier of a ticket.
func ID(no int) queue.TicketID { return queue.TicketID(fmt.Sprintf("%032x", no)) }
