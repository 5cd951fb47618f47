package chaos

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// diskSize is that of a member's disk, a file with a file system of its own. A
// machine with less than two gigabytes free is given no vote. The file has holes,
// so that it takes what is written.
const diskSize = 4 << 30

func (m *machine) image() string { return m.data() + ".img" }

// insertDisk gives the machine a disk of its own, which can be filled and frozen
// without harm to anybody else.
func (m *machine) insertDisk() error {
	if err := os.MkdirAll(m.data(), 0o700); err != nil {
		return err
	}
	f, err := os.Create(m.image())
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Truncate(diskSize); err != nil {
		return err
	}
	if err := tell("mkfs.ext4", "-q", "-F", "-m", "0", m.image()); err != nil {
		return err
	}
	if err := tell("mount", "-o", "loop", m.image(), m.data()); err != nil {
		return err
	}
	return os.RemoveAll(filepath.Join(m.data(), "lost+found")) // a new data folder is empty
}

func (m *machine) removeDisk() {
	_ = syscall.Unmount(m.data(), syscall.MNT_DETACH)
	_ = os.Remove(m.image())
}

// fill leaves nothing of the disk, and empty gives it back.
func (m *machine) fill() {
	f, err := os.Create(m.filler())
	if err != nil {
		return // it is full already
	}
	defer f.Close()
	for size, at := int64(1<<30), int64(0); size >= 512; { // taken, and never written
		if syscall.Fallocate(int(f.Fd()), 0, at, size) == nil {
			at += size
		} else {
			size /= 2
		}
	}
}

func (m *machine) empty()         { _ = os.Remove(m.filler()) }
func (m *machine) filler() string { return filepath.Join(m.data(), "filler") }

// freeze makes every write to the disk wait for so many seconds. A process of
// its own thaws it, so that it happens even if this one is killed.
func (m *machine) freeze(seconds float64) (wait func(), err error) {
	script := fmt.Sprintf("fsfreeze -f %q && sleep %.1f; fsfreeze -u %q", m.data(), seconds, m.data())
	c := exec.Command("sh", "-c", script)
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := c.Start(); err != nil {
		return nil, err
	}
	return func() { _ = c.Wait() }, nil
}

// tell runs a short program to its end.
func tell(program string, args ...string) error {
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %v: %w: %s", program, args, err, out)
	}
	return nil
}
