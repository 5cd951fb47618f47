package member

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/office/machines"
)

// Bounds of a notice board: a machine that says more, or one machine too many, is
// not heard.
const (
	noticeFor   = 10 * time.Second
	maxNotice   = 256 << 10
	maxNotices  = 64
	wrongNotice = "wrong_request"
)

// noticeboard is where machines talk to each other while the log does not move.
// It knows nothing of what they say.
type noticeboard struct {
	mu      sync.Mutex // guards notices
	notices []noticed
}

type noticed struct {
	cluster.Notice
	at time.Time
}

// mayTalk are the roles that go on without the office.
var mayTalk = []machines.Role{machines.Kiosk, machines.Desk, machines.Admin}

// exchange puts up what a machine says and tells what the others do.
func (b *noticeboard) exchange(_ context.Context, from asker, asked json.RawMessage) (any, error) {
	var put cluster.PutUp
	if json.Unmarshal(asked, &put) != nil || len(put.Body) > maxNotice {
		return nil, &cluster.RefusedError{Code: wrongNotice}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.notices = slices.DeleteFunc(b.notices, func(n noticed) bool {
		return time.Since(n.at) > noticeFor || n.Machine == from.Machine && len(put.Body) > 0
	})
	if len(put.Body) > 0 && len(b.notices) < maxNotices {
		b.notices = append(b.notices, noticed{cluster.Notice{Machine: from.Machine, Body: put.Body}, time.Now()})
	}
	list := make([]cluster.Notice, 0, len(b.notices))
	for _, n := range b.notices {
		list = append(list, n.Notice)
	}
	return list, nil
}
