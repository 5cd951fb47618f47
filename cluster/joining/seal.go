package joining

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// The authority's key lies in the office's log, which machines in public halls
// keep too. So it is sealed with age to the machines that may have it, and to the
// recovery key, which is on paper only.

// NewSealingKey makes the key by which a machine opens what is sealed to it.
// Secret stays on the machine; recipient is for the registry.
func NewSealingKey() (secret, recipient string, err error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("make a sealing key: %w", err)
	}
	return key.String(), key.Recipient().String(), nil
}

// Seal closes a text to recipients.
func Seal(text []byte, recipients ...string) ([]byte, error) {
	var to []age.Recipient
	for _, r := range recipients {
		one, err := age.ParseX25519Recipient(r)
		if err != nil {
			return nil, fmt.Errorf("seal to %q: %w", r, err)
		}
		to = append(to, one)
	}
	if len(to) == 0 {
		return nil, errors.New("seal: to nobody")
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to...)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return sealed.Bytes(), nil
}

// maxSealed bounds what Open takes into memory.
const maxSealed = 1 << 20

// Open opens what was sealed to the recipient of a secret.
func Open(sealed []byte, secret string) ([]byte, error) {
	key, err := age.ParseX25519Identity(secret)
	if err != nil {
		return nil, fmt.Errorf("open: the key cannot be read: %w", err)
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), key)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(r, maxSealed))
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	return text, nil
}

// Reseal closes to other recipients what a secret opens.
func Reseal(sealed []byte, secret string, recipients ...string) ([]byte, error) {
	text, err := Open(sealed, secret)
	if err != nil {
		return nil, err
	}
	return Seal(text, recipients...)
}

// sealedKey is the authority's key in the log. To whom it is sealed stands beside
// it, so that whoever may open it notices when that is out of date.
type sealedKey struct {
	To  []string `json:"to"`
	Key []byte   `json:"key"`
}

// SealKey closes the authority's key to recipients.
func (a Authority) SealKey(recipients ...string) ([]byte, error) {
	der, err := x509.MarshalECPrivateKey(a.Key)
	if err != nil {
		return nil, fmt.Errorf("seal the office's key: %w", err)
	}
	sealed, err := Seal(der, recipients...)
	if err != nil {
		return nil, fmt.Errorf("the office's key: %w", err)
	}
	return json.Marshal(sealedKey{recipients, sealed})
}

// SealedTo says who can open a sealed key.
func SealedTo(sealed []byte) []string {
	var k sealedKey
	_ = json.Unmarshal(sealed, &k) // what cannot be read is sealed to nobody
	return k.To
}

// OpenAuthority opens a sealed key and finds its certificate among those of the
// office.
func OpenAuthority(sealed []byte, secret string, certificates []*x509.Certificate) (Authority, error) {
	var k sealedKey
	if err := json.Unmarshal(sealed, &k); err != nil {
		return Authority{}, fmt.Errorf("the office's key: %w", err)
	}
	der, err := Open(k.Key, secret)
	if err != nil {
		return Authority{}, fmt.Errorf("the office's key: %w", err)
	}
	key, err := x509.ParseECPrivateKey(der)
	if err != nil {
		return Authority{}, fmt.Errorf("the office's key: %w", err)
	}
	for _, c := range certificates {
		if p, ok := c.PublicKey.(*ecdsa.PublicKey); ok && p.Equal(&key.PublicKey) && c.CheckSignatureFrom(c) == nil {
			return Authority{c, key}, nil
		}
	}
	return Authority{}, errors.New("the office's key fits none of its certificates")
}

// ParseRecoveryKey reads a recovery key as a person typed it from paper: in any
// groups, in capitals or not. It is an age identity, so that any age program can
// open a backup with it; its form has a checksum, so a typing mistake is found.
func ParseRecoveryKey(typed string) (secret, recipient string, err error) {
	if len(typed) > 256 {
		return "", "", errors.New("the recovery key is too long")
	}
	letters := strings.ToUpper(strings.Join(strings.Fields(typed), ""))
	// The dashes of the groups go, the four of the key itself stay.
	letters = strings.ReplaceAll(letters, "-", "")
	rest, found := strings.CutPrefix(letters, strings.ReplaceAll(recoveryPrefix, "-", ""))
	if !found {
		return "", "", fmt.Errorf("a recovery key begins with %s", recoveryPrefix)
	}
	key, err := age.ParseX25519Identity(recoveryPrefix + rest)
	if err != nil {
		return "", "", fmt.Errorf("the recovery key has a typing mistake: %w", err)
	}
	return key.String(), key.Recipient().String(), nil
}

const recoveryPrefix = "AGE-SECRET-KEY-1"

// PrintedRecoveryKey is a recovery key as it stands on paper, in groups of four.
func PrintedRecoveryKey(secret string) string {
	rest := strings.TrimPrefix(secret, recoveryPrefix)
	return recoveryPrefix + " " + strings.ReplaceAll(grouped(rest, 4), "-", " ")
}
