package cluster

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/tls"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"okienko/cluster/joining"
	"okienko/internal/feed"
	"okienko/office"
)

// Renewal keeps the papers of a window's machine: it takes over what the member
// beside it has renewed, and renews by itself where there is no member.
type Renewal struct {
	Folder   joining.Folder
	Identity *Identity
	Log      *slog.Logger

	mu     sync.Mutex // guards what follows
	roots  int        // authorities that the register names
	newest []byte     // the last of them
	lost   time.Time  // since when the office is away; zero while it is there
}

// Times of a renewal. A machine that has lost the office for a while may have
// missed a change of its authority, and asks for papers that are trusted now.
const (
	papersEvery = 3 * time.Second
	askAgainIn  = 20 * time.Second
	lostFor     = time.Minute
	askRarely   = 10 * time.Minute
)

// News notes which authorities count.
func (r *Renewal) News(n feed.News) {
	all := n.State.Machines.Authorities
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.roots = len(all); r.roots > 0 && !bytes.Equal(r.newest, all[r.roots-1].Certificate) {
		r.newest = bytes.Clone(all[r.roots-1].Certificate)
	}
}

// Contact notes whether the office is there.
func (r *Renewal) Contact(c feed.Contact) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case c.Current:
		r.lost = time.Time{}
	case r.lost.IsZero():
		r.lost = time.Now()
	}
}

// Run looks after the papers until the context ends.
func (r *Renewal) Run(ctx context.Context) {
	chance := rand.Float64()
	var asked time.Time
	for {
		pause(ctx, papersEvery)
		if ctx.Err() != nil {
			return
		}
		p, err := r.Folder.Papers()
		if err == nil {
			err = r.use(p)
		}
		if err != nil {
			r.Log.Error("the papers of this machine cannot be used", "error", err)
			continue
		}
		if wait, due := r.due(p, chance); due && !p.Keeps && time.Since(asked) > wait {
			asked, chance = time.Now(), rand.Float64()
			r.renew(ctx, p)
		}
	}
}

// use shows and believes papers that somebody has renewed.
func (r *Renewal) use(p joining.Papers) error {
	now := r.Identity.Proof()
	roots, err := joining.Roots(p.Authorities)
	if err != nil || bytes.Equal(now.Pair.Certificate[0], p.Certificate) && len(roots) == len(now.Roots) {
		return err
	}
	pair := tls.Certificate{Certificate: [][]byte{p.Certificate}, PrivateKey: now.Pair.PrivateKey}
	return r.Identity.Replace(Proof{Pair: pair, Roots: roots})
}

// due says whether a machine without a member needs other papers, and how long it
// waits between two times that it asks.
func (r *Renewal) due(p joining.Papers, chance float64) (wait time.Duration, due bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	leaf, err := p.Leaf()
	switch {
	case !r.lost.IsZero():
		return askRarely, time.Since(r.lost) > lostFor
	case err != nil || time.Now().After(joining.RenewAt(leaf, chance)):
		return askAgainIn, true
	case r.roots == 0:
		return 0, false
	}
	known := p.Authorities
	return askAgainIn, len(known) != r.roots || !bytes.Equal(known[len(known)-1], r.newest)
}

func (r *Renewal) renew(ctx context.Context, p joining.Papers) {
	key, ok := r.Identity.Proof().Pair.PrivateKey.(*ecdsa.PrivateKey)
	if !ok {
		return
	}
	var addresses []string
	for _, m := range p.Members {
		addresses = append(addresses, m.Address)
	}
	n := joining.Newcomer{Key: key, Level: office.Level, Clock: r.Identity.Clock, Dial: r.Identity.Via().Dial}
	next, err := n.Renew(ctx, p.Authorities, addresses...)
	if err == nil {
		err = r.Folder.Keep(next)
	}
	if err == nil {
		err = r.use(next)
	}
	if err != nil {
		r.Log.Warn("the certificate was not renewed, and is asked for again", "error", err)
	}
}
