package sim

import (
	"time"

	"okienko/internal/sim/lan"
)

// Fault is the name of something that breaks.
type Fault string

// The faults.
const (
	Slow      Fault = "slow lines"
	Broken    Fault = "broken connections"
	Apart     Fault = "two machines apart"
	OneWay    Fault = "one direction down"
	CutOff    Fault = "a member cut off"
	Split     Fault = "the members in two parts"
	Ring      Fault = "members that reach their neighbours only"
	Paused    Fault = "a machine without a word"
	Killed    Fault = "a member killed"
	Lost      Fault = "a machine without power"
	Stopped   Fault = "a member switched off"
	AllLost   Fault = "power lost everywhere"
	WrongTime Fault = "a clock moved"
	Drifting  Fault = "a clock that goes wrong"
	Left      Fault = "a window ended in the middle"
	HandOver  Fault = "the lead handed over"
)

// strikes are what breaks, each with what mends it.
var strikes = []struct {
	fault Fault
	does  func(*Site) (mend func())
}{
	{Slow, (*Site).slow},
	{Broken, (*Site).broken},
	{Apart, (*Site).apart},
	{OneWay, (*Site).oneWay},
	{CutOff, (*Site).cutOff},
	{Split, (*Site).split},
	{Ring, (*Site).ring},
	{Paused, (*Site).paused},
	{Killed, func(o *Site) func() { m := o.anyMachine(); m.kill(); return m.boot }},
	{Lost, func(o *Site) func() { m := o.anyMachine(); m.lose(); return m.boot }},
	{Stopped, func(o *Site) func() { m := o.anyMachine(); m.stop(); return m.boot }},
	{AllLost, (*Site).allLost},
	{WrongTime, (*Site).wrongTime},
	{Drifting, (*Site).drifting},
	{Left, (*Site).left},
	{HandOver, (*Site).handOver},
}

func nothing() {}

func (o *Site) anyMachine() *machine { return o.machines[o.random.IntN(len(o.machines))] }

func (o *Site) anyName() string { names := o.names(); return names[o.random.IntN(len(names))] }

// upTo is some time, at most so long.
func (o *Site) upTo(d time.Duration) time.Duration { return time.Duration(o.random.Int64N(int64(d))) }

// lines sets lines, and returns how to set them right.
func (o *Site) lines(line lan.Line, which func(from, to string) bool) func() {
	names := o.names()
	var set [][2]string
	for _, from := range names {
		for _, to := range names {
			if from != to && which(from, to) {
				o.lan.Set(from, to, line)
				set = append(set, [2]string{from, to})
			}
		}
	}
	broken := o.random.IntN(2) == 0
	return func() {
		for _, s := range set {
			if broken {
				o.lan.Reset(func(a, b string) bool { return a == s[0] && b == s[1] })
			}
			o.lan.Set(s[0], s[1], lan.Line{})
		}
	}
}

func (o *Site) slow() func() {
	line := lan.Line{Delay: o.upTo(200 * time.Millisecond), Jitter: 1 + o.upTo(200*time.Millisecond)}
	slow := o.anyMachine().self.ID
	everywhere := o.random.IntN(3) == 0
	return o.lines(line, func(from, to string) bool { return everywhere || from == slow || to == slow })
}

func (o *Site) broken() func() {
	one := o.anyName()
	o.lan.Reset(func(a, b string) bool { return a != "watch" && b != "watch" && (a == one || o.random.IntN(4) == 0) })
	return nothing
}

func (o *Site) apart() func() {
	one, other := o.anyMachine().self.ID, o.anyName()
	return o.lines(lan.Line{Down: true}, func(a, b string) bool { return a == one && b == other || a == other && b == one })
}

func (o *Site) oneWay() func() {
	one, all := o.anyMachine().self.ID, o.random.IntN(2) == 0
	other := o.anyMachine().self.ID
	return o.lines(lan.Line{Down: true}, func(from, to string) bool { return from == one && (all || to == other) })
}

func (o *Site) cutOff() func() {
	one := o.anyMachine().self.ID
	return o.lines(lan.Line{Down: true}, func(a, b string) bool { return o.isMember(a) && o.isMember(b) && (a == one || b == one) })
}

func (o *Site) paused() func() {
	one := o.anyName()
	return o.lines(lan.Line{Down: true}, func(a, b string) bool { return a == one || b == one })
}

func (o *Site) split() func() {
	part := make(map[string]bool)
	for _, name := range o.names() {
		part[name] = o.random.IntN(2) == 0
	}
	return o.lines(lan.Line{Down: true}, func(a, b string) bool { return part[a] != part[b] })
}

func (o *Site) ring() func() {
	at := make(map[string]int)
	for i, m := range o.machines {
		at[m.self.ID] = i
	}
	n := len(o.machines)
	return o.lines(lan.Line{Down: true}, func(a, b string) bool {
		between := (at[a] - at[b] + n) % n
		return o.isMember(a) && o.isMember(b) && between != 1 && between != n-1
	})
}

func (o *Site) isMember(id string) bool {
	for _, m := range o.machines {
		if m.self.ID == id {
			return true
		}
	}
	return false
}

func (o *Site) allLost() func() {
	for _, m := range o.machines {
		o.silence(m.self.ID, true)
	}
	for _, m := range o.machines {
		m.kill()
	}
	return func() {
		for _, i := range o.random.Perm(len(o.machines)) {
			o.machines[i].boot()
			time.Sleep(o.upTo(2 * time.Second))
		}
	}
}

func (o *Site) wrongTime() func() {
	by := []time.Duration{time.Second, 5 * time.Second, time.Minute, 10 * time.Minute}[o.random.IntN(4)]
	if o.random.IntN(2) == 0 {
		by = -by
	}
	c := o.anyClock()
	c.step(by)
	return c.mend
}

func (o *Site) drifting() func() {
	c := o.anyClock()
	c.drifting((o.random.Float64() - 0.5) / 50)
	return c.mend
}

func (o *Site) anyClock() *clock {
	if o.random.IntN(4) == 0 && len(o.windows) > 0 {
		return o.windows[o.random.IntN(len(o.windows))].clock
	}
	return o.anyMachine().clock
}

func (o *Site) left() func() {
	if len(o.windows) == 0 {
		return nothing
	}
	w := o.windows[o.random.IntN(len(o.windows))]
	w.end()
	return func() { w.begin(o.ctx) }
}

func (o *Site) handOver() func() {
	for _, m := range o.machines {
		if m.running != nil {
			_ = m.running.HandOver(o.anyMachine().self.ID) // whoever does not lead cannot
		}
	}
	return nothing
}
