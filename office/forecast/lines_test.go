package forecast

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/office/plan"
	"okienko/office/queue"
)

// town is an office with two departments; one desk serves both.
func town() plan.Plan {
	name := plan.Names{PL: "Próba"}
	p := plan.Plan{
		Revision: 1, Name: name, Zone: "UTC", StatusAddress: "https://queue.example.pl/t/",
		Sites:       []plan.Site{{ID: "house", Name: name}},
		Departments: []plan.Department{{ID: "civil", Site: "house", Name: name}, {ID: "tax", Site: "house", Name: name}},
		Series:      []plan.Series{{Letters: "A", First: 1, Last: 999}, {Letters: "B", First: 1, Last: 999}},
		Services: []plan.Service{
			{ID: "card", Department: "civil", Name: name, Series: "A", Minutes: 10},
			{ID: "passport", Department: "civil", Name: name, Series: "A", Minutes: 15},
			{ID: "tax", Department: "tax", Name: name, Series: "B", Minutes: 20, LongestWait: 30},
		},
		Halls: []plan.Hall{{ID: "hall", Site: "house", Name: name}},
		Menu:  []plan.Entry{{Service: "card"}},
	}
	for i, services := range [][]plan.ServiceID{{"card", "passport"}, {"card"}, {"tax", "passport"}, {"tax"}} {
		d := plan.Desk{ID: plan.DeskID(fmt.Sprint("d", i)), Number: i + 1, Department: "civil", Room: "1", Halls: []plan.HallID{"hall"}, Services: services}
		if i > 1 {
			d.Department = "tax"
		}
		p.Desks = append(p.Desks, d)
	}
	return p
}

// morning draws an office in the middle of its work.
func morning(t *rapid.T) *queue.State {
	s, now := &queue.State{}, queue.At(time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC))
	p := town()
	s.Apply(queue.AdoptPlan{Plan: p}, now)
	s.Apply(queue.OpenDay{Date: "2026-11-23", Opens: now, Closes: now.Add(8 * time.Hour)}, now)
	for i, d := range p.Desks {
		if rapid.IntRange(0, 4).Draw(t, "closed") > 0 {
			s.Apply(queue.TakeDesk{Desk: d.ID, Clerk: fmt.Sprint("clerk", i)}, now)
		}
	}
	for i := range rapid.IntRange(1, 60).Draw(t, "steps") {
		now = now.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "seconds")) * time.Second)
		desk := rapid.SampledFrom(p.Desks).Draw(t, "desk").ID
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0, 1, 2, 3, 4:
			s.Apply(queue.IssueTicket{
				Ticket: queue.TicketID(fmt.Sprintf("%032x", i+1)), Service: rapid.SampledFrom(p.Services).Draw(t, "service").ID,
				Class:  rapid.SampledFrom([]queue.Class{queue.Ordinary, queue.Ordinary, queue.Preferential, queue.Booked}).Draw(t, "class"),
				Source: queue.FromKiosk, Lang: "pl", Place: "kiosk",
			}, now)
		case 5:
			s.Apply(queue.CallNext{Desk: desk}, now)
		case 6:
			s.Apply(queue.StartServing{Desk: desk}, now)
		case 7:
			s.Apply(queue.FinishServing{Desk: desk}, now)
		case 8:
			s.Apply(queue.ReportAbsent{Desk: desk}, now)
		case 9:
			s.Apply(queue.ParkTicket{Desk: desk, Until: now.Add(10 * time.Minute)}, now)
		}
	}
	return s
}

// TestLinesAreTheOfficesRule: that only the first of each line is asked, and each
// pool by itself, changes nobody's call. The other way is to ask about everybody
// who waits in the house, each time.
func TestLinesAreTheOfficesRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := morning(t)
		quick, plain := newModel(s, s.Now), newModel(s, s.Now)
		one := pool{targets: plain.targets}
		for i := range plain.desks {
			one.desks = append(one.desks, i)
		}
		for i := range plain.lines {
			l := &plain.lines[i]
			plain.loose, l.people, l.every = append(plain.loose, l.people...), nil, 0
			quick.lines[i].every = 0
		}
		one.loose = plain.loose
		plain.pools = []pool{one}
		a, b := newRunner(quick, newStrata(64)), newRunner(plain, newStrata(64))
		for run := range 3 {
			a.forward(run)
			b.forward(run)
		}
		for i := range quick.people {
			p := &quick.people[i]
			if p.target >= 0 && !reflect.DeepEqual(a.waits[p.target][:3], b.waits[p.target][:3]) {
				t.Fatalf("%d of service %d waits %v, and without lines %v", i, p.Service, a.waits[p.target][:3], b.waits[p.target][:3])
			}
		}
	})
}

// TestAServiceWithoutADesk: nobody will be called, and nothing breaks.
func TestAServiceWithoutADesk(t *testing.T) {
	s, now := &queue.State{}, queue.At(time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC))
	p := town()
	p.Services = append(p.Services, plan.Service{ID: "none", Department: "tax", Name: p.Name, Series: "B", Minutes: 5})
	s.Apply(queue.AdoptPlan{Plan: p}, now)
	s.Apply(queue.OpenDay{Date: "2026-11-23", Opens: now, Closes: now.Add(8 * time.Hour)}, now)
	if !TooLate(s, "none", queue.Ordinary, now.Add(7*time.Hour)) {
		t.Error("somebody is called at no desk")
	}
	f := Of(s, now)
	if v, ok := f.Service("none"); !ok || v.Ordinary.AtOnce() {
		t.Errorf("the forecast is %+v", v)
	}
}
