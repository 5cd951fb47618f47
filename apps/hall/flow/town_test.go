package flow

import (
	"fmt"
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// A town is an office with four desks that call into the hall and one that
// calls elsewhere, and a display that is told what happens.
type town struct {
	*testing.T
	state *office.State
	now   queue.Moment
	m     Model
	did   []Intent // since the last look
	next  int
}

var warsaw = mustLoad("Europe/Warsaw")

func mustLoad(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// morning is a Monday, the moment the doors open.
var morning = queue.At(time.Date(2026, 11, 23, 9, 30, 0, 0, warsaw))

func names(s string) plan.Names { return plan.Names{PL: s, EN: s + " en", UK: s + " uk"} }

func townPlan() plan.Plan {
	week, err := calendar.ParseWeek(map[time.Weekday]string{
		time.Monday: "09:30-17:30", time.Tuesday: "08:00-16:00", time.Wednesday: "08:00-16:00",
		time.Thursday: "08:00-16:00", time.Friday: "08:00-16:00",
	})
	if err != nil {
		panic(err)
	}
	p := plan.Plan{
		Revision: 1, Name: names("Urząd"), Zone: "Europe/Warsaw", StatusAddress: "https://x/", Hours: calendar.Calendar{Week: week},
		Sites:       []plan.Site{{ID: "s", Name: names("Ratusz")}},
		Departments: []plan.Department{{ID: "a", Site: "s", Name: names("Referat Meldunków"), Short: names("Meldunki")}, {ID: "b", Site: "s", Name: names("Kasa")}},
		Series:      []plan.Series{{Letters: "A", First: 1, Last: 999}, {Letters: "B", First: 1, Last: 999}},
		Services: []plan.Service{
			{ID: "a1", Department: "a", Name: names("Meldunek"), Series: "A", Minutes: 10},
			{ID: "a2", Department: "a", Name: names("Dowód"), Series: "A", Minutes: 20},
			{ID: "b1", Department: "b", Name: names("Wpłata"), Series: "B", Minutes: 5},
		},
		Halls: []plan.Hall{{ID: "h", Site: "s", Name: names("Parter")}, {ID: "other", Site: "s", Name: names("Piętro")}},
		Menu:  []plan.Entry{{Service: "a1"}, {Service: "a2"}, {Service: "b1"}},
	}
	for i := 1; i <= 5; i++ {
		d := plan.Desk{
			ID: plan.DeskID(fmt.Sprint("d", i)), Number: i, Department: "a", Room: "5", Floor: names("parter"),
			Halls: []plan.HallID{"h"}, Services: []plan.ServiceID{"a1", "a2"},
		}
		if i == 5 {
			d.Department, d.Halls, d.Services = "b", []plan.HallID{"other"}, []plan.ServiceID{"b1"}
		}
		p.Desks = append(p.Desks, d)
	}
	return p
}

var hallConfig = Config{Hall: "h", Display: "screen1", Lang: "pl", Zone: warsaw, Diagonal: 55, Distance: 8000, Width: 1920, Height: 1080}

func newTown(t *testing.T) *town {
	s := &town{T: t, state: office.New(), now: morning, m: New(hallConfig)}
	s.order(queue.AdoptPlan{Plan: townPlan()})
	s.openDay("2026-11-23", morning)
	for i := 1; i <= 5; i++ {
		s.order(queue.TakeDesk{Desk: plan.DeskID(fmt.Sprint("d", i)), Clerk: fmt.Sprint("clerk", i)})
	}
	return s
}

func (s *town) openDay(date string, at queue.Moment) {
	s.now = at
	s.order(queue.OpenDay{Date: date, Opens: at, Closes: at.Add(8 * time.Hour)})
}

// order does a command; a refusal is a mistake of the test.
func (s *town) order(c queue.Command) {
	s.Helper()
	if r := s.try(c); r != nil {
		s.Fatalf("%s: %v", c.Kind(), r)
	}
}

func (s *town) try(c queue.Command) *queue.Refusal {
	_, _, r := s.state.Queue.Apply(c, s.now)
	return r
}

func (s *town) issue(service plan.ServiceID) queue.TicketID {
	s.next++
	id := queue.TicketID(fmt.Sprintf("%032x", s.next))
	s.order(queue.IssueTicket{Ticket: id, Service: service, Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl"})
	return id
}

// call issues a ticket and calls it to a desk of the first department.
func (s *town) call(desk plan.DeskID) {
	s.Helper()
	s.issue("a1")
	s.order(queue.CallNext{Desk: desk})
}

// news tells the display how the office is now.
func (s *town) news() { s.tell(feed.News{State: s.state, Now: s.now}) }

// pass lets time pass by ticks as the display asks for them.
func (s *town) pass(d time.Duration) {
	for end := s.now.Add(d); s.now < end; {
		s.now = min(end, s.now.Add(s.m.NextTick()))
		s.tell(feed.Tick{Now: s.now})
	}
}

func (s *town) tell(msg Msg) {
	var did []Intent
	s.m, did = Update(s.m, msg)
	s.did = append(s.did, did...)
}

// acts is what the display wanted since the last look, in short words.
func (s *town) acts() []string {
	var list []string
	for _, i := range s.did {
		switch i := i.(type) {
		case PlayChime:
			list = append(list, fmt.Sprintf("chime %d", i.Call))
		case feed.Send:
			shown := i.Command.(queue.CallShown)
			list = append(list, fmt.Sprintf("shown %d %v", shown.Call, shown.Sounded))
		}
	}
	s.did = nil
	return list
}
