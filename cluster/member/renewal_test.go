package member_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
)

// A clerk's machine keeps no log and has no member beside it. It follows a change
// of the authority, and does not hold up its end.
func TestAWindowRenewsWhereThereIsNoMember(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	desk := clustertest.Machine(t)
	before := desk.Join(w.Invite("desk", machines.Desk, false).Text)
	identity, papers, err := cluster.LoadJoined(desk.Folder)
	if err != nil {
		t.Fatal(err)
	}
	r := &cluster.Renewal{Folder: desk.Folder, Identity: identity, Log: slog.New(slog.DiscardHandler)}
	client := cluster.Open(cluster.ClientConfig{
		Identity: identity, Members: cluster.MembersOf(papers),
		News: r.News, Contact: func(c feed.Contact) { r.Contact(c) },
	})
	ctx, cancel := context.WithCancel(t.Context())
	var done sync.WaitGroup
	done.Go(func() { r.Run(ctx) })
	t.Cleanup(func() { cancel(); done.Wait(); client.Close() })
	if err := first.Member.ChangeAuthority(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Until("the clerk's machine has a new certificate", func(s *office.State) bool {
		m, _ := s.Machines.Machine(machines.ID(papers.Machine))
		return m.Serial != leaf(t, before).SerialNumber.Text(16)
	})
	until(t, "the window shows it", func() bool {
		p, err := desk.Folder.Papers()
		return err == nil && identity.Self().Serial == leaf(t, p).SerialNumber.Text(16) && identity.Self().Serial != leaf(t, before).SerialNumber.Text(16)
	})
}
