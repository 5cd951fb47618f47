package station

import (
	"context"
	"sync"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/beside"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// Link is a window's line to the office.
type Link struct {
	client *cluster.Client
	outbox *outbox
	health health
	cancel context.CancelFunc
	done   sync.WaitGroup

	removed chan struct{} // closed when the office has put this machine out
}

// drafts is where the window's letters are kept.
func (s *Station) drafts() *drafts {
	if s.Journal == nil {
		return nil
	}
	return &drafts{journal: s.Journal, log: s.Log}
}

// Connect starts the machine's member where none runs, and the client of a window:
// "kiosk", "desk", "hall" or "admin". News and
// contact are called from other goroutines, each of them one at a time, and
// perhaps before Connect returns. They may call Now and Send, and not Close.
func (s *Station) Connect(window string, news func(feed.News), contact func(feed.Contact)) *Link {
	s.sit(window)
	ctx, cancel := context.WithCancel(context.Background())
	l := &Link{cancel: cancel, removed: make(chan struct{})}
	l.health.tell = both(contact, s.watchRemoval(l.removed))
	l.outbox = newOutbox(s.drafts())
	l.outbox.do = func(ctx context.Context, c office.Command, keep func([]byte) error) (office.Answer, error) {
		return l.client.DoKept(ctx, c, keep)
	}
	l.outbox.again = func(ctx context.Context, envelope []byte) (office.Answer, error) {
		return l.client.DoAgain(ctx, envelope)
	}
	l.outbox.put(l.outbox.kept.letters(func(feed.Answered) {})...)
	heard := l.health.heard
	if s.Machine.Joins {
		r := &cluster.Renewal{Folder: joining.Folder(s.Machine.Identity), Identity: s.Identity, Log: s.Log}
		news, heard = both(r.News, news), both(r.Contact, heard)
		l.done.Go(func() { r.Run(ctx) })
	}
	l.client = cluster.Open(cluster.ClientConfig{
		Identity: s.Identity, Members: s.Members(), News: news, Contact: heard, Log: s.Log,
	})
	l.done.Go(func() { l.outbox.run(ctx) })
	if s.Machine.Member {
		k := &beside.Keeper{
			File: s.File, Identity: s.Identity, Self: s.Members()[0], Tell: l.health.ails, Log: s.Log,
		}
		l.done.Go(func() { k.Keep(ctx) })
	}
	return l
}

// both tells one thing to two.
func both[T any](first, second func(T)) func(T) {
	return func(v T) { first(v); second(v) }
}

// Removed is closed when the office has put this machine out, and the next start
// knows. The window then ends, and begins anew as a newcomer's.
func (l *Link) Removed() <-chan struct{} { return l.removed }

// watchRemoval notes that the machine was put out. One whose keys were made by
// hand cannot join by a code: its window goes on, and says what is wrong.
func (s *Station) watchRemoval(noted chan struct{}) func(feed.Contact) {
	done := false
	return func(c feed.Contact) {
		if c.Trouble != feed.Removed || !s.Machine.Joins || done {
			return
		}
		if err := joining.Folder(s.Machine.Identity).KeepFarewell(joining.RemovedFarewell); err != nil {
			s.Log.Error("the window goes on, though the machine was removed", "error", err)
			return
		}
		done = true
		close(noted)
	}
}

// Close ends the line, and the member if this window started it.
func (l *Link) Close() {
	l.cancel()
	l.client.Close()
	l.done.Wait()
}

// Now is the office's time.
func (l *Link) Now() queue.Moment { return l.client.Now() }

// Send gives a command to the office. Commands go out one after another, in the
// order of the calls; answered is called from another goroutine.
func (l *Link) Send(s feed.Send, answered func(feed.Answered)) { l.outbox.push(s, answered) }

// Client is the line itself, for a window that asks questions beside the log.
func (l *Link) Client() *cluster.Client { return l.client }

// Members lists the members, the one on this machine first.
func (s *Station) Members() []cluster.Member {
	var list []cluster.Member
	for _, m := range s.Machine.Members {
		if m.ID == s.Machine.ID {
			list = append([]cluster.Member{cluster.Member(m)}, list...)
		} else {
			list = append(list, cluster.Member(m))
		}
	}
	return list
}
