// Package figures keeps what runs measured, one line of JSON for each, and puts
// the tables that come of it into the handbook.
package figures

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Keep adds the figures of one run to a file, which is made if it is missing.
func Keep(path string, run any) error {
	line, err := json.Marshal(run)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Close())
}

// Read returns the figures of all runs that were kept in a file.
func Read[T any](path string) ([]T, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var runs []T
	for line := range bytes.Lines(text) {
		var run T
		if err := json.Unmarshal(line, &run); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, len(runs)+1, err)
		}
		runs = append(runs, run)
	}
	return runs, nil
}

// end closes each table.
const end = "<!-- end -->"

// Rewrite puts a table into a page, between the marks that name the command by
// which it is made.
func Rewrite(path, command, table string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	mark := "<!-- made by: " + command + " -->\n"
	before, rest, opened := strings.Cut(string(text), mark)
	_, after, closed := strings.Cut(rest, end)
	if !opened || !closed {
		return fmt.Errorf("%s has no place for the table: %q and %q must stand there", path, mark, end)
	}
	return os.WriteFile(path, []byte(before+mark+table+end+after), 0o644)
}
