package lab

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// Reads says whether a text can be read on the screen, by a program that reads
// pictures. The picture stays as NAME.png.
func (d *Display) Reads(ctx context.Context, name, want string) (bool, error) {
	if _, err := d.Picture(ctx, name); err != nil {
		return false, err
	}
	out, err := exec.CommandContext(ctx, "tesseract", filepath.Join(d.lab.Dir, name+".png"), "-", "--psm", "11", "-l", "pol").Output()
	if err != nil {
		return false, fmt.Errorf("read %s.png: %w", name, err)
	}
	return strings.Contains(legible(string(out)), legible(want)), nil
}

// Shows waits until a text can be read on the screen.
func (d *Display) Shows(ctx context.Context, name, want string) error {
	var failed error
	err := Until(ctx, name+" to show "+want, func() bool {
		found, err := d.Reads(ctx, name, want)
		failed = err
		return found || err != nil
	})
	if failed != nil && ctx.Err() == nil {
		return failed
	}
	return err
}

// legible leaves of a text what every reader of pictures gets right.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, s)
}
