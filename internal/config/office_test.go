package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"okienko/office/calendar"
	"okienko/office/plan"
)

// The shortest office is completed with what has one sensible answer.
func TestDefaults(t *testing.T) {
	got, err := ReadOffice("testdata/office/ok.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := plan.Plan{
		Revision: 1, Name: plan.Names{PL: "Urząd"}, Zone: "Europe/Warsaw",
		StatusAddress: "https://queue.example.pl/t/",
		Hours:         calendar.Calendar{Week: calendar.Week{time.Monday: {From: 8 * 60, To: 16 * 60}}},
		Sites:         []plan.Site{{ID: "main", Name: plan.Names{PL: "Urząd"}}},
		Departments:   []plan.Department{{ID: "help", Site: "main", Name: plan.Names{PL: "Pomoc"}}},
		Series:        []plan.Series{{Letters: "A", First: 1, Last: 999}},
		Services:      []plan.Service{{ID: "ask", Department: "help", Name: plan.Names{PL: "Zapytać"}, Series: "A", Minutes: 5}},
		Halls:         []plan.Hall{{ID: "main", Site: "main", Name: plan.Names{PL: "Hol"}}},
		Desks: []plan.Desk{{ID: "desk-1", Number: 1, Department: "help",
			Halls: []plan.HallID{"main"}, Services: []plan.ServiceID{"ask"}}},
		Kiosks: []plan.Kiosk{{ID: "door", Site: "main"}},
		Menu:   []plan.Entry{{Service: "ask"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// Every key that an office file may have arrives where it belongs.
func TestFullOffice(t *testing.T) {
	got, err := ReadOffice("testdata/office/ok-full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	name := func(pl string) plan.Names { return plan.Names{PL: pl, EN: pl + " en", UK: pl + " uk"} }
	want := plan.Plan{
		Revision: 7, Name: name("Urząd"), Zone: "Europe/London", StatusAddress: "http://10.0.0.5/t/",
		Hours: calendar.Calendar{
			Week: calendar.Week{time.Monday: {From: 570, To: 1050}, time.Sunday: {From: 0, To: 1440}},
			Closures: []calendar.Closure{
				{Date: calendar.Date{Year: 2026, Month: 12, Day: 31}, Reason: "Inwentaryzacja"}},
			Special: []calendar.Special{
				{Date: calendar.Date{Year: 2026, Month: 12, Day: 19}, Hours: calendar.Span{From: 480, To: 720}, Reason: "Sobota"}},
		},
		Sites: []plan.Site{{ID: "west", Name: name("Zachód"), Hours: calendar.Calendar{
			Week: calendar.Week{time.Monday: {From: 600, To: 1080}},
			Closures: []calendar.Closure{
				{Date: calendar.Date{Year: 2026, Month: 12, Day: 30}, Reason: "Remont"}},
			Special: []calendar.Special{
				{Date: calendar.Date{Year: 2026, Month: 12, Day: 20}, Hours: calendar.Span{From: 540, To: 600}, Reason: "Niedziela"}},
		}}, {ID: "east", Name: name("Wschód")}},
		Departments: []plan.Department{
			{ID: "help", Site: "east", Name: name("Pomoc"), Short: name("P"), Floor: name("parter"), Room: "1A",
				CallsBeforeMissed: plan.None, Helps: []plan.Help{{Department: "pay", After: 20}}},
			{ID: "pay", Site: "east", Name: plan.Names{PL: "Kasa"}},
		},
		Series: []plan.Series{{Letters: "A", First: 1, Last: 499}, {Letters: "ZZ", First: 1, Last: 999}},
		Services: []plan.Service{{ID: "ask", Department: "help", Name: name("Zapytać"), Series: "ZZ", Minutes: 5,
			Bring: []plan.Names{{PL: "Dowód."}, name("Pismo.")}, Quota: 20, LongestWait: 30,
			Hours: calendar.Week{time.Monday: {From: 540, To: 720}}, Overnight: true}},
		Halls: []plan.Hall{{ID: "one", Site: "east", Name: name("Jeden")}, {ID: "two", Site: "west", Name: name("Dwa")}},
		Desks: []plan.Desk{{ID: "desk-12", Number: 12, Department: "help", Room: "012", Floor: name("parter"),
			Halls: []plan.HallID{"two"}, Services: []plan.ServiceID{"ask"},
			Spoken:  plan.Names{PL: "okienko dwanaście", EN: "window twelve", UK: "вікно дванадцять"},
			Weights: []plan.Weight{{Service: "ask", Percent: 150}}},
			{ID: "desk-3", Number: 13, Department: "help", Halls: []plan.HallID{"one"}, Services: []plan.ServiceID{"ask"}}},
		Kiosks: []plan.Kiosk{{ID: "door", Site: "east", Name: name("Drzwi")}},
		Menu:   []plan.Entry{{Name: name("Inne"), Entries: []plan.Entry{{Service: "ask"}}}, {Service: "ask"}},
		Rules: plan.Rules{WeightBooked: 110, WeightPreferential: 120, LongestWait: 31, FavouredInARow: 3,
			AbsentPause: 4, AbsentPauseSlow: 6, CallsBeforeMissed: 1, UndoSeconds: 20, GraceMinutes: 15, Order: plan.Strict, EarlyMinutes: 20, LateMinutes: plan.None, LockMinutes: 5},
		ParkReasons: []plan.Reason{{ID: "forms", Name: plan.Names{PL: "Po wniosek", EN: "For the form", UK: "По заяву"}}},
		BreakReasons: []plan.BreakReason{
			{ID: "training", Name: plan.Names{PL: "Szkolenie", EN: "Training", UK: "Навчання"}, Work: true}, {ID: "lunch", Name: plan.Names{PL: "Obiad"}},
		},
		Roles: []plan.Role{{ID: "hostess", Name: plan.Names{PL: "Hostessa", EN: "Hostess", UK: "Адміністраторка"},
			Rights: []plan.Right{plan.Issue, plan.CherryPick}}},
		People: []plan.Person{{ID: "anna", Name: "Anna Kowalska",
			Grants: []plan.Grant{{Role: plan.Clerk, Departments: []plan.DepartmentID{"help"}}, {Role: "hostess"}, {Role: plan.Manager}},
			Serves: []plan.ServiceID{"ask"}, Weights: []plan.Weight{{Service: "ask", Percent: 200}}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	folder := t.TempDir()
	large := filepath.Join(folder, "large.yaml")
	if err := os.WriteFile(large, make([]byte, longest+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(folder, "none.yaml"): "none.yaml: There is no such file.",
		folder:                             ": The file cannot be read. The system says: is a directory",
		large:                              "large.yaml: The file has more than 1 MiB. Is it the right one?",
	} {
		_, err := ReadOffice(path)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: got %v", path, err)
		}
		if _, again := ReadMachine(path); again == nil || again.Error() != err.Error() {
			t.Errorf("as a machine file: %v", again)
		}
	}
}

// Editors on Windows begin a file with a mark and end lines in their own way.
func TestFilesFromWindows(t *testing.T) {
	text, err := os.ReadFile("testdata/office/ok.yaml")
	if err != nil {
		t.Fatal(err)
	}
	windows := "\ufeff" + strings.ReplaceAll(string(text), "\n", "\r\n")
	if _, err := readOffice("office.yaml", []byte(windows)); err != nil {
		t.Error(err)
	}
	_, err = readOffice("office.yaml", []byte(strings.Replace(windows, "revision: 1", "revision: x", 1)))
	if err == nil || err.Error() != `office.yaml:2:11: Here it says “x”. Write a whole number.` {
		t.Errorf("got %v", err)
	}
}

func TestApostrophesAreOfOneKind(t *testing.T) {
	for text, want := range map[string]string{
		"Сім\u02bcя": "Сім\u2019я", "Сім'я": "Сім\u2019я", "Сім\u2019я": "Сім\u2019я",
		"п'ять п'яних": "п\u2019ять п\u2019яних", "Café 'Róg'": "Café 'Róg'",
	} {
		p, err := readOffice("office.yaml", []byte(strings.Replace(docs(t, "testdata/office/ok.yaml"), "name: Urząd\n", "name: {pl: \""+text+"\"}\n", 1)))
		if err != nil {
			t.Fatal(err)
		}
		if p.Name.PL != want {
			t.Errorf("%q is kept as %q, want %q", text, p.Name.PL, want)
		}
	}
}
