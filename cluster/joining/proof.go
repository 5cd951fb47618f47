package joining

import (
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"encoding/binary"
	"fmt"
)

// binding is a value that only the two ends of one TLS connection have in
// common. Whoever stands between two connections has two.
func binding(c *tls.Conn) ([]byte, error) {
	state := c.ConnectionState()
	return state.ExportKeyingMaterial("EXPORTER-okienko-join", nil, 32)
}

// channel is what CPace is tied to.
func channel(bound []byte) []byte { return lengthsAndValues([]byte(Protocol), bound) }

// The sides of a proof.
const (
	newcomerSide = "newcomer"
	memberSide   = "member"
)

// tag shows that a side has the key of CPace.
func tag(key []byte, side string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte("okienko join " + side))
	return h.Sum(nil)
}

const nonceSize = 32

func newNonce() []byte {
	n := make([]byte, nonceSize)
	_, _ = rand.Read(n) // Go's source of chance does not fail
	return n
}

func commitment(nonce []byte) []byte {
	sum := sha256.Sum256(append([]byte("okienko join digits\x00"), nonce...))
	return sum[:]
}

// digits are what two people compare. The newcomer is bound to its nonce before
// it sees the member's, and the member chooses before it sees the newcomer's, so
// who stands between them, and even knows the code, has one chance in a million.
func digits(key, newcomer, member []byte) string {
	h := hmac.New(sha256.New, key)
	h.Write(lengthsAndValues([]byte("okienko join digits"), newcomer, member))
	n := binary.BigEndian.Uint64(h.Sum(nil)[:8]) % 1_000_000
	return fmt.Sprintf("%03d %03d", n/1000, n%1000)
}

// possession is the signature by which a machine shows on a connection that it
// holds a key.
func possession(key *ecdsa.PrivateKey, bound, request []byte) ([]byte, error) {
	return ecdsa.SignASN1(rand.Reader, key, possessed(bound, request))
}

func possesses(key *ecdsa.PublicKey, bound, request, signature []byte) bool {
	return ecdsa.VerifyASN1(key, possessed(bound, request), signature)
}

func possessed(bound, request []byte) []byte {
	sum := sha256.Sum256(lengthsAndValues([]byte("okienko join renewal"), bound, request))
	return sum[:]
}
