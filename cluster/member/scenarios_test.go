package member_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"
	_ "time/tzdata" // so that the scenarios know Warsaw on any machine

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

// stageEvery is after how many commands of a scenario the lead is handed on.
const stageEvery = 20

// kept are the scenarios about commands of later releases: a leader keeps those
// out of the log, where they would stop everybody, so they never get so far.
var kept = []string{"future.txt", "level.txt"}

// TestScenariosOnThreeMembers carries the scenarios out by three members as well
// as by the rules alone: each command is given to another member, the lead is
// handed on in between, and answers and states have to be the same, byte by byte.
func TestScenariosOnThreeMembers(t *testing.T) {
	paths, err := filepath.Glob("../../office/officetest/testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		name := filepath.Base(path)
		if slices.Contains(kept, name) {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			script := officetest.NewScript()
			script.Warsaw, script.Heard = warsaw, s.play
			told, err := script.Run(string(text))
			if err != nil {
				t.Fatal(err)
			}
			if told != string(text) {
				t.Error("the scenario came otherwise by the rules alone")
			}
			s.compare(script.State)
		})
	}
}

// stage is an office of three members that do nothing by themselves.
type stage struct {
	*clustertest.Office
	t     *testing.T
	now   atomic.Int64 // of all their clocks
	given int
}

func newStage(t *testing.T) *stage {
	s := &stage{Office: clustertest.Prepare(t, 3, plan.Plan{}), t: t}
	for _, m := range s.Members {
		s.Tune(m.ID, func(c *member.Config) {
			c.Rehearsal = member.Rehearsal{OwnTime: true, Idle: true}
			c.Clock = func() time.Time { return queue.Moment(s.now.Load()).Time() }
		})
		s.Start(m.ID)
	}
	return s
}

// play gives a command of the scenario to the next member.
func (s *stage) play(e office.Envelope, step office.Step) {
	s.now.Store(int64(e.At))
	if s.given++; s.given%stageEvery == 0 {
		s.Lead(s.Members[s.given/stageEvery%len(s.Members)].ID)
	}
	want, err := wire.EncodeAnswer(step.Answer)
	if err != nil {
		s.t.Fatal(err)
	}
	if got := s.give(e); !bytes.Equal(got, want) {
		s.t.Fatalf("%s: the members answer\n%s\nand the rules\n%s", e.Command.Kind(), got, want)
	}
}

// give gives a command again until it is answered: while the lead changes, nobody
// takes it.
func (s *stage) give(e office.Envelope) []byte {
	to := s.Running(s.Members[s.given%len(s.Members)].ID)
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		f, answered := to.Pass(s.t.Context(), e)
		switch {
		case answered && f.Kind == cluster.FrameAnswer:
			return f.Body
		case answered && f.Kind != cluster.FrameRetry:
			s.t.Fatalf("%s is kept out: %s", e.Command.Kind(), f.Body)
		}
		s.Leader() // wait until there is one
	}
	s.t.Fatalf("%s: no answer", e.Command.Kind())
	return nil
}

// compare waits until every member has the office that the rules alone have made.
func (s *stage) compare(by *office.State) {
	var want bytes.Buffer
	if err := wire.WriteState(&want, by); err != nil {
		s.t.Fatal(err)
	}
	for _, m := range s.Members {
		s.Window(m.ID).Until(m.ID+" has the same office", func(has *office.State) bool {
			var got bytes.Buffer
			return wire.WriteState(&got, has) == nil && bytes.Equal(got.Bytes(), want.Bytes())
		})
	}
}
