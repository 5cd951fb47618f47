package docs

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	requirement = regexp.MustCompile(`(?m)^\| (R\d+) \|.*$`)
	testName    = regexp.MustCompile("`([a-z0-9/]+)\\.(Test\\w+)`")
)

// TestEveryRequirementHasItsTests reads the table of accessibility.md.
func TestEveryRequirementHasItsTests(t *testing.T) {
	rows := requirement.FindAllStringSubmatch(text(t, "accessibility.md"), -1)
	if len(rows) < 25 {
		t.Fatalf("only %d requirements were found", len(rows))
	}
	tests := make(map[string]map[string]bool)
	seen := make(map[string]bool)
	for _, row := range rows {
		if seen[row[1]] {
			t.Errorf("%s stands twice", row[1])
		}
		seen[row[1]] = true
		names := testName.FindAllStringSubmatch(row[0], -1)
		if len(names) == 0 {
			t.Errorf("%s has no test", row[1])
		}
		if cell := strings.Split(row[0], " | "); strings.Count(cell[len(cell)-1], "`") != 2*len(names) {
			t.Errorf("%s: a name is not written as package.TestName: %s", row[1], cell[len(cell)-1])
		}
		for _, name := range names {
			if tests[name[1]] == nil {
				tests[name[1]] = testsOf(t, filepath.Join("..", name[1]))
			}
			if !tests[name[1]][name[2]] {
				t.Errorf("%s: there is no %s in %s", row[1], name[2], name[1])
			}
		}
	}
}

// testsOf are the names of the test functions of a folder.
func testsOf(t *testing.T, folder string) map[string]bool {
	t.Helper()
	found := make(map[string]bool)
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
				found[f.Name.Name] = true
			}
		}
	}
	return found
}

// claim is a comment that says which requirements a test holds.
var claim = regexp.MustCompile(`\bR\d+\b`)

// TestClaimsAreListed: a test that says it holds a requirement is in the table.
func TestClaimsAreListed(t *testing.T) {
	listed := make(map[string]string)
	for _, row := range requirement.FindAllStringSubmatch(text(t, "accessibility.md"), -1) {
		listed[row[1]] = row[0]
	}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "build" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, "_test.go") {
			eachClaim(t, path, func(test, number string) {
				if !strings.Contains(listed[number], "."+test+"`") {
					t.Errorf("%s says that it holds %s, and the table does not", test, number)
				}
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func eachClaim(t *testing.T, path string, see func(test, number string)) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || !strings.HasPrefix(f.Name.Name, "Test") {
			continue
		}
		for _, number := range claim.FindAllString(f.Doc.Text(), -1) {
			see(f.Name.Name, number)
		}
	}
}

func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// namedTest is a test or fuzz target that a page names.
var namedTest = regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w+)`")

// TestNamedTestsExist: what the pages say is held by a test is held by one.
func TestNamedTestsExist(t *testing.T) {
	known := make(map[string]bool)
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "build" || d.Name() == ".git"):
			return fs.SkipDir
		case d.IsDir():
			for name := range testsOf(t, path) {
				known[name] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		for _, name := range namedTest.FindAllStringSubmatch(text(t, page), -1) {
			if !known[name[1]] {
				t.Errorf("%s names %s, and there is no such test", page, name[1])
			}
		}
	}
}
