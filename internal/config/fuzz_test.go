package config

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Whatever stands in an office file, reading it ends, and a file is either good
// or has mistakes that lie within it.
func FuzzReadOffice(f *testing.F) {
	for _, pattern := range []string{"testdata/office/*.yaml", "../../examples/*/office.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, path := range files {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := readOffice("office.yaml", text)
		if err == nil {
			if problems := p.Check(); len(problems) > 0 {
				t.Errorf("taken for good, but %v", problems)
			}
			return
		}
		holdsMistakes(t, text, err)
	})
}

// FuzzReadMachine asks the same of machine files.
func FuzzReadMachine(f *testing.F) {
	files, _ := filepath.Glob("testdata/machine/*.yaml")
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := readMachine("machine.yaml", text)
		if err == nil {
			if m.ID == "" || len(m.Members) == 0 || m.Member == (m.Listen == "") {
				t.Errorf("taken for good: %+v", m)
			}
			return
		}
		holdsMistakes(t, text, err)
	})
}

func holdsMistakes(t *testing.T, text []byte, err error) {
	t.Helper()
	var found Mistakes
	if !errors.As(err, &found) || len(found) == 0 {
		t.Fatalf("%T without mistakes: %v", err, err)
	}
	lines := 1
	for _, b := range text {
		if b == '\n' || b == '\r' {
			lines++
		}
	}
	for i, m := range found {
		if m.Line < 0 || m.Line > lines+1 || len(m.Says) == 0 {
			t.Errorf("there are %d lines: %s", lines, m)
		}
		if i > 0 && m.Line < found[i-1].Line {
			t.Errorf("not in the order of lines: %v", found)
		}
	}
}
