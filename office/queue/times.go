package queue

import "time"

// Times counts durations by how long they were, so that the longest cost no more
// to remember than the shortest: each count stands for a quarter more than the
// one before it. Counts are in sixteenths, and halve when there are many: what was
// long ago fades.
type Times []int

// The counts of Times: four for each doubling, from eight seconds to four hours.
const (
	PerOctave = 4
	timesKept = 44
	once      = 16         // one duration
	manyTimes = 512 * once // from here all counts halve
)

// quarters are the first four limits in milliseconds, each the fourth root of two
// longer than the one before.
var quarters = [PerOctave]int64{8000, 9514, 11314, 13454}

// TimesFrom is the shortest duration that a count stands for.
func TimesFrom(i int) time.Duration {
	return time.Duration(quarters[i%PerOctave]<<(i/PerOctave)) * time.Millisecond
}

// add counts one duration.
func (t *Times) add(d time.Duration) {
	if *t == nil {
		*t = make(Times, timesKept)
	}
	i := timesKept - 1
	for i > 0 && d < TimesFrom(i) {
		i--
	}
	(*t)[i] += once
	if t.Sum() > manyTimes {
		for i := range *t {
			(*t)[i] /= 2
		}
	}
}

// Sum is how much was counted, in sixteenths.
func (t Times) Sum() int {
	sum := 0
	for _, n := range t {
		sum += n
	}
	return sum
}
