package station

import (
	"slices"
	"testing"

	"okienko/internal/feed"
)

func TestContactAndTroubleAreToldAsOne(t *testing.T) {
	var told []feed.Contact
	h := &health{tell: func(c feed.Contact) { told = append(told, c) }}
	now := feed.Contact{Current: true}
	with := func(c feed.Contact, trouble feed.Trouble) feed.Contact { c.Trouble = trouble; return c }

	h.ails(feed.DiskFull) // before the client has spoken
	h.heard(feed.Contact{})
	h.heard(now)
	h.ails(feed.DiskFull) // the same again
	h.heard(with(now, feed.UpdateNeeded))
	h.ails(feed.NoTrouble)
	h.heard(now)
	h.ails(feed.NoTrouble)
	want := []feed.Contact{
		{Trouble: feed.DiskFull},
		with(now, feed.DiskFull),
		with(now, feed.UpdateNeeded),
		with(now, feed.UpdateNeeded), // what the client finds out comes first
		now,
	}
	if !slices.Equal(told, want) {
		t.Errorf("told were %+v\nand not %+v", told, want)
	}
}
