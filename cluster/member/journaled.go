package member

import (
	"errors"
	"fmt"
	"os"

	"okienko/cluster/member/journal"
	"okienko/internal/feed"
)

// openJournal puts the journal in front of the log's store, or takes it away
// where the settings want the plain store. The label says at any time whether
// the journal has to be read.
func openJournal(cfg Config, l label, under journal.Store, failed func(error)) (*journal.Journal, error) {
	c := journal.Config{Dir: cfg.Dir, Owner: l.owner(), Size: cfg.JournalSize, Failed: failed}
	if cfg.PlainStore && !l.Journal {
		return nil, nil
	}
	if !l.Journal {
		if err := newJournal(c, cfg.Dir, l); err != nil {
			return nil, storageFault(cfg.Dir, err)
		}
	}
	j, err := journal.Open(c, under)
	if errors.Is(err, journal.ErrForeign) {
		return nil, fault(feed.WrongOffice, cfg.Dir, err, "Give this machine its own data folder, without files of another one.")
	}
	if err == nil && cfg.PlainStore {
		return nil, dropJournal(cfg.Dir, l, j)
	}
	if err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	return j, nil
}

// newJournal makes a journal. One that is there and holds something belongs to a
// label that was lost.
func newJournal(c journal.Config, dir string, l label) error {
	if h, err := journal.Read(dir, l.owner()); err == nil && !h.Empty() {
		return fmt.Errorf("%s knows nothing of the journal beside it", labelFile)
	}
	if err := journal.Create(c); err != nil {
		return err
	}
	l.Journal = true
	return writeLabel(dir, l)
}

// dropJournal moves what a journal holds into the store, and removes it.
func dropJournal(dir string, l label, j *journal.Journal) error {
	l.Journal = false
	err := j.Close()
	if err == nil {
		err = writeLabel(dir, l)
	}
	for _, path := range journal.Files(dir) {
		if err == nil {
			err = os.Remove(path)
		}
	}
	if err != nil {
		return storageFault(dir, err)
	}
	return nil
}
