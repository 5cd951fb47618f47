package chaos

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// Fault is a kind of bad luck.
type Fault string

// The faults. Each is about one member, or two, or all.
const (
	Kill   Fault = "kill -9"
	Leave  Fault = "planned stop"
	Pause  Fault = "process stopped"
	Cable  Fault = "cable pulled"
	Pair   Fault = "two cut apart"
	Dumb   Fault = "heard by nobody"
	Deaf   Fault = "hears nobody"
	OneWay Fault = "one way cut"
	Ring   Fault = "ring of majorities"
	Slow   Fault = "delay"
	Lossy  Fault = "loss and doubles"
	Thin   Fault = "slow link"
	Full   Fault = "disk full"
	Frozen Fault = "disk hung"
	Dark   Fault = "everything off"
	Crowd  Fault = "57 clients at once"
	Clock  Fault = "clock moved"
	Moved  Fault = "address changed"
	Wiped  Fault = "data deleted"
)

// usual are those that a step may be, as often as they stand here.
var usual = []Fault{
	Kill, Kill, Kill, Leave, Pause, Pause, Cable, Cable, Pair, Pair, Dumb, Deaf, OneWay, OneWay,
	Ring, Slow, Slow, Lossy, Lossy, Thin, Full, Frozen, Dark, Crowd, Clock, Clock,
}

// Faults lists every kind of fault once.
func Faults() []Fault {
	return []Fault{Kill, Leave, Pause, Cable, Pair, Dumb, Deaf, OneWay, Ring, Slow, Lossy, Thin, Full, Frozen, Dark, Crowd, Clock, Moved, Wiped}
}

// Step is some faults at the same time and a rest after them.
type Step struct {
	Faults []Trouble
	Rest   time.Duration
}

// Trouble is one fault of a step.
type Trouble struct {
	Fault  Fault
	Leader bool    // it is about whoever leads then
	One    int     // the member that it is about otherwise
	Two    int     // another one
	Size   float64 // from 0 to 1: how bad it is, where there is a measure
	After  time.Duration
	Hold   time.Duration
}

func (t Trouble) String() string {
	who := fmt.Sprintf("m%d", t.One+1)
	if t.Leader {
		who = "leader"
	}
	return fmt.Sprintf("%s (%s, m%d, size %.2f, after %v, for %v)", t.Fault, who, t.Two+1, t.Size, t.After, t.Hold)
}

// off is how wrong a clock goes: from a second to ten minutes, forth or back.
func (t Trouble) off() time.Duration {
	half := 2 * t.Size
	if half < 1 {
		return -time.Duration(1+half*599) * time.Second
	}
	return time.Duration(1+(half-1)*599) * time.Second
}

// draw picks the next step. One in three is a pair of faults, and every second
// one comes with a process that stops in the middle of what it does: it is in
// company that faults find mistakes.
func draw(chance *rand.Rand, members int, faults []Fault) Step {
	s := Step{Rest: between(chance, time.Second, 4*time.Second)}
	s.Faults = append(s.Faults, trouble(chance, faults[chance.IntN(len(faults))], members))
	if chance.IntN(3) == 0 {
		s.Faults = append(s.Faults, trouble(chance, faults[chance.IntN(len(faults))], members))
	}
	if chance.IntN(2) == 0 {
		s.Faults = append(s.Faults, trouble(chance, Pause, members))
	}
	return s
}

func trouble(chance *rand.Rand, f Fault, members int) Trouble {
	one := chance.IntN(members)
	t := Trouble{
		Fault: f, Leader: chance.IntN(2) == 0, One: one, Two: (one + 1 + chance.IntN(members-1)) % members,
		Size: chance.Float64(), After: between(chance, 0, 500*time.Millisecond), Hold: between(chance, 500*time.Millisecond, 6*time.Second),
	}
	if f == Pause && chance.IntN(6) == 0 {
		t.Hold = between(chance, 6*time.Second, 30*time.Second)
	}
	return t
}

func between(chance *rand.Rand, from, to time.Duration) time.Duration {
	return (from + time.Duration(chance.Int64N(int64(to-from)))).Round(time.Millisecond)
}
