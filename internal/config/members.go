package config

import (
	"net"
	"strconv"
	"strings"

	"okienko/internal/screen"
)

// members are the id and address of each: "front-door: 10.0.0.5:7411".
func members(v value) []Member {
	all := []Member{} // not nil: an empty list is not the same as none
	ids, addresses := make(map[string]int), make(map[string]int)
	for _, e := range v.named() {
		m := Member{ID: newID[string](e.id), Address: reachable(e.body)}
		once(e.id, ids, m.ID)
		once(e.body, addresses, m.Address)
		all = append(all, m)
	}
	if len(all) == 0 && !v.unusable(v.path) {
		v.bad(screen.T("problem.none_listed"), like("front-door: 10.0.0.5:"+port))
	}
	return all
}

// once reports what stands in the list already.
func once(v value, lines map[string]int, s string) {
	if line, there := lines[s]; there && s != "" {
		v.bad(again(s, line), screen.T("mistake.own_address"))
	}
	lines[s] = v.node.Line
}

// membership fills in what follows from being a member or not.
func (v value) membership(m *Machine) {
	if v.unusable("member") || v.unusable("members") || v.unusable("listen") || v.unusable("id") {
		return
	}
	if m.Joins {
		v.joins(m)
		return
	}
	if !m.Member {
		v.guest(m)
		return
	}
	if m.Members == nil {
		v.alone(m)
		return
	}
	own, listed := m.member(m.ID)
	if !listed {
		v.reportAt("members", append([]screen.Text{screen.T("mistake.self_not_listed", "Name", m.ID)}, didYouMean(m.ID, memberIDs(m.Members))...)...)
	}
	if m.Listen == "" {
		m.Listen = own.Address
	}
}

// joins is a machine that is named when it joins. It can be called from every
// network that it is in, unless its file says otherwise.
func (v value) joins(m *Machine) {
	if _, written := v.places["member"]; written {
		v.reportAt("member", screen.T("mistake.member_later"))
	}
	if m.Listen == "" {
		m.Listen = net.JoinHostPort("0.0.0.0", port)
	}
}

// alone is the only member of an office with one machine.
func (v value) alone(m *Machine) {
	if m.Listen == "" {
		m.Listen = net.JoinHostPort("127.0.0.1", port)
	}
	if everywhere(m.Listen) {
		v.reportAt("listen", screen.T("mistake.not_reachable"), screen.T("mistake.list_members"))
	}
	m.Members = []Member{{m.ID, m.Listen}}
}

// guest is a machine that only calls members.
func (v value) guest(m *Machine) {
	for _, key := range []string{"listen", "office", "backup"} {
		if _, written := v.places[key]; written {
			v.reportAt(key, screen.T("mistake.members_only", "Key", key))
		}
	}
	if m.Members == nil {
		v.report(v.node, absent("members", "{front-door: 10.0.0.5:"+port+"}")...)
	}
	if _, listed := m.member(m.ID); listed {
		v.reportAt("members", screen.T("mistake.self_listed", "Name", m.ID))
	}
}

func (v value) reportAt(path string, says ...screen.Text) { v.report(v.place(path), says...) }

// member is the one with an id.
func (m *Machine) member(id string) (Member, bool) {
	for _, one := range m.Members {
		if one.ID == id {
			return one, true
		}
	}
	return Member{}, false
}

func memberIDs(all []Member) []string {
	return names(all, func(m Member) string { return m.ID })
}

// address reads "host:port".
func address(v value) string {
	s := v.text()
	if s == "" {
		return s
	}
	host, number, err := net.SplitHostPort(s)
	n, notNumber := strconv.Atoi(number)
	if err != nil || notNumber != nil || host == "" || n < 1 || n > 65535 || strings.ContainsAny(host, " /") {
		v.bad(written(s), screen.T("mistake.want_address"), like("10.0.0.5:"+port))
	}
	return s
}

// reachable reads an address that another machine can call.
func reachable(v value) string {
	s := address(v)
	if !v.unusable(v.path) && everywhere(s) {
		v.bad(written(s), screen.T("mistake.not_reachable"), like("10.0.0.5:"+port))
	}
	return s
}

// everywhere says whether an address means every network that a machine is in.
func everywhere(address string) bool {
	host, _, _ := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return ip != nil && ip.IsUnspecified()
}
