package cluster

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"path/filepath"
)

// The protocols that share a member's one port. TLS tells them apart while it
// shakes hands (ALPN).
const (
	ProtocolWindow = "okienko/window/1" // clients, and members that pass commands on
	ProtocolRaft   = "okienko/raft/1"   // members among themselves
)

// Identity is who a machine is: its certificate with the key, and the office
// whose certificates it trusts.
type Identity struct {
	Machine string // the name in the certificate
	pair    tls.Certificate
	office  *x509.CertPool
}

// LoadIdentity reads the identity of a machine from a keys folder.
func LoadIdentity(dir, machine string) (*Identity, error) {
	officePEM, err := os.ReadFile(filepath.Join(dir, officeCert))
	if err != nil {
		return nil, fmt.Errorf("read the office's certificate: %w", err)
	}
	office := x509.NewCertPool()
	if !office.AppendCertsFromPEM(officePEM) {
		return nil, fmt.Errorf("read the office's certificate: %s holds none", filepath.Join(dir, officeCert))
	}
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, machine+".pem"), filepath.Join(dir, machine+".key"))
	if err != nil {
		return nil, fmt.Errorf("read the certificate of %s: %w", machine, err)
	}
	return &Identity{Machine: machine, pair: pair, office: office}, nil
}

// Accepting is the TLS configuration of a member's port: both sides show a
// certificate of the office.
func (i *Identity) Accepting() *tls.Config {
	return &tls.Config{
		MinVersion:   tls.VersionTLS13,
		Certificates: []tls.Certificate{i.pair},
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ClientCAs:    i.office,
		NextProtos:   []string{ProtocolWindow, ProtocolRaft},
	}
}

// Dialling is the TLS configuration for a connection to one member. The name in
// its certificate must be the member's, whatever its address is.
func (i *Identity) Dialling(member, protocol string) *tls.Config {
	return &tls.Config{
		MinVersion:   tls.VersionTLS13,
		Certificates: []tls.Certificate{i.pair},
		RootCAs:      i.office,
		ServerName:   member,
		NextProtos:   []string{protocol},
	}
}

// Peer is the name in the certificate of the other side.
func Peer(c *tls.Conn) string {
	certs := c.ConnectionState().PeerCertificates
	if len(certs) == 0 {
		return ""
	}
	return certs[0].Subject.CommonName
}
