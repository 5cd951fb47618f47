package main

import (
	"encoding/json"
	"testing"
	"time"

	"okienko/internal/days"
	"okienko/office/forecast"
	"okienko/office/queue"
)

// BenchmarkWaitingRoom is one forecast of everybody in a waiting room of a hundred
// and of each service, beside writing the same state as JSON.
func BenchmarkWaitingRoom(b *testing.B) {
	s := waitingRoom(b, 100)
	began := time.Now()
	for range 20 {
		if _, err := json.Marshal(s); err != nil {
			b.Fatal(err)
		}
	}
	encoding := time.Since(began) / 20
	b.ReportAllocs()
	for b.Loop() {
		forecast.Of(s, s.Now)
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(encoding), "of-encoding-the-state")
}

// waitingRoom is an office in which so many wait.
func waitingRoom(b *testing.B, people int) *queue.State {
	o := days.NewOffice(7, days.Usual("", 5, 1.6))
	for range 3 {
		o.Day(1, days.Eyes{})
	}
	var found *queue.State
	o.Day(1, days.Eyes{Issued: func(queue.Ticket) {
		waiting := 0
		o.State.Live(func(t queue.Ticket) {
			if t.Phase == queue.Waiting {
				waiting++
			}
		})
		if found == nil && waiting >= people {
			found = copied(b, o.State)
		}
	}})
	if found == nil {
		b.Fatalf("there were never %d waiting", people)
	}
	return found
}

func copied(b *testing.B, s *queue.State) *queue.State {
	text, err := json.Marshal(s)
	if err != nil {
		b.Fatal(err)
	}
	var c queue.State
	if err := json.Unmarshal(text, &c); err != nil {
		b.Fatal(err)
	}
	c.Index()
	return &c
}
