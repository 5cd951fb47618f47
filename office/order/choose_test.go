package order_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"okienko/office/order"
)

const minute = 60_000

var usual = order.Rules{Booked: 150, Preferential: 200, InARow: 2}

// now is the moment at which every test here chooses.
const now = 1000 * minute

// waiting is an ordinary ticket of the first service, changed as a test says.
func waiting(minutes int64, changes ...func(*order.Candidate)) order.Candidate {
	c := order.Candidate{Series: "A", Reference: now - minutes*minute, LongestWait: 45 * minute}
	for _, change := range changes {
		change(&c)
	}
	return c
}

func class(k order.Class) func(*order.Candidate) { return func(c *order.Candidate) { c.Class = k } }
func service(n int) func(*order.Candidate)       { return func(c *order.Candidate) { c.Service = n } }
func no(n int) func(*order.Candidate)            { return func(c *order.Candidate) { c.No = n } }

func sent(c *order.Candidate)      { c.Sent = true }
func back(c *order.Candidate)      { c.Back = true }
func absent(c *order.Candidate)    { c.NotBefore = now + 2*minute }
func forDesk2(c *order.Candidate)  { c.Desk = "2" }
func forEwa(c *order.Candidate)    { c.Person = "ewa" }
func backToEwa(c *order.Candidate) { c.Back, c.BackFor = true, "ewa" }

