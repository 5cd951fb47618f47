package view_test

import (
	"fmt"
	"time"

	"okienko/apps/hall/flow"
	"okienko/internal/screen"
	"okienko/office/plan"
)

// The names of a real town hall, which are longer than anybody would invent.
var departments = []struct {
	letters string
	names   plan.Names
	waiting int
	wait    screen.Text
}{
	{"A", plan.Names{PL: "Urząd Stanu Cywilnego", EN: "Civil registry", UK: "Відділ реєстрації цивільного стану"}, 3, minutes(5, 15)},
	{"B", plan.Names{PL: "Sprawy obywatelskie i dowody", EN: "Citizens and identity cards", UK: "Громадянські справи і посвідчення"}, 14, minutes(35, 50)},
	{"C", plan.Names{PL: "Podatki i opłaty", EN: "Taxes and fees", UK: "Податки і збори"}, 8, minutes(20, 35)},
	{"D E", plan.Names{PL: "Geodezja i nieruchomości", EN: "Land survey and real estate", UK: "Геодезія і нерухомість"}, 0, screen.T("common.at_once")},
	{"F", plan.Names{PL: "Ochrona środowiska i rolnictwo", EN: "Environment and farming", UK: "Довкілля і сільське господарство"}, 1, screen.Plural("common.minutes_up_to", 10)},
	{"G", plan.Names{PL: "Planowanie przestrzenne", EN: "Town planning", UK: "Просторове планування"}, 2, minutes(10, 25)},
	{"H", plan.Names{PL: "Drogi i mosty", EN: "Roads and bridges", UK: "Дороги і мости"}, 0, screen.T("hall.break")},
	{"I", plan.Names{PL: "Fundusze zewnętrzne", EN: "External funds", UK: "Зовнішні кошти"}, 0, screen.T("common.at_once")},
	{"K", plan.Names{PL: "Kancelaria", EN: "Front office", UK: "Канцелярія"}, 22, minutes(100, 145)},
}

func minutes(from, to int) screen.Text {
	return screen.Plural("common.minutes_range", to, "From", fmt.Sprint(from))
}

// sample is a board of a usual morning in a language.
func sample(lang string) flow.Board {
	b := flow.Board{
		Scene: flow.Calling, Lang: lang,
		Minute: time.Date(2026, 11, 23, 10, 42, 0, 0, time.UTC),
		Office: plan.Names{PL: "Urząd Gminy Lesznowola", EN: "Lesznowola Commune Office", UK: "Управління ґміни Лєшноволя"}.In(lang),
		Hall:   plan.Names{PL: "Sala obsługi mieszkańców, parter", EN: "Service hall, ground floor", UK: "Зала обслуговування, перший поверх"}.In(lang),
		Newest: call(lang, 31, "B027", 3), Legible: 221,
		Status: []flow.Status{{Good: true, Text: screen.T("hall.connected")}, {Good: true, Text: screen.T("hall.sound_on")}},
	}
	b.Newest.Lit = true
	for _, d := range departments {
		b.Queues = append(b.Queues, flow.Queue{Letters: d.letters, Name: d.names.In(lang), Waiting: d.waiting, Wait: d.wait})
	}
	return b
}

func call(lang string, no uint64, number string, desk int) flow.Call {
	floor := plan.Names{PL: "parter", EN: "ground floor", UK: "перший поверх"}.In(lang)
	return flow.Call{
		No: no, Number: number, Desk: screen.T("hall.desk", "Number", fmt.Sprint(desk)),
		Place: screen.T("hall.room_floor", "Room", fmt.Sprint(desk+2), "Floor", floor),
	}
}

// busy is a sample with calls before the newest one.
func busy(lang string) flow.Board {
	b := sample(lang)
	b.Last = []flow.Call{
		call(lang, 30, "K104", 12), call(lang, 29, "A011", 1), call(lang, 28, "B026", 4), call(lang, 27, "C019", 6), call(lang, 26, "G003", 9),
		call(lang, 25, "B025", 3), call(lang, 24, "C018", 7), call(lang, 23, "K103", 12),
	}
	b.Last[0].Lit = true
	return b
}

func welcome(lang string) flow.Board {
	b := sample(lang)
	b.Scene, b.Newest = flow.Welcome, flow.Call{}
	b.Greet = flow.Greeting{Title: screen.T("hall.welcome"), Lines: []screen.Text{screen.T("hall.welcome_take"), screen.T("hall.welcome_wait")}}
	return b
}

