package lan

import "time"

// arrival is a frame that is on its way.
type arrival struct {
	at    time.Time
	to    int
	frame []byte
}

// later is a heap of arrivals, the next one first.
type later []arrival

func (l later) Len() int           { return len(l) }
func (l later) Less(i, j int) bool { return l[i].at.Before(l[j].at) }
func (l later) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *later) Push(x any)        { *l = append(*l, x.(arrival)) }

// Pop takes the last one, which heap has put there.
func (l *later) Pop() any {
	old := *l
	last := old[len(old)-1]
	*l = old[:len(old)-1]
	return last
}
