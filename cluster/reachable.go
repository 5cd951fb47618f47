package cluster

import (
	"net"
	"net/netip"
)

// Reachable are the addresses at which others can call a member that listens on
// one, which may mean every network.
func Reachable(listen string) []string { return reachable(listen, net.InterfaceAddrs) }

// mostAddresses is how many addresses of one machine are worth trying.
const mostAddresses = 4

func reachable(listen string, interfaces func() ([]net.Addr, error)) []string {
	at, err := netip.ParseAddrPort(listen)
	if err != nil || !at.Addr().IsUnspecified() {
		return []string{listen}
	}
	all, err := interfaces()
	if err != nil {
		return nil
	}
	var list []string
	for _, a := range all {
		n, err := netip.ParsePrefix(a.String())
		if err != nil || n.Addr().IsLoopback() || n.Addr().IsLinkLocalUnicast() || len(list) == mostAddresses {
			continue
		}
		list = append(list, netip.AddrPortFrom(n.Addr(), at.Port()).String())
	}
	return list
}
