package joining

import (
	"bytes"
	"cmp"
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
	"strconv"
	"time"

	"okienko/internal/durable"
)

// Incarnation is one life of an office. An office lives its first one, number
// zero, until most of its voters are lost for good; somebody with the recovery key
// then begins the next one on one machine.
//
// Its proof is a certificate of the office's authority, which machines show
// beside their own: whoever lives an older life hears of the newer one on the
// first contact, and a machine that was turned cannot make one up. An authority
// that takes over signs it anew under the same serial number.
type Incarnation struct {
	Number  int
	Machine string    // where it began
	Began   time.Time // by that machine's clock

	serial *big.Int
	proof  []*x509.Certificate // the same by each authority that signed it, newest first
}

// incarnationUnit is the OU of the certificates, where others have a role.
const incarnationUnit = "incarnation"

// mostProofs is how many authorities' signatures are kept.
const mostProofs = 3

// Incarnate begins the incarnation of that number on a machine.
func (a Authority) Incarnate(number int, machine string, now time.Time) (Incarnation, error) {
	return a.prove(Incarnation{Number: number, Machine: machine, Began: now, serial: serial()})
}

// Confirm signs an incarnation also by this authority, which takes over from the
// one that has signed it.
func (a Authority) Confirm(i Incarnation) (Incarnation, error) {
	if i.First() {
		return i, nil
	}
	return a.prove(i)
}

func (a Authority) prove(i Incarnation) (Incarnation, error) {
	// A certificate holds some key; nobody keeps what belongs to this one.
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Incarnation{}, fmt.Errorf("sign incarnation %d: %w", i.Number, err)
	}
	cert, err := sign(&x509.Certificate{
		SerialNumber: i.serial,
		Subject: pkix.Name{
			CommonName: i.Machine, OrganizationalUnit: []string{incarnationUnit},
			Organization: a.Certificate.Subject.Organization, SerialNumber: strconv.Itoa(i.Number),
		},
		NotBefore: i.Began, NotAfter: i.Began.Add(authorityFor),
		// For nothing that a machine's certificate is for.
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping},
	}, a.Certificate, &key.PublicKey, a.Key)
	if err != nil {
		return Incarnation{}, fmt.Errorf("sign incarnation %d: %w", i.Number, err)
	}
	i.proof = append([]*x509.Certificate{cert}, i.proof...)
	i.proof = i.proof[:min(len(i.proof), mostProofs)]
	return i, nil
}

// First says that it is the life with which every office begins.
func (i Incarnation) First() bool { return i.Number == 0 }

// Compare orders lives. Two that have the same number were begun on two machines
// by mistake; which of them goes on is then a matter of their serial numbers, the
// same on every machine.
func (i Incarnation) Compare(other Incarnation) int {
	if c := cmp.Compare(i.Number, other.Number); c != 0 || i.First() {
		return c
	}
	return i.serial.Cmp(other.serial)
}

// Proof is what ParseIncarnation reads; nothing for the first life.
func (i Incarnation) Proof() []byte {
	var all []byte
	for _, c := range i.proof {
		all = append(all, c.Raw...)
	}
	return all
}

// Shown are the certificates that a machine shows beside its own.
func (i Incarnation) Shown() [][]byte {
	var all [][]byte
	for _, c := range i.proof {
		all = append(all, c.Raw)
	}
	return all
}

// SignedBy says whether one of an office's authorities has signed it.
func (i Incarnation) SignedBy(roots []*x509.Certificate) bool {
	for _, c := range i.proof {
		for _, root := range roots {
			if c.CheckSignatureFrom(root) == nil {
				return true
			}
		}
	}
	return i.First()
}

// ParseIncarnation reads a proof. Who has signed it is another question.
func ParseIncarnation(proof []byte) (Incarnation, error) {
	certs, err := x509.ParseCertificates(proof)
	if err != nil {
		return Incarnation{}, fmt.Errorf("read the proof of an incarnation: %w", err)
	}
	return IncarnationAmong(certs)
}

// IncarnationAmong finds the proof among the certificates that a machine shows.
// Without one it lives the first life.
func IncarnationAmong(certs []*x509.Certificate) (Incarnation, error) {
	var i Incarnation
	for _, c := range certs {
		if u := c.Subject.OrganizationalUnit; len(u) != 1 || u[0] != incarnationUnit {
			continue
		}
		number, err := strconv.Atoi(c.Subject.SerialNumber)
		switch {
		case err != nil || number < 1:
			return Incarnation{}, fmt.Errorf("read the proof of an incarnation: its number is %q", c.Subject.SerialNumber)
		case i.First():
			i = Incarnation{Number: number, Machine: c.Subject.CommonName, Began: c.NotBefore, serial: c.SerialNumber}
		case number != i.Number || c.SerialNumber.Cmp(i.serial) != 0:
			return Incarnation{}, errors.New("read the proof of an incarnation: it is of two")
		}
		i.proof = append(i.proof, c)
	}
	if len(i.proof) > mostProofs {
		return Incarnation{}, errors.New("read the proof of an incarnation: it is too long")
	}
	return i, nil
}

// ReadIncarnation reads a file that Write has written. Where there is none it is
// the first life.
func ReadIncarnation(path string) (Incarnation, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Incarnation{}, nil
	}
	if err != nil {
		return Incarnation{}, fmt.Errorf("read the proof of an incarnation: %w", err)
	}
	var proof []byte
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		proof = append(proof, block.Bytes...)
	}
	i, err := ParseIncarnation(proof)
	if err == nil && i.First() {
		err = errors.New("it holds none")
	}
	if err != nil {
		return Incarnation{}, fmt.Errorf("%s: %w", path, err)
	}
	return i, nil
}

// Write keeps the proof in a file.
func (i Incarnation) Write(path string) error {
	var text bytes.Buffer
	for _, c := range i.proof {
		if err := pem.Encode(&text, &pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}); err != nil {
			return err
		}
	}
	return durable.WriteFile(path, text.Bytes(), 0o600)
}
