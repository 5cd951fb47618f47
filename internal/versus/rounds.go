package main

import (
	"slices"
	"time"
)

// rounds are the medians of rounds, by how many asked at once.
type rounds struct {
	middles map[int][]time.Duration
	rates   map[int][]float64
}

func (r *rounds) add(n int, took []time.Duration, span time.Duration) {
	if r.middles == nil {
		r.middles, r.rates = make(map[int][]time.Duration), make(map[int][]float64)
	}
	r.middles[n] = append(r.middles[n], middle(took))
	r.rates[n] = append(r.rates[n], perSecond(took, span))
}

func (r *rounds) middle(n int) time.Duration { return middle(r.middles[n]) }

func (r *rounds) rate(n int) float64 {
	list := slices.Sorted(slices.Values(r.rates[n]))
	return list[len(list)/2]
}

func perSecond(took []time.Duration, span time.Duration) float64 {
	return float64(len(took)) / span.Seconds()
}

// part is the value that a part of a list does not exceed.
func part(list []time.Duration, p float64) time.Duration {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[int(p*float64(len(sorted)-1))]
}

func middle(list []time.Duration) time.Duration { return part(list, 0.5) }
