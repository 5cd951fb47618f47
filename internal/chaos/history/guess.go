package history

import (
	"context"
	"slices"
)

// guess is how a room may be, and what was asked there without an answer and may
// still happen.
type guess struct {
	room
	pending []Operation
}

// gone is the moment after which an operation without an answer can no longer
// happen.
const gone Kind = "gone"

// search is how far it is looked for what happened unheard before an operation.
type search struct {
	steps int  // so many unheard operations at most, just before one that was heard
	first bool // only as many as are needed: what is enough for the answer is believed
}

// The searches, quick ones first. An order that a quick one finds is an order; one
// that only the last does not find is not there.
var searches = []search{{8, true}, {1, false}, {3, false}, {1 << 30, false}}

// after is all that the room may be after an operation. One without an answer
// happens in the moment before something that would notice, or never: to try it
// at every other moment as well finds nothing more, and takes for ever.
func (s search) after(ctx context.Context, g guess, o Operation) []guess {
	switch {
	case o.Kind == gone:
		return s.end(ctx, g, o)
	case !o.Known:
		g.pending = append(slices.Clone(g.pending), o)
		return []guess{g}
	}
	return s.heard(ctx, g, o, func(before guess) (guess, bool) {
		comes, next := before.step(o)
		return guess{next, before.pending}, comes == o.Heard
	})
}

// end is all that the room may be when something without an answer can no longer
// happen: it never did, or it did up to now and somebody notices later.
func (s search) end(ctx context.Context, g guess, o Operation) []guess {
	without := func(g guess) guess { return guess{g.room, slices.DeleteFunc(slices.Clone(g.pending), o.same)} }
	i := slices.IndexFunc(g.pending, o.same)
	if i < 0 {
		return []guess{g}
	}
	p := g.pending[i]
	happened := s.heard(ctx, g, p, func(before guess) (guess, bool) {
		if !slices.ContainsFunc(before.pending, p.same) {
			return before, true
		}
		_, next := before.step(p)
		after := without(before)
		after.room = next
		return after, true
	})
	all := []guess{without(g)}
	for _, h := range happened {
		all = add(all, h)
	}
	return all
}

// heard is all that the room may be after something, with what may have happened
// unheard just before it.
func (s search) heard(ctx context.Context, g guess, o Operation, do func(guess) (guess, bool)) []guess {
	var all []guess
	known, noticed := []guess{g}, g.noticed(o)
	for step, from := 0, 0; from < len(known) && step <= s.steps && ctx.Err() == nil; step++ {
		latest := known[from:]
		for _, before := range latest {
			if after, fits := do(before); fits {
				all = add(all, after)
			}
		}
		if s.first && len(all) > 0 {
			return all
		}
		from = len(known)
		for _, before := range latest {
			if ctx.Err() != nil {
				return nil
			}
			known = before.further(known, noticed)
		}
	}
	return all
}

// further adds what the room may be after one more of what is pending and makes a
// difference.
func (g guess) further(known []guess, noticed []Operation) []guess {
	for _, p := range g.pending {
		if slices.ContainsFunc(noticed, p.same) && !g.sooner(p) {
			_, next := g.step(p)
			known = add(known, guess{next, slices.DeleteFunc(slices.Clone(g.pending), p.same)})
		}
	}
	return known
}

// add puts a guess to others, unless one of them is as good: the same room, and
// at least as much that may still happen.
func add(list []guess, g guess) []guess {
	for _, other := range list {
		if other.room.equal(g.room) && other.includes(g.pending) {
			return list
		}
	}
	return append(list, g)
}

func (g guess) includes(pending []Operation) bool {
	for _, p := range pending {
		if !slices.ContainsFunc(g.pending, p.same) {
			return false
		}
	}
	return true
}

// sooner says whether something alike is pending that is over sooner. Of two that
// do the same, that one is done first.
func (g guess) sooner(p Operation) bool {
	return slices.ContainsFunc(g.pending, func(o Operation) bool {
		alike := o.Kind == p.Kind && o.Desk == p.Desk && o.Ticket == p.Ticket
		return alike && (o.End < p.End || o.End == p.End && o.Begin < p.Begin)
	})
}

// noticed is what is pending and makes a difference to an operation, itself or
// through others that are pending.
func (g guess) noticed(o Operation) []Operation {
	list := []Operation{o}
	for i := 0; i < len(list); i++ {
		for _, p := range g.pending {
			if p.touches(list[i]) && !slices.ContainsFunc(list, p.same) {
				list = append(list, p)
			}
		}
	}
	return list[1:]
}

// touches says whether it makes a difference which of two operations is first.
func (o Operation) touches(other Operation) bool {
	return o.everywhere() || other.everywhere() || o.inLine() && other.inLine() || o.Desk != "" && o.Desk == other.Desk
}

// everywhere is what concerns every desk: the day, and a call by hand, which
// asks where the ticket is.
func (o Operation) everywhere() bool {
	return o.Kind == Open || o.Kind == Close || o.Kind == CallTicket
}

// inLine is what changes who waits.
func (o Operation) inLine() bool { return o.Kind == Issue || o.Kind == CallNext }

// same says whether both are one operation: a worker asks one thing at a time.
func (o Operation) same(other Operation) bool {
	return o.Worker == other.Worker && o.Begin == other.Begin
}

func (g guess) equal(other guess) bool {
	return g.room.equal(other.room) && slices.EqualFunc(g.pending, other.pending, Operation.same)
}
