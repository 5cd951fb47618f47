package sounds

import (
	"math"
	"testing"
)

// tone is a sine of a level in dBFS, the same in both channels.
func tone(frequency, level, seconds, rate float64) PCM {
	amplitude := math.Pow(10, level/20)
	n := int(seconds*rate + 0.5)
	p := make(PCM, 0, Channels*n)
	for i := range n {
		v := float32(amplitude * math.Sin(2*math.Pi*frequency*float64(i)/rate))
		p = append(p, v, v)
	}
	return p
}

// leftOnly silences the right channel.
func leftOnly(p PCM) PCM {
	for i := 1; i < len(p); i += Channels {
		p[i] = 0
	}
	return p
}

func tones(parts ...PCM) PCM { return Join(0, parts...) }

// TestLoudnessOfKnownSignals has the signals of EBU Tech 3341, made shorter in
// proportion, and the one that BS.1770-4 itself names: 997 Hz at full scale in
// one channel is -3.01.
func TestLoudnessOfKnownSignals(t *testing.T) {
	const hz = 1000
	for _, c := range []struct {
		name   string
		signal PCM
		rate   float64
		want   float64
	}{
		{"997 Hz at -23 dBFS", tone(997, -23, 5, Rate), Rate, -23},
		{"997 Hz at full scale, one channel", leftOnly(tone(997, 0, 3, Rate)), Rate, -3.01},
		{"3341 case 1", tone(hz, -23, 5, Rate), Rate, -23},
		{"3341 case 2", tone(hz, -33, 5, Rate), Rate, -33},
		{"3341 case 3", tones(tone(hz, -36, 3, Rate), tone(hz, -23, 18, Rate), tone(hz, -36, 3, Rate)), Rate, -23},
		{"3341 case 4", tones(tone(hz, -72, 3, Rate), tone(hz, -36, 3, Rate), tone(hz, -23, 18, Rate), tone(hz, -36, 3, Rate), tone(hz, -72, 3, Rate)), Rate, -23},
		{"3341 case 5", tones(tone(hz, -26, 20, Rate), tone(hz, -20, 20.1, Rate), tone(hz, -26, 20, Rate)), Rate, -23},
		{"44.1 kHz", tone(997, -23, 5, 44100), 44100, -23},
		{"22.05 kHz", tone(997, -23, 5, 22050), 22050, -23},
		{"16 kHz", tone(997, -23, 5, 16000), 16000, -23},
	} {
		if got := loudness(c.signal, c.rate); math.Abs(got-c.want) > 0.1 {
			t.Errorf("%s: %.2f LUFS, want %.2f", c.name, got, c.want)
		}
	}
}

// TestWeightsOfTheStandard compares with the table of BS.1770-4 for 48 kHz.
func TestWeightsOfTheStandard(t *testing.T) {
	head, low := shelf(48000), highPass(48000)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"shelf b0", head.b0, 1.53512485958697}, {"shelf b1", head.b1, -2.69169618940638}, {"shelf b2", head.b2, 1.19839281085285},
		{"shelf a1", head.a1, -1.69065929318241}, {"shelf a2", head.a2, 0.73248077421585},
		{"high pass a1", low.a1, -1.99004745483398}, {"high pass a2", low.a2, 0.99007225036621},
	} {
		if math.Abs(c.got-c.want) > 1e-6 {
			t.Errorf("%s is %.9f, want %.9f", c.name, c.got, c.want)
		}
	}
}

func TestSilenceHasNoLoudness(t *testing.T) {
	for name, p := range map[string]PCM{"nothing": nil, "silence": make(PCM, Channels*Rate), "a click": tone(997, -6, 0.2, Rate)} {
		if got := Loudness(p); !math.IsInf(got, -1) {
			t.Errorf("%s: %f", name, got)
		}
		if got := Level(p, -18, -1); len(got) != len(p) || TruePeak(got) != TruePeak(p) {
			t.Errorf("%s was levelled", name)
		}
	}
}

func TestLevel(t *testing.T) {
	for _, before := range []float64{-40, -23, -3} {
		if got := Loudness(Level(tone(997, before, 2, Rate), -18, -1)); math.Abs(got+18) > 0.01 {
			t.Errorf("from %.0f: %.2f LUFS, want -18", before, got)
		}
	}
}

// A sound whose peaks stand far above the rest stays under the ceiling and so
// below the target.
func TestLevelKeepsTheCeiling(t *testing.T) {
	p := tone(997, -40, 2, Rate)
	p[Rate], p[Rate+1] = 0.9, 0.9
	got := Level(p, -10, -1)
	if peak := TruePeak(got); math.Abs(peak+1) > 0.01 || Loudness(got) > -10 {
		t.Errorf("peak %.2f dBTP, %.2f LUFS", peak, Loudness(got))
	}
}

// TestTruePeak: a tone at a quarter of the rate that is sampled beside its
// tops reads 3 dB too low on its samples. EBU Tech 3341 allows +0.2 and -0.4.
func TestTruePeak(t *testing.T) {
	for _, c := range []struct {
		name            string
		part, phase, db float64
	}{
		{"quarter of the rate, on the tops", 4, 90, -6},
		{"quarter of the rate, beside the tops", 4, 45, -6},
		{"sixth of the rate", 6, 60, -6},
		{"eighth of the rate", 8, 67.5, -6},
		{"full scale", 4, 45, 0},
	} {
		p := make(PCM, 0, Channels*4800)
		for i := range 4800 {
			// Ramped at both ends: the curve through a sudden start overshoots.
			ramp := min(1, float64(i)/480, float64(4799-i)/480)
			v := ramp * math.Pow(10, c.db/20) * math.Sin(2*math.Pi*(float64(i)/c.part+c.phase/360))
			p = append(p, float32(v), 0)
		}
		if got := TruePeak(p); got > c.db+0.2 || got < c.db-0.4 {
			t.Errorf("%s: %.2f dBTP, want %.2f", c.name, got, c.db)
		}
	}
}
