package view_test

import (
	"fmt"

	"okienko/apps/admin/flow"
	"okienko/office/figures"
	"okienko/office/history"
	"okienko/office/plan"
)

// services are those of the town's figures.
var services = []plan.Names{
	{PL: "Dowód osobisty", EN: "Identity card", UK: "Посвідчення особи"},
	{PL: "Wniosek o wydanie zaświadczenia o zameldowaniu", EN: "Request for a certificate of residence", UK: "Заява про довідку про місце проживання"},
	{PL: "Podatek od nieruchomości", EN: "Property tax", UK: "Податок на нерухомість"},
	{PL: "Gospodarka odpadami", EN: "Waste", UK: "Поводження з відходами"},
	{PL: "Kasa", EN: "Cash desk", UK: "Каса"},
	{PL: "Rejestracja działalności gospodarczej", EN: "Business registration", UK: "Реєстрація підприємницької діяльності"},
	{PL: "Urodzenia, małżeństwa, zgony", EN: "Births, marriages, deaths", UK: "Народження, шлюби, смерті"},
	{PL: "Zezwolenia na wycinkę drzew", EN: "Permits to fell trees", UK: "Дозволи на вирубку дерев"},
	{PL: "Sprawy budowlane", EN: "Building matters", UK: "Будівельні справи"},
}

// figuresOf are figures of about so many visits.
func figuresOf(n int) figures.Figures {
	spread := func(seconds int) figures.Spread {
		return figures.Spread{Count: n, Mean: seconds, Median: seconds * 4 / 5, Ninetieth: seconds * 9 / 4, Longest: seconds * 4}
	}
	f := figures.Figures{
		Counts: figures.Counts{Issued: n, Visits: n + n/20, Served: n * 9 / 10, Missed: n / 25, Cancelled: n / 90, Left: n / 30, Flagged: 1, Overtaken: n / 9, Done: n * 7 / 10, NotPossible: n / 12, Services: n * 8 / 10},
		Wait:   spread(240 + 3*n), Way: spread(45), Serving: spread(400 + n), Parked: spread(800), Stay: spread(900 + 4*n), LongestOver: 1380,
		Desks:    figures.Desks{Present: 36_000 + 90*n, Busy: 22_000 + 60*n, Idle: 3_000, Empty: 8_000 + 20*n, Break: 3_000 + 10*n},
		Estimate: figures.Estimate{Count: n, Error: 260, Bias: -40, Within: n * 4 / 5, Under: n / 20, Covered: n * 3 / 4},
	}
	return f
}

// tell answers the last question with figures.
func told(q figures.Question) flow.Counted {
	r := figures.Report{Question: q, Days: 15, Today: true, All: figuresOf(1204)}
	for i := range services {
		row := figures.Row{Key: fmt.Sprint("s", i), Figures: figuresOf(310 / (i + 1))}
		if q.By == figures.ByHour {
			row = figures.Row{Key: fmt.Sprintf("%02d", 8+i), Figures: figuresOf(60 + 30*(i%5))}
		}
		r.Rows = append(r.Rows, row)
	}
	for i := range 36 {
		r.Queue = append(r.Queue, figures.Quarter{Minute: 480 + 15*i, Mean: 150 + 90*(i%12), Most: 4 + i%12*3/2})
	}
	over := func(number, by, class, rail string, minutes int) *figures.Overtaking {
		return &figures.Overtaking{Date: "2026-11-23", Number: number, By: by, ByClass: class, Rail: rail, Seconds: 60 * minutes}
	}
	r.Fair = []figures.Fair{
		{Class: "booked", Wait: figuresOf(40).Wait, Longest: over("B007", "B011", "preferential", "score", 6)},
		{Class: "ordinary", Wait: figuresOf(310).Wait, Longest: over("A031", "A048", "preferential", "score", 23)},
		{Class: "preferential", Wait: figuresOf(20).Wait, Longest: over("C012", "C019", "ordinary", "hand", 11)},
	}
	return flow.Counted{Question: q, Report: r}
}

// counted is a window that shows the figures of November, after these steps.
func counted(msgs ...flow.Msg) flow.Model {
	s := town()
	s.History.Sealed = []history.Seal{{Date: "2026-03-02"}}
	s.Queue.Plan.Departments = []plan.Department{{ID: "civil", Name: plan.Names{PL: "Sprawy obywatelskie", EN: "Civil affairs", UK: "Громадянські справи"}}}
	for i, names := range services {
		s.Queue.Plan.Services = append(s.Queue.Plan.Services, plan.Service{ID: plan.ServiceID(fmt.Sprint("s", i)), Department: "civil", Name: names})
	}
	m := window(s, health())
	for _, msg := range append([]flow.Msg{press("tab_figures")}, msgs...) {
		var intents []flow.Intent
		m, intents = flow.Update(m, msg)
		for _, i := range intents {
			if ask, is := i.(flow.Count); is {
				m, _ = flow.Update(m, told(ask.Question))
			}
		}
	}
	return m
}
