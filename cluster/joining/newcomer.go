package joining

import (
	"context"
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"time"
)

// Newcomer is a machine that joins an office, or comes back to it. Its key is
// its own and never leaves it.
type Newcomer struct {
	Key       *ecdsa.PrivateKey
	Recipient string   // whom to seal secrets to
	Addresses []string // where its member will listen; none for a machine that keeps no log
	Level     int      // the feature level of its program
	Version   string   // of its program, for people

	Digits func(string)     // told the six digits that people compare
	Clock  func() time.Time // nil takes the machine's
	Dial   func(ctx context.Context, address string) (net.Conn, error)
}

// dialFor is how long one address may take to answer.
const dialFor = 5 * time.Second

// ByInvitation joins with a text or QR code. It goes through the addresses in
// the invitation and then others, until one is the office.
func (n Newcomer) ByInvitation(ctx context.Context, i Invitation, others ...string) (Papers, error) {
	if i.Expired(n.now().Add(-24 * time.Hour)) { // the clocks need not agree yet
		return Papers{}, Refuse(CodeExpired, "", nil)
	}
	trust := func(state tls.ConnectionState) error { return n.pinned(state, i.Authority) }
	return n.firstOf(ctx, append(append([]string(nil), i.Addresses...), others...), trust, func(c *tls.Conn) (Papers, error) {
		ask, err := n.asking()
		if err != nil {
			return Papers{}, err
		}
		ask.Secret, ask.Office = i.Secret[:], i.Office
		if _, err := send(c, kindInvited, ask); err != nil {
			return Papers{}, err
		}
		p, err := n.papers(c)
		if err == nil && p.Office != i.Office {
			err = Refuse(OtherOffice, p.Office, nil)
		}
		return p, err
	})
}

// ByCode joins with a short code, at the member that shows it.
func (n Newcomer) ByCode(ctx context.Context, code ShortCode, addresses ...string) (Papers, error) {
	// Nothing is known of the office yet: CPace proves that the other end of
	// this very connection knows the code.
	trust := func(tls.ConnectionState) error { return nil }
	return n.firstOf(ctx, addresses, trust, func(c *tls.Conn) (Papers, error) { return n.typed(c, code) })
}

func (n Newcomer) typed(c *tls.Conn, code ShortCode) (Papers, error) {
	bound, err := binding(c)
	if err != nil {
		return Papers{}, err
	}
	return n.prove(c, bound, code)
}

// prove is the newcomer's side of a short code on a line with a binding.
func (n Newcomer) prove(c net.Conn, bound []byte, code ShortCode) (Papers, error) {
	ask, err := n.asking()
	if err != nil {
		return Papers{}, err
	}
	nonce := newNonce()
	ask.Slot, ask.Commit = code.Slot(), commitment(nonce)
	p, err := newPake(code.secret(), channel(bound), ask.Commit)
	if err != nil {
		return Papers{}, err
	}
	ask.Share = p.Share
	mine, err := send(c, kindTyped, ask)
	if err != nil {
		return Papers{}, err
	}
	var their shared
	theirs, err := receive(c, kindShare, &their)
	if err != nil {
		return Papers{}, err
	}
	key, err := p.finish(their.Share, said(p.Share, mine), said(their.Share, theirs))
	if err != nil {
		return Papers{}, Refuse(Misunderstood, "", err)
	}
	if _, err := send(c, kindProof, proven{Tag: tag(key, newcomerSide), Nonce: nonce}); err != nil {
		return Papers{}, err
	}
	var proof proven
	if _, err := receive(c, kindChecked, &proof); err != nil {
		return Papers{}, err
	}
	if !hmac.Equal(proof.Tag, tag(key, memberSide)) {
		return Papers{}, Refuse(OtherOffice, "", errors.New("it does not know the code"))
	}
	if n.Digits != nil {
		n.Digits(digits(key, nonce, their.Nonce))
	}
	return n.papers(c)
}

// Renew gets the next certificate for a machine that the office knows, also when
// the present one has ended. Authorities are those that the machine knows.
func (n Newcomer) Renew(ctx context.Context, authorities [][]byte, addresses ...string) (Papers, error) {
	roots, _, err := pools(authorities)
	if err != nil {
		return Papers{}, err
	}
	trust := func(state tls.ConnectionState) error {
		_, err := n.verify(state.PeerCertificates, roots)
		return err
	}
	return n.firstOf(ctx, addresses, trust, func(c *tls.Conn) (Papers, error) {
		bound, err := binding(c)
		if err != nil {
			return Papers{}, err
		}
		ask, err := n.asking()
		if err != nil {
			return Papers{}, err
		}
		if ask.Bound, err = possession(n.Key, bound, ask.Request); err != nil {
			return Papers{}, err
		}
		if _, err := send(c, kindRenew, ask); err != nil {
			return Papers{}, err
		}
		return n.papers(c)
	})
}

