package lab

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// Sound is a sound service without a card, and a recording of all it is given.
type Sound struct {
	lab    *Lab
	server string
	record *Process
	File   string // the recording, 48 kHz mono, 16 bits
}

// Sound starts the service and the recording.
func (l *Lab) Sound(ctx context.Context) (*Sound, error) {
	socket := filepath.Join(l.Dir, "home", "pulse.sock")
	_, err := l.Start("sound", nil, "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+socket,
		"-L", "module-null-sink sink_name=hall rate=48000 channels=2")
	if err != nil {
		return nil, err
	}
	s := &Sound{lab: l, server: "unix:" + socket, File: filepath.Join(l.Dir, "hall.wav")}
	if err := Until(ctx, "the sound service", func() bool {
		_, err := l.run(ctx, s.Env(), "pactl", "info")
		return err == nil
	}); err != nil {
		return nil, err
	}
	s.record, err = l.Start("record", s.Env(), "parec", "-d", "hall.monitor",
		"--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=30", "--file-format=wav", s.File)
	if err != nil {
		return nil, err
	}
	return s, Until(ctx, "the recording", func() bool {
		info, err := os.Stat(s.File)
		return err == nil && info.Size() > 0
	})
}

// Env is what a program needs to play here.
func (s *Sound) Env() []string { return []string{"PULSE_SERVER=" + s.server} }

// Stop ends the recording, so that its file is whole.
func (s *Sound) Stop() { s.record.Stop() }

// Samples is what was recorded so far, between -1 and 1. The file's header is
// passed over: while it is being written, its lengths are not known.
func (s *Sound) Samples() ([]float64, error) {
	b, err := os.ReadFile(s.File)
	if err != nil {
		return nil, err
	}
	const header = 44
	if len(b) < header {
		return nil, fmt.Errorf("%s: no sound yet", s.File)
	}
	b = b[header:]
	samples := make([]float64, len(b)/2)
	for i := range samples {
		samples[i] = float64(int16(uint16(b[2*i])|uint16(b[2*i+1])<<8)) / 32768
	}
	return samples, nil
}
