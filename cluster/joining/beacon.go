package joining

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// Beacon is what a member calls out on the local network: which office is here.
// It is a hint. Networks that pass no broadcasts are common in offices, so
// nothing may depend on it; and whoever hears it proves the office when joining.
type Beacon struct {
	Office    string    `json:"office"`
	Name      string    `json:"name"` // of the office, for people
	Machine   string    `json:"machine"`
	Addresses []string  `json:"addresses"`
	At        time.Time `json:"at"`
}

// Limits of a beacon: it has to fit into one packet of any network.
const (
	beaconMagic   = "OKB1"
	maxBeacon     = 1232
	maxBeaconName = 200
)

// EncodeBeacon signs a beacon with the member's certificate.
func EncodeBeacon(b Beacon, certificate []byte, key *ecdsa.PrivateKey) ([]byte, error) {
	text, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("beacon: %w", err)
	}
	signature, err := ecdsa.SignASN1(rand.Reader, key, signed(text))
	if err != nil {
		return nil, fmt.Errorf("beacon: %w", err)
	}
	p := append([]byte(beaconMagic), lengthsAndValues(text, certificate, signature)...)
	if len(p) > maxBeacon {
		return nil, fmt.Errorf("beacon: %d bytes are too many for a packet", len(p))
	}
	return p, nil
}

func signed(text []byte) []byte {
	sum := sha256.Sum256(append([]byte("okienko beacon\x00"), text...))
	return sum[:]
}

// DecodeBeacon reads a packet. The certificate is the one that signed it; whether
// it belongs to an office that is known is for the caller, by VerifyBeacon.
func DecodeBeacon(b []byte) (Beacon, *x509.Certificate, error) {
	if len(b) > maxBeacon || len(b) < len(beaconMagic) || string(b[:len(beaconMagic)]) != beaconMagic {
		return Beacon{}, nil, errors.New("no beacon")
	}
	parts, ok := values(b[len(beaconMagic):], 3)
	if !ok {
		return Beacon{}, nil, errors.New("beacon: a part is missing")
	}
	text, signature := parts[0], parts[2]
	cert, err := x509.ParseCertificate(parts[1])
	if err != nil {
		return Beacon{}, nil, fmt.Errorf("beacon: %w", err)
	}
	key, ok := cert.PublicKey.(*ecdsa.PublicKey)
	if !ok || !ecdsa.VerifyASN1(key, signed(text), signature) {
		return Beacon{}, nil, errors.New("beacon: the signature is wrong")
	}
	var said Beacon
	if err := json.Unmarshal(text, &said); err != nil {
		return Beacon{}, nil, fmt.Errorf("beacon: %w", err)
	}
	if err := said.check(cert); err != nil {
		return Beacon{}, nil, fmt.Errorf("beacon: %w", err)
	}
	return said, cert, nil
}

// values takes apart what lengthsAndValues has joined.
func values(b []byte, n int) ([][]byte, bool) {
	var all [][]byte
	for range n {
		size, head := binary.Uvarint(b)
		if head <= 0 || size > uint64(len(b)-head) {
			return nil, false
		}
		all = append(all, b[head:head+int(size)])
		b = b[head+int(size):]
	}
	return all, len(b) == 0
}

func (b Beacon) check(cert *x509.Certificate) error {
	switch {
	case b.Machine != cert.Subject.CommonName || b.Machine == "":
		return errors.New("the machine is another one")
	case len(cert.Subject.Organization) != 1 || b.Office != cert.Subject.Organization[0] || b.Office == "":
		return errors.New("the office is another one")
	case len(b.Name) > maxBeaconName || !utf8.ValidString(b.Name):
		return errors.New("the name is none")
	case len(b.Addresses) > maxAddresses:
		return errors.New("too many addresses")
	}
	return nil
}

// VerifyBeacon says whether a beacon's certificate is of an office that is known.
func VerifyBeacon(cert *x509.Certificate, roots *x509.CertPool, now time.Time) bool {
	_, err := cert.Verify(x509.VerifyOptions{Roots: roots, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	return err == nil
}
