package figures

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Version is the first byte of every encoded summary. Another version is made
// anew from its day.
const Version = 2

// ErrVersion says that a summary is of another version.
var ErrVersion = errors.New("the summary is of another version")

// errShort says that bytes end too early, or name what is not there.
var errShort = errors.New("these bytes are no summary")

// Encode returns the bytes of a summary: about fifteen for each visit.
func (s Summary) Encode() []byte {
	w := writer{Version}
	w.text(s.Date)
	w.number(len(s.Words))
	for _, word := range s.Words {
		w.text(word)
	}
	for _, list := range [][]Name{s.Departments, s.Services, s.Desks} {
		w.number(len(list))
		for _, n := range list {
			w.numbers(n.ID, n.Name)
		}
	}
	w.number(len(s.Visits))
	for i := range s.Visits {
		w.visit(&s.Visits[i])
	}
	w.number(len(s.Overs))
	for _, o := range s.Overs {
		w.numbers(o.Visit, o.Seconds, o.Number, o.By, o.Class, o.Rail)
	}
	w.number(len(s.Presence))
	for _, p := range s.Presence {
		w.numbers(p.Desk, p.Clerk, p.Department, p.Hour, p.Break, p.Busy, p.Idle, p.Empty)
	}
	w.number(len(s.Done))
	for _, d := range s.Done {
		w.numbers(d.Visit, d.Service, d.Department, d.Count)
	}
	return w
}

type writer []byte

func (w *writer) number(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }

func (w *writer) numbers(all ...int) {
	for _, n := range all {
		w.number(n)
	}
}

func (w *writer) text(s string) {
	w.number(len(s))
	*w = append(*w, s...)
}

// The marks of a visit, in one number with its end.
const (
	markFirst = 1 << (3 + iota)
	markCalled
	markFlag
	markTold
	markStay
	endBits    = 1<<3 - 1
	resultFrom = 8 // the bits from here on are the outcome
)

func mark(m int, set bool) int {
	if set {
		return m
	}
	return 0
}

func (w *writer) visit(v *Visit) {
	marks := int(v.End) | mark(markFirst, v.First) | mark(markCalled, v.Called) |
		mark(markFlag, v.Flag) | mark(markTold, v.Told) | mark(markStay, v.Stay >= 0) | int(v.Result)<<resultFrom
	w.numbers(marks, v.Service, v.Department, v.Desk, v.Clerk, v.Class, v.Source)
	*w = binary.AppendVarint(*w, int64(v.Began))
	w.numbers(v.Wait, v.Way, v.Serving, v.Parked)
	if v.Stay >= 0 {
		w.number(v.Stay)
	}
	if v.Told {
		w.numbers(v.From, v.To)
	}
}

// Decode reads a summary into s and uses its room again. What is not as Encode
// writes it is an error, and s is then of no use.
func (s *Summary) Decode(b []byte) error {
	if len(b) == 0 || b[0] != Version {
		return ErrVersion
	}
	r := reader{b: b, at: 1, all: string(b)}
	s.Date = r.text()
	s.Words = list(&r, s.Words, func(w *string) { *w = r.text() })
	r.words = len(s.Words)
	name := func(n *Name) { n.ID, n.Name = r.word(), r.word() }
	s.Departments, s.Services, s.Desks = list(&r, s.Departments, name), list(&r, s.Services, name), list(&r, s.Desks, name)
	s.Visits = list(&r, s.Visits, r.visit)
	s.Overs = list(&r, s.Overs, func(o *Over) {
		o.Visit, o.Seconds = r.below(len(s.Visits)), r.number()
		o.Number, o.By, o.Class, o.Rail = r.word(), r.word(), r.word(), r.word()
	})
	s.Presence = list(&r, s.Presence, func(p *Presence) {
		p.Desk, p.Clerk, p.Department, p.Hour = r.word(), r.word(), r.word(), r.below(24)
		p.Break, p.Busy, p.Idle, p.Empty = r.number(), r.number(), r.number(), r.number()
	})
	s.Done = list(&r, s.Done, func(d *Done) {
		d.Visit, d.Service, d.Department, d.Count = r.below(len(s.Visits)), r.word(), r.word(), r.number()
	})
	if r.bad || r.left() > 0 {
		return fmt.Errorf("read the summary of a day: %w", errShort)
	}
	return nil
}

type reader struct {
	b     []byte
	at    int
	all   string // the same bytes: words are parts of it, which costs nothing
	words int
	bad   bool
}

// most bounds every number: ten years are less, in seconds.
const most = 1 << 30

func (r *reader) left() int { return len(r.b) - r.at }

// fail lets everything that follows be nothing.
func (r *reader) fail() { r.bad, r.at = true, len(r.b) }

func (r *reader) number() int {
	if r.at < len(r.b) && r.b[r.at] < 0x80 { // most are small, and there are many
		r.at++
		return int(r.b[r.at-1])
	}
	n, size := binary.Uvarint(r.b[r.at:])
	if size <= 0 || n > most {
		r.fail()
		return 0
	}
	r.at += size
	return int(n)
}

func (r *reader) signed() int {
	n, size := binary.Varint(r.b[r.at:])
	if size <= 0 || n > most || n < -most {
		r.fail()
		return 0
	}
	r.at += size
	return int(n)
}

// below is a number that names one of so many.
func (r *reader) below(limit int) int {
	n := r.number()
	if n >= limit {
		r.bad = true
		return 0
	}
	return n
}

func (r *reader) word() int { return r.below(r.words) }

func (r *reader) text() string {
	n := r.number()
	if n > r.left() {
		r.fail()
		return ""
	}
	r.at += n
	return r.all[r.at-n : r.at]
}

// list reads as many as the bytes say, but never more than there are bytes.
func list[T any](r *reader, room []T, read func(*T)) []T {
	n := r.number()
	if n > r.left() {
		r.fail()
		return room[:0]
	}
	if cap(room) < n {
		room = make([]T, n)
	}
	room = room[:n]
	for i := range room {
		if r.bad {
			break
		}
		read(&room[i])
	}
	return room
}

func (r *reader) visit(v *Visit) {
	marks := r.number()
	*v = Visit{
		End: End(marks & endBits), First: marks&markFirst != 0, Called: marks&markCalled != 0,
		Flag: marks&markFlag != 0, Told: marks&markTold != 0, Result: Outcome(min(marks>>resultFrom, int(outcomes))), Stay: -1,
		Service: r.word(), Department: r.word(), Desk: r.word(), Clerk: r.word(), Class: r.word(), Source: r.word(),
		Began: r.signed(), Wait: r.number(), Way: r.number(), Serving: r.number(), Parked: r.number(),
	}
	if marks&markStay != 0 {
		v.Stay = r.number()
	}
	if v.Told {
		v.From, v.To = r.number(), r.number()
	}
	r.bad = r.bad || v.End >= ends || v.Result >= outcomes
}
