package order

// Class is a ticket's class, in the order in which the strict order asks them.
type Class uint8

// The classes of tickets.
const (
	Ordinary Class = iota
	Booked
	Preferential
)

// Favoured says whether the class goes before ordinary tickets.
func (c Class) Favoured() bool { return c != Ordinary }

// After is how many favoured tickets were called in a row, once one more ticket of
// a class is called.
func After(inARow int, c Class) int {
	if c.Favoured() {
		return inARow + 1
	}
	return 0
}

// Candidate is a waiting ticket as the choice sees it.
type Candidate struct {
	Ticket      int    // whatever number the caller knows it by
	Service     int    // the place of its service in each shift's Weights
	Class       Class  //
	Series      string // its number's letters
	No          int    // and the number
	Reference   int64  // waiting time counts from here
	LongestWait int64  // that is acceptable
	NotBefore   int64  // until then "next" leaves it alone: it did not come when called
	Back        bool   // is back from where it was sent, and goes first ...
	BackFor     string // ... with this person alone; "" is with everybody
	Sent        bool   // was sent here to be the first
	Desk        string // "next" offers it at this desk alone; "" is everywhere
	Person      string // "next" offers it to this person alone; "" is to everybody
}

// earlier says whether a goes before b where both have the same score.
func (c *Candidate) earlier(o *Candidate) bool {
	if c.Reference != o.Reference {
		return c.Reference < o.Reference
	}
	if c.Series != o.Series {
		return c.Series < o.Series
	}
	return c.No < o.No
}

// WaitsTooLong says whether it waits longer than is acceptable.
func (c *Candidate) WaitsTooLong(at int64) bool { return at-c.Reference > c.LongestWait }

// Rules are what the office has set.
type Rules struct {
	Booked       int64 // weight of a booked ticket, in percent of an ordinary one's
	Preferential int64 // the same of a preferential one
	InARow       int   // so many favoured ones, then an ordinary one if one waits
	Strict       bool  // by class first and then by reference: weights do not count
}

func (r *Rules) weight(c Class) int64 {
	switch c {
	case Preferential:
		return r.Preferential
	case Booked:
		return r.Booked
	}
	return 100
}

// Score is what a ticket's waiting counts where its service counts percent: in
// hundredths of a millisecond. It stays far from overflow: a year at the highest
// weights is under 2^53. In the strict order it is the waiting time alone.
func (r *Rules) Score(c *Candidate, percent, at int64) int64 {
	wait := max(0, at-c.Reference)
	if r.Strict {
		return 100 * wait
	}
	return max(1, r.weight(c.Class)*percent/100) * wait
}

// value is what is compared: the score, or class and waiting time.
func (r *Rules) value(c *Candidate, percent, at int64) int64 {
	if r.Strict {
		return int64(c.Class)<<56 + r.Score(c, 100, at)
	}
	return r.Score(c, percent, at)
}

// Before says whether a would be called before b by score alone, at a desk where
// every service counts the same.
func (r *Rules) Before(a, b *Candidate, at int64) bool {
	if x, y := r.value(a, 100, at), r.value(b, 100, at); x != y {
		return x > y
	}
	return a.earlier(b)
}
