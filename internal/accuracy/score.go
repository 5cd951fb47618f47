package main

import "math"

// score is how well waits were foretold. All is in minutes.
type score struct {
	tickets int
	waited  float64
	off     [ways]float64 // sums of absolute errors
	bias    float64       // sum of forecast minus truth, of ours
	covered int           // in our range
	width   float64       // of our range
	low     int           // waited more than ten minutes longer than ours said
	close   int           // within five minutes or a quarter
	ended   int           // visits that are over
	byEnd   int           // those that were over by our end
}

// lowBy is how wrong a forecast may be before somebody should be asked for pardon.
const lowBy = 10

func (s *score) add(m *mark, wait float64) {
	s.tickets++
	s.waited += wait
	for i, said := range m.said {
		s.off[i] += math.Abs(said - wait)
	}
	ours := m.said[forecasted]
	s.bias += ours - wait
	s.width += float64(m.to - m.from)
	if wait >= float64(m.from) && wait <= float64(m.to) || m.to == 0 && wait <= 1 {
		s.covered++
	}
	if wait-ours > lowBy {
		s.low++
	}
	if math.Abs(ours-wait) <= max(5, wait/4) {
		s.close++
	}
}

// merge adds another office's score.
func (s *score) merge(o score) {
	s.tickets += o.tickets
	s.waited += o.waited
	for i := range s.off {
		s.off[i] += o.off[i]
	}
	s.bias += o.bias
	s.covered += o.covered
	s.width += o.width
	s.low += o.low
	s.close += o.close
	s.ended += o.ended
	s.byEnd += o.byEnd
}

// mean is the mean absolute error of one way to foretell.
func (s *score) mean(way int) float64 { return s.off[way] / float64(s.tickets) }

// ratio is our mean absolute error against another's.
func (s *score) ratio(way int) float64 { return s.off[forecasted] / s.off[way] }

// best is the best of the simple ways.
func (s *score) best() int {
	best := classic
	for way := classic; way < ways; way++ {
		if s.off[way] < s.off[best] {
			best = way
		}
	}
	return best
}
