package joining

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// officeID is that of every office under test but where another is meant.
const officeID = "00112233445566778899aabbccddeeff"

// fakeOffice is a member as a newcomer sees it: a port, an authority, and rules
// about invitations that are as strict as the log's.
type fakeOffice struct {
	t         *testing.T
	authority Authority
	known     [][]byte // authorities, as in papers
	reception *Reception
	own       tls.Certificate
	address   string
	secret    string // hash, of the invitation that holds

	mu      sync.Mutex // guards what follows
	tries   int
	usedBy  string
	revoked bool
	offline bool
}

func newOffice(t *testing.T) *fakeOffice {
	t.Helper()
	a := must(NewAuthority(officeID, time.Now()))
	return openOffice(t, a, a, a.Certificate.Raw)
}

// openOffice opens the port of a member that one authority has certified, in an
// office where another one signs now.
func openOffice(t *testing.T, by, now Authority, known ...[]byte) *fakeOffice {
	t.Helper()
	o := prepareOffice(t, by, now, known...)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	var open sync.WaitGroup
	open.Go(func() {
		for {
			raw, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() { o.serve(ctx, tls.Server(raw, Accepting(o.own))) })
		}
	})
	t.Cleanup(func() { cancel(); l.Close(); open.Wait() })
	return o
}

// closedOffice has no port.
func closedOffice(t *testing.T) *fakeOffice {
	a := must(NewAuthority(officeID, time.Now()))
	return prepareOffice(t, a, a, a.Certificate.Raw)
}

func prepareOffice(t *testing.T, by, now Authority, known ...[]byte) *fakeOffice {
	o := &fakeOffice{t: t, authority: now, known: known, address: "nowhere:7411"}
	o.reception = &Reception{Host: o}
	key := newKey()
	leaf := must(by.Issue(&key.PublicKey, Subject{Machine: "m-0", Role: "desk", Office: by.office()}, time.Now()))
	o.own = tls.Certificate{Certificate: must(Chain(leaf.Raw, known)), PrivateKey: key}
	return o
}

func (o *fakeOffice) serve(ctx context.Context, c *tls.Conn) {
	if err := c.HandshakeContext(ctx); err != nil {
		c.NetConn().Close()
		return
	}
	o.reception.Serve(ctx, c)
}

// invite makes the office's one invitation.
func (o *fakeOffice) invite() Invitation {
	i := Invitation{
		Office: officeID, Authority: KeyHash(o.authority.Certificate), Role: "hall",
		Expires: time.Now().Add(InvitationFor).Truncate(time.Second), Addresses: []string{o.address},
	}
	copy(i.Secret[:], newNonce())
	o.secret = i.Hash()
	return must(ParseInvitation(i.Text()))
}

func (o *fakeOffice) Admit(_ context.Context, a Applicant, _, secretHash string) (Papers, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.offline:
		return Papers{}, errors.New("no majority")
	case secretHash != "" && secretHash != o.secret:
		return Papers{}, Refuse(WrongCode, "", nil)
	case o.usedBy != "" && o.usedBy != a.Machine:
		return Papers{}, Refuse(CodeUsed, "", nil)
	}
	o.usedBy = a.Machine
	return o.papers(a)
}

func (o *fakeOffice) Renew(_ context.Context, a Applicant) (Papers, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.usedBy != a.Machine:
		return Papers{}, Refuse(UnknownHere, "", nil)
	case o.revoked:
		return Papers{}, Refuse(MachineGone, "", nil)
	}
	return o.papers(a)
}

func (o *fakeOffice) CountTry(context.Context, string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.tries++
	return nil
}

func (o *fakeOffice) papers(a Applicant) (Papers, error) {
	office := o.authority.office()
	c, err := o.authority.Issue(a.Key, Subject{Machine: a.Machine, Role: "hall", Office: office}, time.Now())
	if err != nil {
		return Papers{}, err
	}
	return Papers{
		Office: office, Machine: a.Machine, Role: "hall", Certificate: c.Raw, Authorities: o.known,
		Members: []Address{{"m-0", o.address}},
	}, nil
}

// show puts a short code on show. Who confirms it says what the person answers.
func (o *fakeOffice) show(confirm func(Waiting) bool) ShortCode {
	o.t.Helper()
	offer, err := o.reception.Show("i", func(_ context.Context, w Waiting) bool { return confirm(w) })
	if err != nil {
		o.t.Fatal(err)
	}
	return must(ParseShortCode(offer.Code.String()))
}

// wrong is a code for the same slot that is not the right one.
func wrong(right ShortCode) ShortCode {
	s := []byte(right.s[:codeSymbols-1])
	if s[4]++; s[4] == right.s[4] || s[4] > 'H' || s[4] < '0' || (s[4] > '9' && s[4] < 'A') {
		s[4] = map[bool]byte{true: 'K', false: 'M'}[right.s[4] != 'K']
	}
	return ShortCode{string(s) + string(checkSymbol(string(s)))}
}

func newcomer() Newcomer {
	_, recipient, err := NewSealingKey()
	if err != nil {
		panic(err)
	}
	return Newcomer{Key: newKey(), Recipient: recipient, Addresses: []string{"127.0.0.1:7411"}}
}

// expect holds a failure to its reason.
func expect(t *testing.T, what string, err error, want Code) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: it joined, and the reason %s was expected", what, want)
	} else if got := CodeOf(err); got != want {
		t.Errorf("%s: %v, and the reason %s was expected", what, err, want)
	}
}

func trusted(p Papers) *x509.Certificate { return must(x509.ParseCertificate(p.Certificate)) }
