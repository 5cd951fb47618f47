package config

import (
	"reflect"
	"testing"
)

func TestAnswers(t *testing.T) {
	for text, want := range map[string]Answers{
		"invitation: OKIENKO:ABC\nset_aside: true":          {Invitation: "OKIENKO:ABC", SetAside: true},
		"code: 123-456-789\nat: [10.0.0.5:7411, desk:7411]": {Code: "123-456-789", At: []string{"10.0.0.5:7411", "desk:7411"}},
	} {
		if got, err := readAnswers("a.yaml", []byte(text)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "set_aside: true", "invitation: A\ncode: B", "code: B\nat: [nowhere]", "code: [B]", "codes: B"} {
		if got, err := readAnswers("a.yaml", []byte(text)); err == nil {
			t.Errorf("%q is taken: %+v", text, got)
		}
	}
}

func FuzzReadAnswers(f *testing.F) {
	f.Add([]byte("invitation: OKIENKO:ABC\nset_aside: true"))
	f.Add([]byte("code: 123-456-789\nat: [10.0.0.5:7411]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if a, err := readAnswers("a.yaml", text); err == nil && (a.Invitation == "") == (a.Code == "") {
			t.Errorf("%+v", a)
		}
	})
}
