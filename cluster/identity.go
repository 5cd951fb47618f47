package cluster

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"okienko/cluster/joining"
	"okienko/office/machines"
)

// The protocols that share a member's one port. TLS tells them apart while it
// shakes hands (ALPN).
const (
	ProtocolWindow = "okienko/window/1" // clients, and members that pass commands on
	ProtocolRaft   = "okienko/raft/1"   // members among themselves
	ProtocolBlob   = "okienko/blob/1"   // members that fetch sealed days from each other
)

// Identity is who a machine is: its certificate with the key, and the office
// whose certificates it trusts. Both may be replaced while it is in use.
type Identity struct {
	Machine string  // the name in the certificate
	Network Network // nil is the real one
	// Process is the program that shows the identity; its zero value is compared
	// with no other.
	Process Process
	// Trusts says why a machine of the office is not to be spoken with, if it is
	// not: it was revoked. nil trusts every certificate of the office.
	Trusts func(Peer) error
	// Clock tells whether a certificate holds; nil takes the machine's.
	Clock func() time.Time
	// Heard is told of a life of the office that is newer than the one that this
	// machine lives; nil goes on in it.
	Heard func(joining.Incarnation)

	proof       atomic.Pointer[Proof]
	incarnation atomic.Pointer[joining.Incarnation] // nil is the first life
}

// Proof is what an identity shows and believes.
type Proof struct {
	Pair  tls.Certificate     // this machine's certificate with its key
	Roots []*x509.Certificate // of the office
}

func (p *Proof) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	for _, c := range p.Roots {
		pool.AddCert(c)
	}
	return pool
}

// Peer is the other side of a connection, as its certificate says.
type Peer struct {
	Machine machines.ID
	Role    machines.Role
	Office  string // empty when its keys were made by hand
	Serial  string // of the certificate, hexadecimal
	Key     string // SHA-256 of the public key, hexadecimal

	Incarnation joining.Incarnation // which life of the office it lives, as it says
}

// NewIdentity is the identity that a proof makes.
func NewIdentity(p Proof) (*Identity, error) {
	leaf, err := x509.ParseCertificate(p.Pair.Certificate[0])
	if err != nil {
		return nil, fmt.Errorf("read the machine's certificate: %w", err)
	}
	p.Pair.Leaf = leaf
	i := &Identity{Machine: leaf.Subject.CommonName}
	i.proof.Store(&p)
	return i, nil
}

// LoadIdentity reads the identity of a machine from a keys folder.
func LoadIdentity(dir, machine string) (*Identity, error) {
	path := filepath.Join(dir, officeCert)
	officePEM, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the office's certificate: %w", err)
	}
	roots, err := certificates(officePEM)
	if err != nil {
		return nil, fmt.Errorf("read the office's certificate: %s: %w", path, err)
	}
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, machine+".pem"), filepath.Join(dir, machine+".key"))
	if err != nil {
		return nil, fmt.Errorf("read the certificate of %s: %w", machine, err)
	}
	return NewIdentity(Proof{Pair: pair, Roots: roots})
}

// Replace shows and believes something else from the next connection on.
func (i *Identity) Replace(p Proof) error {
	next, err := NewIdentity(p)
	switch {
	case err != nil:
		return err
	case next.Machine != i.Machine:
		return fmt.Errorf("the certificate is of %s and not of %s", next.Machine, i.Machine)
	}
	i.proof.Store(next.proof.Load())
	return nil
}

// Proof is what the identity shows and believes now.
func (i *Identity) Proof() Proof { return *i.proof.Load() }

// Self is this machine as others see it.
func (i *Identity) Self() Peer { return peerOf(i.proof.Load().Pair.Leaf) }

// Via is the network that the machine is in.
func (i *Identity) Via() Network {
	if i.Network == nil {
		return realNetwork{}
	}
	return i.Network
}

// Accepting is the TLS configuration of a member's port: both sides show a
// certificate of the office.
func (i *Identity) Accepting() *tls.Config {
	return &tls.Config{
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
			p := i.proof.Load()
			return &tls.Config{
				MinVersion:       tls.VersionTLS13,
				Certificates:     []tls.Certificate{i.shown()},
				ClientAuth:       tls.RequireAndVerifyClientCert,
				ClientCAs:        p.pool(),
				NextProtos:       []string{ProtocolWindow, ProtocolRaft, ProtocolBlob},
				Time:             i.Clock,
				VerifyConnection: i.verify,
				// A resumed connection would not be asked for its certificate anew.
				SessionTicketsDisabled: true,
			}, nil
		},
	}
}

// Dialling is the TLS configuration for a connection to one member. The name in
// its certificate must be the member's, whatever its address is.
func (i *Identity) Dialling(member, protocol string) *tls.Config {
	p := i.proof.Load()
	return &tls.Config{
		MinVersion:       tls.VersionTLS13,
		Certificates:     []tls.Certificate{i.shown()},
		RootCAs:          p.pool(),
		ServerName:       member,
		NextProtos:       []string{protocol},
		Time:             i.Clock,
		VerifyConnection: i.verify,
	}
}

// DialTLS connects to an address and proves that a certain member is there.
func (i *Identity) DialTLS(ctx context.Context, address, member, protocol string) (*tls.Conn, error) {
	raw, err := i.Via().Dial(ctx, address)
	if err != nil {
		return nil, err
	}
	conn := tls.Client(raw, i.Dialling(member, protocol))
	if err := conn.HandshakeContext(ctx); err != nil {
		return nil, errors.Join(err, raw.Close())
	}
	// Only now that both have shown which life they live: the other side has to
	// hear of this one.
	if i.outlived(PeerOf(conn)) {
		return nil, errors.Join(fmt.Errorf("%s: %w", member, ErrOlderLife), conn.Close())
	}
	return conn, nil
}

// verify turns away who does not belong to the office any more, and hears which
// life of the office the other side lives. The chain has been checked by then.
func (i *Identity) verify(c tls.ConnectionState) error {
	p, err := peerIn(c)
	switch {
	case err != nil:
		return err
	case p.Machine == "":
		return nil
	case i.Trusts != nil:
		err = i.Trusts(p)
	}
	if err != nil {
		return err
	}
	return i.hear(p)
}

// PeerOf is the other side of a connection whose hands are shaken.
func PeerOf(c *tls.Conn) Peer {
	p, _ := peerIn(c.ConnectionState()) // verify has looked at it
	return p
}

func peerIn(c tls.ConnectionState) (p Peer, err error) {
	if len(c.PeerCertificates) == 0 {
		return p, nil
	}
	p = peerOf(c.PeerCertificates[0])
	p.Incarnation, err = joining.IncarnationAmong(c.PeerCertificates[1:])
	return p, err
}

func peerOf(c *x509.Certificate) Peer {
	p := Peer{Machine: machines.ID(c.Subject.CommonName), Serial: c.SerialNumber.Text(16), Key: KeyOf(c)}
	if len(c.Subject.OrganizationalUnit) == 1 {
		p.Role = machines.Role(c.Subject.OrganizationalUnit[0])
	}
	if len(c.Subject.Organization) == 1 {
		p.Office = c.Subject.Organization[0]
	}
	return p
}

// KeyOf is the fingerprint of a certificate's public key: SHA-256 of its
// SubjectPublicKeyInfo (RFC 5280), hexadecimal.
func KeyOf(c *x509.Certificate) string {
	sum := sha256.Sum256(c.RawSubjectPublicKeyInfo)
	return hex.EncodeToString(sum[:])
}
