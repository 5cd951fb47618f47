package joining

import (
	"bytes"
	"crypto/ecdh"
	"encoding/hex"
	"testing"

	"github.com/cloudflare/circl/group"
)

// Vectors of draft-irtf-cfrg-cpace-21, appendix B.5.
var vector = struct{ secret, channel, session, g, ya, Ya, yb, Yb, key []byte }{
	secret: []byte("Password"), channel: unhex("0b415f696e69746961746f720b425f726573706f6e646572"),
	session: unhex("34b36454cab2e7842c389f7d88ecb7df"),
	g:       unhex("0439bff2b051701594d3e9c7e93be9213af15db42214dfc4f7ee929a6697f774d7ba5fb289b982399e4acd281a988bf058ea7ff6d7ff34fdb72157bb464ff4af87"),
	ya:      unhex("37574cfbf1b95ff6a8e2d7be462d4d01e6dde2618f34f4de9df869b24f532c5d"),
	Ya:      unhex("04cf55f0a53a1b4c43002e1be8171f42737cf20b7cd6177b901ef962c2e2d486b2f738263c6da5aa902fe185ae2cda587df8d27a16fc19c32a7b31aab097919736"),
	yb:      unhex("e5672fc9eb4e721f41d80181ec4c9fd9886668acc48024d33c82bb102aecba52"),
	Yb:      unhex("046f538f9b8eb4e628bcace0fbba7d36fea44e98334d233c22101a2f28eb3afc1a61b2bd14c0f11b222b5ea34df7756d104e2b5da09c9e8ffa330c150f47e84cef"),
	key:     unhex("d67704f1c69b85736f273e73198a79fe5e4f60cb405e32f708e0aff5fdb5f9db"),
}

func unhex(s string) []byte {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return b
}

func TestCPaceIsTheDrafts(t *testing.T) {
	v := vector
	g, err := group.P256.HashToElementNonUniform(generatorString(v.secret, v.channel, v.session), []byte(cpaceSuite+"_DST")).MarshalBinary()
	if err != nil || !bytes.Equal(g, v.g) {
		t.Fatalf("generator %x, %v", g, err)
	}
	a, b := side(t, v.ya), side(t, v.yb)
	if !bytes.Equal(a.Share, v.Ya) || !bytes.Equal(b.Share, v.Yb) {
		t.Fatalf("shares %x and %x", a.Share, b.Share)
	}
	fromA, fromB := said(a.Share, []byte("ADa")), said(b.Share, []byte("ADb"))
	for name, key := range map[string]func() ([]byte, error){
		"initiator": func() ([]byte, error) { return a.finish(b.Share, fromA, fromB) },
		"responder": func() ([]byte, error) { return b.finish(a.Share, fromA, fromB) },
	} {
		if k, err := key(); err != nil || !bytes.Equal(k, v.key) {
			t.Errorf("key of the %s: %x, %v", name, k, err)
		}
	}
}

func side(t *testing.T, scalar []byte) *pake {
	t.Helper()
	k, err := ecdh.P256().NewPrivateKey(scalar)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pakeWith(k, vector.secret, vector.channel, vector.session)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Points of appendix B.5.11: one is not on the curve, one is no point.
func TestCPaceRefusesPointsThatAreNone(t *testing.T) {
	p := side(t, vector.ya)
	for _, point := range [][]byte{
		unhex("0424648eb986c2be0af636455cef0550671d6bcd8aa26e0d72ffa1b1fd12ba4e0f78da2b6d2184f31af39e566aef127014b6936c9a37346d10a4ab2514faef5857"),
		{0}, nil, p.Share[:64], make([]byte, 65),
	} {
		if key, err := p.finish(point, nil, nil); err == nil {
			t.Errorf("the point %x gave the key %x", point, key)
		}
	}
}

func TestAnythingElseGivesAnotherKey(t *testing.T) {
	a := must(newPake([]byte("secret"), []byte("channel"), []byte("session")))
	key := func(b *pake, beside string) []byte {
		return must(b.finish(a.Share, said(a.Share, []byte("a")), said(b.Share, []byte(beside))))
	}
	alike := must(newPake([]byte("secret"), []byte("channel"), []byte("session")))
	mine := must(a.finish(alike.Share, said(a.Share, []byte("a")), said(alike.Share, []byte("b"))))
	if !bytes.Equal(mine, key(alike, "b")) {
		t.Error("both sides know the same and have different keys")
	}
	for what, b := range map[string]*pake{
		"secret":  must(newPake([]byte("secreT"), []byte("channel"), []byte("session"))),
		"channel": must(newPake([]byte("secret"), []byte("channeL"), []byte("session"))),
		"session": must(newPake([]byte("secret"), []byte("channel"), []byte("sessioN"))),
	} {
		mine := must(a.finish(b.Share, said(a.Share, []byte("a")), said(b.Share, []byte("b"))))
		if bytes.Equal(mine, key(b, "b")) {
			t.Errorf("another %s gives the same key", what)
		}
	}
	if bytes.Equal(mine, key(alike, "c")) {
		t.Error("what was said beside it does not count")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