func (n Newcomer) asking() (asking, error) {
	request, err := newRequest(n.Key)
	return asking{
		Request: request, Recipient: n.Recipient, Addresses: n.Addresses, Level: n.Level, Version: n.Version,
	}, err
}

func (n Newcomer) papers(c net.Conn) (Papers, error) {
	var p Papers
	if _, err := receive(c, kindPapers, &p); err != nil {
		return Papers{}, err
	}
	if err := p.check(&n.Key.PublicKey, n.now()); err != nil {
		return Papers{}, Refuse(Misunderstood, "", err)
	}
	return p, nil
}

// firstOf talks to one address after the other. What one office has decided
// counts; of several failures the most telling is returned.
func (n Newcomer) firstOf(ctx context.Context, addresses []string, trust func(tls.ConnectionState) error, talk func(*tls.Conn) (Papers, error)) (Papers, error) {
	worst := Refuse(NobodyThere, "", errors.New("no address is known"))
	for at, address := range addresses {
		p, err := n.at(ctx, address, trust, talk)
		if err == nil {
			return p, nil
		}
		var r *Refusal
		if !errors.As(err, &r) {
			return Papers{}, err
		}
		if at == 0 || worst.Code == NobodyThere {
			worst = r
		}
		switch r.Code {
		case NobodyThere, OtherOffice, Disconnected, OfficeBusy, Misunderstood, WrongCode:
		default:
			return Papers{}, r
		}
	}
	return Papers{}, worst
}

func (n Newcomer) at(ctx context.Context, address string, trust func(tls.ConnectionState) error, talk func(*tls.Conn) (Papers, error)) (Papers, error) {
	raw, err := n.dial(ctx, address)
	if err != nil {
		return Papers{}, Refuse(NobodyThere, address, err)
	}
	defer raw.Close()
	defer context.AfterFunc(ctx, func() { raw.Close() })()
	c := tls.Client(raw, &tls.Config{
		MinVersion: tls.VersionTLS13, NextProtos: []string{Protocol},
		// A newcomer does not know the office by a name: trust decides.
		InsecureSkipVerify: true, VerifyConnection: trust,
	})
	_ = raw.SetDeadline(time.Now().Add(dialFor))
	if err := c.HandshakeContext(ctx); err != nil {
		var r *Refusal
		if errors.As(err, &r) {
			return Papers{}, r
		}
		return Papers{}, Refuse(NobodyThere, address, err)
	}
	if got := c.ConnectionState().NegotiatedProtocol; got != Protocol {
		return Papers{}, Refuse(NobodyThere, address, fmt.Errorf("it speaks %q", got))
	}
	p, err := talk(c)
	if cause := context.Cause(ctx); cause != nil && err != nil {
		return Papers{}, cause
	}
	return p, err
}

func (n Newcomer) dial(ctx context.Context, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, dialFor)
	defer cancel()
	if n.Dial != nil {
		return n.Dial(ctx, address)
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", address)
}

// pinned says whether the other side was certified by the authority whose key an
// invitation names.
func (n Newcomer) pinned(state tls.ConnectionState, authority [32]byte) error {
	roots := x509.NewCertPool()
	found := false
	for _, c := range state.PeerCertificates {
		if KeyHash(c) == authority && c.IsCA {
			roots.AddCert(c)
			found = true
		}
	}
	if !found {
		return Refuse(OtherOffice, "", errors.New("its authority has another key"))
	}
	_, err := n.verify(state.PeerCertificates, roots)
	return err
}

func (n Newcomer) verify(chain []*x509.Certificate, roots *x509.CertPool) (*x509.Certificate, error) {
	if len(chain) == 0 {
		return nil, Refuse(OtherOffice, "", errors.New("it shows no certificate"))
	}
	others := x509.NewCertPool()
	for _, c := range chain[1:] {
		others.AddCert(c)
	}
	_, err := chain[0].Verify(x509.VerifyOptions{Roots: roots, Intermediates: others, CurrentTime: n.now()})
	var invalid x509.CertificateInvalidError
	if errors.As(err, &invalid) && invalid.Reason == x509.Expired {
		return nil, Refuse(ClockIsWrong, "", err)
	}
	if err != nil {
		return nil, Refuse(OtherOffice, "", err)
	}
	return chain[0], nil
}

func (n Newcomer) now() time.Time {
	if n.Clock != nil {
		return n.Clock()
	}
	return time.Now()
}
