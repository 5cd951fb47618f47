package member_test

import (
	"testing"

	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/office"
	"okienko/office/officetest"
)

// One member of three comes back alone: it shows the last state that was
// committed, and does not say that it is current.
func TestALoneMemberShowsTheLastState(t *testing.T) {
	for _, c := range []struct {
		name string
		tune func(*member.Config)
	}{
		{"from the log", func(*member.Config) {}},
		{"from the plain store", func(c *member.Config) { c.PlainStore = true }},
		{"from a snapshot and the log behind it", func(c *member.Config) {
			c.Raft.SnapshotAfter, c.Raft.TrailingLogs, c.Raft.SnapshotEvery = 16, 4, 20e6
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := clustertest.Prepare(t, 3, officetest.Plan())
			for _, m := range o.Members {
				o.Tune(m.ID, c.tune)
				o.Start(m.ID)
			}
			w := o.Window("m1", "m2")
			w.OpenDay()
			for range 40 {
				w.Must(clustertest.Issue())
			}
			lone := o.Window("m3")
			lone.Until(tickets(40)) // it has heard that they are committed
			lone.Close()
			w.Close()
			for _, m := range o.Members {
				o.Drop(m.ID)
			}
			o.Start("m3")
			back := o.Window("m3")
			back.Until(tickets(40))
			for _, c := range back.Contacts() {
				if c.Current {
					t.Error("it said that it was current")
				}
			}
			// And it votes: what was replayed holds the configuration, too.
			o.Start("m1")
			o.Window("m1", "m3").Must(clustertest.Issue())
			back.Until("everything is there", func(s *office.State) bool { return len(s.Queue.Tickets) == 41 })
		})
	}
}
