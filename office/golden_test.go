package office_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/wire"
)

var release = flag.String("release", "", "write the scenarios as the golden log of a new release, such as v2")

// TestGoldenLogs replays what earlier releases wrote. These files are never
// written again: whoever must change one breaks every office that runs.
func TestGoldenLogs(t *testing.T) {
	if *release != "" {
		writeGolden(t, filepath.Join("testdata/logs", *release+".log"))
	}
	paths, _ := filepath.Glob("testdata/logs/*.log")
	if len(paths) == 0 {
		t.Fatal("no golden logs")
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) { replayGolden(t, path) })
	}
}

// replayGolden reads lines of an envelope in base64, or "= hash" of the state
// after the envelopes since the one before.
func replayGolden(t *testing.T, path string) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s, hashes := office.New(), 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, wire.MaxPlanEnvelope*2)
	for n := 1; lines.Scan(); n++ {
		if want, ok := strings.CutPrefix(lines.Text(), "= "); ok {
			if got := hash(t, s); got != want {
				t.Fatalf("line %d: the state is %s and was %s", n, got, want)
			}
			s, hashes = office.New(), hashes+1
			continue
		}
		b, err := base64.StdEncoding.DecodeString(lines.Text())
		if err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		e, err := wire.DecodeEnvelope(b)
		if err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		s.Apply(e)
	}
	if err := lines.Err(); err != nil || hashes == 0 {
		t.Fatalf("%d hashes, %v", hashes, err)
	}
}

func hash(t *testing.T, s *office.State) string {
	sum := sha256.Sum256(stateBytes(t, s))
	return hex.EncodeToString(sum[:])
}

// writeGolden makes a log of all scenarios, one after another.
func writeGolden(t *testing.T, path string) {
	if _, err := os.Stat(path); err == nil {
		t.Fatalf("%s is there already, and is never written again", path)
	}
	var out strings.Builder
	scenarios, _ := filepath.Glob("officetest/testdata/*.txt")
	for _, scenario := range scenarios {
		text, err := os.ReadFile(scenario)
		if err != nil {
			t.Fatal(err)
		}
		script := officetest.NewScript()
		if _, err := script.Run(string(text)); err != nil {
			t.Fatal(err)
		}
		for _, e := range script.Log {
			b, err := wire.EncodeEnvelope(e)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&out, base64.StdEncoding.EncodeToString(b))
		}
		fmt.Fprintln(&out, "= "+hash(t, script.State))
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
