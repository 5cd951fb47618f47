package welcome

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"okienko/apps/welcome/flow"
	"okienko/cluster/joining"
	"okienko/examples/lesznowola"
	"okienko/internal/beside"
	"okienko/internal/config"
	"okienko/internal/feed"
)

// ended is the end of a process with an exit code.
func ended(t *testing.T, code int) error {
	t.Helper()
	err := exec.Command("sh", "-c", "exit "+string(rune('0'+code/10))+string(rune('0'+code%10))).Run()
	if err == nil {
		t.Fatal("the process ended well")
	}
	return err
}

// Whatever the member program says, the person reads a sentence with the remedy.
func TestEveryFailureHasItsReason(t *testing.T) {
	for _, c := range joining.Codes() {
		complaint := joining.Refuse(c, "10.0.0.1:7411", errors.New("cause")).Error()
		if got := reason(ended(t, 1), complaint); got != "joining."+string(c) {
			t.Errorf("%s is told as %q", complaint, got)
		}
	}
	for trouble, want := range map[feed.Trouble]string{
		feed.PortTaken: "trouble.port_taken", feed.DiskFull: "trouble.disk_full", feed.WrongOffice: "trouble.wrong_office",
	} {
		if got := reason(ended(t, beside.ExitCode(trouble)), "whatever"); got != want {
			t.Errorf("%s is told as %q", trouble, got)
		}
	}
	if got := reason(ended(t, 1), "join: no_such_code"); got != "welcome.cannot_store" {
		t.Errorf("an unknown failure is told as %q", got)
	}
	if got := reason(nil, ""); got != "" {
		t.Errorf("no failure is told as %q", got)
	}
}

func TestTheExampleGetsTheOfficesName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "etc", "office.yaml")
	const name = `Urząd "Nowy": 1 # nie komentarz`
	if err := writeOffice(path, flow.Found{Office: name}); err != nil {
		t.Fatal(err)
	}
	p, err := config.ReadOffice(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Name.In("pl"); got != name {
		t.Errorf("the office is called %q", got)
	}
	example, err := config.ReadOffice(filepath.Join("..", "..", "examples", "lesznowola", "office.yaml"))
	if err != nil || len(p.Departments) != len(example.Departments) || len(p.Desks) != len(example.Desks) {
		t.Errorf("something of the example is missing: %v", err)
	}
}

func TestABadOfficeFileIsNotTaken(t *testing.T) {
	dir := t.TempDir()
	bad, path := filepath.Join(dir, "bad.yaml"), filepath.Join(dir, "office.yaml")
	text := strings.Replace(string(lesznowola.Office), "revision: 1", "revision: soon", 1)
	if err := os.WriteFile(bad, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, f := range []flow.Found{{Office: "x", File: bad}, {Office: "x", File: filepath.Join(dir, "none.yaml")}} {
		if err := writeOffice(path, f); err == nil {
			t.Errorf("%s was taken", f.File)
		}
	}
	left, err := filepath.Glob(path + "*")
	if err != nil || len(left) != 0 {
		t.Errorf("left behind is %v", left)
	}
}

func TestTheSheetIsNeverWrittenOverAnother(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	k := flow.SaveKey{Key: "AGE-SECRET-KEY-1 AAAA BBBB", Office: "Town Hall", Lang: "en"}
	first, err := saveSheet(k)
	if err != nil {
		t.Fatal(err)
	}
	second, err := saveSheet(k)
	if err != nil || first == second {
		t.Fatalf("%s and %s, %v", first, second, err)
	}
	text, err := os.ReadFile(second)
	if err != nil || !strings.Contains(string(text), "AAAA  BBBB") || !strings.Contains(string(text), "Town Hall") {
		t.Errorf("the sheet says %q, %v", text, err)
	}
}

func TestALongTextIsNoCode(t *testing.T) {
	if isText("7KF-2MQ-X4D") || !isText("okienko:04AB") {
		t.Error("codes and texts are taken for each other")
	}
}
