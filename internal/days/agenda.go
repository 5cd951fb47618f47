package days

import (
	"container/heap"

	"okienko/office/queue"
)

// agenda is what is still to happen, in the order of time; of two things at the
// same moment the one that was planned first.
type agenda struct {
	items   items
	planned int
}

type item struct {
	at   queue.Moment
	no   int
	does func(at queue.Moment)
}

// plan puts something on the agenda.
func (a *agenda) plan(at queue.Moment, does func(at queue.Moment)) {
	a.planned++
	heap.Push(&a.items, item{at, a.planned, does})
}

// run lets everything happen.
func (a *agenda) run() {
	for len(a.items) > 0 {
		next := heap.Pop(&a.items).(item)
		next.does(next.at)
	}
}

// items implement heap.Interface.
type items []item

func (h items) Len() int { return len(h) }
func (h items) Less(i, j int) bool {
	return h[i].at < h[j].at || h[i].at == h[j].at && h[i].no < h[j].no
}
func (h items) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push is heap.Interface's.
func (h *items) Push(v any) { *h = append(*h, v.(item)) }

// Pop is heap.Interface's.
func (h *items) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
