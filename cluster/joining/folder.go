package joining

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"

	"okienko/internal/durable"
)

// Folder is where a machine keeps who it is: "identity" in its data folder.
type Folder string

// FolderIn is the identity folder of a data folder.
func FolderIn(data string) Folder { return Folder(filepath.Join(data, "identity")) }

// The files of an identity folder. The keys come first and stay; the papers are
// one file, so that a power cut leaves the old ones or the new ones.
const (
	machineKey = "machine.key"
	sealingKey = "sealing.key"
	papersFile = "papers.json"
	// farewellFile is there when the office does not speak with the machine any more.
	farewellFile = "farewell"
)

// Keys are what only this machine has.
type Keys struct {
	Machine   *ecdsa.PrivateKey
	Sealing   string // opens what is sealed to this machine
	Recipient string // whom to seal to, for this machine
}

// Joined says whether the machine belongs to an office.
func (f Folder) Joined() bool {
	_, err := os.Stat(filepath.Join(string(f), papersFile))
	return err == nil
}

// KeepFarewell notes why the office does not speak with the machine any more. It
// holds until the folder is set aside: such a machine joins anew or not at all.
func (f Folder) KeepFarewell(why string) error {
	if err := durable.WriteFile(filepath.Join(string(f), farewellFile), []byte(why), 0o600); err != nil {
		return fmt.Errorf("note that the office does not speak with this machine any more: %w", err)
	}
	return nil
}

// Farewell is what KeepFarewell has noted; empty for a machine that belongs.
func (f Folder) Farewell() string {
	why, err := os.ReadFile(filepath.Join(string(f), farewellFile))
	if err != nil {
		return ""
	}
	return string(why)
}

// RemovedFarewell is the farewell to a machine that was removed for good.
const RemovedFarewell = "removed"

// Removed says whether the office has put the machine out, as far as it has heard.
func (f Folder) Removed() bool { return f.Farewell() == RemovedFarewell }

// Keys reads the machine's keys, and makes them the first time.
func (f Folder) Keys() (Keys, error) {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return Keys{}, fmt.Errorf("make the identity folder: %w", err)
	}
	machine, err := f.machineKey()
	if err != nil {
		return Keys{}, fmt.Errorf("the key of this machine: %w", err)
	}
	sealing, err := f.sealingKey()
	if err != nil {
		return Keys{}, fmt.Errorf("the sealing key of this machine: %w", err)
	}
	return Keys{machine, sealing.String(), sealing.Recipient().String()}, nil
}

func (f Folder) machineKey() (*ecdsa.PrivateKey, error) {
	path := filepath.Join(string(f), machineKey)
	text, err := os.ReadFile(path)
	if err == nil {
		block, _ := pem.Decode(text)
		if block == nil {
			return nil, fmt.Errorf("%s holds no key", path)
		}
		return x509.ParseECPrivateKey(block.Bytes)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, err
	}
	return key, durable.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der}), 0o600)
}

func (f Folder) sealingKey() (*age.X25519Identity, error) {
	path := filepath.Join(string(f), sealingKey)
	text, err := os.ReadFile(path)
	if err == nil {
		return age.ParseX25519Identity(string(text))
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	return key, durable.WriteFile(path, []byte(key.String()), 0o600)
}

// Keep stores papers.
func (f Folder) Keep(p Papers) error {
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("keep the papers of %s: %w", p.Machine, err)
	}
	if err := durable.WriteFile(filepath.Join(string(f), papersFile), text, 0o600); err != nil {
		return fmt.Errorf("keep the papers of %s: %w", p.Machine, err)
	}
	return nil
}

// Papers reads what Keep has stored.
func (f Folder) Papers() (Papers, error) {
	var p Papers
	text, err := os.ReadFile(filepath.Join(string(f), papersFile))
	if err == nil {
		err = json.Unmarshal(text, &p)
	}
	if err != nil {
		return Papers{}, fmt.Errorf("the papers of this machine: %w", err)
	}
	return p, nil
}

// Pair is the certificate with its key, for TLS.
func (p Papers) Pair(k Keys) tls.Certificate {
	return tls.Certificate{Certificate: [][]byte{p.Certificate}, PrivateKey: k.Machine}
}

// Leaf is the machine's certificate.
func (p Papers) Leaf() (*x509.Certificate, error) { return x509.ParseCertificate(p.Certificate) }
