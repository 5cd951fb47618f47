package device

import (
	"bytes"
	"errors"
	"sync/atomic"

	"github.com/ebitengine/oto/v3"

	"okienko/sounds"
)

// taken is whether this process has opened the device. The library allows it
// once, and would say so in words only.
var taken atomic.Bool

var errTaken = errors.New("the device was opened before")

// newOto opens the device that the system has chosen. It returns when the
// device is ready or known to be missing.
func newOto() (engine, error) {
	if taken.Swap(true) {
		return nil, errTaken
	}
	c, ready, err := oto.NewContext(&oto.NewContextOptions{
		SampleRate:      sounds.Rate,
		ChannelCount:    sounds.Channels,
		Format:          oto.FormatFloat32LE,
		ApplicationName: "Okienko",
	})
	if err != nil {
		return nil, err
	}
	<-ready
	// Without a device NewContext succeeds; only this tells.
	if err := c.Err(); err != nil {
		return nil, err
	}
	return otoEngine{c}, nil
}

type otoEngine struct{ context *oto.Context }

func (e otoEngine) err() error { return e.context.Err() }

func (e otoEngine) start(data []byte) voice {
	v := otoVoice{e.context.NewPlayer(bytes.NewReader(data))}
	v.player.Play()
	return v
}

type otoVoice struct{ player *oto.Player }

func (v otoVoice) playing() bool { return v.player.IsPlaying() }

func (v otoVoice) stop() { v.player.PauseAndStopReading() }
