package i18n

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// groups are the prefixes that mean "this literal is a key" in our sources.
// Those of the catalogue are added to them.
var groups = []string{"common", "date", "holiday", "kiosk", "desk", "hall", "ticket", "problem"}

// notKeys are endings of literals that look like keys and are file names.
var notKeys = []string{".go", ".toml", ".yaml", ".json", ".txt", ".png", ".svg", ".wav", ".db", ".log", ".sock", ".exe", ".example"}

// notScreens are folders whose literals are paths in files or names of devices
// and never texts for people.
var notScreens = []string{"testdata", ".git", "lab", "build"}

// filePaths is the folder whose literals are places in files ("hall.hall"),
// unless they say what is wrong there.
const filePaths = "/internal/config/"

func isPlace(file, text string) bool {
	return strings.Contains(filepath.ToSlash(file), filePaths) && !strings.HasPrefix(text, "mistake.") && !strings.HasPrefix(text, "problem.")
}

// TestKeysAndSourcesAgree reads the literals of every source of the program.
// A key is written out in full where it is used, or composed from a literal
// that ends with a dot ("problem." + code), which then stands for all keys
// that begin so.
func TestKeysAndSourcesAgree(t *testing.T) {
	all := catalogue(t, Fallback)
	key := keyPattern(all)
	used := map[string]bool{}
	var composed []string
	for text, place := range literals(t, "../..") {
		switch {
		case !key.MatchString(text) || isFileName(text):
		case strings.HasSuffix(text, "."):
			composed = append(composed, text)
		case all[text] == nil:
			t.Errorf("%s: the catalogue has no %q", place, text)
		default:
			used[text] = true
		}
	}
	for k := range all {
		begins := func(prefix string) bool { return strings.HasPrefix(k, prefix) }
		if !used[k] && !slices.ContainsFunc(composed, begins) {
			t.Errorf("%s is in the catalogue and used nowhere", k)
		}
	}
}

func keyPattern(all map[string]message) *regexp.Regexp {
	known := slices.Clone(groups)
	for k := range all {
		group, _, _ := strings.Cut(k, ".")
		known = append(known, group)
	}
	return regexp.MustCompile(`^(` + strings.Join(known, "|") + `)\.([a-z0-9_]+\.)*[a-z0-9_]*$`)
}

func isFileName(text string) bool {
	return slices.ContainsFunc(notKeys, func(end string) bool { return strings.HasSuffix(text, end) })
}

// literals are the strings in all sources below root that are not tests, with
// one place where each stands. Tests may name keys that do not exist.
func literals(t *testing.T, root string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(notScreens, entry.Name()):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			return literalsOf(path, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func literalsOf(path string, found map[string]string) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil && !isPlace(path, text) {
				found[text] = set.Position(lit.Pos()).String()
			}
		}
		return true
	})
	return nil
}
