// Package desktest is a small office with a desk window in it, for the tests of
// the window's flow and of its view.
package desktest

import (
	"time"

	"okienko/office/calendar"
	"okienko/office/plan"
)

func names(pl, en, uk string) plan.Names { return plan.Names{PL: pl, EN: en, UK: uk} }

// Plan is an office with three departments, five services and four desks. The
// names are as long as those of a real town hall.
func Plan() plan.Plan {
	week, _ := calendar.ParseWeek(map[time.Weekday]string{
		time.Monday: "08:00-18:00", time.Tuesday: "08:00-16:00", time.Wednesday: "08:00-16:00",
		time.Thursday: "08:00-16:00", time.Friday: "08:00-16:00",
	})
	return plan.Plan{
		Revision: 1, Zone: "Europe/Warsaw", StatusAddress: "https://okienko.lesznowola.pl/t/",
		Name:        names("Urząd Gminy Lesznowola", "Lesznowola Municipal Office", "Управління гміни Лешноволя"),
		Hours:       calendar.Calendar{Week: week},
		Sites:       []plan.Site{{ID: "s", Name: names("Ratusz", "Town hall", "Ратуша")}},
		Departments: departments(),
		Series:      []plan.Series{{Letters: "A", First: 1, Last: 999}, {Letters: "B", First: 1, Last: 999}, {Letters: "C", First: 1, Last: 999}},
		Services:    services(),
		Desks:       desks(),
		Halls:       []plan.Hall{{ID: "h", Site: "s", Name: names("Poczekalnia", "Hall", "Зал")}},
		Kiosks:      []plan.Kiosk{{ID: "k", Site: "s", Name: names("Biletomat przy wejściu", "Ticket machine at the door", "Автомат біля входу")}},
		Menu:        []plan.Entry{{Service: "id"}, {Service: "move"}, {Service: "car"}, {Service: "tax"}, {Service: "birth"}},
	}
}

func departments() []plan.Department {
	return []plan.Department{
		{ID: "people", Site: "s", Name: names("Referat Spraw Obywatelskich", "Citizens' Affairs", "Відділ у справах громадян"), Short: names("Sprawy obywatelskie", "Citizens", "Громадяни")},
		{ID: "taxes", Site: "s", Name: names("Referat Podatków i Opłat Lokalnych", "Local Taxes and Fees", "Відділ податків і місцевих зборів"), Short: names("Podatki", "Taxes", "Податки")},
		{ID: "usc", Site: "s", Name: names("Urząd Stanu Cywilnego", "Registry Office", "Відділ РАЦС"), Short: names("Stan cywilny", "Registry", "РАЦС")},
	}
}

func services() []plan.Service {
	return []plan.Service{
		{ID: "id", Department: "people", Series: "A", Minutes: 8, Name: names("Dowód osobisty, złożenie wniosku", "Identity card, application", "Посвідчення особи, подання заяви")},
		{ID: "move", Department: "people", Series: "A", Minutes: 10, Name: names("Meldunek", "Registration of residence", "Реєстрація проживання")},
		{ID: "car", Department: "people", Series: "A", Minutes: 12, Name: names("Udostępnienie danych z rejestru mieszkańców", "Data from the register of residents", "Надання даних із реєстру мешканців")},
		{ID: "tax", Department: "taxes", Series: "B", Minutes: 15, Name: names("Podatek od nieruchomości", "Property tax", "Податок на нерухомість")},
		{ID: "birth", Department: "usc", Series: "C", Minutes: 20, Name: names("Odpis aktu urodzenia", "Birth certificate", "Свідоцтво про народження")},
	}
}

func desks() []plan.Desk {
	desk := func(id plan.DeskID, no int, d plan.DepartmentID, room string, s ...plan.ServiceID) plan.Desk {
		return plan.Desk{
			ID: id, Number: no, Department: d, Room: room, Services: s, Halls: []plan.HallID{"h"},
			Floor: names("parter", "ground floor", "перший поверх"),
		}
	}
	return []plan.Desk{
		desk("d1", 1, "people", "12", "id", "move", "car"),
		desk("d2", 2, "people", "12", "id", "move", "car"),
		desk("d3", 3, "taxes", "14", "tax"),
		desk("d4", 4, "usc", "3", "birth", "id"),
	}
}
