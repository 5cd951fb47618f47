package config

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"okienko/internal/i18n"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// Each file of testdata stands beside the mistakes that are found in it, in all
// languages. A file without mistakes has no list.
func TestMistakes(t *testing.T) {
	readers := map[string]func(string) error{
		"office":  func(path string) error { _, err := ReadOffice(path); return err },
		"machine": func(path string) error { _, err := ReadMachine(path); return err },
	}
	for folder, read := range readers {
		files, _ := filepath.Glob("testdata/" + folder + "/*.yaml")
		if len(files) == 0 {
			t.Errorf("no files for %s", folder)
		}
		for _, path := range files {
			t.Run(path, func(t *testing.T) { golden(t, path, read(path)) })
		}
	}
}

func golden(t *testing.T, path string, err error) {
	var found Mistakes
	if err != nil && !errors.As(err, &found) {
		t.Fatalf("%T is not the type of this package's errors", err)
	}
	got := inAllLanguages(t, found)
	list := strings.TrimSuffix(path, ".yaml") + ".txt"
	if *update {
		write(t, list, got)
	}
	want, _ := os.ReadFile(list)
	if got != string(want) {
		t.Errorf("found:\n%s\nwant:\n%s", got, want)
	}
}

// inAllLanguages is where each mistake is, and what is said of it. A text that the
// catalogue lacks would show its key, and one that lacks a value the sign for it.
func inAllLanguages(t *testing.T, all Mistakes) string {
	t.Helper()
	var s strings.Builder
	for _, m := range all {
		fmt.Fprintf(&s, "%s:%d:%d\n", filepath.Base(m.File), m.Line, m.Column)
		for _, l := range i18n.Languages {
			says := i18n.SayAll(l.Code, m.Says)
			if strings.Contains(says, "mistake.") || strings.Contains(says, "problem.") || strings.Contains(says, "…") || says == "" {
				t.Errorf("%s lacks a text: %s", l.Code, says)
			}
			fmt.Fprintf(&s, "  %s: %s\n", l.Code, says)
		}
	}
	return s.String()
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if text == "" {
		os.Remove(path)
		return
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The tests above would also hold if nothing were found anywhere.
func TestOnlyGoodFilesHaveNoList(t *testing.T) {
	files, _ := filepath.Glob("testdata/*/*.yaml")
	for _, path := range files {
		_, err := os.Stat(strings.TrimSuffix(path, ".yaml") + ".txt")
		if good := strings.HasPrefix(filepath.Base(path), "ok"); good != os.IsNotExist(err) {
			t.Errorf("%s: good = %v, but its list: %v", path, good, err)
		}
	}
}

func TestTenMistakesAtOnce(t *testing.T) {
	_, err := ReadOffice("testdata/office/ten.yaml")
	var found Mistakes
	if !errors.As(err, &found) {
		t.Fatalf("got %v", err)
	}
	var lines []int
	for _, m := range found {
		lines = append(lines, m.Line)
	}
	want := []int{2, 3, 5, 6, 12, 14, 15, 16, 20, 21}
	if len(lines) != len(want) {
		t.Fatalf("mistakes on lines %v, want %v", lines, want)
	}
	for i, line := range want {
		if lines[i] != line {
			t.Errorf("mistake %d is on line %d, want %d", i, lines[i], line)
		}
	}
}
