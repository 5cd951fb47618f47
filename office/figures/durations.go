package figures

import "slices"

// Durations are all durations of one sort, in seconds, so that percentiles stay
// those of single visits however many days are put together. Many of them are
// counted by their length, which takes no more room for ten years than for one.
type Durations struct {
	n       int
	sum     int64
	longest int
	counts  []int32 // how many of each length; nil while there are few
	single  []int32 // those that are not in counts
}

// From how many on durations are counted, and the longest one that is.
const (
	many      = 2048
	countable = 1 << 18
)

// Add takes in a duration.
func (d *Durations) Add(seconds int) {
	d.n++
	d.sum += int64(seconds)
	d.longest = max(d.longest, seconds)
	d.put(seconds, 1)
	if d.counts == nil && len(d.single) > many {
		d.count()
	}
}

// put takes in a duration that came up so many times.
func (d *Durations) put(seconds int, times int32) {
	if d.counts != nil && seconds <= countable {
		if seconds >= len(d.counts) {
			d.counts = append(d.counts, make([]int32, seconds+1-len(d.counts))...)
		}
		d.counts[seconds] += times
		return
	}
	for range times {
		d.single = append(d.single, int32(seconds))
	}
}

// count begins to count by length.
func (d *Durations) count() {
	single := d.single
	d.counts, d.single = make([]int32, min(d.longest, countable)+1), nil
	for _, v := range single {
		d.put(int(v), 1)
	}
}

// Merge takes in all that another one holds.
func (d *Durations) Merge(o *Durations) {
	d.n += o.n
	d.sum += o.sum
	d.longest = max(d.longest, o.longest)
	if d.counts == nil && (o.counts != nil || len(d.single)+len(o.single) > many) {
		d.count()
	}
	for _, v := range o.single {
		d.put(int(v), 1)
	}
	for v, times := range o.counts {
		if times > 0 {
			d.put(v, times)
		}
	}
}

// Spread is how durations lie, in seconds.
type Spread struct {
	Count     int `json:"count,omitempty"`
	Mean      int `json:"mean,omitempty"` // rounded to the nearest
	Median    int `json:"median,omitempty"`
	Ninetieth int `json:"ninetieth,omitempty"` // nine of ten lasted no longer
	Longest   int `json:"longest,omitempty"`
}

// Spread tells how they lie. A percentile is a duration that there was: the
// shortest one that so many of a hundred do not exceed.
func (d *Durations) Spread() Spread {
	if d.n == 0 {
		return Spread{}
	}
	slices.Sort(d.single)
	return Spread{
		Count: d.n, Mean: mean(d.sum, d.n), Longest: d.longest,
		Median: d.percentile(50), Ninetieth: d.percentile(90),
	}
}

// percentile needs the single ones sorted; they are longer than the counted ones.
func (d *Durations) percentile(percent int) int {
	rank := (d.n*percent + 99) / 100
	for seconds, times := range d.counts {
		if rank -= int(times); rank <= 0 {
			return seconds
		}
	}
	return int(d.single[rank-1])
}
