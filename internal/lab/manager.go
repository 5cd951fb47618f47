package lab

import (
	"context"
	"fmt"
	"image"
	"strconv"
	"strings"
)

// Manage starts a window manager on the screen, as a clerk's desktop has one: with
// titles to move windows by, and windows above others.
func (d *Display) Manage(ctx context.Context) error {
	if _, err := d.lab.Start("manager", d.Env(), "openbox"); err != nil {
		return err
	}
	return Until(ctx, "the window manager", func() bool {
		out, err := d.lab.run(ctx, d.Env(), "xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
		return err == nil && strings.Contains(string(out), "window id")
	})
}

// Place is where a window stands on the screen, without its frame.
func (d *Display) Place(ctx context.Context, title string) (image.Rectangle, error) {
	out, err := d.lab.run(ctx, d.Env(), "xwininfo", "-name", title)
	if err != nil {
		return image.Rectangle{}, err
	}
	number := func(name string) int {
		_, rest, _ := strings.Cut(string(out), name+":")
		n, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
		return n
	}
	x, y := number("Absolute upper-left X"), number("Absolute upper-left Y")
	return image.Rect(x, y, x+number("Width"), y+number("Height")), nil
}

// Move moves a window, as somebody who takes it by its title.
func (d *Display) Move(ctx context.Context, title string, x, y int) error {
	_, err := d.lab.run(ctx, d.Env(), "xdotool", "search", "--name", title, "windowmove", strconv.Itoa(x), strconv.Itoa(y))
	return err
}

// Topmost says whether a window stands above all others.
func (d *Display) Topmost(ctx context.Context, title string) (bool, error) {
	out, err := d.lab.run(ctx, d.Env(), "xprop", "-root", "_NET_CLIENT_LIST_STACKING")
	if err != nil {
		return false, err
	}
	ids := strings.Fields(strings.ReplaceAll(string(out), ",", " "))
	id, err := strconv.ParseInt(ids[len(ids)-1], 0, 64)
	if err != nil {
		return false, fmt.Errorf("the order of the windows is %q: %w", out, err)
	}
	name, err := d.lab.run(ctx, d.Env(), "xdotool", "getwindowname", strconv.FormatInt(id, 10))
	return strings.TrimSpace(string(name)) == title, err
}

// Cover opens another program's window in the middle of the screen, in front of
// the others that let it.
func (d *Display) Cover(ctx context.Context) error {
	if _, err := d.lab.Start("other", d.Env(), "xmessage", "-center", strings.Repeat("another program\n", 30)); err != nil {
		return err
	}
	return Until(ctx, "the other program", func() bool {
		out, err := d.lab.run(ctx, d.Env(), "xdotool", "getactivewindow", "getwindowname")
		return err == nil && strings.TrimSpace(string(out)) == "xmessage"
	})
}
