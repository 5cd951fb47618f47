package joining

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/tls"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"net"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestFiveWrongCodesLockIt(t *testing.T) {
	o := newOffice(t)
	code := o.show(func(Waiting) bool { t.Error("a person was asked"); return true })
	for try := 1; try <= ShortCodeTries; try++ {
		_, err := newcomer().ByCode(t.Context(), wrong(code), o.address)
		want := WrongCode
		if try == ShortCodeTries {
			want = CodeLocked
		}
		expect(t, "a wrong code", err, want)
	}
	_, err := newcomer().ByCode(t.Context(), code, o.address)
	expect(t, "the right code afterwards", err, CodeLocked)
	if o.tries != ShortCodeTries {
		t.Errorf("the log counts %d tries", o.tries)
	}
}

// Many lines at once are no more than five tries.
func TestManyGuessesAtOnceAreFive(t *testing.T) {
	o := newOffice(t)
	code := o.show(func(Waiting) bool { return true })
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			if _, err := newcomer().ByCode(t.Context(), wrong(code), o.address); err == nil {
				t.Error("a wrong code joined")
			}
		})
	}
	all.Wait()
	if o.tries != ShortCodeTries {
		t.Errorf("%d guesses were judged", o.tries)
	}
}

func TestACodeRunsOut(t *testing.T) {
	o := newOffice(t)
	now := time.Now()
	o.reception.Clock = func() time.Time { return now }
	code := o.show(func(Waiting) bool { return true })
	now = now.Add(ShortCodeFor + time.Second)
	_, err := newcomer().ByCode(t.Context(), code, o.address)
	expect(t, "too late", err, CodeExpired)
	next := o.show(func(Waiting) bool { return true })
	o.reception.Withdraw(next)
	_, err = newcomer().ByCode(t.Context(), next, o.address)
	expect(t, "withdrawn", err, WrongCode)
}

// between is a machine on the line that ends TLS on both sides and passes on what
// it likes.
type between struct {
	address string
	mu      sync.Mutex // guards seen
	seen    [][]byte   // what newcomers sent
}

func newBetween(t *testing.T, to string, change func(k kind, body []byte) []byte) *between {
	t.Helper()
	other := must(NewAuthority(officeID, time.Now()))
	key := newKey()
	leaf := must(other.Issue(&key.PublicKey, Subject{Machine: "m-0", Office: officeID}, time.Now()))
	own := tls.Certificate{Certificate: [][]byte{leaf.Raw, other.Certificate.Raw}, PrivateKey: key}
	l, err := tls.Listen("tcp", "127.0.0.1:0", Accepting(own))
	if err != nil {
		t.Fatal(err)
	}
	b := &between{address: l.Addr().String()}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			left, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() { b.pass(left, to, change) })
		}
	})
	t.Cleanup(func() { l.Close(); open.Wait() })
	return b
}

func (b *between) pass(left net.Conn, to string, change func(kind, []byte) []byte) {
	defer left.Close()
	right, err := tls.Dial("tcp", to, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{Protocol}})
	if err != nil {
		return
	}
	defer right.Close()
	var both sync.WaitGroup
	both.Go(func() {
		defer right.Close()
		for {
			k, body, err := readMessage(left)
			if err != nil {
				return
			}
			b.mu.Lock()
			b.seen = append(b.seen, body)
			b.mu.Unlock()
			if write(right, k, change(k, body)) != nil {
				return
			}
		}
	})
	_, _ = io.Copy(left, right)
	left.Close()
	both.Wait()
}

func write(w io.Writer, k kind, body []byte) error {
	_, err := w.Write(append(binary.BigEndian.AppendUint32([]byte{byte(k)}, uint32(len(body))), body...))
	return err
}

func unchanged(_ kind, body []byte) []byte { return body }

