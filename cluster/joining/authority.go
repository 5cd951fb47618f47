package joining

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"time"
)

// MachineFor is how long the certificate of a machine lasts.
const MachineFor = 365 * 24 * time.Hour

const (
	authorityFor = 20 * 365 * 24 * time.Hour
	// beforeNow is how far back a certificate begins, because the clocks of the
	// machines need not agree.
	beforeNow = 24 * time.Hour
)

// Authority signs the certificates of an office's machines.
type Authority struct {
	Certificate *x509.Certificate
	Key         *ecdsa.PrivateKey
}

// Subject is who a certificate is for.
type Subject struct {
	Machine string // the machine's id: CN, and the DNS name that a caller asks for
	Role    string // OU
	Office  string // O
}

// NewAuthority makes the authority of a new office.
func NewAuthority(office string, now time.Time) (Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Authority{}, fmt.Errorf("make the office's key: %w", err)
	}
	template := authorityTemplate(office, now)
	cert, err := sign(template, template, &key.PublicKey, key)
	if err != nil {
		return Authority{}, fmt.Errorf("make the office's certificate: %w", err)
	}
	return Authority{cert, key}, nil
}

// Succeed makes the authority that takes over. Cross is the new one's
// certificate signed by this one: who only knows this one trusts the new one
// through it. Both are trusted until every machine has a certificate of the new.
func (a Authority) Succeed(now time.Time) (next Authority, cross *x509.Certificate, err error) {
	office := a.office()
	if next, err = NewAuthority(office, now); err != nil {
		return Authority{}, nil, err
	}
	template := authorityTemplate(office, now)
	template.Subject = next.Certificate.Subject // the same authority under two signatures
	cross, err = sign(template, a.Certificate, &next.Key.PublicKey, a.Key)
	if err != nil {
		return Authority{}, nil, fmt.Errorf("sign the next authority: %w", err)
	}
	return next, cross, nil
}

// Issue signs a machine's key for a year.
func (a Authority) Issue(key *ecdsa.PublicKey, s Subject, now time.Time) (*x509.Certificate, error) {
	if s.Office != a.office() {
		return nil, fmt.Errorf("certificate for %s: office %q and not %q", s.Machine, a.office(), s.Office)
	}
	cert, err := sign(&x509.Certificate{
		SerialNumber: serial(),
		Subject: pkix.Name{
			CommonName: s.Machine, OrganizationalUnit: []string{s.Role}, Organization: []string{s.Office},
		},
		DNSNames:  []string{s.Machine},
		NotBefore: now.Add(-beforeNow), NotAfter: now.Add(MachineFor),
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}, a.Certificate, key, a.Key)
	if err != nil {
		return nil, fmt.Errorf("certificate for %s: %w", s.Machine, err)
	}
	return cert, nil
}

func (a Authority) office() string {
	if o := a.Certificate.Subject.Organization; len(o) == 1 {
		return o[0]
	}
	return ""
}

func authorityTemplate(office string, now time.Time) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: serial(),
		// The serial number tells the certificates of an office's authorities
		// apart where only their names are compared.
		Subject: pkix.Name{
			CommonName: "Okienko", Organization: []string{office}, SerialNumber: serial().Text(36),
		},
		NotBefore: now.Add(-beforeNow), NotAfter: now.Add(authorityFor),
		IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign,
	}
}

func sign(template, parent *x509.Certificate, key *ecdsa.PublicKey, by *ecdsa.PrivateKey) (*x509.Certificate, error) {
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key, by)
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}

// serial is random, of 120 bits: RFC 5280 allows 20 octets, always positive.
func serial() *big.Int {
	n, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		panic(err) // Go's source of chance does not fail
	}
	return n.SetBit(n, 119, 1)
}

// KeyHash is the SHA-256 of a certificate's public key: what an invitation says
// of the office, and what the registry keeps of a machine.
func KeyHash(c *x509.Certificate) [sha256.Size]byte { return sha256.Sum256(c.RawSubjectPublicKeyInfo) }

// RenewAt is when to ask for the next certificate: between 50 and 80 % of this
// one's life. Chance, from 0 to 1, spreads the machines of an office.
func RenewAt(c *x509.Certificate, chance float64) time.Time {
	life := c.NotAfter.Sub(c.NotBefore)
	return c.NotBefore.Add(time.Duration(float64(life) * (0.5 + 0.3*chance)))
}
