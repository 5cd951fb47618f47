package member

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"okienko/cluster/member/journal"
	"okienko/internal/durable"
	"okienko/internal/feed"
)

// asideFile says that the folder's store was set aside.
const asideFile = "aside.json"

// Aside tells about a store that could not be mended. It was moved, never
// deleted. Its machine has forgotten what it stored and voted for, so it must not
// go on before the others have taken its vote: see Readmit.
type Aside struct {
	Member string    `json:"member"` // that must not come back
	When   time.Time `json:"when"`
	Where  string    `json:"where"` // the folder with the old store
	Why    string    `json:"why"`
}

// SetAside moves a store that cannot be mended into a folder beside it, and notes
// what happened. Open then refuses the folder until the machine was readmitted.
// What else is in the folder, such as the machine's identity, stays.
func SetAside(dir, member string, why error, now time.Time) (Aside, error) {
	a := Aside{Member: member, When: now.UTC(), Why: why.Error()}
	var err error
	if a.Where, err = moveAside(dir, now, storeNames()...); err != nil {
		return a, err
	}
	text, _ := json.Marshal(a) // plain fields: it cannot fail
	return a, durable.WriteFile(filepath.Join(dir, asideFile), text, 0o600)
}

// WasSetAside says whether a folder's store was set aside, and what is known
// about it. A new member in the folder ends that.
func WasSetAside(dir string) (a Aside, yes bool) {
	text, err := os.ReadFile(filepath.Join(dir, asideFile))
	if err != nil {
		return a, false
	}
	_ = json.Unmarshal(text, &a) // a damaged note is still a note
	return a, true
}

// checkAside keeps a member from going on under a name that was buried.
func checkAside(cfg Config) error {
	a, yes := WasSetAside(cfg.Dir)
	if !yes {
		return nil
	}
	if a.Member == cfg.ID || a.Member == "" {
		return fault(feed.BeingRepaired, cfg.Dir, fmt.Errorf("the store was set aside in %s: %s", a.Where, a.Why),
			"It loads everything anew as soon as the other machines answer. Leave it on.")
	}
	if err := os.Remove(filepath.Join(cfg.Dir, asideFile)); err != nil {
		return storageFault(cfg.Dir, err)
	}
	return nil
}

// storeNames are the files and folders of a store, its label last.
func storeNames() []string {
	return append(journalNames(), logFile, commitName, "snapshots", damagedFile, labelFile)
}

func journalNames() []string {
	var names []string
	for _, path := range journal.Files("") {
		names = append(names, filepath.Base(path))
	}
	return names
}

// moveAside moves things of a folder, those that there are, into a new folder in
// it that is named after the day.
func moveAside(dir string, now time.Time, names ...string) (string, error) {
	where := ""
	for n := 1; ; n++ {
		where = filepath.Join(dir, fmt.Sprintf("damaged-%s-%d", now.UTC().Format("2006-01-02"), n))
		err := os.Mkdir(where, 0o700)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	for _, name := range names {
		err := os.Rename(filepath.Join(dir, name), filepath.Join(where, filepath.Base(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return where, nil
}