// Who stands between and does not know the code gets nothing, and it costs a try.
func TestARelayThatDoesNotKnowTheCode(t *testing.T) {
	o := newOffice(t)
	code := o.show(func(Waiting) bool { t.Error("a person was asked"); return true })
	b := newBetween(t, o.address, unchanged)
	_, err := newcomer().ByCode(t.Context(), code, b.address)
	expect(t, "through a relay", err, WrongCode)
	if o.tries != 1 {
		t.Errorf("%d tries were counted", o.tries)
	}
	_, err = newcomer().ByInvitation(t.Context(), o.invite(), b.address)
	if err != nil {
		t.Fatal("the office itself:", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, body := range b.seen {
		if bytes.Contains(body, []byte(`"secret"`)) {
			t.Error("the relay was told the secret of an invitation")
		}
	}
}

// Who stands between and knows the code, because it was read aloud, can speak
// with both sides, but their screens differ.
func TestARelayThatKnowsTheCodeShowsOtherDigits(t *testing.T) {
	o := newOffice(t)
	var here, there string
	code := o.show(func(w Waiting) bool { here = w.Digits; return w.Digits == there })
	evil := newOffice(t)
	met := make(chan struct{})
	evil.reception.offers = map[string]*offer{code.Slot(): {
		tries: ShortCodeTries, Offer: Offer{Invitation: "i", Code: code, Expires: time.Now().Add(time.Hour),
			Confirm: func(context.Context, Waiting) bool { <-met; return true }},
	}}
	var both sync.WaitGroup
	both.Go(func() {
		n := newcomer()
		n.Digits = func(d string) { there = d; close(met) }
		_, _ = n.ByCode(t.Context(), code, evil.address)
	})
	both.Go(func() {
		<-met
		_, err := newcomer().ByCode(t.Context(), code, o.address)
		expect(t, "the one between", err, SaidNo)
	})
	both.Wait()
	if here == "" || here == there {
		t.Errorf("the screens show %q and %q", here, there)
	}
}

// Who could choose its part of the digits last could make them fit.
func TestANewcomerIsBoundToItsPartOfTheDigits(t *testing.T) {
	o := newOffice(t)
	code := o.show(func(Waiting) bool { t.Error("a person was asked"); return true })
	c := o.call(t)
	ask := must(newcomer().asking())
	ask.Slot, ask.Commit = code.Slot(), commitment(newNonce())
	p := must(newPake(code.secret(), channel(must(binding(c))), ask.Commit))
	ask.Share = p.Share
	mine := must(send(c, kindTyped, ask))
	var their shared
	theirs := must(receive(c, kindShare, &their))
	key := must(p.finish(their.Share, said(p.Share, mine), said(their.Share, theirs)))
	must(send(c, kindProof, proven{Tag: tag(key, newcomerSide), Nonce: newNonce()}))
	_, err := receive(c, kindChecked, &proven{})
	expect(t, "another number than the one it was bound to", err, WrongCode)
}

// What was said on one line says nothing on another.
func TestARenewalThatWasHeardOnAnotherLine(t *testing.T) {
	o := newOffice(t)
	n := newcomer()
	o.usedBy = must(MachineID(&n.Key.PublicKey))
	ask := must(n.asking())
	c := o.call(t)
	for what, bound := range map[string][]byte{"another line": bytes.Repeat([]byte{7}, 32), "this line": must(binding(c))} {
		ask.Bound = must(possession(n.Key, bound, ask.Request))
		line := c
		if what == "another line" {
			line = o.call(t)
		}
		must(send(line, kindRenew, ask))
		_, err := receive(line, kindPapers, &Papers{})
		if what == "this line" && err != nil {
			t.Error(err)
		} else if what == "another line" {
			expect(t, what, err, UnknownHere)
		}
	}
}

// call opens a line to an office as anybody can.
func (o *fakeOffice) call(t *testing.T) *tls.Conn {
	t.Helper()
	c, err := tls.Dial("tcp", o.address, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{Protocol}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.NetConn().Close() })
	return c
}

func TestGarbledNewcomersHarmNobody(t *testing.T) {
	o := newOffice(t)
	code := o.show(func(Waiting) bool { return true })
	good := must(newcomer().asking())
	ask := func(change func(*asking)) []byte {
		bad := good
		bad.Request = bytes.Clone(good.Request)
		change(&bad)
		return must(json.Marshal(bad))
	}
	for what, m := range map[string]struct {
		kind kind
		body []byte
		want Code
	}{
		"no text":            {kindInvited, []byte("{"), Misunderstood},
		"null":               {kindTyped, []byte("null"), Misunderstood},
		"an unknown message": {77, ask(func(*asking) {}), Misunderstood},
		"a member's message": {kindPapers, ask(func(*asking) {}), Misunderstood},
		"no request":         {kindInvited, ask(func(a *asking) { a.Request = nil }), Misunderstood},
		"a changed request":  {kindInvited, ask(func(a *asking) { a.Request[len(a.Request)-1] ^= 1 }), Misunderstood},
		"a short secret":     {kindInvited, ask(func(a *asking) { a.Secret = []byte{1} }), Misunderstood},
		"a wrong secret":     {kindInvited, ask(func(a *asking) { a.Secret = make([]byte, 16) }), WrongCode},
		"no commitment":      {kindTyped, ask(func(a *asking) { a.Slot = code.Slot() }), Misunderstood},
		"a share that is none": {kindTyped, ask(func(a *asking) {
			a.Slot, a.Commit, a.Share = code.Slot(), make([]byte, 32), []byte{4}
		}), Misunderstood},
	} {
		c := o.call(t)
		if err := write(c, m.kind, m.body); err != nil {
			t.Fatal(err)
		}
		_, err := receive(c, kindPapers, &Papers{})
		if m.kind == kindTyped && CodeOf(err) == Misunderstood {
			// The member's share may have come first.
			var r *Refusal
			if !errors.As(err, &r) {
				t.Error(err)
			}
			continue
		}
		expect(t, what, err, m.want)
	}
	if _, err := newcomer().ByCode(t.Context(), code, o.address); err != nil {
		t.Error("afterwards nobody can join:", err)
	}
}

func TestAMessageThatIsTooLong(t *testing.T) {
	o := newOffice(t)
	c := o.call(t)
	if _, err := c.Write([]byte{byte(kindInvited), 0x7f, 0xff, 0xff, 0xff}); err != nil {
		t.Fatal(err)
	}
	_, err := receive(c, kindPapers, &Papers{})
	expect(t, "two gigabytes", err, Misunderstood)
}

// A crowd that says nothing keeps nobody out for long, and holds no memory.
func TestACrowdIsTurnedAway(t *testing.T) {
	o := newOffice(t)
	i := o.invite()
	for range maxGuests {
		o.call(t)
	}
	for o.guests() < maxGuests {
		time.Sleep(time.Millisecond)
	}
	_, err := newcomer().ByInvitation(t.Context(), i)
	expect(t, "while the crowd stands there", err, OfficeBusy)
}

func (o *fakeOffice) guests() int {
	o.reception.mu.Lock()
	defer o.reception.mu.Unlock()
	return o.reception.guests
}

// Who is silent is given up, on either side.
func TestASilentOtherSideIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		left, right := net.Pipe()
		defer left.Close()
		defer right.Close()
		began := time.Now()
		_, err := receive(left, kindPapers, &Papers{})
		expect(t, "silence", err, Disconnected)
		_, err = send(left, kindPapers, Papers{})
		expect(t, "nobody reads", err, Disconnected)
		if took := time.Since(began); took != 2*stepFor {
			t.Errorf("it took %v", took)
		}
	})
}

