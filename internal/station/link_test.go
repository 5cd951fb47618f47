package station

import (
	"log/slog"
	"sync"
	"testing"

	"okienko/cluster/clustertest"
	"okienko/internal/config"
	"okienko/internal/feed"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// TestALinkCarriesCommandsAndNews walks the whole line with a real member. The
// callbacks ask for the time and send, which must not lock anything up.
func TestALinkCarriesCommandsAndNews(t *testing.T) {
	o := clustertest.New(t, 1, officetest.Plan())
	m := config.Machine{ID: "window", Data: t.TempDir(), Members: []config.Member{config.Member(o.Members[0])}}
	s := &Station{Machine: m, Identity: o.Identity("window"), Log: slog.New(slog.DiscardHandler)}
	opened := make(chan struct{})
	answered := make(chan feed.Answered, 10)
	planned := make(chan struct{})
	var l *Link
	var once, plan sync.Once
	l = s.Connect("desk", func(n feed.News) {
		<-opened
		if n.State.Queue.Plan.Revision > 0 && l.Now() > 0 {
			plan.Do(func() { close(planned) })
		}
	}, func(c feed.Contact) {
		<-opened
		if c.Current && l.Now() > 0 {
			once.Do(func() {
				l.Send(feed.Send{Tag: "from the callback", Command: queue.PassTime{}}, func(a feed.Answered) { answered <- a })
			})
		}
	})
	close(opened)
	defer l.Close()
	if a := <-answered; a.Tag != "from the callback" || a.Lost {
		t.Errorf("the answer is %+v", a)
	}
	<-planned
}
