package config

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var exampleInDocs = regexp.MustCompile("(?s)```yaml (\\w+)\n(.*?)```")

// What the documentation shows can be copied.
func TestExamplesInDocs(t *testing.T) {
	seen := make(map[string]int)
	for _, path := range []string{"../../docs/office-file.md", "../../docs/machine-file.md"} {
		for _, m := range exampleInDocs.FindAllStringSubmatch(docs(t, path), -1) {
			seen[m[1]]++
			if err := readExample(t, m[1], m[2]); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if seen["office"] != 1 || seen["machine"] != 3 || seen["hours"] != 1 || seen["menu"] != 1 || seen["people"] != 1 || seen["break_reasons"] != 1 {
		t.Errorf("examples: %v", seen)
	}
}

// readExample puts a part of an office file in its place in the shortest one.
func readExample(t *testing.T, kind, text string) error {
	if kind == "machine" {
		_, err := readMachine("machine.yaml", []byte(text))
		return err
	}
	if kind != "office" {
		shortest := docs(t, "testdata/office/ok.yaml") + "people:\nbreak_reasons:\n"
		text = regexp.MustCompile(`(?m)^`+kind+`:.*\n`).ReplaceAllLiteralString(shortest, text)
	}
	_, err := readOffice("office.yaml", []byte(text))
	return err
}

// Every key that can be written is documented: the lists of allowed keys that
// the mistakes of testdata show are complete.
func TestEveryKeyIsDocumented(t *testing.T) {
	for file, list := range map[string]string{
		"../../docs/office-file.md":  "testdata/office/nokey.txt",
		"../../docs/machine-file.md": "testdata/machine/nokey.txt",
	} {
		text := docs(t, file)
		found := regexp.MustCompile(`Allowed are: ([a-z_, ]+)`).FindAllStringSubmatch(docs(t, list), -1)
		if len(found) < 4 {
			t.Errorf("%s: only %d lists of keys", list, len(found))
		}
		for _, m := range found {
			for _, key := range strings.Split(m[1], ", ") {
				if !strings.Contains(text, "`"+key+"`") && !strings.Contains(text, key+":") && !betweenDays(key) {
					t.Errorf("%s says nothing of %q", file, key)
				}
			}
		}
	}
}

// betweenDays are the weekdays that "`mon` to `sun`" means.
func betweenDays(key string) bool {
	return strings.Contains("tue wed thu fri sat", key)
}

func docs(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
