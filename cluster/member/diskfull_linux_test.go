package member_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office/officetest"
)

// TestAFullDisk runs itself again in a mount namespace of its own, where one
// member's folder is a small disk.
func TestAFullDisk(t *testing.T) {
	if os.Getenv("SMALL_DISK") != "" {
		onASmallDisk(t)
		return
	}
	if os.Getuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	if err := exec.Command("unshare", "-m", "true").Run(); err != nil {
		t.Skip("no mount namespace can be made here: ", err)
	}
	c := exec.Command("unshare", "-m", os.Args[0], "-test.run=^TestAFullDisk$", "-test.timeout=60s")
	c.Env = append(os.Environ(), "SMALL_DISK=yes")
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func onASmallDisk(t *testing.T) {
	o := clustertest.Prepare(t, 3, officetest.Plan())
	small := o.Dir("m1")
	if err := os.MkdirAll(small, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=24m"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(small, syscall.MNT_DETACH) })
	for _, m := range o.Members {
		o.Tune(m.ID, func(c *member.Config) { c.Room = member.Room{Reserve: 1} }) // it is a small disk from the start
		o.Start(m.ID)
	}
	o.Lead("m1") // the worst place for a full disk
	w := o.Window("m1", "m2", "m3")
	w.OpenDay()
	filler := fill(t, small)

	issued := 0
	for failed := (*member.Fault)(nil); failed == nil; issued++ {
		w.Must(clustertest.Issue()) // no command fails, whatever happens to m1
		select {
		case failed = <-o.Running("m1").Failed():
			if failed.Trouble != feed.DiskFull || !errors.Is(failed, syscall.ENOSPC) {
				t.Errorf("got %v", failed)
			}
		default:
		}
	}
	o.Stop("m1")
	w.Must(clustertest.Issue())
	refuses(t, o, "m1", feed.DiskFull)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	o.Start("m1")
	back := o.Window("m1")
	back.UntilContact("the member is back", isCurrent)
	back.Until(tickets(issued + 1))
	back.Close()
	o.Stop("m1")
	if err := member.CheckStore(small); err != nil {
		t.Error(err)
	}
}

// fill leaves nothing of a disk.
func fill(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := make([]byte, 64<<10)
	for deadline := time.Now().Add(20 * time.Second); len(b) > 0; {
		if _, err := f.Write(b); err != nil {
			b = b[:len(b)/2]
		}
		if time.Now().After(deadline) {
			t.Fatal("the disk is too large for this test")
		}
	}
	return path
}
