package sounds

import (
	"math"
	"testing"
	"time"
)

func TestAlarmIsLevelled(t *testing.T) {
	p := Alarm()
	if got := Loudness(p); math.Abs(got-AlarmLoudness) > 1 {
		t.Errorf("%.2f LUFS, want %.0f within 1", got, AlarmLoudness)
	}
	if got := TruePeak(p); got > PeakCeiling {
		t.Errorf("%.2f dBTP, at most %.0f", got, PeakCeiling)
	}
	if got := p.Duration(); got != alarmLength {
		t.Errorf("it lasts %s", got)
	}
}

// The alarm is none of the chime's notes, and rises.
func TestAlarmIsNotTheChime(t *testing.T) {
	p := Alarm()
	part := func(from, to time.Duration) PCM { return p[Channels*framesIn(from) : Channels*framesIn(to)] }
	if got := strength(p, strikes[0].frequency); got > 0.04 {
		t.Errorf("the chime's first note is in it: %.4f", got)
	}
	begin := part(0, 140*time.Millisecond)
	end := part(840*time.Millisecond, 1100*time.Millisecond)
	if strength(begin, alarm[0].frequency) < 0.04 || strength(begin, alarm[2].frequency) > 0.04 || strength(end, alarm[2].frequency) < 0.04 {
		t.Errorf("begins with %.4f of the low note and %.4f of the high one, ends with %.4f of the high one",
			strength(begin, alarm[0].frequency), strength(begin, alarm[2].frequency), strength(end, alarm[2].frequency))
	}
}
