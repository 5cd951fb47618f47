package figures

// A quarter is fifteen minutes of the day, in which the queue's length is looked
// at fifteen times.
const (
	dayMinutes     = 24 * 60
	quarterMinutes = 15
	quarters       = dayMinutes / quarterMinutes
)

// minutes is how many more, or less, wait at each full minute of one day.
type minutes struct{ more [dayMinutes + 1]int32 }

// add takes in a visit: it waits from when it began until somebody calls it, or
// until it ends without a call.
func (m *minutes) add(v *Visit) {
	from, to := fullMinute(v.Began), fullMinute(v.Began+v.Wait)
	m.more[from]++
	m.more[to]--
}

// fullMinute is the first full minute that is not before a second, within the day.
func fullMinute(second int) int {
	if second <= 0 {
		return 0
	}
	return min((second+59)/60, dayMinutes)
}

// queueLength is the queue's length over the day, of several days.
type queueLength struct {
	days int
	sum  [quarters]int64
	most [quarters]int32
}

func (q *queueLength) add(m *minutes) {
	q.days++
	now := int32(0)
	for minute := range dayMinutes {
		now += m.more[minute]
		at := minute / quarterMinutes
		q.sum[at] += int64(now)
		q.most[at] = max(q.most[at], now)
	}
}

// Quarter is how many waited in a quarter of an hour of the day.
type Quarter struct {
	Minute int `json:"minute"` // of the day, at which it begins
	Mean   int `json:"mean"`   // in hundredths of a person
	Most   int `json:"most"`
}

// told are the quarters from the first to the last in which somebody waited.
func (q *queueLength) told() []Quarter {
	first, last := quarters, -1
	for i, most := range q.most {
		if most > 0 {
			first, last = min(first, i), i
		}
	}
	var all []Quarter
	for i := first; i <= last; i++ {
		all = append(all, Quarter{
			Minute: i * quarterMinutes, Mean: mean(100*q.sum[i], q.days*quarterMinutes), Most: int(q.most[i]),
		})
	}
	return all
}
