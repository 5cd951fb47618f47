package machines_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"okienko/office/machines"
)

func life(n int) string { return fmt.Sprintf("%016x", n) }

// withDoor is an office with the machine of these tests; another one holds its key.
func withDoor(t interface{ Fatal(...any) }) *machines.State {
	s := founded(t)
	if got := code(s, machines.RegisterMachine{Machine: machine("door", machines.Kiosk, "d")}, morning); got != "" {
		t.Fatal(got)
	}
	return s
}

func see(s *machines.State, n int) machines.SeeProcess {
	m, _ := s.Machine("door")
	p, _ := m.Process("kiosk-1")
	return machines.SeeProcess{Machine: "door", Place: "kiosk-1", Life: life(n), After: p.Count}
}

func isCopied(s *machines.State) bool {
	m, _ := s.Machine("door")
	return m.Copied > 0
}

func TestTwoLivesThatAlternateAreACopy(t *testing.T) {
	for _, lives := range [][]int{{1, 2, 1}, {1, 2, 2, 1}, {1, 2, 3, 1}, {1, 1, 2, 3, 2}} {
		s := withDoor(t)
		for i, n := range lives {
			if isCopied(s) {
				t.Errorf("%v: it is a copy after %d", lives, i)
			}
			if got := code(s, see(s, n), morning); got != "" {
				t.Errorf("%v: %s", lives, got)
			}
		}
		if !isCopied(s) {
			t.Errorf("%v is no copy", lives)
		}
	}
}

// A machine runs a member and some windows, each with its own life.
func TestPlacesOfOneMachineAreApart(t *testing.T) {
	s := withDoor(t)
	for range 3 {
		for n, place := range []string{"member", "kiosk-1", "hall-1"} {
			m, _ := s.Machine("door")
			p, _ := m.Process(place)
			if got := code(s, machines.SeeProcess{Machine: "door", Place: place, Life: life(n), After: p.Count}, morning); got != "" {
				t.Fatal(got)
			}
		}
	}
	if isCopied(s) {
		t.Error("three programs of one machine are a copy")
	}
}

// A proof that was on its way while another life began says nothing.
func TestALateProofIsNone(t *testing.T) {
	s := withDoor(t)
	late := see(s, 1)
	code(s, late, morning)
	code(s, see(s, 2), morning)
	for after := range 2 {
		late.After = after
		if got := code(s, late, morning); got == "" || isCopied(s) {
			t.Errorf("after %d: %q", after, got)
		}
	}
}

// Without the last machine that holds the office's key nobody could do anything.
func TestTheLastMachineIsNotRefused(t *testing.T) {
	s := founded(t)
	for i, n := range []int{1, 2, 1} {
		got := code(s, machines.SeeProcess{Machine: "first", Place: "member", Life: life(n), After: min(i, 2)}, morning)
		if want := map[bool]string{true: string(machines.LastMachine)}[i == 2]; string(got) != want {
			t.Errorf("life %d: %q", n, got)
		}
	}
}

func TestACopyIsRefusedForGood(t *testing.T) {
	s := withDoor(t)
	for _, n := range []int{1, 2, 1} {
		code(s, see(s, n), morning)
	}
	code(s, see(s, 3), morning)
	if !isCopied(s) {
		t.Error("a new start makes it a machine like any other")
	}
	if got := code(s, machines.RevokeMachine{Machine: "door"}, morning); got != "" {
		t.Errorf("it cannot be removed: %s", got)
	}
}

// TestOneMachineIsNeverACopy: whatever is killed, started, connected again and
// again, and however late its proofs arrive, one machine is one. Each connection
// may prove its life as of a moment that is long past; what died proves nothing
// any more.
func TestOneMachineIsNeverACopy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := withDoor(t)
		now := 1
		var onTheWay []machines.SeeProcess
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"start", "prove", "arrive", "arrive", "repeat"}).Draw(t, "step") {
			case "start":
				now++
			case "prove":
				onTheWay = append(onTheWay, see(s, now))
			case "arrive", "repeat":
				if len(onTheWay) > 0 {
					code(s, rapid.SampledFrom(onTheWay).Draw(t, "proof"), morning)
				}
			}
			if isCopied(s) {
				t.Fatal("one machine is taken for two")
			}
		}
	})
}

// TestTwoMachinesAreAlwaysFound: as soon as both have proven that they live, the
// first one again after the second.
func TestTwoMachinesAreAlwaysFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := withDoor(t)
		lives := [2]int{1, 1000}
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			who := rapid.IntRange(0, 1).Draw(t, "who")
			if rapid.IntRange(0, 3).Draw(t, "restarts") == 0 {
				lives[who]++
			}
			code(s, see(s, lives[who]), morning)
		}
		for _, n := range []int{lives[0], lives[1], lives[0]} {
			code(s, see(s, n), morning)
		}
		if !isCopied(s) {
			t.Fatal("two machines are taken for one")
		}
	})
}
