package member

import (
	"context"
	"crypto/tls"
	"path/filepath"
	"time"

	"okienko/cluster"
	"okienko/cluster/blob"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/history"
	"okienko/office/manifest"
)

// blobFolder holds the sealed days, in the data folder.
const blobFolder = "blobs"

// Times and bounds of looking after sealed days. Nobody waits for them, so they
// give way to everything else.
const (
	historyEvery = 10 * time.Second
	fetchFor     = 2 * time.Minute // one attempt at one day
	blobPace     = 2 << 20         // bytes a second, each way
	recheckEvery = time.Minute     // one of the days that are there, in turn
)

func openBlobs(cfg Config) (*blob.Store, error) {
	s, err := blob.Open(filepath.Join(cfg.Dir, blobFolder), cfg.FreeSpace)
	if err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	return s, nil
}

// sealDuty seals the oldest day that is over. A day that was closed can be opened
// again until its date has passed.
func sealDuty(s *office.State, now time.Time, zone *time.Location) office.Command {
	past, over := s.Queue.Unsealed()
	if !over || zone == nil || !s.Machines.Founded() || past.Day.Date >= calendar.DateOf(now, zone).String() {
		return nil
	}
	seal, _, ok := history.File(&s.Queue)
	if !ok {
		return nil
	}
	return history.SealDay(seal)
}

// keepDay stores the file of a day that is about to be sealed, as this member
// makes it. It must be on the disk before the state lets go of the day: a snapshot
// may be next. The caller holds mu.
func (m *machine) keepDay(c office.Command) (seals bool) {
	order, seals := c.(history.SealDay)
	if !seals || m.blobs == nil {
		return seals
	}
	seal, file, ok := history.File(&m.state.Queue)
	if !ok || history.SealDay(seal) != order {
		return true // the rules refuse it, or this member has forked: the checksum of the state tells
	}
	if _, err := m.blobs.Put(file); err != nil {
		m.stuck = err
		m.broken(err)
	}
	return true
}

// sealedDays are the addresses of all sealed days, oldest first.
func (m *Member) sealedDays() []manifest.Sum {
	var list []manifest.Sum
	m.machine.look(func(s *office.State) {
		for _, seal := range s.History.Sealed {
			if a, err := manifest.ParseSum(seal.Sum); err == nil { // the rules made it
				list = append(list, a)
			}
		}
	})
	return list
}

// keepHistory fetches the days that this member lacks, and reads those that it
// has, one at a time: a disk may spoil what nobody reads.
func (m *Member) keepHistory(ctx context.Context) {
	checked, next := time.Now(), 0
	for {
		days := m.sealedDays()
		m.fetchMissing(ctx, days)
		m.summarize(ctx, days)
		if len(days) > 0 && time.Since(checked) > recheckEvery {
			if a := days[next%len(days)]; m.blobs.Has(a) {
				if err := m.blobs.Check(a); err != nil {
					m.cfg.Log.Error("a sealed day is damaged on this disk, and is fetched anew", "error", err)
				}
			}
			checked, next = time.Now(), next+1
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(m.cfg.History):
		}
	}
}

// fetchMissing asks one machine after another for the days that are missing.
func (m *Member) fetchMissing(ctx context.Context, days []manifest.Sum) {
	missing := 0
	for _, a := range days {
		if ctx.Err() == nil && !m.blobs.Has(a) && !m.fetchDay(ctx, a) {
			missing++
		}
	}
	m.missing.Store(int64(missing))
}

func (m *Member) fetchDay(ctx context.Context, a manifest.Sum) bool {
	for _, id := range m.directory.keepers() {
		if id == m.cfg.ID || ctx.Err() != nil {
			continue
		}
		err := m.fetchFrom(ctx, id, a)
		if err == nil {
			m.cfg.Log.Info("a sealed day was fetched", "from", id, "blob", a.String())
			return true
		}
		m.cfg.Log.Debug("a sealed day was not fetched", "from", id, "error", err)
	}
	return false
}

func (m *Member) fetchFrom(ctx context.Context, id string, a manifest.Sum) error {
	ctx, cancel := context.WithTimeout(ctx, fetchFor)
	defer cancel()
	conn, err := m.directory.dial(ctx, id, cluster.ProtocolBlob)
	if err != nil {
		return err
	}
	defer conn.NetConn().Close()
	return m.blobs.Fetch(ctx, conn, a, blobPace)
}

// serveBlobs gives another member the files that it asks for.
func (m *Member) serveBlobs(c *tls.Conn) {
	_ = m.blobs.Serve(m.life, c, blobPace) // whoever was cut off comes again
}
