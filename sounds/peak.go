package sounds

import "math"

// TruePeak is the highest point of the curve that a loudspeaker draws through
// the samples, in dBTP. It can lie above all samples, so the curve is looked
// at four times as often. Silence is minus infinity.
func TruePeak(p PCM) float64 {
	var top float64
	for channel := range Channels {
		for i := range p.Frames() {
			top = max(top, math.Abs(float64(p[i*Channels+channel])))
			for phase := 1; phase < oversampling; phase++ {
				top = max(top, math.Abs(between(p, channel, i, &interpolators[phase])))
			}
		}
	}
	return 20 * math.Log10(top)
}

const (
	oversampling = 4
	reach        = 12 // samples on each side that a point between them hears
)

// An interpolator weighs the samples around a point between two of them.
type interpolator [2 * reach]float64

var interpolators = func() (all [oversampling]interpolator) {
	for phase := range all {
		for tap := range all[phase] {
			distance := float64(phase)/oversampling - float64(tap-reach+1)
			all[phase][tap] = sinc(distance) * window(distance/reach)
		}
	}
	return all
}()

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// window lets the weights end softly (Hann).
func window(x float64) float64 { return 0.5 + 0.5*math.Cos(math.Pi*x) }

// between is the value of the curve after sample i of a channel.
func between(p PCM, channel, i int, weights *interpolator) float64 {
	var sum float64
	for tap, w := range weights {
		if at := i + tap - reach + 1; at >= 0 && at < p.Frames() {
			sum += w * float64(p[at*Channels+channel])
		}
	}
	return sum
}
