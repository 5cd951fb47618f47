package voters

// Kind says what a change does.
type Kind string

// The changes.
const (
	Add     Kind = "add"     // takes a machine into the cluster, as a stand-by
	Promote Kind = "promote" // gives a vote
	Demote  Kind = "demote"  // takes a vote; the machine stands by
	Remove  Kind = "remove"  // ends a machine's part, because a person said so
)

// Change is one step of the cluster's membership.
type Change struct {
	Kind Kind
	ID   string
}

// Next is the next step, if one is due. Only one is taken at a time, and the
// view is looked at anew after each.
func (v View) Next() (Change, bool) {
	for _, step := range []func() (Change, bool){v.removal, v.addition, v.departure, v.promotion, v.demotion} {
		if c, due := step(); due {
			return c, true
		}
	}
	return Change{}, false
}

// removal ends the part of a machine that a person has put out. It waits while
// the others could not go on without it.
func (v View) removal() (Change, bool) {
	for _, m := range v.Machines {
		if m.Revoked && m.Listed && m.ID != v.Self && v.livesWithout(m) {
			return Change{Remove, m.ID}, true
		}
	}
	return Change{}, false
}

// livesWithout says whether the remaining voters can go on when one is taken out.
func (v View) livesWithout(gone Machine) bool {
	all, live := v.votes()
	if gone.Votes {
		all--
		if gone.Silent == 0 {
			live--
		}
	}
	return live > all/2
}

// LivesWithout says whether the voters can go on when a machine is gone.
func (v View) LivesWithout(id string) bool {
	for _, m := range v.Machines {
		if m.ID == id {
			return v.livesWithout(m)
		}
	}
	return true
}

// addition takes in machines that keep the log and are not part of the cluster
// yet. It needs no patience: a stand-by has no vote that could go wrong.
func (v View) addition() (Change, bool) {
	listed := 0
	for _, m := range v.Machines {
		if m.Listed {
			listed++
		}
	}
	for _, m := range v.Machines {
		if !m.Listed && !m.Revoked && listed < MaxKeep {
			return Change{Add, m.ID}, true
		}
	}
	return Change{}, false
}

// departure hands the vote of a machine that is being switched off to a
// stand-by. Where there is none it keeps the vote: it is coming back. A leader
// hands over its lead first, unless it has the only vote.
func (v View) departure() (Change, bool) {
	all, _ := v.votes()
	for _, m := range v.Machines {
		switch {
		case !m.Votes || !m.Leaving || m.ID == v.Self && all > 1:
			continue
		case all > v.target() && m.ID != v.Self:
			return Change{Demote, m.ID}, true
		case len(v.standBys()) > 0:
			return Change{Promote, v.standBys()[0].ID}, true
		}
	}
	return Change{}, false
}

// promotion gives votes where there are too few that can be counted on.
func (v View) promotion() (Change, bool) {
	able := v.standBys()
	all, _ := v.votes()
	switch {
	case v.Leading < v.Times.Settle || len(able) == 0:
		return Change{}, false
	case all%2 == 1 && all < v.target() && len(able) < 2:
		// An even number of votes stands no more failures than one less, and two
		// stand none: so two are given together or none.
		return Change{}, false
	case all < v.target() || v.reliable() < v.target() && all < MaxVotes+1:
		return Change{Promote, able[0].ID}, true
	}
	return Change{}, false
}

// reliable counts the voters that have not been silent for long.
func (v View) reliable() int {
	n := 0
	for _, m := range v.Machines {
		if m.Votes && !m.Revoked && m.Silent < v.Times.Silent {
			n++
		}
	}
	return n
}

// demotion takes a vote that is one too many: a silent machine's before others.
func (v View) demotion() (Change, bool) {
	all, _ := v.votes()
	if v.Leading < v.Times.Settle || all <= v.target() {
		return Change{}, false
	}
	best, found := Machine{}, false
	for _, m := range v.Machines {
		if m.Votes && m.ID != v.Self && v.livesWithout(m) && (!found || easier(m, best)) {
			best, found = m, true
		}
	}
	return Change{Demote, best.ID}, found
}

// easier says whether the vote of a is easier to do without than that of b.
func easier(a, b Machine) bool {
	switch {
	case a.Silent != b.Silent:
		return a.Silent > b.Silent
	case a.StaysOn != b.StaysOn:
		return !a.StaysOn
	case a.Public != b.Public:
		return a.Public
	}
	return a.ID > b.ID
}
