package order

import "slices"

// Line is the order in which a shift would call all that it may, as indices:
// first whom Choose chooses, then the others by rail and score; an ordinary
// ticket's turn is worked out for the first place only. Whoever did not come a
// moment ago stands at the end.
func Line(all []Candidate, sh *Shift, r *Rules, at int64) []int {
	type place struct {
		group int
		best
	}
	open, first := sh.open(all, at), Choose(all, sh, r, at).Index
	var line []place
	for i := range all {
		c := &all[i]
		percent, help := sh.weight(c, open)
		if percent == 0 {
			continue
		}
		p := place{sh.group(c, at), best{true, i, r.value(c, percent, at), help}}
		switch {
		case i == first:
			p.group = -1
		case p.group == tooLong:
			p.value = r.value(c, 100, at)
		}
		line = append(line, p)
	}
	slices.SortStableFunc(line, func(a, b place) int {
		switch {
		case a.group != b.group:
			return a.group - b.group
		case a.value > b.value, a.value == b.value && all[a.index].earlier(&all[b.index]):
			return -1
		}
		return 1
	})
	indices := make([]int, len(line))
	for i, p := range line {
		indices[i] = p.index
	}
	return indices
}

// The groups of a line, in their order.
const (
	isBack = iota
	wasSent
	tooLong
	usual
	absent
)

// group is by which rail a ticket stands in the line.
func (sh *Shift) group(c *Candidate, at int64) int {
	switch {
	case c.NotBefore > at:
		return absent
	case sh.firstHere(c):
		return isBack
	case c.Sent:
		return wasSent
	case c.WaitsTooLong(at):
		return tooLong
	}
	return usual
}

// PassedOver are the tickets that a shift could have called and that have an
// earlier reference than the one it calls, by the number the caller knows them by.
func PassedOver(all []Candidate, sh *Shift, called int, reference, at int64) []int {
	var over []int
	open := sh.open(all, at)
	for i := range all {
		c := &all[i]
		if c.Ticket == called || c.Reference >= reference || c.NotBefore > at {
			continue
		}
		if percent, _ := sh.weight(c, open); percent > 0 {
			over = append(over, c.Ticket)
		}
	}
	return over
}
