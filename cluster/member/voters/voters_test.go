package voters_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/cluster/member/voters"
)

func healthy(id string, votes bool) voters.Machine {
	return voters.Machine{ID: id, Listed: true, Votes: votes, StaysOn: true, Healthy: time.Hour, Disk: 10 << 30}
}

// set makes a view of machines that vote (capital letters) and stand by (small
// ones), led by the first for an hour.
func set(letters string, change ...func(m *voters.Machine)) voters.View {
	v := voters.View{Times: voters.Defaults, Leading: time.Hour}
	for i, r := range letters {
		m := healthy(string(r), r < 'a')
		if i < len(change) && change[i] != nil {
			change[i](&m)
		}
		v.Machines = append(v.Machines, m)
	}
	v.Self = v.Machines[0].ID
	return v
}

func silent(d time.Duration) func(*voters.Machine) {
	return func(m *voters.Machine) { m.Silent, m.Healthy = d, 0 }
}

var (
	long    = silent(6 * time.Minute)
	short   = silent(4 * time.Minute)
	fresh   = func(m *voters.Machine) { m.Healthy = 30 * time.Second }
	leaving = func(m *voters.Machine) { m.Leaving = true }
	revoked = func(m *voters.Machine) { m.Revoked = true }
	public  = func(m *voters.Machine) { m.Public = true }
	strange = func(m *voters.Machine) { m.Listed = false }
	off     = func(m *voters.Machine) { m.StaysOn = false }
	both    = func(m *voters.Machine) { m.Revoked, m.Silent = true, time.Hour }
)

func TestNext(t *testing.T) {
	type machine = func(*voters.Machine)
	for _, c := range []struct {
		what    string
		letters string
		how     []machine
		want    string
	}{
		{"one machine alone", "A", nil, ""},
		{"two: one votes, one stands by", "Ab", nil, ""},
		{"three all vote", "Abc", nil, "promote b"},
		{"and the third", "ABc", nil, "promote c"},
		{"three are enough for four machines", "ABCd", nil, ""},
		{"five of five", "ABCde", nil, "promote d"},
		{"one is too fresh, so not even one more", "ABCde", []machine{nil, nil, nil, nil, fresh}, ""},
		{"the fifth", "ABCDe", nil, "promote e"},
		{"five of nine", "ABCDEfghi", nil, ""},
		{"two votes that cannot become three are worse than one", "ABc", []machine{nil, nil, off}, "demote B"},
		{"a new machine is taken in", "Ab", []machine{nil, strange}, "add b"},
		{"a voter is silent, and nobody stands by", "ABC", []machine{nil, nil, long}, ""},
		{"a voter is silent for long", "ABCd", []machine{nil, nil, long}, "promote d"},
		{"not yet for long", "ABCd", []machine{nil, nil, short}, ""},
		{"the stand-by is too fresh", "ABCd", []machine{nil, nil, long, fresh}, ""},
		{"then the silent one loses its vote", "ABCD", []machine{nil, nil, long}, "demote C"},
		{"it comes back before that: one is too many", "ABCD", nil, "demote D"},
		{"one in public before others", "ABCD", []machine{nil, public}, "demote B"},
		{"and is given a vote last", "ABCde", []machine{nil, nil, long, public}, "promote e"},
		{"three were there, and two are off", "ABC", []machine{nil, long, long}, ""},
		{"a person removes a voter", "ABC", []machine{nil, revoked}, "remove B"},
		{"one that is off", "ABC", []machine{nil, nil, both}, "remove C"},
		{"not while the rest could not go on", "ABC", []machine{nil, long, revoked}, ""},
		{"a stand-by", "ABCd", []machine{nil, nil, nil, revoked}, "remove d"},
		{"a voter is switched off", "ABCd", []machine{nil, nil, leaving}, "promote d"},
		{"then its vote goes", "ABCD", []machine{nil, nil, leaving}, "demote C"},
		{"nobody could take it", "ABC", []machine{nil, nil, leaving}, ""},
		{"the leader hands over its lead first", "ABCd", []machine{leaving}, ""},
		{"the only vote is handed on", "Ab", []machine{leaving}, "promote b"},
		{"and dropped by the next leader", "BA", []machine{nil, leaving}, "demote A"},
	} {
		got := ""
		if change, due := set(c.letters, c.how...).Next(); due {
			got = fmt.Sprintf("%s %s", change.Kind, change.ID)
		}
		if got != c.want {
			t.Errorf("%s: %q and not %q", c.what, got, c.want)
		}
	}
}

func TestNoVoteChangesWhileANewLeaderSettles(t *testing.T) {
	for _, letters := range []string{"Abc", "ABCD"} {
		v := set(letters)
		v.Leading = time.Minute
		if c, due := v.Next(); due {
			t.Errorf("%s: %v", letters, c)
		}
	}
}

