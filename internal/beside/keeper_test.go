package beside

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/internal/loopback"
	"okienko/office/machines"
)

// patience bounds a wait for something that other processes do.
const patience = 60 * time.Second

// stage is a keeper with a fake member, and what it has told.
type stage struct {
	part
	t     *testing.T
	file  string
	told  chan feed.Trouble
	stop  context.CancelFunc
	ended chan struct{}
}

// set makes the files of a part; nothing runs yet.
func set(t *testing.T, p part) *stage {
	t.Parallel()
	dir := t.TempDir()
	p.Keys, p.ID, p.Journal = filepath.Join(dir, "keys"), "front-door", filepath.Join(dir, "journal")
	if p.Address == "" {
		p.Address = loopback.Address()
	}
	if err := cluster.MakeKeys(p.Keys, []cluster.Named{{ID: p.ID, Role: machines.Kiosk}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "machine.yaml")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return &stage{part: p, t: t, file: file}
}

// keep starts the keeper. It ends with the test at the latest.
func (s *stage) keep() {
	ctx, stop := context.WithCancel(context.Background())
	s.told, s.stop, s.ended = make(chan feed.Trouble, 100), stop, make(chan struct{})
	k := &Keeper{
		Program: os.Args[0], File: s.file, Identity: s.identity(), Self: cluster.Member{ID: s.ID, Address: s.Address},
		Tell: func(t feed.Trouble) { s.told <- t }, Log: slog.New(slog.DiscardHandler),
	}
	go func() { defer close(s.ended); k.Keep(ctx) }()
	s.t.Cleanup(s.close)
}

func (s *stage) identity() *cluster.Identity {
	s.t.Helper()
	id, err := cluster.LoadIdentity(s.Keys, s.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

// close ends the keeper and waits for it.
func (s *stage) close() {
	s.stop()
	<-s.ended
}

// hears waits for the next thing that the keeper tells.
func (s *stage) hears(want feed.Trouble) {
	s.t.Helper()
	select {
	case got := <-s.told:
		if got != want {
			s.t.Fatalf("the keeper told %q and not %q", got, want)
		}
	case <-time.After(patience):
		s.t.Fatalf("the keeper never told %q", want)
	}
}

// until waits for the journal.
func (s *stage) until(what string, n int) {
	s.t.Helper()
	for end := time.Now().Add(patience); s.count(what) < n; rest(s.t.Context(), 10*time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("%q stands %d times in the journal and not %d times", what, s.count(what), n)
		}
	}
}

func TestKeeperStartsAMemberAndEndsItInGoodOrder(t *testing.T) {
	s := set(t, part{})
	s.keep()
	s.hears(feed.NoTrouble)
	s.close()
	if s.count("started") != 1 || s.count("ended in good order") != 1 {
		t.Errorf("the journal says %v", s.lines())
	}
}

// already serves the stage's address from within the test, as a service would.
// The returned function ends it.
func (s *stage) already() (end func()) {
	s.t.Helper()
	l, err := s.listen()
	if err != nil {
		s.t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); s.serve(ctx, l) }()
	return func() { stop(); <-done }
}

func TestKeeperLeavesAloneWhoRanBefore(t *testing.T) {
	s := set(t, part{})
	defer s.already()()
	s.keep()
	s.hears(feed.NoTrouble)
	s.close()
	if n := s.count("started"); n != 0 {
		t.Errorf("%d members were started beside the running one", n)
	}
	if _, err := cluster.Ask(t.Context(), s.identity(), cluster.Member{ID: s.ID, Address: s.Address}); err != nil {
		t.Errorf("the member that ran before is gone: %v", err)
	}
}

func TestKeeperTakesOverFromWhoLeaves(t *testing.T) {
	s := set(t, part{})
	end := s.already()
	s.keep()
	s.hears(feed.NoTrouble)
	end()
	s.hears(feed.NoTrouble)
	if n := s.count("started"); n != 1 {
		t.Errorf("%d members were started", n)
	}
}

func TestKeeperStartsAKilledMemberAgainWithoutAWord(t *testing.T) {
	s := set(t, part{})
	s.keep()
	s.hears(feed.NoTrouble)
	p, err := os.FindProcess(s.pid())
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
	s.until("started", 2)
	s.hears(feed.NoTrouble) // and no trouble in between: one end is no illness
}

func TestKeeperTellsWhatExitCodesMean(t *testing.T) {
	for _, trouble := range feed.Troubles() {
		if trouble == feed.MemberStopped {
			continue
		}
		t.Run(string(trouble), func(t *testing.T) {
			s := set(t, part{Exits: []int{ExitCode(trouble)}})
			s.keep()
			s.hears(trouble)
			s.hears(feed.NoTrouble) // the next start serves
		})
	}
}

func TestKeeperPassesOnWhatARunningMemberSays(t *testing.T) {
	s := set(t, part{Ails: feed.DiskScarce})
	s.keep()
	s.hears(feed.DiskScarce)
}

func TestKeeperTellsOfAMemberThatBreaksAgainAndAgain(t *testing.T) {
	s := set(t, part{Exits: slices.Repeat([]int{2}, oftenEnough)})
	s.keep()
	s.hears(feed.MemberStopped)
	if n := s.count("started"); n != oftenEnough {
		t.Errorf("it was told after %d starts", n)
	}
	s.hears(feed.NoTrouble)
}

func TestKeeperRestsLongerAndLonger(t *testing.T) {
	s := set(t, part{Exits: []int{2, 2, 2}})
	began := time.Now()
	s.keep()
	s.until("started", 4)
	if took := time.Since(began); took < firstPause+2*firstPause+4*firstPause {
		t.Errorf("four starts within %v leave no room for anything else", took)
	}
}

func TestKeeperSaysThatTheProgramIsMissing(t *testing.T) {
	s := set(t, part{})
	k := &Keeper{File: s.file, Tell: func(feed.Trouble) {}, Log: slog.New(slog.DiscardHandler)}
	if _, err := k.program(); err == nil {
		t.Error("a member program was found beside the test binary")
	}
	k.Program = filepath.Join(t.TempDir(), "none")
	if _, err := k.start(t.Context()); err == nil {
		t.Error("a program that is not there was started")
	}
}

// TestTwoKeepersOfOneMachine: both windows of a machine start its member at the
// same moment. One of the two finds the port taken, and nobody is to see it.
func TestTwoKeepersOfOneMachine(t *testing.T) {
	one := set(t, part{})
	two := &stage{part: one.part, t: t, file: one.file}
	one.keep()
	two.keep()
	one.hears(feed.NoTrouble)
	two.hears(feed.NoTrouble)
}

func TestKeeperEndsADeafMember(t *testing.T) {
	s := set(t, part{Deaf: true})
	s.keep()
	s.until("started", 1)
	s.close()
	if s.count("ended in good order") != 1 {
		t.Errorf("the journal says %v", s.lines())
	}
}

func TestExitCodesComeBack(t *testing.T) {
	for _, trouble := range feed.Troubles() {
		if got := TroubleOf(ExitCode(trouble)); got != trouble {
			t.Errorf("%s came back as %s", trouble, got)
		}
	}
	for _, code := range []int{-1, 1, 2, firstCode - 1, firstCode + len(feed.Troubles())} {
		if got := TroubleOf(code); got != feed.MemberStopped {
			t.Errorf("the code %d means %s", code, got)
		}
	}
}
