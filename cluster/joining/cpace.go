package joining

import (
	"crypto/ecdh"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"

	"github.com/cloudflare/circl/group"
)

// CPace (draft-irtf-cfrg-cpace-21) over P-256 with SHA-256, initiator and
// responder: two sides that know the same short secret get the same strong key,
// and whoever does not know it can try one guess for each talk and no more. The
// group comes from circl; points of the other side are checked and multiplied by
// the standard library. Every step is held to the draft's own vectors.
const (
	cpaceSuite = "CPaceP256_XMD:SHA-256_SSWU_NU_"
	hashBlock  = 64
)

// pake is one side of CPace before the other side has spoken.
type pake struct {
	scalar  *ecdh.PrivateKey
	session []byte
	Share   []byte // for the other side
}

// newPake begins. Both sides give the same secret, channel and session.
func newPake(secret, channel, session []byte) (*pake, error) {
	scalar, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return pakeWith(scalar, secret, channel, session)
}

func pakeWith(scalar *ecdh.PrivateKey, secret, channel, session []byte) (*pake, error) {
	k := group.P256.NewScalar()
	if err := k.UnmarshalBinary(scalar.Bytes()); err != nil {
		return nil, err
	}
	g := group.P256.HashToElementNonUniform(
		generatorString(secret, channel, session), []byte(cpaceSuite+"_DST"))
	share, err := group.P256.NewElement().Mul(g, k).MarshalBinary()
	return &pake{scalar, session, share}, err
}

// finish gives the key. initiator and responder are what each side has sent, its
// share and what it said beside it; other is the share of the other side.
func (p *pake) finish(other []byte, initiator, responder []byte) ([]byte, error) {
	point, err := ecdh.P256().NewPublicKey(other)
	if err != nil {
		return nil, err
	}
	k, err := p.scalar.ECDH(point)
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	h.Write(lengthsAndValues([]byte(cpaceSuite+"_ISK"), p.session, k))
	h.Write(initiator)
	h.Write(responder)
	return h.Sum(nil), nil
}

// said is a side's part of the transcript.
func said(share, beside []byte) []byte { return lengthsAndValues(share, beside) }

func generatorString(secret, channel, session []byte) []byte {
	zeros := hashBlock - 1 - len(lengthsAndValues(secret)) - len(lengthsAndValues([]byte(cpaceSuite)))
	return lengthsAndValues([]byte(cpaceSuite), secret, make([]byte, max(0, zeros)), channel, session)
}

// lengthsAndValues joins values, each after its length, so that no two lists of
// values look the same.
func lengthsAndValues(values ...[]byte) []byte {
	var b []byte
	for _, v := range values {
		b = append(binary.AppendUvarint(b, uint64(len(v))), v...)
	}
	return b
}
