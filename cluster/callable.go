package cluster

import (
	"slices"

	"okienko/office/machines"
)

// callable lists the members that a window may call: those that it began with,
// its own machine's first, and then what the register says since. A machine that
// stands in public comes last, because it is not believed when it speaks for
// others; one that was removed is not called any more.
func callable(seeds []Member, s *machines.State) []Member {
	var list, public []Member
	add := func(m Member) {
		entry, known := s.Machine(machines.ID(m.ID))
		switch {
		case known && !entry.Belongs() || slices.Contains(list, m) || slices.Contains(public, m):
		case known && !entry.Role.Trusted() && len(list) > 0:
			public = append(public, m)
		default:
			list = append(list, m)
		}
	}
	for _, m := range seeds {
		add(m)
	}
	for _, entry := range s.Machines {
		for _, address := range entry.Addresses {
			if entry.Keeps {
				add(Member{ID: string(entry.ID), Address: address})
			}
		}
	}
	return append(list, public...)
}
