package office_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// impure are the packages that ask the world, or wait for it. What begins with
// one of them is meant as well.
var impure = []string{
	"os", "net", "io/fs", "io/ioutil", "math/rand", "crypto/rand", "sync", "syscall", "runtime", "context",
	"log", "path/filepath", "embed", "plugin", "unsafe", "iter", "maps",
}

// clocks are what of package time asks the machine, its zone or its zone files.
var clocks = map[string]bool{
	"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "AfterFunc": true, "Tick": true,
	"NewTimer": true, "NewTicker": true, "Local": true, "LoadLocation": true,
}

// TestTheRulesArePure holds the first sentence of the design: the office is a
// function of its log. Only the standard library, and nothing of it that could
// answer differently on two machines.
func TestTheRulesArePure(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			if name, _ := strconv.Unquote(spec.Path.Value); !pure(name) {
				t.Errorf("%s imports %s", path, name)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && clocks[n.Sel.Name] {
					t.Errorf("%s asks time.%s", files.Position(n.Pos()), n.Sel.Name)
				}
			case *ast.GoStmt, *ast.SelectStmt:
				t.Errorf("%s starts or waits for something", files.Position(n.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func pure(name string) bool {
	if first, _, _ := strings.Cut(name, "/"); strings.Contains(first, ".") {
		return false
	}
	if strings.HasPrefix(name, "okienko/") {
		return name == "okienko/office" || strings.HasPrefix(name, "okienko/office/")
	}
	for _, bad := range impure {
		if name == bad || strings.HasPrefix(name, bad+"/") {
			return false
		}
	}
	return true
}
