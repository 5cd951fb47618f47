package cluster

import (
	"slices"
	"testing"

	"okienko/office/machines"
)

func TestWhomAWindowMayCall(t *testing.T) {
	s := &machines.State{Machines: []machines.Machine{
		{ID: "door", Role: machines.Kiosk, Keeps: true, Addresses: []string{"10.0.0.1:7411"}},
		{ID: "hall", Role: machines.Hall, Keeps: true, Addresses: []string{"10.0.0.2:7411", "10.1.0.2:7411"}},
		{ID: "clerk", Role: machines.Desk, Addresses: []string{"10.0.0.3:7411"}},
		{ID: "stolen", Role: machines.Desk, Keeps: true, Revoked: 1, Addresses: []string{"10.0.0.4:7411"}},
		{ID: "back", Role: machines.Admin, Keeps: true, Addresses: []string{"10.0.0.5:7411"}},
	}}
	door, hall, far, back := Member{"door", "10.0.0.1:7411"}, Member{"hall", "10.0.0.2:7411"}, Member{"hall", "10.1.0.2:7411"}, Member{"back", "10.0.0.5:7411"}
	for _, c := range []struct {
		what  string
		seeds []Member
		want  []Member
	}{
		{"a desk", []Member{back, door, {"stolen", "10.0.0.4:7411"}}, []Member{back, hall, far, door}},
		{"a kiosk calls its own member first", []Member{door, hall}, []Member{door, hall, far, back}},
		{"one whom nobody registered yet", []Member{{"new", "10.0.0.9:7411"}}, []Member{{"new", "10.0.0.9:7411"}, hall, far, back, door}},
	} {
		if got := callable(c.seeds, s); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}
