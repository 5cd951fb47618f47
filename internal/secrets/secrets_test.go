package secrets_test

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"strings"
	"testing"
	"time"

	"okienko/cluster/joining"
	"okienko/internal/secrets"
	"okienko/office/people"
	"okienko/office/queue"
)

// shared is a secret, and keepers that can open it.
func shared(t testing.TB, n int) (people.Secret, []*secrets.Keeper) {
	t.Helper()
	var keepers []*secrets.Keeper
	var to []string
	for range n {
		key, recipient, err := joining.NewSealingKey()
		if err != nil {
			t.Fatal(err)
		}
		keepers, to = append(keepers, secrets.New(key)), append(to, recipient)
	}
	box, err := joining.Seal(bytes.Repeat([]byte{7}, 32), to...)
	if err != nil {
		t.Fatal(err)
	}
	return people.Secret{ID: strings.Repeat("a", 32), To: to, Box: box}, keepers
}

func proves(c people.SignIn, verifier []byte, machine, client string) bool {
	return ed25519.Verify(verifier, people.Statement(c.Person, machine, client, c.Use), c.Proof)
}

// A PIN that was set at one computer is proven at another, and at no third.
func TestAPINIsProvenWhereTheSecretIsShared(t *testing.T) {
	pepper, k := shared(t, 2)
	set, err := k[0].SetPIN("anna", pepper, "246801")
	if err != nil {
		t.Fatal(err)
	}
	known := people.PIN{Person: "anna", Salt: set.Salt, Verifier: set.Verifier, Uses: 3}
	c, err := k[1].SignIn(known, pepper, "246801", "pc1", "w")
	if err != nil || !proves(c, set.Verifier, "pc1", "w") || c.Use != 3 {
		t.Errorf("%+v, %v", c, err)
	}
	if proves(c, set.Verifier, "pc2", "w") || proves(c, set.Verifier, "pc1", "v") {
		t.Error("the proof counts elsewhere")
	}
	if c, _ := k[1].SignIn(known, pepper, "246802", "pc1", "w"); proves(c, set.Verifier, "pc1", "w") {
		t.Error("another PIN proves it, too")
	}
	stranger, _, _ := joining.NewSealingKey()
	if _, err := secrets.New(stranger).SignIn(known, pepper, "246801", "pc1", "w"); !errors.Is(err, secrets.ErrNotShared) {
		t.Errorf("a stranger: %v", err)
	}
	if _, err := secrets.New("").SetPIN("anna", pepper, "246801"); !errors.Is(err, secrets.ErrNoKey) {
		t.Errorf("a machine that was set up by hand: %v", err)
	}
	if _, err := k[0].SetPIN("anna", people.Secret{}, "246801"); !errors.Is(err, secrets.ErrNotShared) {
		t.Errorf("an office without a secret: %v", err)
	}
}

// What stands in the log is of no use without the shared secret: with another one,
// the same digits and the same salt make another key.
func TestWithoutTheSecretThePINCannotBeTried(t *testing.T) {
	one, k := shared(t, 1)
	set, _ := k[0].SetPIN("anna", one, "246801")
	key, recipient, _ := joining.NewSealingKey()
	box, _ := joining.Seal(bytes.Repeat([]byte{8}, 32), recipient)
	guess := people.Secret{ID: strings.Repeat("b", 32), To: []string{recipient}, Box: box}
	c, err := secrets.New(key).SignIn(people.PIN{Person: "anna", Salt: set.Salt}, guess, "246801", "pc1", "w")
	if err != nil || proves(c, set.Verifier, "pc1", "w") {
		t.Errorf("the right digits with another secret prove it: %v", err)
	}
}

// A try costs whoever guesses, and does not keep a clerk waiting.
func TestATryCosts(t *testing.T) {
	pepper, k := shared(t, 1)
	began := time.Now()
	if _, err := k[0].SetPIN("anna", pepper, "246801"); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took < 5*time.Millisecond || took > 10*time.Second {
		t.Errorf("one try takes %v", took)
	}
}

func TestDrawnPINs(t *testing.T) {
	seen := make(map[string]bool)
	for range 200 {
		p := secrets.RandomPIN()
		if !people.PINShape(p) || people.EasyPIN(p) || seen[p] {
			t.Fatalf("%q", p)
		}
		seen[p] = true
	}
}

func TestANoteIsReadOnItsDay(t *testing.T) {
	day, k := shared(t, 2)
	text := "prosi o tłumacza: Łukasz"
	sealed, err := k[0].SealNote(day, "t-1", text)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := k[1].OpenNote(day, "t-1", sealed); err != nil || got != text {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := k[1].OpenNote(day, "t-2", sealed); !errors.Is(err, secrets.ErrNote) {
		t.Errorf("on another ticket: %v", err)
	}
	tomorrow := day
	tomorrow.ID = strings.Repeat("c", 32)
	if _, err := k[1].OpenNote(tomorrow, "t-1", sealed); !errors.Is(err, secrets.ErrNote) {
		t.Errorf("on another day: %v", err)
	}
	k[1].Forget(tomorrow)
	if _, err := k[1].OpenNote(people.Secret{}, "t-1", sealed); !errors.Is(err, secrets.ErrNotShared) {
		t.Errorf("after the day's close: %v", err)
	}
	if again, _ := k[0].SealNote(day, "t-1", text); bytes.Equal(again, sealed) {
		t.Error("two notes with one text look alike")
	}
}

func FuzzOpenNote(f *testing.F) {
	day, k := shared(f, 1)
	sealed, err := k[0].SealNote(day, "t", "words")
	if err != nil {
		f.Fatal(err)
	}
	f.Add("t", sealed)
	f.Add("t", []byte{1})
	f.Add("", []byte{})
	f.Fuzz(func(t *testing.T, ticket string, b []byte) {
		text, err := k[0].OpenNote(day, queue.TicketID(ticket), b)
		if err == nil && !(ticket == "t" && text == "words" && bytes.Equal(b, sealed)) {
			t.Fatalf("%x opens as %q", b, text)
		}
	})
}
