package days

import (
	"math"
	"math/rand/v2"
	"time"
)

// visits is how long visits with a service really last.
type visits struct {
	shape shape
	mean  float64 // minutes
}

// shape is what the times look like. Forecasts are not told.
type shape int

const (
	even     shape = iota // most last about the same
	tailed                // a few last very long
	twoKinds              // some only fetch, some apply
	stages                // several steps, each of its own length
	shapes
)

// shortest is below no visit.
const shortest = 20 * time.Second

// draw is how long one visit lasts when everything takes factor times as long.
func (v visits) draw(r *rand.Rand, factor float64) time.Duration {
	m := v.mean * factor
	switch v.shape {
	case even:
		m *= spread(r, 0.4)
	case tailed:
		m *= spread(r, 1.0)
	case twoKinds:
		if r.Float64() < 0.6 {
			m *= 0.35 * spread(r, 0.35)
		} else {
			m *= 1.975 * spread(r, 0.35)
		}
	case stages:
		m *= (r.ExpFloat64() + r.ExpFloat64() + r.ExpFloat64()) / 3
	}
	return max(shortest, span(m))
}

// spread is a factor with mean 1 whose logarithm is normal, by how much it
// varies for its mean.
func spread(r *rand.Rand, variation float64) float64 {
	v := math.Log(1 + variation*variation)
	return math.Exp(math.Sqrt(v)*r.NormFloat64() - v/2)
}

// span is a number of minutes.
func span(minutes float64) time.Duration { return time.Duration(minutes * float64(time.Minute)) }
