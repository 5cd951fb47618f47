package joining

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// LabelFile says in a data folder whose log it holds.
const LabelFile = "okienko.json"

// Belongs says whether a data folder is of some office: by its papers, or by a
// log. Such a machine joins another office only after SetAside.
func Belongs(data string) bool {
	_, err := os.Stat(filepath.Join(data, LabelFile))
	return err == nil || FolderIn(data).Joined()
}

// SetAside renames a data folder, so that the machine can join an office anew. The
// folder stays beside its old place, under its name with the date, and nothing in
// it is deleted: what another office's log holds may be wanted one day.
func SetAside(dir string, now time.Time) (kept string, err error) {
	dir = filepath.Clean(dir)
	name := dir + "-aside-" + now.Format("2006-01-02")
	for n := 1; ; n++ {
		kept = name
		if n > 1 {
			kept = fmt.Sprintf("%s-%d", name, n)
		}
		if _, err := os.Lstat(kept); errors.Is(err, fs.ErrNotExist) {
			break
		} else if err != nil {
			return "", fmt.Errorf("set %s aside: %w", dir, err)
		}
	}
	if err := os.Rename(dir, kept); err != nil {
		return "", fmt.Errorf("set %s aside: %w", dir, err)
	}
	return kept, nil
}
