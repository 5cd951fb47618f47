package cluster

import (
	"net"
	"reflect"
	"testing"
)

func TestWhereAMemberCanBeCalled(t *testing.T) {
	interfaces := func() ([]net.Addr, error) {
		var all []net.Addr
		for _, s := range []string{"127.0.0.1/8", "::1/128", "192.168.1.20/24", "fe80::1/64", "fd00::5/64", "10.0.0.1/8", "10.0.0.2/8", "10.0.0.3/8"} {
			ip, n, err := net.ParseCIDR(s)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, &net.IPNet{IP: ip, Mask: n.Mask})
		}
		return all, nil
	}
	for listen, want := range map[string][]string{
		"10.0.0.5:7411":  {"10.0.0.5:7411"},
		"desk.lan:7411":  {"desk.lan:7411"},
		"127.0.0.1:7411": {"127.0.0.1:7411"},
		"0.0.0.0:7411":   {"192.168.1.20:7411", "[fd00::5]:7411", "10.0.0.1:7411", "10.0.0.2:7411"},
		"[::]:80":        {"192.168.1.20:80", "[fd00::5]:80", "10.0.0.1:80", "10.0.0.2:80"},
	} {
		if got := reachable(listen, interfaces); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v", listen, got)
		}
	}
}
