package member

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"okienko/internal/durable"
	"okienko/internal/feed"
)

// Room says how much room on the disk is how bad, in bytes. The zero value takes
// DefaultRoom.
type Room struct {
	Warn     uint64 // with less, the windows of this machine say so
	HandOver uint64 // with less, another machine shall lead
	Reserve  int64  // is kept in a file, and given free when the disk is full
}

// DefaultRoom is for disks of today: a warning comes days before the end.
var DefaultRoom = Room{Warn: 1 << 30, HandOver: 300 << 20, Reserve: 64 << 20}

// roomEvery is how often a member looks at the room on its disk.
const roomEvery = 2 * time.Second

const reserveFile = "reserve"

// watchRoom hands the lead over before the disk is full. A leader whose disk is
// full would step down and win again, because its log is the longest.
func (m *Member) watchRoom(ctx context.Context) {
	ticker := time.NewTicker(roomEvery)
	defer ticker.Stop()
	warned := false
	for {
		free, err := m.cfg.FreeSpace(m.cfg.Dir)
		if err == nil {
			scarce := free < m.cfg.Room.Warn
			if scarce && !warned {
				m.cfg.Log.Warn("the disk is getting full", "free", free)
			}
			warned = scarce
			m.scarce.Store(scarce)
			if free < m.cfg.Room.HandOver && m.leads() {
				_ = m.raft.LeadershipTransfer().Error() // tried again while it leads
			} else if !scarce {
				m.keepReserve()
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// ails is what people at this machine should know of, though everything works.
func (m *Member) ails() feed.Trouble {
	if m.scarce.Load() {
		return feed.DiskScarce
	}
	return feed.NoTrouble
}

// keepReserve takes the reserve's room on the disk, if it is not taken yet.
func (m *Member) keepReserve() {
	path := filepath.Join(m.cfg.Dir, reserveFile)
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) || m.failing.Load() {
		return
	}
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		b := make([]byte, 1<<20)
		for n := m.cfg.Room.Reserve; n > 0; n -= int64(len(b)) {
			if _, err := w.Write(b[:min(n, int64(len(b)))]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		m.cfg.Log.Warn("there is no room for the reserve", "error", err)
	}
}

// releaseReserve gives the reserve's room back.
func releaseReserve(dir string) { _ = os.Remove(filepath.Join(dir, reserveFile)) }
