package order

// Rail is why a ticket went first although another had a higher score.
type Rail string

// The rails, in the order in which they are asked.
const (
	Returned Rail = "parked" // is back, and goes first
	Sent     Rail = "sent"   // was sent here to be the first
	TooLong  Rail = "long"   // waits longer than is acceptable
	Turn     Rail = "turn"   // enough favoured ones in a row: an ordinary ticket's turn
	ByScore  Rail = "score"  // no rail: the highest score
	ByClass  Rail = "class"  // no rail, in the strict order: class and reference
	ByHand   Rail = "hand"   // a clerk chose it; never by Choose
)

// Rails lists every rail.
func Rails() []Rail { return []Rail{Returned, Sent, TooLong, Turn, ByScore, ByClass, ByHand} }

// Choice is who is called, and why.
type Choice struct {
	Index  int   // among the candidates; -1 when nobody can be called
	Rail   Rail  //
	Score  int64 // see Rules.Score
	Help   int   // through which help of the shift, or -1
	Paused int   // the first who comes back after a pause, or -1
}

// best is the first of some candidates so far.
type best struct {
	some  bool
	index int
	value int64
	help  int
}

func (b *best) offer(all []Candidate, i int, value int64, help int) {
	if !b.some || value > b.value || value == b.value && all[i].earlier(&all[b.index]) {
		*b = best{true, i, value, help}
	}
}

// firsts are the first of all candidates and of those that a rail is about.
type firsts struct{ back, sent, long, longOrdinary, all, ordinary best }

// Choose finds who a shift calls next. The candidates may be all that wait
// anywhere: who is not offered here is passed by.
func Choose(all []Candidate, sh *Shift, r *Rules, at int64) Choice {
	var f firsts
	open, paused := sh.open(all, at), -1
	for i := range all {
		c := &all[i]
		percent, help := sh.weight(c, open)
		switch {
		case percent == 0:
		case c.NotBefore <= at:
			f.offer(all, sh, r, i, r.value(c, percent, at), help, at)
		case paused < 0 || c.NotBefore < all[paused].NotBefore:
			paused = i
		}
	}
	next, rail := f.choose(all, sh, r)
	if !next.some {
		return Choice{Index: -1, Help: -1, Paused: paused}
	}
	percent, _ := sh.weight(&all[next.index], open)
	return Choice{Index: next.index, Rail: rail, Score: r.Score(&all[next.index], percent, at), Help: next.help, Paused: paused}
}

func (f *firsts) offer(all []Candidate, sh *Shift, r *Rules, i int, value int64, help int, at int64) {
	c := &all[i]
	f.all.offer(all, i, value, help)
	ordinary := !c.Class.Favoured()
	if ordinary {
		f.ordinary.offer(all, i, value, help)
	}
	if c.Back && sh.firstHere(c) {
		f.back.offer(all, i, value, help)
	}
	if c.Sent {
		f.sent.offer(all, i, value, help)
	}
	if c.WaitsTooLong(at) {
		value = r.value(c, 100, at)
		f.long.offer(all, i, value, help)
		if ordinary {
			f.longOrdinary.offer(all, i, value, help)
		}
	}
}

// choose asks the rails in their order.
func (f *firsts) choose(all []Candidate, sh *Shift, r *Rules) (best, Rail) {
	turn := func(first, ordinary best) bool {
		return sh.InARow >= r.InARow && ordinary.some && all[first.index].Class.Favoured()
	}
	switch {
	case f.back.some:
		return f.back, Returned
	case f.sent.some:
		return f.sent, Sent
	case f.long.some && turn(f.long, f.longOrdinary):
		return f.longOrdinary, TooLong
	case f.long.some:
		return f.long, TooLong
	case f.all.some && turn(f.all, f.ordinary):
		return f.ordinary, Turn
	case r.Strict:
		return f.all, ByClass
	}
	return f.all, ByScore
}

// firstHere says whether a ticket that is back goes first with this shift.
func (sh *Shift) firstHere(c *Candidate) bool {
	return c.Back && (c.BackFor == "" || c.BackFor == sh.Person)
}
