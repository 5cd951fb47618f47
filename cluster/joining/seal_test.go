package joining

import (
	"bytes"
	"crypto/x509"
	"slices"
	"strings"
	"testing"
)

func sealing(t *testing.T) (secret, recipient string) {
	t.Helper()
	secret, recipient, err := NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	return secret, recipient
}

func TestTheOfficesKeyIsForWhoMayHaveIt(t *testing.T) {
	a := must(NewAuthority("o-1", noon))
	desk, toDesk := sealing(t)
	paper, toPaper := sealing(t)
	kiosk, _ := sealing(t)
	sealed := must(a.SealKey(toDesk, toPaper))
	certs := []*x509.Certificate{must(NewAuthority("o-1", noon)).Certificate, a.Certificate}
	for name, secret := range map[string]string{"desk": desk, "paper": paper} {
		if got, err := OpenAuthority(sealed, secret, certs); err != nil || !got.Key.Equal(a.Key) || got.Certificate != a.Certificate {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := OpenAuthority(sealed, kiosk, certs); err == nil {
		t.Error("a kiosk opens the office's key")
	}
	if _, err := OpenAuthority(sealed, desk, certs[:1]); err == nil {
		t.Error("a key without its certificate is taken")
	}
	if to := SealedTo(sealed); !slices.Equal(to, []string{toDesk, toPaper}) {
		t.Errorf("it says that it is sealed to %v", to)
	}
	if der := must(x509.MarshalECPrivateKey(a.Key)); bytes.Contains(sealed, der[10:30]) {
		t.Error("the key lies open")
	}
}

func TestResealingGivesAndTakes(t *testing.T) {
	first, toFirst := sealing(t)
	second, toSecond := sealing(t)
	sealed := must(Seal([]byte("text"), toFirst))
	again := must(Reseal(sealed, first, toSecond))
	if text, err := Open(again, second); err != nil || string(text) != "text" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := Open(again, first); err == nil {
		t.Error("who was left out still opens it")
	}
	if _, err := Seal([]byte("text")); err == nil {
		t.Error("sealed to nobody")
	}
}

func TestDamagedSealsDoNotOpen(t *testing.T) {
	secret, to := sealing(t)
	sealed := must(Seal([]byte("some text"), to))
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if text, err := Open(bad, secret); err == nil {
			t.Fatalf("with byte %d changed it opens: %q", i, text)
		}
	}
}

func TestTheRecoveryKeyIsTypedFromPaper(t *testing.T) {
	secret, recipient := sealing(t)
	printed := PrintedRecoveryKey(secret)
	for _, typed := range []string{printed, secret, strings.ToLower(printed), strings.ReplaceAll(printed, " ", "-"), "\n" + printed + " "} {
		s, r, err := ParseRecoveryKey(typed)
		if err != nil || s != secret || r != recipient {
			t.Errorf("%q: %v", typed, err)
		}
	}
	letters := []byte(printed)
	at := len(letters) - 8
	letters[at] = map[bool]byte{true: 'Q', false: 'P'}[letters[at] != 'Q']
	for _, typed := range []string{string(letters), printed[:len(printed)-1], "", "hello"} {
		if _, _, err := ParseRecoveryKey(typed); err == nil {
			t.Errorf("%q is taken", typed)
		}
	}
}
