package sounds

import (
	"math"
	"time"
)

// The level of the chime: near that of speech at -16 LUFS, and a little below
// it, since a struck note carries further than a voice.
const (
	ChimeLoudness = -18.0 // LUFS
	PeakCeiling   = -1.0  // dBTP; above it cheap amplifiers distort
)

// A strike is one note.
type strike struct {
	after     time.Duration
	frequency float64
}

// The falling third is heard as "attention" and not as an alarm.
var strikes = []strike{
	{0, 659.26},                      // E5
	{450 * time.Millisecond, 523.25}, // C5
}

// partials make a note sound like a struck bar: those of metal do not stand in
// whole ratios. The higher ones die sooner, which is what makes it gentle.
var partials = []struct{ ratio, gain, decay float64 }{
	{1, 1, 0.42},
	{2, 0.35, 0.28},
	{2.76, 0.20, 0.18},
	{5.4, 0.08, 0.09},
}

const (
	chimeLength  = 1950 * time.Millisecond
	chimeAttack  = 4 * time.Millisecond  // shorter would be a click
	chimeRelease = 60 * time.Millisecond // the last of the ringing is drawn to nothing
)

// Chime is the sound before a call: two struck notes, about two seconds,
// levelled to ChimeLoudness. Both channels carry the same. It is reckoned anew
// each time, which takes some 40 ms: keep it.
func Chime() PCM {
	return Level(play(strikes, chimeLength), ChimeLoudness, PeakCeiling)
}

// play strikes some notes, and is as long as it is told.
func play(strikes []strike, length time.Duration) PCM {
	frames := framesIn(length)
	p := make(PCM, 0, Channels*frames)
	for i := range frames {
		t := float64(i) / Rate
		v := float32(struck(strikes, t) * release(length, t))
		p = append(p, v, v)
	}
	return p
}

// struck is all notes at a time in seconds.
func struck(strikes []strike, t float64) float64 {
	var sum float64
	for _, s := range strikes {
		if since := t - s.after.Seconds(); since >= 0 {
			sum += note(s.frequency, since)
		}
	}
	return sum
}

func note(frequency, t float64) float64 {
	var sum float64
	for _, p := range partials {
		sum += p.gain * math.Exp(-t/p.decay) * math.Sin(2*math.Pi*frequency*p.ratio*t)
	}
	return sum * min(1, t/chimeAttack.Seconds())
}

func release(length time.Duration, t float64) float64 {
	return min(1, (length.Seconds()-t)/chimeRelease.Seconds())
}
