package member

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"okienko/internal/durable"
)

// damagedFile marks a data folder whose content was found to be wrong while the
// member ran. It says why.
const damagedFile = "damaged.txt"

// markDamaged sees to it that the folder is not trusted at the next start.
func markDamaged(dir string, why error) error {
	return durable.WriteFile(filepath.Join(dir, damagedFile), []byte(why.Error()+"\n"), 0o600)
}

// checkMark is the reason why a folder is marked as damaged, if it is.
func checkMark(dir string) error {
	why, err := os.ReadFile(filepath.Join(dir, damagedFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	return fmt.Errorf("%s: %s", damagedFile, why)
}
