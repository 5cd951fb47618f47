package welcome

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"okienko/apps/welcome/flow"
	"okienko/internal/i18n"
)

// saveSheet writes a sheet to print into the person's own folder, and never over
// another one.
func saveSheet(k flow.SaveKey) (path string, err error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		path = filepath.Join(home, "okienko.txt")
		if n > 1 {
			path = filepath.Join(home, fmt.Sprintf("okienko-%d.txt", n))
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.WriteString(sheet(k))
		return path, errors.Join(err, f.Close())
	}
}

// sheet is what has to be printed. The lines of the key are those of the screen.
func sheet(k flow.SaveKey) string {
	say := func(key string, with map[string]string) string { return i18n.Translate(k.Lang, key, 0, with) }
	return strings.Join([]string{
		say("welcome.sheet_title", nil), say("welcome.sheet_office", map[string]string{"Name": k.Office}), "",
		strings.ReplaceAll(flow.Lines(k.Key), "\n", "\r\n"), "", say("welcome.sheet_hint", nil), "",
	}, "\r\n")
}
