package sim

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// kept is how many entries the ledger remembers; older ones are not asked about
// any more, and a long run must not grow.
const kept = 8_000

// ledger is the log as the watchers saw it, and what it comes to.
type ledger struct {
	mu      sync.Mutex // guards what follows
	entries []entry
	base    uint64       // nothing is known up to here
	begun   queue.Moment // of the state there, when nobody watched the entries before it
	last    uint64
	state   *office.State
	places  map[mark]place
	done    done
	wrong   error // the first violation
	found   chan struct{}

	total   uint64 // commands applied
	repeats int    // commands that came more than once
	whole   int    // states compared to the last byte
	seen    int    // states of windows looked up

	unwatched int // states of windows that could not be looked up
}

type entry struct {
	index uint64
	data  []byte
	mark  mark
	at    time.Time // when a watcher saw it first
}

// place is where in the log a state stood.
type place struct {
	index  uint64
	digest digest // when the mark is sampled
}

func newLedger() *ledger {
	return &ledger{state: office.New(), places: make(map[mark]place), done: newDone(), found: make(chan struct{})}
}

// blame notes the first violation, which ends the run.
func (l *ledger) blame(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.blamed(format, args...)
}

func (l *ledger) blamed(format string, args ...any) {
	if l.wrong == nil {
		l.wrong = fmt.Errorf(format, args...)
		close(l.found)
	}
}

// violation is the first one, if there is any.
func (l *ledger) violation() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.wrong
}

// entry takes in an entry of a member's log, which came right after another.
func (l *ledger) entry(who string, before, index uint64, data []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch i, known := l.find(index); {
	case index <= before:
		l.blamed("the log of %s goes back from %d to %d", who, before, index)
	case index <= l.base:
	case known && !bytes.Equal(l.entries[i].data, data):
		l.blamed("entry %d of %s is not the one that others have", index, who)
	case index <= l.last && !known:
		l.blamed("%s has an entry %d that others do not have", who, index)
	case l.between(before, index):
		l.blamed("the log of %s goes from %d to %d, and others have something between", who, before, index)
	case !known:
		l.append(index, data)
	}
}

// find finds an entry, or where it would stand.
func (l *ledger) find(index uint64) (int, bool) {
	return slices.BinarySearchFunc(l.entries, index, func(e entry, i uint64) int { return cmp.Compare(e.index, i) })
}

// between says whether the ledger knows an entry between two.
func (l *ledger) between(before, index uint64) bool {
	i, _ := l.find(before + 1)
	return before >= l.base && i < len(l.entries) && l.entries[i].index < index
}

func (l *ledger) append(index uint64, data []byte) {
	batch, err := cluster.DecodeBatch(data)
	if err != nil {
		l.blamed("entry %d cannot be read: %w", index, err)
		return
	}
	before := l.state.Queue.Now
	for _, e := range batch {
		step := l.state.Apply(e)
		l.total++
		if err := l.done.step(e, step); err != nil {
			l.blamed("entry %d: %w", index, err)
		}
		if step.Repeat {
			l.repeats++
		}
	}
	switch at := l.state.Queue.Now; {
	case at < before:
		l.blamed("entry %d takes the office's time back from %v to %v", index, before.Time(), at.Time())
	case len(l.entries)%16 == 0:
		l.sentences()
	}
	l.last = index
	m := markOf(l.state)
	l.entries = append(l.entries, entry{index, data, m, time.Now()})
	if _, known := l.places[m]; !known {
		l.places[m] = place{index, l.sample(m)}
	}
	for len(l.entries) > kept {
		l.drop(l.entries[0])
		l.entries = l.entries[1:]
	}
}

func (l *ledger) drop(e entry) {
	l.base = e.index
	if l.places[e.mark].index == e.index {
		delete(l.places, e.mark)
	}
}

func (l *ledger) sample(m mark) digest {
	if !m.sampled() {
		return digest{}
	}
	d, err := digestOf(l.state)
	if err != nil {
		l.blamed("the state cannot be encoded: %w", err)
	}
	return d
}

// lookup is what became of looking for a state in the log.
type lookup int

// What may become of it.
const (
	notYet  lookup = iota // watchers and windows hear of an entry at the same moment
	found                 // it stands there
	unknown               // it is of a time in which nobody watched
)

// place finds a state in the log.
func (l *ledger) place(s seen) (place, lookup) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, known := l.places[s.mark]
	switch {
	case known:
		l.seen++
		return p, found
	case s.now <= l.begun:
		l.unwatched++
		return p, unknown
	}
	return p, notYet
}

// member compares a whole state of a member with the replay of the log.
func (l *ledger) member(who string, index uint64, body []byte) {
	s, err := wire.ReadState(bytes.NewReader(body))
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err != nil:
		l.blamed("the state of %s cannot be read: %w", who, err)
		return
	case index > l.last:
		l.begin(index, s)
		return
	case index < l.base:
		return // older than what is remembered
	}
	from, _ := l.find(index + 1)
	for _, e := range l.entries[from:] {
		batch, _ := cluster.DecodeBatch(e.data) // it was read before
		for _, one := range batch {
			s.Apply(one)
		}
	}
	got, err := digestOf(s)
	want, wrong := digestOf(l.state)
	if l.whole++; err != nil || wrong != nil || got != want {
		l.blamed("the state of %s at %d, brought to %d, is not what the log comes to: %s and not %s", who, index, l.last, markOf(s), markOf(l.state))
	}
}

// begin takes over a state whose entries nobody watched: all members had stopped
// in the moment in which they were committed.
func (l *ledger) begin(index uint64, s *office.State) {
	l.state, l.base, l.last, l.entries, l.begun = s, index, index, nil, s.Queue.Now
	l.places = map[mark]place{markOf(s): {index, l.sample(markOf(s))}}
	l.done = newDone()
	l.done.unwatched = true
}

// behind says since when an entry is committed that lies after an index.
func (l *ledger) behind(index uint64) (time.Time, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i, _ := l.find(index + 1); i < len(l.entries) {
		return l.entries[i].at, true
	}
	return time.Time{}, false
}

// newest is the last entry.
func (l *ledger) newest() uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last
}

// sentences hold after every command; they are looked at now and then.
func (l *ledger) sentences() {
	held := make(map[queue.TicketID]string)
	for _, d := range l.state.Queue.Desks {
		if d.Ticket == "" {
			continue
		}
		if other, twice := held[d.Ticket]; twice {
			l.blamed("%s and %s have one ticket in hand", d.ID, other)
		}
		held[d.Ticket] = string(d.ID)
	}
	numbers := make(map[string]bool, len(l.state.Queue.Tickets))
	for _, t := range l.state.Queue.Tickets {
		if numbers[t.Number()] {
			l.blamed("two tickets of %s are %s", l.state.Queue.Day.Date, t.Number())
		}
		numbers[t.Number()] = true
	}
}

// answered takes an answer out of those that the log gave a machine.
func (l *ledger) answered(machine string, a office.Answer) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.done.answered(machine, a) || l.done.unwatched
}

// forget lets go of answers and numbers of a day that is over.
func (l *ledger) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done.forget()
}
