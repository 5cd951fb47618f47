package lab

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Reads says whether a text can be read on the screen, by a program that reads
// pictures. The picture stays as NAME.png.
func (d *Display) Reads(ctx context.Context, name, want string) (bool, error) {
	return d.Finds(ctx, name, func(text string) bool { return holds(text, want) })
}

// holds says whether a text that was read holds a wanted one.
func holds(text, want string) bool { return strings.Contains(legible(text), legible(want)) }

// Finds says whether what can be read on the screen is as wanted, in one of the ways
// of reading it.
func (d *Display) Finds(ctx context.Context, name string, wanted func(text string) bool) (bool, error) {
	path, err := d.take(ctx, name)
	if err != nil {
		return false, err
	}
	// It overlooks light words on a dark ground, so it is shown the negative too.
	for _, look := range []look{d.lab.scattered, d.lab.lines} {
		text, err := look(ctx, path)
		if err != nil {
			return false, fmt.Errorf("read %s.png: %w", name, err)
		}
		if wanted(text) {
			return true, nil
		}
	}
	return false, nil
}

// look is a way of reading a picture.
type look func(ctx context.Context, path string) (string, error)

// scattered reads words wherever they stand.
func (l *Lab) scattered(ctx context.Context, path string) (string, error) {
	return tesseract(ctx, path, "11")
}

// lines reads the negative of a picture as one block of text.
func (l *Lab) lines(ctx context.Context, path string) (string, error) {
	negative := strings.TrimSuffix(path, ".png") + "-negative.png"
	if _, err := l.run(ctx, nil, "convert", path, "-colorspace", "Gray", "-negate", negative); err != nil {
		return "", err
	}
	return tesseract(ctx, negative, "6")
}

func tesseract(ctx context.Context, path, mode string) (string, error) {
	cmd := exec.CommandContext(ctx, "tesseract", path, "-", "--psm", mode, "-l", "pol")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // its threads mostly wait for each other
	out, err := cmd.Output()
	return string(out), err
}

// Shows waits until a text can be read on the screen. Its error tells what was
// read last instead.
func (d *Display) Shows(ctx context.Context, name, want string) error {
	var failed error
	var read string
	err := Until(ctx, name+" to show "+want, func() bool {
		var found bool
		found, failed = d.Finds(ctx, name, func(text string) bool {
			read = text
			return holds(text, want)
		})
		return found || failed != nil
	})
	if ctx.Err() != nil {
		return fmt.Errorf("waited for %s to show %q, and it shows %q: %w", name, want, strings.Join(strings.Fields(read), " "), errNever)
	}
	return errors.Join(failed, err)
}

// plain writes Polish letters without their marks, and a nought as the letter
// that it looks like.
var plain = strings.NewReplacer(
	"ą", "a", "ć", "c", "ę", "e", "ł", "l", "ń", "n", "ó", "o", "ś", "s", "ź", "z", "ż", "z", "0", "o",
)

// legible leaves of a text what every reader of pictures gets right.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, plain.Replace(strings.ToLower(s)))
}
