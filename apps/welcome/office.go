package welcome

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"okienko/apps/welcome/flow"
	"okienko/examples/lesznowola"
	"okienko/internal/config"
	"okienko/internal/durable"
)

// writeOffice puts the office file where the machine file says, with the name of
// the new office in it. A file that cannot be used is not put there.
func writeOffice(path string, f flow.Found) error {
	text := lesznowola.Office
	if f.File != "" {
		var err error
		if text, err = os.ReadFile(f.File); err != nil {
			return fmt.Errorf("read the office file: %w", err)
		}
	}
	text = named(text, f.Office)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("write the office file: %w", err)
	}
	draft := path + ".new"
	if err := durable.WriteFile(draft, text, 0o644); err != nil {
		return fmt.Errorf("write the office file: %w", err)
	}
	if _, err := config.ReadOffice(draft); err != nil {
		_ = os.Remove(draft)
		return err
	}
	return os.Rename(draft, path)
}

// nameBlock is the name at the top level of an office file, with the lines below
// it that belong to it.
var nameBlock = regexp.MustCompile(`(?m)^name:.*\n(?:[ \t]+.*\n)*`)

// named is an office file with another name. Two languages less are better than
// the names of another office.
func named(text []byte, name string) []byte {
	line := []byte("name: " + strconv.Quote(name) + "\n")
	if loc := nameBlock.FindIndex(text); loc != nil {
		return append(append(append([]byte(nil), text[:loc[0]]...), line...), text[loc[1]:]...)
	}
	return append(line, text...)
}
