package chaos

import (
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"okienko/internal/lab"
)

// machine is a computer with a member on it, which its keeper starts again when
// it ends, as a service manager does.
type machine struct {
	site   *site
	id     string
	keeper sync.WaitGroup

	mu     sync.Mutex // guards what follows
	proc   *lab.Process
	wanted bool  // the keeper is to have it running
	ended  []int // exit codes of a member that ended without being asked
}

// againAfter is how long a keeper waits before it starts a member again.
const againAfter = time.Second

func (m *machine) file() string  { return filepath.Join(m.site.Dir, m.id+".machine.yaml") }
func (m *machine) clock() string { return filepath.Join(m.site.Dir, m.id+".clock") }
func (m *machine) data() string  { return filepath.Join(m.site.Dir, "disks", m.id) }

// on starts the member and its keeper.
func (m *machine) on() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.wanted {
		m.wanted = true
		m.keeper.Add(1)
		go func() { defer m.keeper.Done(); m.keep() }()
	}
}

// keep runs the member until it is no longer wanted.
func (m *machine) keep() {
	for {
		p, err := m.start()
		if p == nil {
			if err != nil {
				m.site.say("%s does not start: %v", m.id, err)
			}
			return
		}
		<-p.Ended()
		if m.noteEnd(p) {
			time.Sleep(againAfter)
		}
	}
}

// start starts the member if it is wanted.
func (m *machine) start() (p *lab.Process, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.wanted {
		return nil, nil
	}
	err = m.site.host(m.id).Inside(func() error {
		p, err = m.site.Start(m.id, []string{"OKIENKO_CLOCK=" + m.clock()}, filepath.Join(m.site.settings.Programs, "okienko-member"), "run", m.file())
		return err
	})
	m.proc = p
	return p, err
}

// noteEnd remembers that a member has ended by itself.
func (m *machine) noteEnd(p *lab.Process) (byItself bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.wanted && p.ExitCode() >= 0 {
		m.ended = append(m.ended, p.ExitCode())
	}
	return m.wanted
}

// off kills the member: the power is gone.
func (m *machine) off() { m.end((*lab.Process).Kill) }

// leave ends the member in good order.
func (m *machine) leave() { m.end((*lab.Process).Stop) }

func (m *machine) end(how func(*lab.Process)) {
	m.mu.Lock()
	p := m.proc
	m.wanted = false
	m.mu.Unlock()
	if p != nil {
		how(p)
	}
	m.keeper.Wait()
}

// shift moves the member's clock, which only a program that was built for it
// notices.
func (m *machine) shift(by time.Duration) {
	_ = os.WriteFile(m.clock(), []byte(by.String()), 0o600) // left out: nothing is broken
}

// signal stops the member where it stands, or lets it go on.
func (m *machine) signal(s syscall.Signal) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.wanted && m.proc != nil {
		_ = syscall.Kill(m.proc.Pid(), s)
	}
}

// takeEnds returns the exit codes of members that ended by themselves, once.
func (m *machine) takeEnds() []int {
	m.mu.Lock()
	defer m.mu.Unlock()
	ends := m.ended
	m.ended = nil
	return ends
}

// said is all that the member has printed in all its lives.
func (m *machine) said() string {
	text, _ := os.ReadFile(m.site.Log(m.id)) // none: it has said nothing
	return string(text)
}
