package cluster

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"okienko/office/machines"
)

// The files of a keys folder. The office's own key stays where the keys were
// made; a machine is given the office's certificate and its own pair.
const (
	officeCert = "office.pem"
	officeKey  = "office.key"
)

// validity is how long certificates last that are made by hand: nobody renews
// them.
const validity = 10 * 365 * 24 * time.Hour

// Named is a machine whose keys are made by hand.
type Named struct {
	ID   string
	Role machines.Role
}

// MakeKeys writes into dir the certificate of a new office, if there is none
// yet, and a certificate with its key for each machine that has none. It is for
// offices that are prepared by hand; the others join by a code.
func MakeKeys(dir string, named []Named, now time.Time) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make keys: %w", err)
	}
	ca, caKey, err := officeAuthority(dir, now)
	if err != nil {
		return fmt.Errorf("make keys in %s: %w", dir, err)
	}
	for _, m := range named {
		id := m.ID
		if id == "" || id == "office" || id != filepath.Base(id) {
			return fmt.Errorf("make keys: a machine cannot be called %q", id)
		}
		if _, err := os.Stat(filepath.Join(dir, id+".pem")); err == nil {
			continue
		}
		if err := machinePair(dir, m, ca, caKey, now); err != nil {
			return fmt.Errorf("make the key of %s: %w", id, err)
		}
	}
	return nil
}

func officeAuthority(dir string, now time.Time) (*x509.Certificate, *ecdsa.PrivateKey, error) {
	cert, key, err := readPair(filepath.Join(dir, officeCert), filepath.Join(dir, officeKey))
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return cert, key, err
	}
	key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	template := certificate("okienko office", now)
	template.IsCA, template.BasicConstraintsValid = true, true
	template.KeyUsage = x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return nil, nil, err
	}
	if err := writePair(dir, officeCert, officeKey, der, key); err != nil {
		return nil, nil, err
	}
	cert, err = x509.ParseCertificate(der)
	return cert, key, err
}

func machinePair(dir string, m Named, ca *x509.Certificate, caKey *ecdsa.PrivateKey, now time.Time) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	template := certificate(m.ID, now)
	template.DNSNames = []string{m.ID}
	template.Subject.OrganizationalUnit = []string{string(m.Role)}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}
	der, err := x509.CreateCertificate(rand.Reader, template, ca, &key.PublicKey, caKey)
	if err != nil {
		return err
	}
	return writePair(dir, m.ID+".pem", m.ID+".key", der, key)
}

func certificate(name string, now time.Time) *x509.Certificate {
	// A random serial of 120 bits: RFC 5280 allows 20 octets, always positive.
	serial, _ := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	return &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: name},
		// A day back, because the clocks of the machines need not agree yet.
		NotBefore: now.Add(-24 * time.Hour),
		NotAfter:  now.Add(validity),
	}
}

// certificates reads all that stand in a text.
func certificates(text []byte) ([]*x509.Certificate, error) {
	var list []*x509.Certificate
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, errors.New("it holds no certificate")
	}
	return list, nil
}

func readPair(certFile, keyFile string) (*x509.Certificate, *ecdsa.PrivateKey, error) {
	certPEM, err := os.ReadFile(certFile)
	if err != nil {
		return nil, nil, err
	}
	keyPEM, err := os.ReadFile(keyFile)
	if err != nil {
		return nil, nil, err
	}
	certBlock, _ := pem.Decode(certPEM)
	keyBlock, _ := pem.Decode(keyPEM)
	if certBlock == nil || keyBlock == nil {
		return nil, nil, fmt.Errorf("%s or %s holds no certificate and key", certFile, keyFile)
	}
	cert, err := x509.ParseCertificate(certBlock.Bytes)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", certFile, err)
	}
	key, err := x509.ParseECPrivateKey(keyBlock.Bytes)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", keyFile, err)
	}
	return cert, key, nil
}

func writePair(dir, certName, keyName string, der []byte, key *ecdsa.PrivateKey) error {
	keyDER, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	keyPEM := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: keyDER})
	if err := os.WriteFile(filepath.Join(dir, keyName), keyPEM, 0o600); err != nil {
		return err
	}
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	return os.WriteFile(filepath.Join(dir, certName), certPEM, 0o644)
}