func TestChoose(t *testing.T) {
	type list = []order.Candidate
	for _, c := range []struct {
		name   string
		all    list
		change func(*order.Shift, *order.Rules)
		want   int
		rail   order.Rail
	}{
		{"nobody waits", nil, nil, -1, ""},
		{"ordinary ones go by arrival", list{waiting(5), waiting(6), waiting(4)}, nil, 1, order.ByScore},
		{"equals go by number", list{waiting(5, no(2)), waiting(5, no(1)), waiting(5, no(3))}, nil, 1, order.ByScore},
		{"a preferential one waits twice as fast", list{waiting(20), waiting(11, class(order.Preferential))}, nil, 1, order.ByScore},
		{"and level with an ordinary one the earlier goes", list{waiting(10, class(order.Preferential)), waiting(20)}, nil, 1, order.ByScore},
		{"a booked one half as fast again", list{waiting(20), waiting(14, class(order.Booked))}, nil, 1, order.ByScore},
		{"who waits too long goes before any score", list{waiting(44, class(order.Preferential)), waiting(46)}, nil, 1, order.TooLong},
		{"among those classes count", list{waiting(50), waiting(46, class(order.Preferential))}, nil, 1, order.TooLong},
		{"but what a desk prefers does not", list{waiting(50), waiting(46, service(1))}, weights(100, 1000), 0, order.TooLong},
		{"and after two favoured ones it is an ordinary one's turn", list{waiting(46), waiting(60, class(order.Preferential))}, inARow(2), 0, order.TooLong},
		{"if one of them waits too long, too", list{waiting(44), waiting(60, class(order.Preferential))}, inARow(2), 1, order.TooLong},
		{"after two favoured ones an ordinary one", list{waiting(20, class(order.Preferential)), waiting(1)}, inARow(2), 1, order.Turn},
		{"if one waits", list{waiting(20, class(order.Preferential)), waiting(30, class(order.Booked))}, inARow(2), 1, order.ByScore},
		{"sent to be first goes before who waits too long", list{waiting(50), waiting(1, sent)}, nil, 1, order.Sent},
		{"back goes before sent to be first", list{waiting(1, sent), waiting(2, back)}, nil, 1, order.Returned},
		{"back for another person has no rail here", list{waiting(3), waiting(2, backToEwa)}, nil, 0, order.ByScore},
		{"but with that person it has", list{waiting(3), waiting(2, backToEwa)}, person("ewa"), 1, order.Returned},
		{"absent a moment ago is left alone", list{waiting(30, absent), waiting(2)}, nil, 1, order.ByScore},
		{"also when it was sent", list{waiting(30, absent, sent), waiting(2)}, nil, 1, order.ByScore},
		{"for another desk", list{waiting(30, forDesk2), waiting(2)}, nil, 1, order.ByScore},
		{"for this desk, whatever it serves", list{waiting(30, forDesk2, service(2)), waiting(2)}, desk("2"), 0, order.ByScore},
		{"for another person", list{waiting(30, forEwa), waiting(2)}, nil, 1, order.ByScore},
		{"for this person", list{waiting(30, forEwa), waiting(2)}, person("ewa"), 0, order.ByScore},
		{"not served here", list{waiting(30, service(2)), waiting(2)}, nil, 1, order.ByScore},
		{"of a service nobody knows", list{waiting(30, service(-1)), waiting(2)}, nil, 1, order.ByScore},
		{"a service that counts more here", list{waiting(20), waiting(11, service(1))}, weights(100, 200), 1, order.ByScore},
		{"and one that counts less", list{waiting(20), waiting(30, service(1))}, weights(100, 50), 0, order.ByScore},
		{"in the strict order classes come first", list{waiting(40), waiting(30, class(order.Booked)), waiting(1, class(order.Preferential))}, strict, 2, order.ByClass},
		{"then the booked", list{waiting(40), waiting(30, class(order.Booked)), waiting(20)}, strict, 1, order.ByClass},
		{"then arrival, whatever a desk prefers", list{waiting(40), waiting(30, service(1))}, both(strict, weights(100, 1000)), 0, order.ByClass},
		{"and the rails stay", list{waiting(46), waiting(1, class(order.Preferential))}, strict, 0, order.TooLong},
		{"turn and turn about as well", list{waiting(4), waiting(9, class(order.Preferential))}, both(strict, inARow(2)), 0, order.Turn},
		{"help is not needed yet", list{waiting(20, service(2)), waiting(2)}, help(20), 1, order.ByScore},
		{"help is needed", list{waiting(21, service(2)), waiting(2)}, help(20), 0, order.ByScore},
		{"and is for all of that department", list{waiting(21, service(2)), waiting(5, service(2), back)}, help(20), 1, order.Returned},
		{"help opened by staff", list{waiting(3, service(2)), waiting(2)}, opened, 0, order.ByScore},
		{"whom only another desk may call needs none", list{waiting(21, service(2), forDesk2), waiting(9, service(2)), waiting(2)}, help(20), 2, order.ByScore},
	} {
		t.Run(c.name, func(t *testing.T) {
			sh, r := order.Shift{Desk: "1", Person: "jan", Weights: []int64{100, 100, 0}}, usual
			if c.change != nil {
				c.change(&sh, &r)
			}
			got := order.Choose(c.all, &sh, &r, now)
			if got.Index != c.want || got.Rail != c.rail {
				t.Errorf("%d by %q, want %d by %q", got.Index, got.Rail, c.want, c.rail)
			}
		})
	}
}

type change = func(*order.Shift, *order.Rules)

func inARow(n int) change    { return func(sh *order.Shift, _ *order.Rules) { sh.InARow = n } }
func person(p string) change { return func(sh *order.Shift, _ *order.Rules) { sh.Person = p } }
func desk(d string) change   { return func(sh *order.Shift, _ *order.Rules) { sh.Desk = d } }
func weights(w ...int64) change {
	return func(sh *order.Shift, _ *order.Rules) { sh.Weights = append(w, 0) }
}

func strict(_ *order.Shift, r *order.Rules) { r.Strict = true }

func both(a, b change) change {
	return func(sh *order.Shift, r *order.Rules) { a(sh, r); b(sh, r) }
}

func help(after int64) change {
	return func(sh *order.Shift, _ *order.Rules) {
		sh.Helps = []order.Help{{Weights: []int64{0, 0, 100}, After: after * minute}}
	}
}

func opened(sh *order.Shift, _ *order.Rules) {
	sh.Helps = []order.Help{{Weights: []int64{0, 0, 100}, Opened: true}}
}

