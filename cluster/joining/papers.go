package joining

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Papers are what a machine gets when it joins, and again when it renews.
type Papers struct {
	Office      string    `json:"office"`
	Machine     string    `json:"machine"`
	Role        string    `json:"role"`
	Name        string    `json:"name"`        // what people call the machine
	Keeps       bool      `json:"keeps"`       // it is to keep the office's log
	Certificate []byte    `json:"certificate"` // DER
	Authorities [][]byte  `json:"authorities"` // DER, all that count
	Members     []Address `json:"members"`     // who can be called, and where
}

// Address is where a member listens.
type Address struct {
	Machine string `json:"machine"`
	Address string `json:"address"` // host:port
}

// MachineID is the name of the machine with a key. It follows from the key, so a
// newcomer that lost the line knows who it has become.
func MachineID(key *ecdsa.PublicKey) (string, error) {
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(der)
	return "m-" + hex.EncodeToString(sum[:8]), nil
}

// newRequest is a signing request for a key.
func newRequest(key *ecdsa.PrivateKey) ([]byte, error) {
	id, err := MachineID(&key.PublicKey)
	if err != nil {
		return nil, err
	}
	return x509.CreateCertificateRequest(rand.Reader, &x509.CertificateRequest{Subject: pkix.Name{CommonName: id}}, key)
}

// readRequest gives the key of a signing request. Of the rest nothing counts:
// the office decides who a machine is.
func readRequest(der []byte) (*ecdsa.PublicKey, error) {
	request, err := x509.ParseCertificateRequest(der)
	if err != nil {
		return nil, err
	}
	if err := request.CheckSignature(); err != nil {
		return nil, err
	}
	key, ok := request.PublicKey.(*ecdsa.PublicKey)
	if !ok || key.Curve != elliptic.P256() {
		return nil, errors.New("the key is not of the kind that offices use")
	}
	return key, nil
}

// check says whether papers are what they should be for a key.
func (p Papers) check(key *ecdsa.PublicKey, now time.Time) error {
	cert, err := x509.ParseCertificate(p.Certificate)
	if err != nil {
		return fmt.Errorf("the certificate: %w", err)
	}
	roots, others, err := pools(p.Authorities)
	if err != nil {
		return err
	}
	_, err = cert.Verify(x509.VerifyOptions{Roots: roots, Intermediates: others, CurrentTime: now, DNSName: p.Machine})
	if err != nil {
		return fmt.Errorf("the certificate: %w", err)
	}
	if got, ok := cert.PublicKey.(*ecdsa.PublicKey); !ok || !got.Equal(key) {
		return errors.New("the certificate is for another key")
	}
	if o := cert.Subject.Organization; len(o) != 1 || o[0] != p.Office {
		return errors.New("the certificate is for another office")
	}
	return nil
}

// Chain is what a member shows of itself: its certificate and the authorities
// behind it, one by one.
func Chain(certificate []byte, authorities [][]byte) ([][]byte, error) {
	certs, err := Certificates(authorities)
	chain := [][]byte{certificate}
	for _, c := range certs {
		chain = append(chain, c.Raw)
	}
	return chain, err
}

// Certificates are an office's authorities one by one, those that an older one
// has signed among them.
func Certificates(authorities [][]byte) ([]*x509.Certificate, error) {
	var all []*x509.Certificate
	for _, der := range authorities {
		certs, err := x509.ParseCertificates(der)
		if err != nil {
			return nil, fmt.Errorf("an authority of the office: %w", err)
		}
		all = append(all, certs...)
	}
	return all, nil
}

// Roots are the authorities that stand for themselves: those that count.
func Roots(authorities [][]byte) ([]*x509.Certificate, error) {
	all, err := Certificates(authorities)
	return slices.DeleteFunc(all, func(c *x509.Certificate) bool { return c.CheckSignatureFrom(c) != nil }), err
}

// pools sorts an office's authorities into roots and those that an older one has
// signed.
func pools(authorities [][]byte) (roots, others *x509.CertPool, err error) {
	roots, others = x509.NewCertPool(), x509.NewCertPool()
	certs, err := Certificates(authorities)
	for _, c := range certs {
		if c.CheckSignatureFrom(c) == nil {
			roots.AddCert(c)
		} else {
			others.AddCert(c)
		}
	}
	return roots, others, err
}
