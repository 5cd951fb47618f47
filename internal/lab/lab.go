// Package lab runs the real programs of an office on one machine: screens
// without a monitor, a sound service that records, touches and keys, pictures.
// The end-to-end test and the demonstration both work with it.
//
// It needs the programs Xvfb, xdotool, import and convert (ImageMagick), pulseaudio, parec
// and tesseract; Missing names those that are not there.
package lab

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// Lab is a set of processes with a folder of their own. Close ends them all.
type Lab struct {
	Dir string // pictures, logs and sounds
	env []string

	mu    sync.Mutex // guards what follows
	procs []*Process
}

// Missing names the programs that the lab needs and that are not installed.
func Missing() []string {
	var missing []string
	for _, p := range []string{"Xvfb", "xdotool", "import", "convert", "pulseaudio", "parec", "tesseract", "openbox", "xmessage"} {
		if _, err := exec.LookPath(p); err != nil {
			missing = append(missing, p)
		}
	}
	return missing
}

// New makes a lab that keeps everything below dir.
func New(dir string) (*Lab, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	home := filepath.Join(dir, "home")
	if err := os.MkdirAll(filepath.Join(home, ".cache"), 0o700); err != nil {
		return nil, fmt.Errorf("make the lab's folder: %w", err)
	}
	return &Lab{Dir: dir, env: append(os.Environ(),
		"HOME="+home, "XDG_RUNTIME_DIR="+home,
		"DBUS_SESSION_BUS_ADDRESS=disabled:", // nobody is to start a daemon that stays
		"LIBGL_ALWAYS_SOFTWARE=1",
	)}, nil
}

// OnScreen makes a lab whose programs open their windows on the screen, and play
// on the loudspeaker, of whoever starts it.
func OnScreen(dir string) (*Lab, error) {
	l, err := New(dir)
	if err == nil {
		l.env = os.Environ()
	}
	return l, err
}

// Close ends every process, the newest first.
func (l *Lab) Close() {
	l.mu.Lock()
	procs := l.procs
	l.procs = nil
	l.mu.Unlock()
	for i := len(procs) - 1; i >= 0; i-- {
		procs[i].Stop()
	}
}

// Process is one program of the lab.
type Process struct {
	Name string
	cmd  *exec.Cmd
	done chan struct{}
	err  error // valid after done
}

// Start starts a program; what it prints goes to NAME.log in the lab's folder.
func (l *Lab) Start(name string, env []string, program string, args ...string) (*Process, error) {
	log, err := os.OpenFile(l.Log(name), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := exec.Command(program, args...)
	cmd.Env = append(append([]string(nil), l.env...), env...)
	cmd.Stdout, cmd.Stderr = log, log
	apart(cmd)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	p := &Process{Name: name, cmd: cmd, done: make(chan struct{})}
	go func() { p.err = cmd.Wait(); close(p.done) }()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.procs = append(l.procs, p)
	return p, nil
}

// Log is the file with what a process has printed.
func (l *Lab) Log(name string) string { return filepath.Join(l.Dir, name+".log") }

// Kill ends a process as a power cut would.
func (p *Process) Kill() {
	_ = p.cmd.Process.Kill()
	<-p.done
}

// stopFor is how long a process may take to leave in good order: a window gives
// its member ten seconds for that, and has something to do itself.
const stopFor = 20 * time.Second

// sayFor is how long it may take to write down where it stands.
const sayFor = 5 * time.Second

// Stop asks a process to end. One that does not has to write into its log what
// it is at, and is killed.
func (p *Process) Stop() {
	if p.ends(syscall.SIGTERM, stopFor) || p.ends(syscall.SIGQUIT, sayFor) {
		return
	}
	p.Kill()
}

// ends says whether a process ends within a time of being told something.
func (p *Process) ends(told os.Signal, within time.Duration) bool {
	_ = p.cmd.Process.Signal(told)
	select {
	case <-p.done:
		return true
	case <-time.After(within):
		return false
	}
}

// Pid is the process's number.
func (p *Process) Pid() int { return p.cmd.Process.Pid }

// Ended is closed when the process has ended.
func (p *Process) Ended() <-chan struct{} { return p.done }

// ExitCode is what an ended process said.
func (p *Process) ExitCode() int {
	<-p.done
	return p.cmd.ProcessState.ExitCode()
}

// run runs a short command to its end.
func (l *Lab) run(ctx context.Context, env []string, program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(append([]string(nil), l.env...), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return out, fmt.Errorf("%s %v: %w: %s", program, args, err, out)
	}
	return out, nil
}

// errNever is wrapped when something did not come true in time.
var errNever = errors.New("it did not happen")

// Until looks again and again until ok is true or the context ends. It is how a
// test waits for other processes, which have no channel to wait on.
func Until(ctx context.Context, what string, ok func() bool) error {
	for !ok() {
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited for %s: %w", what, errNever)
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil
}
