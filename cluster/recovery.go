package cluster

import (
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"

	"okienko/cluster/joining"
	"okienko/office/machines"
)

// ErrWrongKey is a key that is not the one of this office.
var ErrWrongKey = errors.New("this is not the recovery key of this office")

// OpenOffice opens the office's own key, as its register has it, with what a
// person keeps on paper: the recovery key. An office whose keys were made by hand
// has none; there the text is its office.key.
func OpenOffice(s *machines.State, key string) (joining.Authority, error) {
	if !s.Founded() || len(s.Authorities) == 0 {
		return joining.Authority{}, errors.New("open the office's key: this machine does not know any office yet")
	}
	newest := s.Authorities[len(s.Authorities)-1]
	roots, err := joining.Roots([][]byte{newest.Certificate})
	if err != nil {
		return joining.Authority{}, err
	}
	if strings.Contains(key, "-----BEGIN") {
		return handMade(roots, key)
	}
	secret, recipient, err := joining.ParseRecoveryKey(key)
	switch {
	case err != nil:
		return joining.Authority{}, err
	case s.Recovery == "" || len(newest.Sealed) == 0:
		return joining.Authority{}, errors.New("open the office's key: the keys of this office were made by hand: use its office.key")
	case recipient != s.Recovery:
		return joining.Authority{}, ErrWrongKey
	}
	return joining.OpenAuthority(newest.Sealed, secret, roots)
}

// handMade finds the certificate of a key that was made by hand.
func handMade(roots []*x509.Certificate, text string) (joining.Authority, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return joining.Authority{}, errors.New("open the office's key: the file holds none")
	}
	key, err := x509.ParseECPrivateKey(block.Bytes)
	if err != nil {
		return joining.Authority{}, fmt.Errorf("open the office's key: %w", err)
	}
	for _, c := range roots {
		if p, ok := c.PublicKey.(*ecdsa.PublicKey); ok && p.Equal(&key.PublicKey) {
			return joining.Authority{Certificate: c, Key: key}, nil
		}
	}
	return joining.Authority{}, ErrWrongKey
}
