package config

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"okienko/internal/screen"
)

// longest is the size from which on a file cannot be one that a person wrote.
const longest = 1 << 20

// load reads a file. The error is of the type Mistakes.
func load(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, whole(path, unreadable(err))
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, longest+1))
	switch {
	case err != nil:
		return nil, whole(path, unreadable(err))
	case len(text) > longest:
		return nil, whole(path, screen.T("mistake.too_large"))
	}
	return text, nil
}

func unreadable(err error) screen.Text {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return screen.T("mistake.no_file")
	case errors.Is(err, fs.ErrPermission):
		return screen.T("mistake.no_permission")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return screen.T("mistake.unreadable", "Reason", err.Error())
}

// whole is a mistake of a file as a whole.
func whole(path string, says screen.Text) Mistakes {
	return Mistakes{{File: path, Says: []screen.Text{says}}}
}

// at is a mistake at one place.
func at(file string, line, column int, says screen.Text) Mistake {
	return Mistake{file, line, column, []screen.Text{says}}
}

// parse turns the text of a file into its top node. Each check comes before
// those that would only repeat it in worse words.
func parse(file string, text []byte) (*yaml.Node, Mistakes) {
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // as some editors begin a file
	for _, check := range []func(string, []byte) Mistakes{notUTF8, tabs} {
		if found := check(file, text); found != nil {
			return nil, found
		}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	if err := decoder.Decode(&document); err == io.EOF {
		return nil, whole(file, screen.T("mistake.empty"))
	} else if err != nil {
		return nil, Mistakes{syntax(file, text, err)}
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, Mistakes{at(file, second.Line, second.Column, screen.T("mistake.second_document"))}
	} else if err != io.EOF {
		return nil, Mistakes{syntax(file, text, err)}
	}
	top := document.Content[0]
	if isNull(top) {
		return nil, whole(file, screen.T("mistake.empty"))
	}
	return top, nil
}

func notUTF8(file string, text []byte) Mistakes {
	for i, line := range bytes.Split(text, []byte("\n")) {
		if utf8.Valid(line) {
			continue
		}
		good := 0
		for good < len(line) {
			r, size := utf8.DecodeRune(line[good:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			good += size
		}
		column := utf8.RuneCount(line[:good]) + 1
		return Mistakes{at(file, i+1, column, screen.T("mistake.not_utf8"))}
	}
	return nil
}

// tabs finds the lines that are indented with tabs. What such a line belongs to
// is anybody's guess, so nothing else is looked for.
func tabs(file string, text []byte) (found Mistakes) {
	for i, line := range strings.Split(string(text), "\n") {
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if tab := strings.IndexByte(indent, '\t'); tab >= 0 && strings.TrimSpace(line) != "" {
			found = append(found, at(file, i+1, tab+1, screen.T("mistake.tab")))
		}
	}
	return found
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}
