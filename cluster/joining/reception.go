package joining

import (
	"context"
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Applicant is who asks, as the talk has shown it.
type Applicant struct {
	Machine   string // follows from the key
	Key       *ecdsa.PublicKey
	Recipient string
	Addresses []string
	Level     int
	Version   string
}

// Host decides what a reception may not: it is the office's log.
type Host interface {
	// Admit uses up an invitation whose secret is known (its hash is given), or
	// whose short code was proven and confirmed (no hash), and gives papers. Who
	// has used it already may ask again.
	Admit(ctx context.Context, a Applicant, invitation, secretHash string) (Papers, error)
	// Renew gives papers to a machine that the office knows with this key.
	Renew(ctx context.Context, a Applicant) (Papers, error)
	// CountTry notes a wrong code.
	CountTry(ctx context.Context, invitation string) error
}

// Waiting is a newcomer about whom a person is asked.
type Waiting struct {
	Machine string
	Address string // where it calls from
	Digits  string // the other screen must show the same
}

// Offer is a short code on show.
type Offer struct {
	Invitation string
	Code       ShortCode
	Expires    time.Time
	// Confirm asks a person whether the digits are the same. It may take minutes.
	Confirm func(ctx context.Context, w Waiting) (yes bool)
}

// Reception talks to newcomers at a member's port. Its zero value with a Host is
// ready.
type Reception struct {
	Host  Host
	Clock func() time.Time // nil takes the machine's

	mu     sync.Mutex // guards what follows
	offers map[string]*offer
	guests int
}

type offer struct {
	Offer

	mu    sync.Mutex // guards what follows
	tries int
	taken bool
}

// Limits of a reception. Newcomers are few; who comes in crowds is none.
const (
	maxGuests  = 16
	maxOffers  = 8
	confirmFor = 5 * time.Minute
	decideFor  = 20 * time.Second
)

// Accepting is the TLS configuration for newcomers: they have no certificate.
// The member shows its own, with the authorities behind it.
func Accepting(own tls.Certificate) *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{own}, NextProtos: []string{Protocol},
		SessionTicketsDisabled: true,
	}
}

// Show makes a short code for an invitation. It can be used until it has run
// out, was used, or is withdrawn.
func (r *Reception) Show(invitation string, confirm func(context.Context, Waiting) bool) (Offer, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tidy()
	if len(r.offers) >= maxOffers {
		return Offer{}, Refuse(OfficeBusy, "", errors.New("too many codes are on show"))
	}
	for {
		code, err := NewShortCode(rand.Reader)
		if err != nil {
			return Offer{}, err
		}
		if r.offers[code.Slot()] != nil {
			continue
		}
		o := &offer{tries: ShortCodeTries, Offer: Offer{
			Invitation: invitation, Code: code, Expires: r.now().Add(ShortCodeFor), Confirm: confirm,
		}}
		if r.offers == nil {
			r.offers = make(map[string]*offer)
		}
		r.offers[code.Slot()] = o
		return o.Offer, nil
	}
}

// Withdraw ends a short code.
func (r *Reception) Withdraw(c ShortCode) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if o := r.offers[c.Slot()]; o != nil && o.Code == c {
		delete(r.offers, c.Slot())
	}
}

// tidy lets go of codes that ran out long ago; a moment ago they still say so.
func (r *Reception) tidy() {
	for slot, o := range r.offers {
		if r.now().After(o.Expires.Add(ShortCodeFor)) {
			delete(r.offers, slot)
		}
	}
}

func (r *Reception) offer(slot string) *offer {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.offers[slot]
}

// Serve talks to one newcomer and closes the connection.
func (r *Reception) Serve(ctx context.Context, c *tls.Conn) {
	defer c.NetConn().Close()
	defer context.AfterFunc(ctx, func() { c.NetConn().Close() })()
	if !r.enter() {
		r.refuse(c, Refuse(OfficeBusy, "", nil))
		return
	}
	defer r.leave()
	p, err := r.talk(ctx, c)
	if err != nil {
		r.refuse(c, err)
		return
	}
	_, _ = send(c, kindPapers, p) // who does not get it asks again
	_ = c.CloseWrite()
}

func (r *Reception) enter() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.guests >= maxGuests {
		return false
	}
	r.guests++
	return true
}

func (r *Reception) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.guests--
}

// refuse says why not. The cause stays here: it is not for strangers.
func (r *Reception) refuse(c *tls.Conn, err error) {
	var why *Refusal
	if !errors.As(err, &why) {
		why = Refuse(OfficeBusy, "", err)
	}
	_, _ = send(c, kindRefused, refused{Code: why.Code, What: why.What})
	_ = c.CloseWrite()
}

func (r *Reception) talk(ctx context.Context, c *tls.Conn) (Papers, error) {
	k, body, err := read(c)
	if err != nil {
		return Papers{}, err
	}
	var ask asking
	if err := json.Unmarshal(body, &ask); err != nil {
		return Papers{}, Refuse(Misunderstood, "", err)
	}
	a, err := ask.applicant()
	if err != nil {
		return Papers{}, Refuse(Misunderstood, "", err)
	}
	switch k {
	case kindInvited:
		return r.invited(ctx, ask, a)
	case kindTyped:
		return r.typed(ctx, c, ask, a, body)
	case kindRenew:
		return r.renew(ctx, c, ask, a)
	}
	return Papers{}, Refuse(Misunderstood, "", fmt.Errorf("message %d", k))
}

