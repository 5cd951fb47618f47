package main

import (
	"testing"
	"time"
)

func TestPartsOfAList(t *testing.T) {
	var list []time.Duration
	for i := range 101 {
		list = append(list, time.Duration(100-i)*time.Millisecond)
	}
	if got := middle(list); got != 50*time.Millisecond {
		t.Errorf("the middle is %v", got)
	}
	if part(list, 0.99) != 99*time.Millisecond || part(list, 1) != 100*time.Millisecond || part(nil, 0.5) != 0 {
		t.Error("the slow end is wrong")
	}
}

func TestRoundsAreMedians(t *testing.T) {
	var r rounds
	for _, ms := range []int{9, 1, 2} { // one round met a bad mood
		r.add(8, []time.Duration{time.Duration(ms) * time.Millisecond}, time.Second)
	}
	if r.middle(8) != 2*time.Millisecond || r.rate(8) != 1 {
		t.Errorf("got %v and %v", r.middle(8), r.rate(8))
	}
}

func TestBarsSayWhereWeAreBehind(t *testing.T) {
	b := &bench{}
	b.ratio("commit", 9*time.Millisecond, 10*time.Millisecond, 0.95)
	b.ratio("slow commit", 10*time.Millisecond, 10*time.Millisecond, 0.95)
	b.rate("commits", 39, 10, 4)
	b.limit("fail-over", time.Second, 0, time.Second)
	for i, want := range []string{"met", "**behind**", "**behind**", "met"} {
		if got := b.rows[i].verdict; got != want {
			t.Errorf("%s: %s", b.rows[i].what, got)
		}
	}
}