// A member that knows the code only by hearsay of its own share gets no papers
// through: its tag is asked for.
func TestAMemberThatDoesNotKnowTheCode(t *testing.T) {
	evil := newOffice(t)
	code := must(NewShortCode(rand.Reader))
	evil.reception.offers = map[string]*offer{code.Slot(): {
		tries: 1000, Offer: Offer{Code: wrong(code), Expires: time.Now().Add(time.Hour), Confirm: func(context.Context, Waiting) bool { return true }},
	}}
	n := newcomer()
	n.Digits = func(string) { t.Error("digits are shown") }
	if _, err := n.ByCode(t.Context(), code, evil.address); err == nil {
		t.Error("it joined")
	}
	left, right := net.Pipe()
	defer left.Close()
	var open sync.WaitGroup
	open.Go(func() { defer right.Close(); liar(right) })
	defer open.Wait()
	_, err := n.prove(left, nil, code)
	expect(t, "a wrong tag", err, OtherOffice)
}

// liar takes any proof for right.
func liar(c net.Conn) {
	k, body, err := read(c)
	if err != nil || k != kindTyped {
		return
	}
	var ask asking
	_ = json.Unmarshal(body, &ask)
	p, _ := newPake([]byte("WRONG0"), channel(nil), ask.Commit)
	_, _ = send(c, kindShare, shared{Share: p.Share, Nonce: newNonce()})
	_, _ = receive(c, kindProof, &proven{})
	_, _ = send(c, kindChecked, proven{Tag: make([]byte, 32)})
}

func FuzzReadMessage(f *testing.F) {
	f.Add([]byte{1, 0, 0, 0, 2, '{', '}'})
	f.Add([]byte{9, 0, 0, 0, 20})
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		_, body, err := readMessage(bytes.NewReader(b))
		if err == nil && len(body) > maxMessage {
			t.Error("too long")
		}
		if err != nil {
			return
		}
		var ask asking
		if json.Unmarshal(body, &ask) == nil {
			_, _ = ask.applicant()
		}
		_ = readRefusal(body)
	})
}
