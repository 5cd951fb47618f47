package printer_test

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"okienko/internal/printer"
)

func TestOpen(t *testing.T) {
	for _, good := range []string{
		"tcp:192.168.1.40", "tcp:drukarka:9101", "tcp:[::1]:9100", "tcp:::1", "tcp:host,silent", "folder:/tmp/x", `folder:C:\tickets`,
	} {
		if _, err := printer.Open(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "tcp:", "folder:", "usb:/dev/usb/lp0", "192.168.1.40", "tcp:host,quiet", "tcp::9100"} {
		if _, err := printer.Open(bad); err == nil || !strings.Contains(err.Error(), "tcp:HOST:PORT") {
			t.Errorf("%q: error %v, want one that says what to write", bad, err)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	p := printer.NewFolder(dir)
	job := sample("A012")
	if err := p.Print(context.Background(), job); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, "A012.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil || m.Bounds().Dx() != job.Raster.Width || m.Bounds().Dy() != job.Raster.Height {
		t.Errorf("picture %v, %v", m.Bounds(), err)
	}
	if got := p.Condition(context.Background()); got != printer.OK {
		t.Errorf("condition %s", got)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d files are left, want the ticket alone", len(files))
	}
}

// TestFolderNames: no ID leaves the folder, and no two share a file.
func TestFolderNames(t *testing.T) {
	dir := t.TempDir()
	p := printer.NewFolder(dir)
	ids := []string{"../up", "a/b", "a%2Fb", ".", "Ж5", `C:\x`}
	for _, id := range ids {
		job := short()
		job.ID = id
		if err := p.Print(context.Background(), job); err != nil {
			t.Errorf("%q: %v", id, err)
		}
	}
	if files, _ := os.ReadDir(dir); len(files) != len(ids) {
		t.Errorf("%d files for %d tickets", len(files), len(ids))
	}
}

// TestFolderThatTakesNothing: /dev/full and rights do not stop root, a file in the
// folder's place stops everybody.
func TestFolderThatTakesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := printer.NewFolder(path)
	refused(t, p.Print(context.Background(), short()), printer.Fault, false)
	if got := p.Condition(context.Background()); got != printer.Fault {
		t.Errorf("condition %s", got)
	}
}

func TestRecorder(t *testing.T) {
	r := printer.NewRecorder()
	if err := r.Print(context.Background(), short()); err != nil {
		t.Fatal(err)
	}
	r.Set(printer.CoverOpen)
	refused(t, r.Print(context.Background(), short()), printer.CoverOpen, false)
	if got := r.Condition(context.Background()); got != printer.CoverOpen || len(r.Jobs()) != 1 {
		t.Errorf("condition %s, %d jobs", got, len(r.Jobs()))
	}
}

func TestConditionOf(t *testing.T) {
	for _, c := range []struct {
		err  error
		want printer.Condition
	}{
		{nil, printer.OK},
		{errors.New("other"), printer.Unknown},
		{&printer.Error{Condition: printer.PaperOut}, printer.PaperOut},
	} {
		if got := printer.ConditionOf(c.err); got != c.want {
			t.Errorf("ConditionOf(%v) = %s, want %s", c.err, got, c.want)
		}
	}
}

func TestWhoIsTold(t *testing.T) {
	for c, want := range map[printer.Condition][2]bool{ // can print, tell staff
		printer.OK: {true, false}, printer.PaperLow: {true, true}, printer.Unknown: {true, false},
		printer.PaperOut: {false, true}, printer.CoverOpen: {false, true}, printer.Offline: {false, true},
		printer.Fault: {false, true}, printer.NoAnswer: {false, true},
	} {
		if c.CanPrint() != want[0] || c.TellStaff() != want[1] {
			t.Errorf("%s: can print %t, tell staff %t", c, c.CanPrint(), c.TellStaff())
		}
	}
}
