package joining

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the vectors anew")

// vectors are invitations with their texts. A text that was shown once has to be
// read by every later program of its version.
const vectors = "testdata/invitations.txt"

func invitations() *rapid.Generator[Invitation] {
	return rapid.Custom(func(t *rapid.T) Invitation {
		i := Invitation{
			Office:  rapid.StringMatching(`[0-9a-f]{32}`).Draw(t, "office"),
			Role:    rapid.SampledFrom(roles[1:]).Draw(t, "role"),
			Expires: time.Unix(rapid.Int64Range(0, 1<<32-1).Draw(t, "expires"), 0).UTC(),
			Addresses: rapid.SliceOfN(rapid.OneOf(
				rapid.StringMatching(`10\.[0-9]\.[0-9]\.[0-9]:[1-9][0-9]{1,3}`),
				rapid.StringMatching(`\[fd00::[1-9]\]:[1-9][0-9]{1,3}`),
				rapid.StringMatching(`[a-z]{1,20}\.local:[1-9][0-9]{1,3}`),
			), 0, maxAddresses).Draw(t, "addresses"),
		}
		copy(i.Authority[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "authority"))
		copy(i.Secret[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "secret"))
		if len(i.Addresses) == 0 {
			i.Addresses = nil
		}
		return i
	})
}

func TestAnInvitationIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := invitations().Draw(t, "invitation")
		got, err := ParseInvitation(want.Text())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v\n got %+v\nwant %+v", err, got, want)
		}
	})
}

func TestATornInvitationIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := invitations().Draw(t, "invitation").Text()
		at := rapid.IntRange(0, len(whole)-1).Draw(t, "at")
		other := whole[:at] + string(rapid.SampledFrom([]byte(symbols)).Draw(t, "symbol")) + whole[at+1:]
		for _, text := range []string{whole[:at], whole[at+1:], other} {
			if tidy(text) == tidy(whole) {
				continue
			}
			if _, err := ParseInvitation(text); CodeOf(err) != TornText {
				t.Fatalf("%q: %v", text, err)
			}
		}
	})
}

func TestAnInvitationSurvivesMailAndHands(t *testing.T) {
	want := example()
	text := want.Text()
	for _, typed := range []string{
		strings.ToLower(text), "  " + text + "\n", strings.ReplaceAll(text, "-", " "), text[:30] + "\r\n" + text[30:],
		prefix + strings.ReplaceAll(text[len(prefix):], "0", "O"), strings.ReplaceAll(text, "1", "l"),
	} {
		if got, err := ParseInvitation(typed); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestAnInvitationFitsAQRCodeOfCapitals(t *testing.T) {
	text := example().QR()
	if _, err := ParseInvitation(text); err != nil {
		t.Error(err)
	}
	if strings.Trim(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") != "" {
		t.Errorf("%s has characters that make its code large", text)
	}
	if len(text) > 221 { // version 8 with medium correction: 49 by 49 modules
		t.Errorf("%d characters are too many for a small code", len(text))
	}
}

func TestATextFromANewerProgramSaysSo(t *testing.T) {
	b := example().bytes()
	b[0]++
	if _, err := ParseInvitation(sealedText(b[:len(b)-4])); CodeOf(err) != NewerText {
		t.Errorf("it says %v", err)
	}
}

func TestTheSecretIsNotInTheLog(t *testing.T) {
	i := example()
	secret := hex.EncodeToString(i.Secret[:])
	if strings.Contains(i.Hash(), secret) || strings.Contains(i.ID(), secret) || strings.HasPrefix(i.Hash(), i.ID()) {
		t.Error("the log would tell the secret, or the id the hash")
	}
}

func example() Invitation {
	i := Invitation{
		Office: "00112233445566778899aabbccddeeff", Role: "hall", Expires: time.Unix(1_800_000_000, 0).UTC(),
		Addresses: []string{"192.168.1.20:7411", "front-door.local:7411"},
	}
	for n := range i.Authority {
		i.Authority[n] = byte(n)
	}
	for n := range i.Secret {
		i.Secret[n] = byte(0xf0 + n)
	}
	return i
}

// TestVectors reads texts that earlier programs have written.
func TestVectors(t *testing.T) {
	if *update {
		writeVectors(t)
	}
	f, err := os.Open(vectors)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	n := 0
	for ; lines.Scan(); n++ {
		text, said, _ := strings.Cut(lines.Text(), " ")
		var want Invitation
		if err := json.Unmarshal([]byte(said), &want); err != nil {
			t.Fatal(err)
		}
		if got, err := ParseInvitation(text); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v\n got %+v\nwant %+v", text, err, got, want)
		}
	}
	if n < 2 {
		t.Errorf("%d vectors are too few", n)
	}
}

func writeVectors(t *testing.T) {
	second := example()
	second.Role, second.Addresses = "kiosk", []string{"[fd00::1]:7411"}
	var b bytes.Buffer
	for _, i := range []Invitation{example(), second} {
		b.WriteString(i.Text() + " " + string(must(json.Marshal(i))) + "\n")
	}
	if err := os.WriteFile(vectors, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func FuzzParseInvitation(f *testing.F) {
	f.Add(example().Text())
	f.Add(prefix)
	f.Add(sealedText([]byte{1, 1}))
	f.Add(sealedText(bytes.Repeat([]byte{1}, 80)))
	f.Fuzz(func(t *testing.T, text string) {
		i, err := ParseInvitation(text)
		if err != nil {
			return
		}
		if again := i.Text(); tidy(again) != tidy(strings.ToUpper(strings.TrimSpace(text))) {
			t.Errorf("%q is also %q", text, again)
		}
	})
}
