package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"okienko/apps/admin/flow/setup"
	"okienko/examples/lesznowola"
	"okienko/internal/config"
	"okienko/internal/screen"
)

func TestAnOfficeIsSavedAndFoundAndRead(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("USERPROFILE", os.Getenv("HOME"))
	if err := os.Mkdir(filepath.Join(os.Getenv("HOME"), "Dokumenty"), 0o755); err != nil {
		t.Fatal(err)
	}
	s := newShelf()
	p, err := config.ReadOfficeText("office.yaml", lesznowola.Office)
	if err != nil {
		t.Fatal(err)
	}
	first := s.write("urzad-1", p)
	if first.Path != filepath.Join(os.Getenv("HOME"), "Dokumenty", "urzad-1.yaml") {
		t.Fatalf("it is in %q", first.Path)
	}
	if again := s.write("urzad-1.yaml", p); again != first {
		t.Errorf("the same office is in another file: %v", again)
	}
	p.Revision = 2
	second := s.write("urzad-1.yaml", p)
	if second == first || second.Path == "" {
		t.Errorf("another office is written over the first: %v", second)
	}
	if found := s.find(); len(found) != 2 {
		t.Errorf("found %v", found)
	}
	if got := s.read("urzad-1-2.yaml"); len(got.Mistakes) > 0 || got.Plan.Revision != 2 {
		t.Errorf("read %+v", got)
	}
}

func TestMistakesHaveTheirLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.yaml")
	if err := os.WriteFile(path, []byte("revision: 1\nnmae: Urząd\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := newShelf().read(path)
	if len(got.Mistakes) == 0 {
		t.Fatalf("read %+v", got)
	}
	for _, m := range got.Mistakes {
		if m.Line == 2 && m.Written == "nmae: Urząd" {
			return
		}
	}
	t.Errorf("mistakes %+v", got.Mistakes)
}

func TestWhereNothingCanBeWritten(t *testing.T) {
	if got := newShelf().write(filepath.Join(os.DevNull, "office.yaml"), setup.WriteFile{}.Plan); got.Path != "" {
		t.Errorf("it is said to be in %s", got.Path)
	}
}

func TestAnotherFileHasAnotherName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zmiany-2026-11-23.csv")
	for _, want := range []string{path, strings.TrimSuffix(path, ".csv") + "-2.csv", strings.TrimSuffix(path, ".csv") + "-3.csv"} {
		got := untaken(path)
		if got != want {
			t.Errorf("it is called %s and not %s", got, want)
		}
		if err := os.WriteFile(got, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoFileIsWrittenOverAnother(t *testing.T) {
	folder := t.TempDir()
	for _, format := range []string{"csv", "xlsx", "pdf"} {
		d := screen.Document{Title: screen.Words("Liczby"), Tables: []screen.Table{{Columns: []screen.Column{{Head: screen.Words("Sprawa")}}}}}
		first, err := writeAnew(folder, "okienko-2026-11-01-2026-11-30", format, d, "pl")
		if err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(first)
		d.Notes = []screen.Text{screen.Words("Czegoś brakuje.")}
		second, err := writeAnew(folder, "okienko-2026-11-01-2026-11-30", format, d, "pl")
		after, _ := os.ReadFile(first)
		if err != nil || second != filepath.Join(folder, "okienko-2026-11-01-2026-11-30-2."+format) || !bytes.Equal(before, after) {
			t.Errorf("the second file is %s, %v", second, err)
		}
	}
}
