package config

import (
	"net"
	"strconv"
	"strings"
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
		v.bad("no members are listed: give the id and address of each, as in \"front-door: 10.0.0.5:" + port + "\"")
	}
	return all
}

// once reports what stands in the list already.
func once(v value, lines map[string]int, s string) {
	if line, again := lines[s]; again && s != "" {
		v.bad("%s stands on line %d already: each member has an id and an address of its own", s, line)
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
		v.reportAt("members", "this machine, "+m.ID+", is not in the list: add it, or write \"member: false\""+didYouMean(m.ID, memberIDs(m.Members)))
	}
	if m.Listen == "" {
		m.Listen = own.Address
	}
}

// joins is a machine that is named when it joins. It can be called from every
// network that it is in, unless its file says otherwise.
func (v value) joins(m *Machine) {
	if _, written := v.places["member"]; written {
		v.reportAt("member", "whether this machine keeps the log is said when it joins: take \"member\" out, or give the machine an \"id\"")
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
		v.reportAt("listen", "this is no address that others can call: list the members with theirs under \"members\"")
	}
	m.Members = []Member{{m.ID, m.Listen}}
}

// guest is a machine that only calls members.
func (v value) guest(m *Machine) {
	for _, key := range []string{"listen", "office", "backup"} {
		if _, written := v.places[key]; written {
			v.reportAt(key, "only a member has a use for \""+key+"\": take it out, or take \"member: false\" out")
		}
	}
	if m.Members == nil {
		v.report(v.node, "the members are missing: list those that this machine may call, as in \"members: {front-door: 10.0.0.5:"+port+"}\"")
	}
	if _, listed := m.member(m.ID); listed {
		v.reportAt("members", "this machine, "+m.ID+", is in the list: take it out, or take \"member: false\" out")
	}
}

func (v value) reportAt(path, text string) { v.report(v.place(path), text) }

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
		v.bad("%q is not an address: write host:port, as in 10.0.0.5:"+port, s)
	}
	return s
}

// reachable reads an address that another machine can call.
func reachable(v value) string {
	s := address(v)
	if !v.unusable(v.path) && everywhere(s) {
		v.bad("%q is no address that others can call: write the machine's own, as in 10.0.0.5:"+port, s)
	}
	return s
}

// everywhere says whether an address means every network that a machine is in.
func everywhere(address string) bool {
	host, _, _ := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return ip != nil && ip.IsUnspecified()
}
