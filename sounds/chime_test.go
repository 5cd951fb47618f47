package sounds

import (
	"math"
	"testing"
	"time"
)

func TestChimeIsLevelled(t *testing.T) {
	chime := Chime()
	if got := Loudness(chime); math.Abs(got-ChimeLoudness) > 1 {
		t.Errorf("%.2f LUFS, want %.0f within 1", got, ChimeLoudness)
	}
	if got := TruePeak(chime); got > PeakCeiling {
		t.Errorf("%.2f dBTP, at most %.0f", got, PeakCeiling)
	}
	if got := chime.Duration(); got < 1800*time.Millisecond || got > 2200*time.Millisecond {
		t.Errorf("it lasts %s, want about 2 s", got)
	}
}

// TestChimeStaysTheSame keeps the sound that people know. The numbers are the
// level of each tenth of a second; a hash would not do, since processors
// round the last bit differently.
func TestChimeStaysTheSame(t *testing.T) {
	golden := []float64{-15.75, -17.83, -20.00, -22.14, -17.34, -16.27, -18.50, -20.55, -22.78, -24.83, -26.95, -29.07, -31.08, -33.28, -35.26, -37.38, -39.49, -41.47, -43.72}
	chime := Chime()
	for i, want := range golden {
		if got := tenth(chime, i); math.Abs(got-want) > 0.05 {
			t.Errorf("tenth %d: %.2f dB, want %.2f", i, got, want)
		}
	}
	if tenths := chime.Frames() / (Rate / 10); tenths != len(golden) {
		t.Errorf("%d tenths of a second, want %d", tenths, len(golden))
	}
}

// tenth is the level of one tenth of a second in dB.
func tenth(p PCM, i int) float64 {
	const n = Channels * Rate / 10
	var sum float64
	for _, v := range p[i*n : (i+1)*n] {
		sum += float64(v) * float64(v)
	}
	return 10 * math.Log10(sum/n)
}

func TestChimeHasTwoNotesOneAfterTheOther(t *testing.T) {
	chime := Chime()
	for _, c := range []struct {
		name      string
		from, to  time.Duration
		frequency float64
		heard     bool
	}{
		{"E5 first", 50 * time.Millisecond, 450 * time.Millisecond, 659.26, true},
		{"no C5 yet", 50 * time.Millisecond, 450 * time.Millisecond, 523.25, false},
		{"then C5", 500 * time.Millisecond, 900 * time.Millisecond, 523.25, true},
		{"no other note", 500 * time.Millisecond, 900 * time.Millisecond, 587.33, false},
	} {
		part := chime[Channels*framesIn(c.from) : Channels*framesIn(c.to)]
		if got := strength(part, c.frequency); (got > 0.04) != c.heard {
			t.Errorf("%s: strength %.4f at %.2f Hz", c.name, got, c.frequency)
		}
	}
}

// strength is how much of a frequency is in the left channel (Goertzel), with
// ends softened so that a strong neighbour does not leak in.
func strength(p PCM, frequency float64) float64 {
	k := 2 * math.Cos(2*math.Pi*frequency/Rate)
	n := p.Frames()
	var s1, s2 float64
	for i := range n {
		w := 1 - math.Cos(2*math.Pi*float64(i)/float64(n-1))
		s1, s2 = w*float64(p[Channels*i])+k*s1-s2, s1
	}
	return 2 * math.Sqrt(s1*s1+s2*s2-k*s1*s2) / float64(n)
}

func TestChimeDoesNotClick(t *testing.T) {
	chime := Chime()
	for _, at := range []int{0, len(chime) - 1} {
		if v := math.Abs(float64(chime[at])); v > 0.001 {
			t.Errorf("it begins or ends at %.4f", v)
		}
	}
	var step float64
	for i := Channels; i < len(chime); i++ {
		step = max(step, math.Abs(float64(chime[i]-chime[i-Channels])))
	}
	if step > 0.2 {
		t.Errorf("a jump of %.3f between two samples", step)
	}
}

func TestChimeIsTheSameOnBothSides(t *testing.T) {
	chime := Chime()
	for i := 0; i < len(chime); i += Channels {
		if chime[i] != chime[i+1] {
			t.Fatalf("frame %d: %f and %f", i/Channels, chime[i], chime[i+1])
		}
	}
}
