package main

import "testing"

func TestAPlaceIsUsedWhereThereIsAScreen(t *testing.T) {
	two := []area{{0, 30, 1920, 1050}, {1920, 0, 1280, 1024}}
	for _, c := range []struct {
		place place
		scale float32
		seen  bool
	}{
		{place{X: 100, Y: 100, Width: 960, Height: 122}, 1, true},
		{place{X: 1800, Y: 500, Width: 960, Height: 122}, 1, true},   // over the edge between the two
		{place{X: 2700, Y: 500, Width: 1100, Height: 122}, 1, false}, // its middle is on neither
		{place{X: 2600, Y: 500, Width: 400, Height: 122}, 2, true},
		{place{X: 3000, Y: 500, Width: 400, Height: 122}, 2, false},
		{place{X: 100, Y: 1200, Width: 960, Height: 122}, 1, false},
		{place{X: -32000, Y: -32000, Width: 960, Height: 122}, 1, false},
	} {
		if got := c.place.seen(two, c.scale); got != c.seen {
			t.Errorf("%+v is seen %v", c.place, got)
		}
	}
	if (place{X: 100, Y: 100, Width: 960}).seen(nil, 1) {
		t.Error("without a screen it is seen")
	}
}

func TestTheBarBeginsAtTheTop(t *testing.T) {
	if got := barAt([]area{{0, 30, 1920, 1050}}, 960, 122, 1); got != (place{X: 480, Y: 70, Width: 960, Height: 122}) {
		t.Errorf("%+v", got)
	}
	if got := barAt([]area{{0, 30, 800, 600}}, 960, 122, 2); got.X != 0 || got.Y != 70 {
		t.Errorf("on a small screen: %+v", got)
	}
}
