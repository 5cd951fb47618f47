package sounds

import "math"

// Loudness is how loud a sound is to people, in LUFS, as ITU-R BS.1770-4
// measures it over its whole length. A sound shorter than 0.4 s, or one that
// is nearly silent, has none: minus infinity.
func Loudness(p PCM) float64 { return loudness(p, Rate) }

// Level is the sound at a loudness in LUFS, but softer where its true peak
// would pass the ceiling in dBTP. A sound without loudness stays as it is.
func Level(p PCM, target, ceiling float64) PCM {
	now := Loudness(p)
	if math.IsInf(now, -1) {
		return p
	}
	return p.Gain(min(target-now, ceiling-TruePeak(p)))
}

const (
	absoluteGate = -70.0 // LUFS: what is softer is silence
	relativeGate = -10.0 // LU below the rest: pauses do not count
)

// loudness works at any rate, since the numbers the standard gives are for
// 48 kHz and its test signals come at others too.
func loudness(p PCM, rate float64) float64 {
	blocks := blockPowers(weighted(p, rate), int(rate*0.4+0.5), int(rate*0.1+0.5))
	loud := above(blocks, absoluteGate)
	loud = above(loud, lufs(mean(loud))+relativeGate)
	return lufs(mean(loud))
}

// weighted is the power of each frame as the ear weighs it, channels summed.
func weighted(p PCM, rate float64) []float64 {
	power := make([]float64, p.Frames())
	for channel := range Channels {
		head, low := shelf(rate), highPass(rate)
		for i := range power {
			v := low.next(head.next(float64(p[i*Channels+channel])))
			power[i] += v * v
		}
	}
	return power
}

// blockPowers are the mean powers of blocks that overlap by three quarters.
func blockPowers(power []float64, length, step int) []float64 {
	var blocks []float64
	for from := 0; from+length <= len(power); from += step {
		blocks = append(blocks, mean(power[from:from+length]))
	}
	return blocks
}

func above(blocks []float64, gate float64) []float64 {
	var loud []float64
	for _, b := range blocks {
		if lufs(b) > gate {
			loud = append(loud, b)
		}
	}
	return loud
}

func mean(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	var sum float64
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

func lufs(power float64) float64 { return -0.691 + 10*math.Log10(power) }

// A biquad is a filter of the second order with its memory.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	z1, z2             float64
}

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.z1
	f.z1 = f.b1*x - f.a1*y + f.z2
	f.z2 = f.b2*x - f.a2*y
	return y
}

// shelf is the effect of the head: what is above about 2 kHz sounds louder by
// 4 dB. The constants are those that give the standard's table at 48 kHz.
func shelf(rate float64) *biquad {
	const frequency, gain, q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
	k := math.Tan(math.Pi * frequency / rate)
	vh := math.Pow(10, gain/20)
	vb := math.Pow(vh, 0.4996667741545416)
	a0 := 1 + k/q + k*k
	return &biquad{
		b0: (vh + vb*k/q + k*k) / a0, b1: 2 * (k*k - vh) / a0, b2: (vh - vb*k/q + k*k) / a0,
		a1: 2 * (k*k - 1) / a0, a2: (1 - k/q + k*k) / a0,
	}
}

// highPass leaves out the low notes that the ear hardly hears.
func highPass(rate float64) *biquad {
	const frequency, q = 38.13547087602444, 0.5003270373238773
	k := math.Tan(math.Pi * frequency / rate)
	a0 := 1 + k/q + k*k
	return &biquad{b0: 1, b1: -2, b2: 1, a1: 2 * (k*k - 1) / a0, a2: (1 - k/q + k*k) / a0}
}