func TestWhoMayNotVote(t *testing.T) {
	for what, spoil := range map[string]func(*voters.Machine){
		"a slow disk":     func(m *voters.Machine) { m.Flush = voters.MaxFlush },
		"a full disk":     func(m *voters.Machine) { m.Disk = voters.MinDisk - 1 },
		"a wrong clock":   func(m *voters.Machine) { m.Clock = -3 * time.Second },
		"it lags behind":  func(m *voters.Machine) { m.Behind = voters.MaxBehind + 1 },
		"it is silent":    short,
		"it will be off":  leaving,
		"it does not run": off,
	} {
		if c, due := set("ABCd", nil, nil, long, spoil).Next(); due {
			t.Errorf("%s: %v", what, c)
		}
	}
}

func TestHowManyFailuresAreTolerated(t *testing.T) {
	for _, c := range []struct {
		letters string
		how     []func(*voters.Machine)
		want    int
	}{
		{"A", nil, 0}, {"Ab", nil, 0}, {"ABC", nil, 1}, {"ABCD", nil, 1}, {"ABCDE", nil, 2},
		{"ABC", []func(*voters.Machine){nil, short}, 0}, {"ABC", []func(*voters.Machine){nil, short, short}, 0},
		{"ABCDE", []func(*voters.Machine){nil, short}, 1},
	} {
		if got := set(c.letters, c.how...).Tolerated(); got != c.want {
			t.Errorf("%s: %d and not %d", c.letters, got, c.want)
		}
	}
}

// TestTheOfficeGoesOn lets machines fail, come back, join and be removed in any
// order, and carries out what is decided: whatever is decided, the voters that
// answer are a majority afterwards, and never fewer than three where there were
// three, unless a person removed one.
func TestTheOfficeGoesOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := set(rapid.SampledFrom([]string{"A", "Ab", "Abc", "ABC", "ABCd", "ABCde", "ABCDEfg"}).Draw(t, "office"))
		removed := false
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			happens(t, &v)
			all, live := votes(v)
			if live <= all/2 {
				return // nobody leads any more
			}
			c, due := v.Next()
			if !due {
				continue
			}
			removed = removed || c.Kind == voters.Remove
			carry(t, &v, c)
			after, alive := votes(v)
			if alive <= after/2 {
				t.Fatalf("%v leaves %d of %d votes alive", c, alive, after)
			}
			if all >= 3 && after < 3 && !removed {
				t.Fatalf("%v leaves %d votes of %d", c, after, all)
			}
			if after > voters.MaxVotes+1 {
				t.Fatalf("%v makes %d votes", c, after)
			}
		}
	})
}

// TestItComesToRest: a healthy office needs a few steps and then none.
func TestItComesToRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := set(rapid.SampledFrom([]string{"A", "Ab", "Abc", "ABC", "ABCd", "ABCde", "ABCDEfg"}).Draw(t, "office"))
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			happens(t, &v)
		}
		for i := range v.Machines {
			m := &v.Machines[i]
			m.Silent, m.Healthy, m.Leaving = 0, time.Hour, false
		}
		for range 3 * len(v.Machines) {
			c, due := v.Next()
			if !due {
				return
			}
			carry(t, &v, c)
		}
		t.Fatalf("it never comes to rest: %+v", v.Machines)
	})
}

func votes(v voters.View) (all, live int) {
	for _, m := range v.Machines {
		if m.Votes {
			all++
			if m.Silent == 0 {
				live++
			}
		}
	}
	return all, live
}

func happens(t *rapid.T, v *voters.View) {
	i := rapid.IntRange(0, len(v.Machines)-1).Draw(t, "machine")
	m := &v.Machines[i]
	if m.ID == v.Self {
		return
	}
	switch rapid.IntRange(0, 4).Draw(t, "what") {
	case 0:
		m.Silent, m.Healthy = 6*time.Minute, 0
	case 1:
		m.Silent, m.Healthy, m.Leaving = 0, time.Hour, false
	case 2:
		m.Leaving = true
	case 3:
		m.Revoked = rapid.IntRange(0, 3).Draw(t, "really") == 0 || m.Revoked
	case 4:
		if len(v.Machines) < 12 {
			n := healthy(fmt.Sprintf("n%d", len(v.Machines)), false)
			n.Listed = false
			v.Machines = append(v.Machines, n)
		}
	}
}

func carry(t *rapid.T, v *voters.View, c voters.Change) {
	for i := range v.Machines {
		m := &v.Machines[i]
		if m.ID != c.ID {
			continue
		}
		switch c.Kind {
		case voters.Add:
			m.Listed = true
		case voters.Promote:
			m.Votes = true
		case voters.Demote:
			m.Votes = false
		case voters.Remove:
			m.Listed, m.Votes = false, false
		}
		return
	}
	t.Fatalf("%v is about nobody", c)
}
