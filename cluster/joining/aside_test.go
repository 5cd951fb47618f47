package joining

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAFolderSetAsideIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	for n, name := range []string{"data-aside-2026-11-24", "data-aside-2026-11-24-2", "data-aside-2026-11-24-3"} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if Belongs(dir) {
			t.Error("an empty folder is of an office")
		}
		if err := os.WriteFile(filepath.Join(dir, LabelFile), nil, 0o600); err != nil || !Belongs(dir) {
			t.Errorf("a folder with a log is of no office: %v", err)
		}
		if err := os.WriteFile(filepath.Join(dir, "log"), []byte{byte(n)}, 0o600); err != nil {
			t.Fatal(err)
		}
		kept, err := SetAside(dir, noon)
		if err != nil || filepath.Base(kept) != name {
			t.Fatalf("%s, %v", kept, err)
		}
		if b, err := os.ReadFile(filepath.Join(kept, "log")); err != nil || b[0] != byte(n) {
			t.Errorf("%s holds %v, %v", kept, b, err)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Error("the folder is still there")
		}
	}
	if _, err := SetAside(dir, noon); err == nil {
		t.Error("a folder that is not there was set aside")
	}
}
