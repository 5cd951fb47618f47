package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"okienko/apps/admin/flow/setup"
	"okienko/internal/config"
	"okienko/internal/durable"
	"okienko/office/plan"
)

// shelf is where a person keeps files: their documents first, then where
// programs and sticks put some.
type shelf struct {
	documents string
	folders   []string
}

// newShelf looks for the folders of whoever sits here.
func newShelf() shelf {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	s := shelf{documents: home}
	for _, name := range []string{"Documents", "Dokumenty", "Документи"} {
		if isFolder(filepath.Join(home, name)) {
			s.documents = filepath.Join(home, name)
			break
		}
	}
	for _, pattern := range []string{
		s.documents, home, filepath.Join(home, "Desktop"), filepath.Join(home, "Pulpit"), filepath.Join(home, "Downloads"),
		filepath.Join(home, "Pobrane"), "/media/*/*", "/run/media/*/*",
	} {
		found, _ := filepath.Glob(pattern)
		s.folders = append(s.folders, found...)
	}
	return s
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// mostFiles is how many a person would look through.
const mostFiles = 50

// find lists the office files in the usual folders.
func (s shelf) find() (all []setup.File) {
	seen := make(map[string]bool)
	for _, folder := range s.folders {
		names, _ := filepath.Glob(filepath.Join(folder, "*.y*ml"))
		for _, path := range names {
			if !seen[path] && len(all) < mostFiles && isOfficeFile(path) {
				all = append(all, setup.File{Path: path, Name: filepath.Base(path), Folder: folder})
			}
			seen[path] = true
		}
	}
	return all
}

// isOfficeFile tells by its beginning; whether it can be used is seen later.
func isOfficeFile(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, _ := f.Read(head)
	return bytes.Contains(head[:n], []byte("status_address:")) && bytes.Contains(head[:n], []byte("hours:"))
}

// at is the path that somebody means: a name alone is one among their documents.
func (s shelf) at(path string) string {
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(path, "~"); ok && err == nil {
		path = filepath.Join(home, rest)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(s.documents, path)
	}
	return path
}

// read reads an office file.
func (s shelf) read(path string) setup.FileRead {
	path = s.at(path)
	p, err := config.ReadOffice(path)
	read := setup.FileRead{Path: path, Plan: p}
	var found config.Mistakes
	if errors.As(err, &found) {
		text, _ := os.ReadFile(path)
		lines := strings.Split(string(text), "\n")
		for _, m := range found {
			one := setup.Mistake{Line: m.Line, Column: m.Column, Says: m.Says}
			if m.Line > 0 && m.Line <= len(lines) {
				one.Written = strings.TrimSpace(lines[m.Line-1])
			}
			read.Mistakes = append(read.Mistakes, one)
		}
	}
	return read
}

// untaken is a path at which there is nothing yet: this one, or one with a number.
func untaken(path string) string {
	ext := filepath.Ext(path)
	next := path
	for n := 2; ; n++ {
		if _, err := os.Lstat(next); err != nil {
			return next // whatever else is wrong is told by who writes there
		}
		next = strings.TrimSuffix(path, ext) + "-" + strconv.Itoa(n) + ext
	}
}

// write writes an office file, and never over another one.
func (s shelf) write(path string, p plan.Plan) setup.FileWritten {
	path = s.at(path)
	if filepath.Ext(path) == "" {
		path += ".yaml"
	}
	text := config.WriteOffice(p)
	for n, first := 2, path; ; n++ {
		there, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err == nil && bytes.Equal(there, text) {
			return setup.FileWritten{Path: path}
		}
		if err != nil || n > mostFiles {
			return setup.FileWritten{}
		}
		ext := filepath.Ext(first)
		path = strings.TrimSuffix(first, ext) + "-" + strconv.Itoa(n) + ext
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return setup.FileWritten{}
	}
	if err := durable.WriteFile(path, text, 0o644); err != nil {
		return setup.FileWritten{}
	}
	return setup.FileWritten{Path: path}
}
