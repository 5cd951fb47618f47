package order

// Shift is who calls: a desk with the person there.
type Shift struct {
	Desk    string
	Person  string
	Weights []int64 // by service: how much it counts here, in percent; 0 is not served
	Helps   []Help  // at most 64 are looked at
	InARow  int     // favoured tickets that were called one after another until now
}

// Help is overflow: services of another department that are served here as well
// while its first ticket waits too long.
type Help struct {
	Weights []int64 // as those of a shift
	After   int64   // so long the first one has to wait
	Opened  bool    // by staff: it helps however long they wait
}

// free says whether "next" may offer a ticket here at all, if it is served here.
func (sh *Shift) free(c *Candidate) bool {
	return (c.Desk == "" || c.Desk == sh.Desk) && (c.Person == "" || c.Person == sh.Person)
}

// bound says whether a ticket was sent to just this desk or person. They serve it
// whatever else they serve: it would wait for ever otherwise.
func (sh *Shift) bound(c *Candidate) bool {
	return (c.Desk != "" || c.Person != "") && sh.free(c)
}

// open are the helps that are open now, a bit for each.
func (sh *Shift) open(all []Candidate, at int64) (open uint64) {
	for n := range min(len(sh.Helps), 64) {
		help := &sh.Helps[n]
		if help.Opened || help.needed(all, sh, at) {
			open |= 1 << n
		}
	}
	return open
}

// needed says whether somebody whom a shift could call waits longer than the help
// is to wait for.
func (h *Help) needed(all []Candidate, sh *Shift, at int64) bool {
	for i := range all {
		if c := &all[i]; sh.free(c) && h.neededBy(c, at) {
			return true
		}
	}
	return false
}

// Needed says whether somebody who is not for one desk or person alone waits
// longer than the help is to wait for.
func (h *Help) Needed(all []Candidate, at int64) bool { return h.needed(all, &Shift{}, at) }

func (h *Help) neededBy(c *Candidate, at int64) bool {
	return percent(h.Weights, c.Service) > 0 && at-c.Reference > h.After && c.NotBefore <= at
}

func percent(weights []int64, service int) int64 {
	if uint(service) >= uint(len(weights)) {
		return 0
	}
	return weights[service]
}

// weight is how much a ticket counts here, 0 when it is not offered. The help is
// the number of the one through which it is, or -1.
func (sh *Shift) weight(c *Candidate, open uint64) (weight int64, help int) {
	if !sh.free(c) {
		return 0, -1
	}
	if w := percent(sh.Weights, c.Service); w > 0 {
		return w, -1
	}
	for n := 0; open != 0; n, open = n+1, open>>1 {
		if open&1 != 0 {
			if w := percent(sh.Helps[n].Weights, c.Service); w > 0 {
				return w, n
			}
		}
	}
	if sh.bound(c) {
		return 100, -1
	}
	return 0, -1
}

// MayCall says whether a shift may call a ticket when a clerk chooses it: also one
// that "next" offers elsewhere.
func (sh *Shift) MayCall(all []Candidate, c *Candidate, at int64) bool {
	if sh.bound(c) {
		return true
	}
	anywhere := *c
	anywhere.Desk, anywhere.Person = "", ""
	weight, _ := sh.weight(&anywhere, sh.open(all, at))
	return weight > 0
}
