package member

import (
	"slices"
	"testing"

	"okienko/cluster"
	"okienko/office/machines"
)

func TestWhoIsOdd(t *testing.T) {
	found := func(id machines.ID, sums ...string) cluster.MachineHealth {
		h := cluster.MachineHealth{Machine: id}
		for i, s := range sums {
			if s != "" {
				h.StateSums = append(h.StateSums, cluster.StateSum{Index: uint64(1000 * (i + 1)), Sum: s})
			}
		}
		return h
	}
	for _, c := range []struct {
		what             string
		all              []cluster.MachineHealth
		wrong, undecided []string
	}{
		{"all agree", []cluster.MachineHealth{found("a", "1", "2"), found("b", "1", "2"), found("c", "1")}, nil, nil},
		{"one differs", []cluster.MachineHealth{found("a", "1"), found("b", "1"), found("c", "x")}, []string{"c"}, nil},
		{"it differs twice", []cluster.MachineHealth{found("a", "1", "2"), found("b", "1", "2"), found("c", "x", "y")}, []string{"c"}, nil},
		{"only two have come so far", []cluster.MachineHealth{found("a", "1", "2"), found("b", "1", "x"), found("c", "1")}, nil, []string{"a", "b"}},
		{"two against two", []cluster.MachineHealth{found("a", "1"), found("b", "1"), found("c", "x"), found("d", "x")}, nil, []string{"a", "b", "c", "d"}},
		{"two of five, each for itself", []cluster.MachineHealth{found("a", "1"), found("b", "1"), found("c", "1"), found("d", "x"), found("e", "y")}, []string{"d", "e"}, nil},
		{"nobody has any", []cluster.MachineHealth{found("a"), found("b")}, nil, nil},
	} {
		wrong, undecided := odd(c.all)
		if !slices.Equal(wrong, c.wrong) || !slices.Equal(undecided, c.undecided) {
			t.Errorf("%s: wrong are %v and undecided %v", c.what, wrong, undecided)
		}
	}
}
