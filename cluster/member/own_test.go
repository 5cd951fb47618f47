package member_test

import (
	"testing"

	"okienko/cluster/clustertest"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// TestAWindowGivesNothingByItself: whatever a window writes on its command, it is
// given by whoever is signed in there. Only members act by themselves.
func TestAWindowGivesNothingByItself(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 1, officetest.Plan())
	o.Window().Until("the member has adopted its plan", func(s *office.State) bool { return s.Queue.Plan.Revision > 0 })
	o.Submit("window", o.Members[0].ID, office.Envelope{Client: "sly", Seq: 1, Level: office.Level, Own: true, Command: queue.PassTime{}})
	all := o.Entries(func(e office.Envelope) bool { return e.Client == "sly" })
	if all[len(all)-1].Own {
		t.Error("a window passes for a member, and needs no person")
	}
	adopts := 0
	for _, e := range all {
		if _, is := e.Command.(queue.AdoptPlan); is && e.Own {
			adopts++
		}
	}
	if adopts == 0 {
		t.Error("what a member gives by itself is not known as such")
	}
}
