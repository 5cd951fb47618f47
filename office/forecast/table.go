package forecast

import "okienko/office/queue"

// table is a distribution of durations: the logarithm at the middle of each of
// its equally likely parts, rising.
type table [parts]lg

// guess is what is thought of durations before any was seen: so much as so many
// of them, in sixteenths, around a middle.
type guess struct {
	middle    lg
	deviation lg
	weight    int
}

// fine is how many steps of a logarithm one count of queue.Times covers.
const fine = octave / queue.PerOctave

// tableOf puts a guess and what was seen together.
func tableOf(seen queue.Times, g guess) (t table) {
	from := logOf(queue.TimesFrom(0).Milliseconds())
	counts := make([]int, max(len(seen), guessed))
	copy(counts, seen)
	const points = 32
	for i := range points {
		at := g.middle + normal(i*parts/points+parts/points/2, g.deviation)
		counts[min(max(int(at-from)/fine, 0), len(counts)-1)] += g.weight / points
	}
	t.fill(counts, from)
	return t
}

// guessed is how many counts a guess needs.
const guessed = 44

// fill cuts counts into equally likely parts. Within a count all is as likely.
func (t *table) fill(counts []int, from lg) {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	before, i := 0, 0
	for part := range t {
		wanted := sum * (2*part + 1)
		for 2*parts*(before+counts[i]) < wanted {
			before += counts[i]
			i++
		}
		into := wanted - 2*parts*before
		t[part] = from + lg(i*fine) + lg(into*fine/(2*parts*counts[i]))
	}
}

// middle is the mean of the logarithms, and variance how far they spread.
func (t *table) middle() lg {
	sum := 0
	for _, v := range t {
		sum += int(v)
	}
	return lg(sum / parts)
}

func (t *table) variance() int64 {
	mean, sum := int64(t.middle()), int64(0)
	for _, v := range t {
		sum += (int64(v) - mean) * (int64(v) - mean)
	}
	return sum / parts
}

// longer counts the parts that are longer than something.
func (t *table) longer(than lg) int {
	lo, hi := 0, parts
	for lo < hi {
		if mid := (lo + hi) / 2; t[mid] > than {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return parts - lo
}

// left is how much longer something will take that goes on for a while already,
// where all takes 2^pace as long as the table says, in milliseconds.
func (t *table) left(spent int64, pace lg, part int) int64 {
	const soon = 3000
	longer := t.longer(logOf(spent) - pace)
	if longer == 0 { // nobody has seen that: with one half it is half over
		return soon + spent*int64(part)/int64(parts+parts/16-part)
	}
	total := t[parts-longer+longer*part/parts] + pace
	return max(soon, total.millis()-spent)
}

// draw is a duration in milliseconds.
func (t *table) draw(pace lg, part int) int64 { return (t[part] + pace).millis() }
