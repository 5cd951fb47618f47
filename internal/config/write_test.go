package config

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"okienko/internal/plantest"
	"okienko/office/plan"
)

// What is written is read as the same, whatever the office is.
func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Any(t)
		if problems := p.Check(); len(problems) > 0 {
			t.Fatalf("no valid plan: %v", problems)
		}
		text := WriteOffice(p)
		got, err := readOffice("office.yaml", text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		got.Rules = got.Rules.Filled()
		if !reflect.DeepEqual(got, p) {
			t.Fatalf("got  %+v\nwant %+v\n%s", got, p, text)
		}
		if again := WriteOffice(got); string(again) != string(text) {
			t.Fatalf("written again:\n%s\nbefore:\n%s", again, text)
		}
	})
}

// A field that nobody writes would be lost without a word. So the office of
// ok-full.yaml has something in every field there is.
func TestEveryFieldIsWritten(t *testing.T) {
	p := read1(t, "testdata/office/ok-full.yaml")
	for _, path := range empty("", reflect.ValueOf(p)) {
		t.Errorf("nothing stands in %s: write something there in ok-full.yaml", path)
	}
	got, err := readOffice("office.yaml", WriteOffice(p))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, p) {
		t.Errorf("got  %+v\nwant %+v", got, p)
	}
}

// empty lists the fields of which no value is anything but zero.
func empty(path string, v reflect.Value) (paths []string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			paths = append(paths, empty(path+"."+v.Type().Field(i).Name, v.Field(i))...)
		}
		return paths
	case reflect.Slice:
		if strings.HasSuffix(path, ".Entries") {
			return nil // the tiles of a group are as those of the first page
		}
		if v.Len() > 0 {
			return emptyInAll(path+"[]", v)
		}
	}
	if v.IsZero() {
		return []string{path}
	}
	return nil
}

// emptyInAll lists the fields that are empty in every element of a list.
func emptyInAll(path string, list reflect.Value) []string {
	counts := make(map[string]int)
	var all []string
	for i := range list.Len() {
		for _, p := range empty(path, list.Index(i)) {
			if counts[p]++; counts[p] == list.Len() {
				all = append(all, p)
			}
		}
	}
	return all
}

func read1(t *testing.T, path string) plan.Plan {
	t.Helper()
	p, err := ReadOffice(path)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// How it looks, for people to judge.
func TestWrittenOffice(t *testing.T) {
	for in, out := range map[string]string{
		"testdata/office/ok-full.yaml":          "written/full.yaml",
		"testdata/office/ok.yaml":               "written/shortest.yaml",
		"../../examples/lesznowola/office.yaml": "written/lesznowola.yaml",
	} {
		got := WriteOffice(read1(t, in))
		if *update {
			if err := os.WriteFile(out, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := docs(t, out); string(got) != want {
			t.Errorf("%s is written as\n%s", in, got)
		}
	}
}