func TestWhoComesBackAfterAPause(t *testing.T) {
	all := []order.Candidate{waiting(9, absent), waiting(8, absent, func(c *order.Candidate) { c.NotBefore-- }), waiting(7, absent)}
	sh := order.Shift{Weights: []int64{100}}
	got := order.Choose(all, &sh, &usual, now)
	if got.Index != -1 || got.Paused != 1 {
		t.Errorf("%+v", got)
	}
}

func TestAHelpIsNamed(t *testing.T) {
	sh := order.Shift{Weights: []int64{100}, Helps: []order.Help{{Weights: []int64{0, 100}, After: minute}, {Weights: []int64{0, 0, 100}, Opened: true}}}
	all := []order.Candidate{waiting(5, service(2))}
	if got := order.Choose(all, &sh, &usual, now); got.Help != 1 {
		t.Errorf("%+v", got)
	}
}

func TestWhomAClerkMayChoose(t *testing.T) {
	sh := order.Shift{Desk: "1", Person: "jan", Weights: []int64{100}, Helps: []order.Help{{Weights: []int64{0, 100}, After: 9 * minute}}}
	for _, c := range []struct {
		name string
		one  order.Candidate
		may  bool
	}{
		{"served here", waiting(1), true},
		{"offered at another desk", waiting(1, forDesk2), true},
		{"absent a moment ago", waiting(1, absent), true},
		{"not served here", waiting(1, service(2)), false},
		{"not served here, for another desk", waiting(1, service(2), forDesk2), false},
		{"not served here, but for whoever sits here", waiting(1, service(2), func(c *order.Candidate) { c.Person = "jan" }), true},
		{"of a department that needs no help", waiting(1, service(1)), false},
		{"of one that needs it", waiting(10, service(1)), true},
	} {
		if got := sh.MayCall([]order.Candidate{c.one}, &c.one, now); got != c.may {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// hall draws whatever may wait somewhere, and a shift.
func hall(t *rapid.T) ([]order.Candidate, order.Shift, order.Rules) {
	var all []order.Candidate
	for i := range rapid.IntRange(0, 12).Draw(t, "waiting") {
		c := waiting(rapid.Int64Range(0, 90).Draw(t, "minutes"), no(i))
		c.Ticket = i
		c.LongestWait = rapid.SampledFrom([]int64{30, 45, 45}).Draw(t, "longest") * minute
		c.Service = rapid.IntRange(-1, 3).Draw(t, "service")
		c.Class = rapid.SampledFrom([]order.Class{order.Ordinary, order.Booked, order.Preferential}).Draw(t, "class")
		c.NotBefore = now + rapid.Int64Range(-2, 1).Draw(t, "absent")
		c.Back = rapid.IntRange(0, 29).Draw(t, "back") == 0
		c.Sent = rapid.IntRange(0, 29).Draw(t, "sent") == 0
		c.BackFor = rapid.SampledFrom([]string{"", "jan", "ewa"}).Draw(t, "back for")
		c.Person = rapid.SampledFrom([]string{"", "", "", "jan", "ewa"}).Draw(t, "person")
		c.Desk = rapid.SampledFrom([]string{"", "", "", "1", "2"}).Draw(t, "desk")
		all = append(all, c)
	}
	sh := order.Shift{Desk: "1", Person: "jan", Weights: []int64{100, rapid.Int64Range(10, 400).Draw(t, "weight")}, InARow: rapid.IntRange(0, 3).Draw(t, "in a row")}
	if rapid.Bool().Draw(t, "helps") {
		sh.Helps = []order.Help{{Weights: []int64{0, 0, 100}, After: rapid.Int64Range(0, 60).Draw(t, "after") * minute, Opened: rapid.Bool().Draw(t, "opened")}}
	}
	r := usual
	r.Strict = rapid.Bool().Draw(t, "strict")
	return all, sh, r
}

func TestTheLineBeginsWithTheChoice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, sh, r := hall(t)
		choice, line := order.Choose(all, &sh, &r, now), order.Line(all, &sh, &r, now)
		if choice.Index >= 0 && line[0] != choice.Index {
			t.Fatalf("%d is chosen, and the line is %v", choice.Index, line)
		}
		for n, i := range line {
			if all[i].NotBefore > now && n+1 < len(line) && all[line[n+1]].NotBefore <= now {
				t.Fatalf("an absent one stands before others: %v", line)
			}
		}
	})
}