func closed(lang string) flow.Board {
	b := welcome(lang)
	b.Scene = flow.Closed
	b.Greet = flow.Greeting{
		Title: screen.T("hall.closed"),
		Lines: []screen.Text{screen.T("holiday.independence_day")},
		Opens: time.Date(2026, 11, 30, 9, 30, 0, 0, time.UTC),
		Week: []flow.Hours{
			{From: time.Monday, To: time.Monday, Span: "9:30–17:30"},
			{From: time.Tuesday, To: time.Friday, Span: "8:00–16:00"},
			{From: time.Saturday, To: time.Sunday},
		},
	}
	return b
}

func stale(lang string) flow.Board {
	b := busy(lang)
	b.Newest.Lit, b.Last[0].Lit = false, false
	b.Stale = flow.Stale{
		Title: screen.T("hall.aloud"), Advice: screen.T("hall.aloud_advice"), AsOf: screen.T("hall.as_of", "Time", "9:41"),
	}
	b.Status[0] = flow.Status{Text: screen.T("hall.not_connected")}
	return b
}

// reconnecting is the board between five seconds and half a minute.
func reconnecting(lang string) flow.Board {
	b := stale(lang)
	b.Stale.Title, b.Stale.Advice = screen.T("hall.reconnecting"), screen.Text{}
	return b
}

func withdrawn(lang string) flow.Board {
	b := busy(lang)
	b.Newest.Lit, b.Newest.Withdrawn = false, true
	b.Last[2].Withdrawn = true
	return b
}

func soundless(lang string) flow.Board {
	b := busy(lang)
	b.Status[1] = flow.Status{Text: screen.T("hall.sound_off")}
	return b
}

func starting(lang string) flow.Board {
	b := flow.Board{Scene: flow.Starting, Lang: lang, Minute: sample(lang).Minute, Status: stale(lang).Status}
	b.Greet = flow.Greeting{Title: screen.T("hall.starting"), Lines: []screen.Text{screen.T("hall.stale_advice")}}
	return b
}

func contrast(b flow.Board) flow.Board {
	b.Contrast = true
	return b
}

// told is a busy board with a message of staff.
func told(lang string) flow.Board {
	b := busy(lang)
	b.Message = plan.Names{
		PL: "Dziś kasa jest czynna do 14. Opłatę można wnieść na poczcie.",
		EN: "The cash desk is open until 2 today. You can pay at the post office.",
		UK: "Сьогодні каса працює до 14. Оплатити можна на пошті.",
	}.In(lang)
	return b
}

// toldMuch is a busy board with the longest message that staff can write.
func toldMuch(lang string) flow.Board {
	b := busy(lang)
	b.Message = plan.Names{
		PL: "Z powodu awarii prądu przyjmujemy dziś tylko sprawy pilne: urodzenia, zgony i dowody osobiste. Na inne sprawy zapraszamy jutro od ósmej.",
		EN: "The power has failed. Today we serve urgent matters only: births, deaths and identity cards. For all others please come tomorrow from eight.",
		UK: "Через аварію приймаємо сьогодні лише термінові справи: народження, смерть, посвідчення особи. З рештою приходьте завтра з восьмої години.",
	}.In(lang)
	return b
}

// oneNumber is a display for one number at a time.
func oneNumber(lang string) flow.Board {
	b := sample(lang)
	b.Layout, b.Queues = flow.OneNumber, nil
	b.Caption = screen.Words(departments[1].names.In(lang))
	return b
}

// overDesk is a display over a desk that has called somebody.
func overDesk(lang string) flow.Board {
	b := oneNumber(lang)
	b.Layout, b.Caption, b.Status = flow.OverDesk, screen.T("hall.now"), b.Status[:1]
	b.Newest.Place = screen.Words(departments[1].names.In(lang))
	return b
}

// resting is one over a desk where somebody has a break.
func resting(lang string) flow.Board {
	b := overDesk(lang)
	b.Scene, b.Newest, b.Caption = flow.Welcome, flow.Call{}, screen.Text{}
	b.Greet = flow.Greeting{
		Title: screen.T("hall.desk", "Number", "3"),
		Lines: []screen.Text{screen.Words(departments[1].names.In(lang)), screen.T("hall.desk_break")},
	}
	return b
}

// nextTen is a display that says who comes next.
func nextTen(lang string) flow.Board {
	b := busy(lang)
	b.Layout = flow.NextTen
	for i, number := range []string{"A012", "B028", "K105", "C020", "G004", "B029", "K106", "A013", "E002", "H001"} {
		d := departments[i%len(departments)]
		b.Comers = append(b.Comers, flow.Comer{Number: number, Department: d.names.In(lang), Wait: minutes(5*i, 5*i+10)})
	}
	b.Comers[0].Wait, b.Comers[9].Wait = screen.T("common.at_once"), screen.T("hall.break")
	return b
}

func outdated(b flow.Board) flow.Board {
	s := stale(b.Lang)
	b.Stale, b.Status, b.Newest.Lit = s.Stale, s.Status, false
	return b
}
