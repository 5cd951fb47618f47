// Package sounds makes what a hall hears, as numbers: the chime before a call,
// sounds joined one after another, their loudness. It plays nothing and reads
// nothing; package device plays.
//
//	call := sounds.Join(200*time.Millisecond, sounds.Chime(), ...)
//	err := player.Play(ctx, call)
//
// Every sound is stereo at 48 kHz, which is what loudspeakers of offices take
// without converting. Loudness is measured as broadcasters do (ITU-R
// BS.1770-4), so that a call is heard and does not startle.
package sounds

import (
	"encoding/binary"
	"math"
	"time"
)

// Rate is the number of frames in a second of every sound that we make.
const Rate = 48000

// Channels is the number of values in a frame of every sound that we make.
const Channels = 2

// PCM is a stereo sound: left and right in turn, Rate pairs a second, each
// from -1 to 1.
type PCM []float32

// Frames is the length of the sound in frames.
func (p PCM) Frames() int { return len(p) / Channels }

// Duration is how long the sound lasts.
func (p PCM) Duration() time.Duration {
	return time.Duration(p.Frames()) * time.Second / Rate
}

// Bytes is the sound as 32-bit floats, the lowest byte first.
func (p PCM) Bytes() []byte {
	out := make([]byte, 0, 4*len(p))
	for _, v := range p {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
	}
	return out
}

// Silence is nothing to hear for a while.
func Silence(d time.Duration) PCM { return make(PCM, Channels*framesIn(d)) }

func framesIn(d time.Duration) int { return int(d.Seconds()*Rate + 0.5) }

// Join puts sounds one after another with a gap between them. Empty sounds
// bring no gap with them.
func Join(gap time.Duration, parts ...PCM) PCM {
	var whole PCM
	for _, part := range parts {
		if len(part) == 0 {
			continue
		}
		if len(whole) > 0 {
			whole = append(whole, Silence(gap)...)
		}
		whole = append(whole, part...)
	}
	return whole
}

// Gain is the sound made louder or, with a negative number, softer by decibels.
func (p PCM) Gain(decibels float64) PCM {
	factor := math.Pow(10, decibels/20)
	out := make(PCM, len(p))
	for i, v := range p {
		out[i] = float32(float64(v) * factor)
	}
	return out
}
