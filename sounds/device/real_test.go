package device

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"okienko/sounds"
)

// longest is how long a test of a real device may take on a busy machine.
const longest = 30 * time.Second

// start runs a program that ends with the test.
func start(t *testing.T, ctx context.Context, environment []string, name string, args ...string) (in io.WriteCloser, out, errors *bufio.Reader) {
	t.Helper()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), environment...)
	in, err1 := cmd.StdinPipe()
	stdout, err2 := cmd.StdoutPipe()
	stderr, err3 := cmd.StderrPipe()
	for _, err := range []error{err1, err2, err3, cmd.Start()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return in, bufio.NewReader(stdout), bufio.NewReader(stderr)
}

// drain reads what nobody looks at, so that the program never waits for us.
func drain(r io.Reader) { go func() { _, _ = io.Copy(io.Discard, r) }() }

// startChild runs this test binary as a program with a loudspeaker to play on.
func startChild(t *testing.T, ctx context.Context, environment []string, task string) (io.WriteCloser, *bufio.Reader) {
	t.Helper()
	in, out, errors := start(t, ctx, append(environment, childTask+"="+task), os.Args[0])
	drain(errors)
	return in, out
}

// expect reads the next line of a child and returns its number.
func expect(t *testing.T, child *bufio.Reader, want string) time.Duration {
	t.Helper()
	line, err := child.ReadString('\n')
	if err != nil || !strings.HasPrefix(line, want+" ") {
		t.Fatalf("the child said %q (%v), want %q", line, err, want)
	}
	took, err := time.ParseDuration(strings.Fields(line)[2] + "ms")
	if err != nil {
		t.Fatal(err)
	}
	return took
}

// TestWithoutADevice takes all sound away from a process: no service, and an
// ALSA that knows no device.
func TestWithoutADevice(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skipf("sound cannot be taken away from a process on %s", runtime.GOOS)
	}
	ctx, cancel := context.WithTimeout(t.Context(), longest)
	defer cancel()
	empty := t.TempDir()
	_, child := startChild(t, ctx, []string{
		"HOME=" + empty, "XDG_RUNTIME_DIR=" + empty, "ALSA_CONFIG_PATH=" + os.DevNull,
		"PULSE_SERVER=unix:" + filepath.Join(empty, "none"),
	}, "play")
	if took := expect(t, child, "open no_device"); took > openTime {
		t.Errorf("it took %s to say so", took)
	}
	if took := expect(t, child, "play no_device"); took > 100*time.Millisecond {
		t.Errorf("playing without a device took %s", took)
	}
	expect(t, child, "state on=false,no_device")
}

// A soundService is a PulseAudio of our own with a loudspeaker that is heard
// only by whoever records it.
type soundService struct {
	environment []string // how to reach it
	stop        context.CancelFunc
}

func startSoundService(t *testing.T, ctx context.Context) soundService {
	t.Helper()
	if testing.Short() {
		t.Skip("no real sound is tested: the tests are to be short")
	}
	for _, program := range []string{"pulseaudio", "parec"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("no real sound is tested: %s is not installed", program)
		}
	}
	dir, err := os.MkdirTemp("", "hall") // short: a socket's path has at most 107 letters
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	socket := filepath.Join(dir, "native")
	s := soundService{environment: []string{
		"HOME=" + dir, "XDG_RUNTIME_DIR=" + dir, "LC_ALL=C",
		"PULSE_SERVER=unix:" + socket, "ALSA_CONFIG_PATH=" + os.DevNull,
	}}
	ctx, s.stop = context.WithCancel(ctx)
	_, out, log := start(t, ctx, s.environment, "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no",
		"--exit-idle-time=-1", "--log-target=stderr", "--log-level=info", "--disable-shm",
		"-L", "module-null-sink sink_name=hall rate=48000 channels=2 format=float32le",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+socket)
	drain(out)
	waitForLine(t, log, "Daemon startup complete")
	drain(log)
	return s
}

func waitForLine(t *testing.T, log *bufio.Reader, want string) {
	t.Helper()
	var said strings.Builder
	for {
		line, err := log.ReadString('\n')
		said.WriteString(line)
		if strings.Contains(line, want) {
			return
		}
		if err != nil {
			t.Fatalf("it ended before %q: %v\n%s", want, err, &said)
		}
	}
}

// record starts to listen and returns when the first samples have come.
func (s soundService) record(t *testing.T, ctx context.Context) *bufio.Reader {
	t.Helper()
	_, out, errors := start(t, ctx, s.environment, "parec", "-d", "hall.monitor", "--raw",
		"--format=float32le", "--rate=48000", "--channels=2", "--latency-msec=20")
	drain(errors)
	if _, err := out.Peek(8); err != nil {
		t.Fatalf("nothing is recorded: %v", err)
	}
	return out
}