func (ask asking) applicant() (Applicant, error) {
	key, err := readRequest(ask.Request)
	if err != nil {
		return Applicant{}, err
	}
	id, err := MachineID(key)
	return Applicant{
		Machine: id, Key: key, Recipient: ask.Recipient, Addresses: ask.Addresses, Level: ask.Level, Version: ask.Version,
	}, err
}

func (r *Reception) invited(ctx context.Context, ask asking, a Applicant) (Papers, error) {
	var i Invitation
	if copy(i.Secret[:], ask.Secret) != len(i.Secret) || len(ask.Secret) != len(i.Secret) {
		return Papers{}, Refuse(Misunderstood, "", errors.New("the secret has another length"))
	}
	ctx, cancel := context.WithTimeout(ctx, decideFor)
	defer cancel()
	return r.Host.Admit(ctx, a, i.ID(), i.Hash())
}

func (r *Reception) renew(ctx context.Context, c *tls.Conn, ask asking, a Applicant) (Papers, error) {
	bound, err := binding(c)
	if err != nil {
		return Papers{}, err
	}
	if !possesses(a.Key, bound, ask.Request, ask.Bound) {
		return Papers{}, Refuse(UnknownHere, "", errors.New("the key is not in its hands"))
	}
	ctx, cancel := context.WithTimeout(ctx, decideFor)
	defer cancel()
	return r.Host.Renew(ctx, a)
}

func (r *Reception) typed(ctx context.Context, c *tls.Conn, ask asking, a Applicant, theirs []byte) (Papers, error) {
	o := r.offer(ask.Slot)
	switch {
	case o == nil:
		return Papers{}, Refuse(WrongCode, "", nil)
	case r.now().After(o.Expires):
		return Papers{}, Refuse(CodeExpired, "", nil)
	case len(ask.Commit) != sha256.Size:
		return Papers{}, Refuse(Misunderstood, "", errors.New("the commitment has another length"))
	}
	key, nonce, err := r.agree(c, o, ask, theirs)
	if err != nil {
		return Papers{}, err
	}
	var proof proven
	if _, err := receive(c, kindProof, &proof); err != nil {
		return Papers{}, err
	}
	right := hmac.Equal(proof.Tag, tag(key, newcomerSide)) && hmac.Equal(commitment(proof.Nonce), ask.Commit)
	if err := r.judge(ctx, o, right); err != nil {
		return Papers{}, err
	}
	defer r.Withdraw(o.Code) // used, or in wrong hands
	if _, err := send(c, kindChecked, proven{Tag: tag(key, memberSide)}); err != nil {
		return Papers{}, err
	}
	return r.confirmed(ctx, c, o, a, digits(key, proof.Nonce, nonce))
}

// agree runs the member's side of CPace.
func (r *Reception) agree(c *tls.Conn, o *offer, ask asking, theirs []byte) (key, nonce []byte, err error) {
	bound, err := binding(c)
	if err != nil {
		return nil, nil, err
	}
	p, err := newPake(o.Code.secret(), channel(bound), ask.Commit)
	if err != nil {
		return nil, nil, err
	}
	nonce = newNonce()
	mine, err := send(c, kindShare, shared{Share: p.Share, Nonce: nonce})
	if err != nil {
		return nil, nil, err
	}
	key, err = p.finish(ask.Share, said(ask.Share, theirs), said(p.Share, mine))
	if err != nil {
		return nil, nil, Refuse(Misunderstood, "", err)
	}
	return key, nonce, nil
}

// judge lets one newcomer pass and counts the tries of the others, one at a
// time: many lines at once are no more tries.
func (r *Reception) judge(ctx context.Context, o *offer, right bool) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.taken:
		return Refuse(CodeUsed, "", nil)
	case o.tries <= 0:
		return Refuse(CodeLocked, "", nil)
	case right:
		o.taken = true
		return nil
	}
	o.tries--
	ctx, cancel := context.WithTimeout(ctx, decideFor)
	defer cancel()
	_ = r.Host.CountTry(ctx, o.Invitation) // this code is counted here; the log's count is for the text
	if o.tries == 0 {
		return Refuse(CodeLocked, "", nil)
	}
	return Refuse(WrongCode, "", nil)
}

// confirmed asks the person at this side, and keeps the other side waiting.
func (r *Reception) confirmed(ctx context.Context, c *tls.Conn, o *offer, a Applicant, digits string) (Papers, error) {
	asked, cancel := context.WithTimeout(ctx, confirmFor)
	defer cancel()
	answer := make(chan bool, 1)
	go func() {
		answer <- o.Confirm(asked, Waiting{Machine: a.Machine, Address: c.RemoteAddr().String(), Digits: digits})
	}()
	again := time.NewTicker(waitEvery)
	defer again.Stop()
	for {
		select {
		case yes := <-answer:
			if !yes {
				return Papers{}, Refuse(SaidNo, "", nil)
			}
			decide, cancel := context.WithTimeout(ctx, decideFor)
			defer cancel()
			return r.Host.Admit(decide, a, o.Invitation, "")
		case <-again.C:
			if _, err := send(c, kindWait, struct{}{}); err != nil {
				cancel()
				<-answer
				return Papers{}, err
			}
		}
	}
}

func (r *Reception) now() time.Time {
	if r.Clock != nil {
		return r.Clock()
	}
	return time.Now()
}
