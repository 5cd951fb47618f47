package lab

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// Display is a screen without a monitor. Each window gets its own, as each
// machine of an office does.
type Display struct {
	lab    *Lab
	name   string // ":91"
	Width  int
	Height int
}

// Display starts a screen of a size.
func (l *Lab) Display(name string, width, height int) (*Display, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp",
		"-noreset") // or the screen begins anew between two windows, and the second finds none
	cmd.ExtraFiles = []*os.File{write}
	cmd.Env = l.env
	if err := cmd.Start(); err != nil {
		write.Close()
		return nil, fmt.Errorf("start a screen: %w", err)
	}
	write.Close()
	p := &Process{Name: "screen-" + name, cmd: cmd, done: make(chan struct{})}
	go func() { p.err = cmd.Wait(); close(p.done) }()
	l.mu.Lock()
	l.procs = append(l.procs, p)
	l.mu.Unlock()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("start a screen: it gave no number: %w", err)
	}
	return &Display{lab: l, name: ":" + strings.TrimSpace(line), Width: width, Height: height}, nil
}

// Env is what a program needs to open its window here.
func (d *Display) Env() []string { return []string{"DISPLAY=" + d.name} }

// Touch touches a point, as a finger does.
func (d *Display) Touch(ctx context.Context, x, y int) error {
	_, err := d.lab.run(ctx, d.Env(), "xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	return err
}

// TouchTwice touches a point twice, as a trembling finger does.
func (d *Display) TouchTwice(ctx context.Context, x, y int) error {
	_, err := d.lab.run(ctx, d.Env(), "xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "--repeat", "2", "--delay", "60", "1")
	return err
}

// Key presses keys by their X names, such as "F2" or "ctrl+z".
func (d *Display) Key(ctx context.Context, names ...string) error {
	_, err := d.lab.run(ctx, d.Env(), "xdotool", append([]string{"key"}, names...)...)
	return err
}

// Type types text.
func (d *Display) Type(ctx context.Context, text string) error {
	_, err := d.lab.run(ctx, d.Env(), "xdotool", "type", "--delay", "40", text)
	return err
}

// Picture takes a picture of the screen and keeps it as NAME.png.
func (d *Display) Picture(ctx context.Context, name string) (image.Image, error) {
	path, err := d.take(ctx, name)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

// take writes the picture of the screen and returns where it is.
func (d *Display) take(ctx context.Context, name string) (string, error) {
	path := filepath.Join(d.lab.Dir, name+".png")
	_, err := d.lab.run(ctx, d.Env(), "import", "-window", "root", path)
	return path, err
}

// Still waits until the screen has stopped changing, and takes its picture.
func (d *Display) Still(ctx context.Context, name string) error {
	var before image.Image
	var failed error
	err := Until(ctx, name+" to stand still", func() bool {
		now, err := d.Picture(ctx, name)
		same := err == nil && before != nil && reflect.DeepEqual(before, now)
		before, failed = now, err
		return same || err != nil
	})
	return errors.Join(failed, err)
}