const audible = 0.001 // -60 dBFS

// heard reads a recording until a sound has come and half a second without
// sound after it, and returns the sound alone.
func heard(t *testing.T, recording io.Reader) sounds.PCM {
	t.Helper()
	var all sounds.PCM
	frame := make([]byte, 8)
	for quiet := 0; quiet < sounds.Rate/2; {
		if _, err := io.ReadFull(recording, frame); err != nil {
			t.Fatalf("the recording ended after %s of sound: %v", all.Duration(), err)
		}
		left := math.Float32frombits(binary.LittleEndian.Uint32(frame))
		right := math.Float32frombits(binary.LittleEndian.Uint32(frame[4:]))
		loud := max(math.Abs(float64(left)), math.Abs(float64(right))) > audible
		switch {
		case loud:
			quiet = 0
		case len(all) == 0:
			continue // still waiting for the first sample
		default:
			quiet++
		}
		all = append(all, left, right)
	}
	return all[:len(all)-sounds.Channels*sounds.Rate/2]
}

// TestTheChimeIsHeard plays the chime on a real sound service and listens.
func TestTheChimeIsHeard(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), longest)
	defer cancel()
	service := startSoundService(t, ctx)
	recording := service.record(t, ctx)
	_, child := startChild(t, ctx, service.environment, "again")
	expect(t, child, "open ok")
	expect(t, child, "again already_open")
	got, want := heard(t, recording), heard(t, bytes.NewReader(sounds.Join(0, sounds.Chime(), sounds.Silence(time.Second)).Bytes()))
	if took := expect(t, child, "play ok"); took < sounds.Chime().Duration() {
		t.Errorf("Play returned after %s, before the chime of %s had ended", took, sounds.Chime().Duration())
	}
	compare(t, got, want)
}

// compare says how a recording differs from what was played.
func compare(t *testing.T, got, want sounds.PCM) {
	t.Helper()
	t.Logf("heard %s of %s, peak %.2f of %.2f dBTP, loudness %.2f of %.2f LUFS", got.Duration(), want.Duration(),
		sounds.TruePeak(got), sounds.TruePeak(want), sounds.Loudness(got), sounds.Loudness(want))
	if off := (got.Duration() - want.Duration()).Abs(); off > 50*time.Millisecond {
		t.Errorf("it lasted %s, want %s", got.Duration(), want.Duration())
	}
	if off := math.Abs(sounds.TruePeak(got) - sounds.TruePeak(want)); off > 0.5 {
		t.Errorf("its peak is %.2f dBTP, want %.2f", sounds.TruePeak(got), sounds.TruePeak(want))
	}
	if off := math.Abs(sounds.Loudness(got) - sounds.Loudness(want)); off > 1 {
		t.Errorf("it is at %.2f LUFS, want %.2f", sounds.Loudness(got), sounds.Loudness(want))
	}
	first, second := got[:len(got)/5], got[len(got)/4:len(got)/2]
	for _, c := range []struct {
		name      string
		part      sounds.PCM
		frequency float64
		heard     bool
	}{
		{"E5 in the first note", first, 659.26, true},
		{"C5 in the first note", first, 523.25, false},
		{"C5 in the second note", second, 523.25, true},
		{"a note that was not played", second, 466.16, false},
	} {
		if s := strength(c.part, c.frequency); (s > 0.04) != c.heard {
			t.Errorf("%s: %.4f at %.2f Hz", c.name, s, c.frequency)
		}
	}
}

// strength is how much of a frequency is in the left channel (Goertzel), with
// ends softened so that a strong neighbour does not leak in.
func strength(p sounds.PCM, frequency float64) float64 {
	k := 2 * math.Cos(2*math.Pi*frequency/sounds.Rate)
	n := p.Frames()
	var s1, s2 float64
	for i := range n {
		w := 1 - math.Cos(2*math.Pi*float64(i)/float64(n-1))
		s1, s2 = w*float64(p[sounds.Channels*i])+k*s1-s2, s1
	}
	return 2 * math.Sqrt(s1*s1+s2*s2-k*s1*s2) / float64(n)
}

// TestTheServiceGoesAway stops the sound service under a player that is open.
func TestTheServiceGoesAway(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), longest)
	defer cancel()
	service := startSoundService(t, ctx)
	in, child := startChild(t, ctx, service.environment, "play")
	expect(t, child, "open ok")
	expect(t, child, "play ok")
	expect(t, child, "state on=true,")
	service.stop()
	_, _ = in.Write([]byte("\n"))
	took := expect(t, child, "play lost")
	expect(t, child, "state on=false,lost")
	if limit := sounds.Chime().Duration() + tail + patience; took > limit {
		t.Errorf("it took %s to notice, at most %s", took, limit)
	}
}
