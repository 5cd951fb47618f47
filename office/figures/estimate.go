package figures

// What an estimate may be off by, and from when on it is too low, in seconds.
const (
	nearSeconds = 5 * 60
	nearShare   = 4 // of the true wait: a quarter
	underBy     = 10 * 60
)

// estimate compares what residents were told with how long they waited. What they
// were told is a range; its middle is the estimate.
type estimate struct {
	count, within, under, covered int
	off, bias                     int64 // sums of seconds
}

// Estimate says how good the estimates were. Shares are counts, out of Count.
type Estimate struct {
	Count   int `json:"count,omitempty"`   // visits that were told something and were called
	Error   int `json:"error,omitempty"`   // mean of the differences without their sign, in seconds
	Bias    int `json:"bias,omitempty"`    // mean of estimate less wait, in seconds; above 0: told too much
	Within  int `json:"within,omitempty"`  // off by five minutes or a quarter of the wait at most
	Under   int `json:"under,omitempty"`   // waited over ten minutes longer than estimated
	Covered int `json:"covered,omitempty"` // waited as long as the range said, in whole minutes
}

func (e *estimate) add(v *Visit) {
	told := (v.From + v.To) * 60 / 2
	off := max(told-v.Wait, v.Wait-told)
	e.count++
	e.off += int64(off)
	e.bias += int64(told - v.Wait)
	e.within += one(off <= max(nearSeconds, v.Wait/nearShare))
	e.under += one(v.Wait-told > underBy)
	e.covered += one(v.From <= v.Wait/60 && v.Wait/60 <= v.To)
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (e *estimate) merge(o estimate) {
	e.count += o.count
	e.within += o.within
	e.under += o.under
	e.covered += o.covered
	e.off += o.off
	e.bias += o.bias
}

func (e estimate) told() Estimate {
	return Estimate{
		Count: e.count, Error: mean(e.off, e.count), Bias: mean(e.bias, e.count),
		Within: e.within, Under: e.under, Covered: e.covered,
	}
}

// mean is a sum shared by so many, rounded to the nearest, halves away from zero.
func mean(sum int64, n int) int {
	switch {
	case n == 0:
		return 0
	case sum < 0:
		return -mean(-sum, n)
	}
	return int((2*sum + int64(n)) / int64(2*n))
}
