package cluster

import (
	"crypto/tls"
	"fmt"

	"okienko/cluster/joining"
)

// LoadJoined reads who a machine is that joined by a code, or that began its
// office: its identity, and its papers with the members that it can call.
func LoadJoined(folder joining.Folder) (*Identity, joining.Papers, error) {
	papers, err := folder.Papers()
	if err != nil {
		return nil, joining.Papers{}, err
	}
	keys, err := folder.Keys()
	if err != nil {
		return nil, joining.Papers{}, err
	}
	roots, err := joining.Roots(papers.Authorities)
	if err != nil {
		return nil, joining.Papers{}, fmt.Errorf("the papers of this machine: %w", err)
	}
	pair := tls.Certificate{Certificate: [][]byte{papers.Certificate}, PrivateKey: keys.Machine}
	identity, err := NewIdentity(Proof{Pair: pair, Roots: roots})
	return identity, papers, err
}

// MembersOf are the members that papers name.
func MembersOf(p joining.Papers) []Member {
	var list []Member
	for _, m := range p.Members {
		list = append(list, Member{ID: m.Machine, Address: m.Address})
	}
	return list
}
