package trace

import (
	"time"

	"okienko/office/queue"
)

// restless is how long a machine that tells the same thing again and again, such
// as a printer with a loose cable, adds to one entry: a day's trace stays a few
// thousand entries whatever machines do.
const restless = time.Minute

// Add adds entries to those of the day.
func Add(day []queue.Traced, entries ...queue.Traced) []queue.Traced {
	for _, e := range entries {
		if i := again(day, e); i >= 0 {
			day[i].To, day[i].Times = e.To, max(1, day[i].Times)+1
			continue
		}
		day = append(day, e)
	}
	return day
}

// again is the entry of the last minute that a machine goes on with, or -1.
func again(day []queue.Traced, e queue.Traced) int {
	if !ruleOf[e.What].often {
		return -1
	}
	for i := len(day) - 1; i >= 0 && e.At.Since(day[i].At) < restless; i-- {
		if d := day[i]; d.About == e.About {
			if d.Machine == e.Machine && d.Person == e.Person && d.What == e.What {
				return i
			}
			return -1
		}
	}
	return -1
}
