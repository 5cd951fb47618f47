package sounds

import "time"

// AlarmLoudness is that of speech: whoever reads hears it, and nobody jumps.
const AlarmLoudness = -16.0 // LUFS

// alarmLength is short, so that it can be said again soon.
const alarmLength = 1400 * time.Millisecond

// alarm rises twice in quick notes. The chime falls and is slow: nobody takes one
// for the other.
var alarm = []strike{
	{0, 783.99}, {140 * time.Millisecond, 987.77}, {280 * time.Millisecond, 1174.66}, // G5 B5 D6
	{560 * time.Millisecond, 783.99}, {700 * time.Millisecond, 987.77}, {840 * time.Millisecond, 1174.66},
}

// Alarm is the sound of a call for help at a desk, levelled to AlarmLoudness. It
// is reckoned anew each time: keep it.
func Alarm() PCM { return Level(play(alarm, alarmLength), AlarmLoudness, PeakCeiling) }
