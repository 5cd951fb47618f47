package forecast

import (
	"okienko/office/plan"
	"okienko/office/queue"
)

// What is thought before anything was seen. A plan's minutes are an average, and
// the middle of what lasts unevenly is below that.
var (
	wayGuess     = guess{logOf(40_000), 150, 64}
	gapGuess     = guess{logOf(20_000), 200, 64}
	absenceGuess = guess{logOf(90_000), 120, 64}
)

const (
	visitDeviation = 230 // how unevenly visits last
	belowAverage   = visitDeviation * visitDeviation * 710 / 1024 / octave / 2
	visitWeight    = 128 // sixteenths of a visit: eight visits
)

// learn turns what the office has seen on earlier days into distributions.
func (m *model) learn(s *queue.State) {
	l := &s.Learned
	m.serviceAt = make(map[plan.ServiceID]int, len(s.Plan.Services))
	m.services = make([]service, len(s.Plan.Services))
	for i, v := range s.Plan.Services {
		m.serviceAt[v.ID] = i
		m.services[i].learn(v, l.Service(v.ID))
		m.services[i].id = v.ID
		m.services[i].series, m.services[i].tooLong = v.Series, s.LongestWait(v.ID)
	}
	m.ways = tableOf(l.Ways, wayGuess)
	m.gaps = tableOf(l.Gaps, gapGuess)
	m.absences = tableOf(l.Absences, absenceGuess)
	m.learnHabits(l)
	m.absent = [2]int{absentParts(l.First, 8), absentParts(l.Later, 3)}
}

func (v *service) learn(p plan.Service, seen queue.LearnedService) {
	g := guess{logOf(int64(p.Minutes)*60_000) - belowAverage, visitDeviation, visitWeight}
	visits := int64(seen.Visits.Sum()) / sixteenths
	if visits > 0 { // what was seen says where the middle is, the guess how far it spreads
		mean := tableOf(seen.Visits, guess{g.middle, g.deviation, 32})
		g.middle = mean.middle()
	}
	v.visits = tableOf(seen.Visits, g)
	v.middle, v.variance = v.visits.middle(), max(fine*fine, v.visits.variance())
	v.varies = 1<<32/(precision(serviceVaries)+visits*precision(v.variance)) + serviceDrifts
}

// sixteenths are what queue counts in.
const sixteenths = 16

// absentParts are how many of all parts do not come: as seen, beside a guess of
// one in so many.
func absentParts(seen queue.Showing, oneIn int) int {
	return parts * (seen.Absent + 2*sixteenths) / (seen.Calls + 2*oneIn*sixteenths)
}

func minutes(n int) int64 { return int64(n) * 60_000 }