// TestTheOrderOfTheListDoesNotMatter holds that the choice depends on who waits
// and not on how the list came to be.
func TestTheOrderOfTheListDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, sh, r := hall(t)
		choice, mixed := order.Choose(all, &sh, &r, now), rapid.Permutation(all).Draw(t, "mixed")
		again := order.Choose(mixed, &sh, &r, now)
		if (choice.Index < 0) != (again.Index < 0) || choice.Index >= 0 && all[choice.Index] != mixed[again.Index] {
			t.Fatalf("%+v and %+v", choice, again)
		}
	})
}

func TestEqualsAreNotSwapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, sh, r := hall(t)
		choice := order.Choose(all, &sh, &r, now)
		if choice.Index < 0 {
			return
		}
		first := all[choice.Index]
		for _, c := range all {
			like := c
			like.Ticket, like.No, like.Reference = first.Ticket, first.No, first.Reference
			if like == first && (c.Reference < first.Reference || c.Reference == first.Reference && c.No < first.No) {
				t.Fatalf("%+v is called before its equal %+v", first, c)
			}
		}
	})
}

// TestNobodyIsLeftToWait is the promise to whoever waits too long: "next" passes
// over an ordinary ticket only for one that staff put first, for an ordinary one
// that came before it, or for a favoured one that waits too long as well, and
// that at most as often in a row as the office allows.
func TestNobodyIsLeftToWait(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, sh, r := hall(t)
		choice := order.Choose(all, &sh, &r, now)
		if choice.Index < 0 || choice.Rail == order.Returned || choice.Rail == order.Sent {
			return
		}
		called := all[choice.Index]
		for n, i := range order.Line(all, &sh, &r, now) {
			c := all[i]
			if n == 0 || c.Class.Favoured() || c.NotBefore > now || now-c.Reference <= c.LongestWait {
				continue
			}
			late := now-called.Reference > called.LongestWait
			first := late && (called.Reference <= c.Reference || called.Class.Favoured() && sh.InARow < r.InARow)
			if !first {
				t.Fatalf("%+v waits too long, and %+v is called by %s", c, called, choice.Rail)
			}
		}
	})
}

func TestPassedOver(t *testing.T) {
	all := []order.Candidate{waiting(9), waiting(8, service(2)), waiting(7, absent), waiting(6), waiting(5), waiting(4)}
	for i := range all {
		all[i].Ticket = 10 + i
	}
	sh := order.Shift{Weights: []int64{100, 0, 0}}
	if got := order.PassedOver(all, &sh, 14, all[4].Reference, now); !slices.Equal(got, []int{10, 13}) {
		t.Errorf("%v", got)
	}
}

func TestAChoiceAllocatesNothing(t *testing.T) {
	all, sh := crowd(100)
	if n := testing.AllocsPerRun(100, func() { order.Choose(all, &sh, &usual, now) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func crowd(n int) ([]order.Candidate, order.Shift) {
	var all []order.Candidate
	for i := range n {
		all = append(all, waiting(int64(i%40), service(i%4), class(order.Class(i%3)), no(i)))
	}
	return all, order.Shift{
		Desk: "1", Weights: []int64{100, 0, 150, 0},
		Helps: []order.Help{{Weights: []int64{0, 100, 0, 0}, After: 20 * minute}, {Weights: []int64{0, 0, 0, 100}, After: 90 * minute}},
	}
}

func BenchmarkChoose(b *testing.B) {
	for _, n := range []int{10, 100} {
		all, sh := crowd(n)
		b.Run(fmt.Sprintf("%d waiting", n), func(b *testing.B) {
			for b.Loop() {
				order.Choose(all, &sh, &usual, now)
			}
		})
	}
}
