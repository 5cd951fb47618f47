package member

import (
	"testing"

	"okienko/office"
	"okienko/office/machines"
)

func TestALevelIsRaisedWhenAllHaveIt(t *testing.T) {
	member := func(level int) machines.Machine { return machines.Machine{Keeps: true, Level: level} }
	gone := member(office.Level - 1)
	gone.Revoked = 1
	for _, c := range []struct {
		what string
		s    machines.State
		due  bool
	}{
		{"not founded", machines.State{Machines: []machines.Machine{member(office.Level)}}, false},
		{"all have it", machines.State{Office: "o", Machines: []machines.Machine{member(office.Level), gone, {Level: 0}}}, true},
		{"one is older", machines.State{Office: "o", Machines: []machines.Machine{member(office.Level), member(office.Level - 1)}}, false},
		{"it is active", machines.State{Office: "o", Level: office.Level, Machines: []machines.Machine{member(office.Level)}}, false},
	} {
		if c := c; (levelDuty(&c.s) != nil) != c.due {
			t.Errorf("%s: due is %v", c.what, !c.due)
		}
	}
}
