package secrets

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"math/big"

	"golang.org/x/crypto/argon2"

	"okienko/office/people"
	"okienko/office/plan"
)

// How dear one try is for who guesses: argon2id with 19 MiB of memory and two
// passes, as OWASP advises; about 0.2 s on an office computer.
const (
	argonPasses  = 2
	argonMemory  = 19456 // KiB
	argonThreads = 1
)

// SignIn makes the proof that somebody who typed these digits may sign in as a
// person, in this window and no other. Machine and client are those of the
// window's line to the office.
func (k *Keeper) SignIn(p people.PIN, pepper people.Secret, digits, machine, client string) (people.SignIn, error) {
	key, err := k.key(pepper, p.Salt, digits)
	if err != nil {
		return people.SignIn{}, fmt.Errorf("prove the PIN of %s: %w", p.Person, err)
	}
	return people.SignIn{
		Person: p.Person, Use: p.Uses, Proof: ed25519.Sign(key, people.Statement(p.Person, machine, client, p.Uses)),
	}, nil
}

// SetPIN makes the command that gives a person these digits.
func (k *Keeper) SetPIN(person plan.PersonID, pepper people.Secret, digits string) (people.SetPIN, error) {
	salt := make([]byte, people.SaltSize)
	_, _ = rand.Read(salt) // never fails since Go 1.24
	key, err := k.key(pepper, salt, digits)
	if err != nil {
		return people.SetPIN{}, fmt.Errorf("make a PIN for %s: %w", person, err)
	}
	return people.SetPIN{
		Person: person, Pepper: pepper.ID, Salt: salt, Verifier: key.Public().(ed25519.PublicKey),
	}, nil
}

// key is what a PIN makes with its salt and the office's secret.
func (k *Keeper) key(pepper people.Secret, salt []byte, digits string) (ed25519.PrivateKey, error) {
	secret, err := k.open(pepper)
	if err != nil {
		return nil, err
	}
	mixed := hmac.New(sha256.New, secret)
	mixed.Write([]byte(digits))
	seed := argon2.IDKey(mixed.Sum(nil), salt, argonPasses, argonMemory, argonThreads, ed25519.SeedSize)
	return ed25519.NewKeyFromSeed(seed), nil
}

// RandomPIN draws a PIN that is not easy to guess.
func RandomPIN() string {
	for {
		n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
		if err != nil {
			panic(err) // Go's source of chance does not fail
		}
		if digits := fmt.Sprintf("%06d", n); !people.EasyPIN(digits) {
			return digits
		}
	}
}
