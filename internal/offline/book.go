package offline

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// ErrNoNumber means that the kiosk has no number of its own for this service.
var ErrNoNumber = errors.New("no number of the kiosk's own is left")

// Book is a kiosk's own book of tickets: which numbers it may give, which it has
// given, and what the office has not heard of yet. What it has given is on the
// disk before it says so.
type Book struct {
	machine string
	journal *journal.Journal

	mu     sync.Mutex // guards what follows
	sure   queue.Moment
	known  bool // sure means something
	papers []Paper
	last   int // of the papers, that a key was made for

	date   string
	free   map[string][]int // by series, as the office knew it
	series map[plan.ServiceID]string
	seen   queue.Moment // the office's time when it was last heard
}

// Paper is a ticket that the kiosk has given by itself.
type Paper struct {
	Issue   queue.IssueOffline `json:"issue"`
	Printed bool               `json:"printed,omitempty"`
	Failed  string             `json:"failed,omitempty"` // why it did not come out
	Closed  bool               `json:"closed,omitempty"` // on its way to the office: handed to nobody any more
	Told    bool               `json:"told,omitempty"`   // the office has answered

	key string
}

// Number is what stands on it.
func (p Paper) Number() string { return fmt.Sprintf("%s%03d", p.Issue.Series, p.Issue.No) }

const (
	sureKey  = "sure"
	paperKey = "paper/"
)

// OpenBook opens the book of a machine over its journal.
func OpenBook(machine string, j *journal.Journal) *Book {
	b := &Book{machine: machine, journal: j}
	for _, e := range j.Entries() {
		switch {
		case e.Key == sureKey:
			b.known = json.Unmarshal(e.Body, &b.sure) == nil && j.Damaged() == ""
		case strings.HasPrefix(e.Key, paperKey):
			p := Paper{key: e.Key}
			if json.Unmarshal(e.Body, &p) == nil {
				b.papers = append(b.papers, p)
			}
			_, _ = fmt.Sscanf(e.Key, paperKey+"%d", &b.last)
		}
	}
	return b
}

// Learn takes in what the office knows, and returns the command that the kiosk
// should give now, if any. current says that the state is the present one.
//
// A book that is new or was damaged does not know what was given from the blocks
// that the office has granted. It tells what it does know, then lets go of them,
// and believes only in those that are granted afterwards.
func (b *Book) Learn(s *queue.State, current bool) office.Command {
	b.mu.Lock()
	defer b.mu.Unlock()
	blocks := s.BlocksOf(b.machine)
	if current && !b.known && len(blocks) == 0 {
		b.trust(s.Now)
	}
	b.date, b.seen = s.Day.Date, max(b.seen, s.Now)
	b.free, b.series = make(map[string][]int), make(map[plan.ServiceID]string, len(s.Plan.Services))
	for _, service := range s.Plan.Services {
		b.series[service.ID] = service.Series
	}
	for _, block := range blocks {
		if b.known && block.Granted >= b.sure {
			b.free[block.Series] = append(b.free[block.Series], s.FreeNumbers(block)...)
		}
	}
	b.forget()
	switch {
	case !current || !b.known && b.untold():
	case !b.known:
		return queue.DropNumbers{Machine: b.machine}
	case s.NeedsNumbers(b.machine):
		return queue.LeaseNumbers{Machine: b.machine}
	}
	return nil
}

// trust notes from when on the book knows what was given.
func (b *Book) trust(since queue.Moment) {
	body, _ := json.Marshal(since) // a number: it cannot fail
	if b.journal.Put(sureKey, body) == nil {
		b.sure, b.known = since, true
	}
}

// forget drops what the office knows of days that are over.
func (b *Book) forget() {
	var gone []string
	for _, p := range b.papers {
		if p.Told && p.Issue.Date < b.date {
			gone = append(gone, p.key)
		}
	}
	if len(gone) == 0 || b.journal.Drop(gone...) != nil {
		return
	}
	b.papers = slices.DeleteFunc(b.papers, func(p Paper) bool { return slices.Contains(gone, p.key) })
}

// Left counts the kiosk's own numbers by series.
func (b *Book) Left() map[string]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	left := make(map[string]int)
	for series, free := range b.free {
		for _, no := range free {
			if !b.gave(series, no) {
				left[series]++
			}
		}
	}
	return left
}

// gave says whether a number of the present day stands on a paper.
func (b *Book) gave(series string, no int) bool {
	return slices.ContainsFunc(b.papers, func(p Paper) bool {
		return p.Issue.Date == b.date && p.Issue.Series == series && p.Issue.No == no
	})
}

// Issue gives a ticket by itself. It may be printed when Issue returns.
func (b *Book) Issue(now queue.Moment, ask queue.IssueTicket) (Paper, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	series := b.series[ask.Service]
	i := slices.IndexFunc(b.free[series], func(no int) bool { return !b.gave(series, no) })
	if i < 0 {
		return Paper{}, ErrNoNumber
	}
	for _, p := range b.papers {
		now = max(now, p.Issue.Issued+1) // a clock that steps back does not change the order
	}
	p := Paper{key: fmt.Sprintf("%s%06d", paperKey, b.last+1), Issue: queue.IssueOffline{
		Machine: b.machine, Date: b.date, Ticket: ask.Ticket, Series: series, No: b.free[series][i], Service: ask.Service,
		Class: ask.Class, Needs: ask.Needs, Lang: ask.Lang, Place: ask.Place, Issued: max(now, b.seen+1),
	}}
	if err := b.keep(p); err != nil {
		return Paper{}, err
	}
	b.last++
	b.papers = append(b.papers, p)
	return p, nil
}

func (b *Book) keep(p Paper) error {
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return b.journal.Put(p.key, body)
}

// change writes a paper anew and only then believes in the change.
func (b *Book) change(id queue.TicketID, how func(*Paper) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	i := slices.IndexFunc(b.papers, func(p Paper) bool { return p.Issue.Ticket == id })
	if i < 0 {
		return fmt.Errorf("the kiosk has not given the ticket %s", id)
	}
	p := b.papers[i]
	if err := how(&p); err != nil {
		return err
	}
	if err := b.keep(p); err != nil {
		return err
	}
	b.papers[i] = p
	return nil
}

// Paper notes what became of a ticket's paper. It is false when the office is to
// be told in the usual way: it knows of the ticket, or will before it hears this.
func (b *Book) Paper(id queue.TicketID, failed string) bool {
	err := b.change(id, func(p *Paper) error {
		if p.Closed {
			return errors.New("it is on its way to the office")
		}
		p.Printed, p.Failed = failed == "", failed
		return nil
	})
	return err == nil
}

// Untold are the papers that the office has not answered for, oldest first.
func (b *Book) Untold() []Paper {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(b.papers), func(p Paper) bool { return p.Told })
}

// untold says whether the office has not answered for some paper.
func (b *Book) untold() bool {
	return slices.ContainsFunc(b.papers, func(p Paper) bool { return !p.Told })
}

// Tell closes all papers that the office has not heard of, and returns what it
// has to be told, in order. It may be told twice.
func (b *Book) Tell() []office.Command {
	var all []office.Command
	for _, p := range b.Untold() {
		id := p.Issue.Ticket
		if err := b.change(id, func(p *Paper) error { p.Closed = true; return nil }); err != nil {
			return all // the disk is full, say: what is not closed might still be handed to a desk
		}
		p = b.paper(id) // whom it was handed to a moment ago counts
		all = append(all, p.Issue)
		switch {
		case p.Printed:
			all = append(all, queue.TicketPrinted{Ticket: id})
		case p.Failed != "":
			all = append(all, queue.PrintFailed{Ticket: id, Cause: p.Failed})
		}
	}
	return all
}

func (b *Book) paper(id queue.TicketID) Paper {
	b.mu.Lock()
	defer b.mu.Unlock()
	i := slices.IndexFunc(b.papers, func(p Paper) bool { return p.Issue.Ticket == id })
	return b.papers[i]
}

// Told notes that the office has answered for a ticket, whatever it said.
func (b *Book) Told(id queue.TicketID) error {
	return b.change(id, func(p *Paper) error { p.Told = true; return nil })
}

// Hand gives a ticket to a machine for emergency calling, once and for ever. It
// is on the disk before anybody hears of it.
func (b *Book) Hand(id queue.TicketID, machine string) error {
	return b.change(id, func(p *Paper) error {
		switch {
		case p.Issue.HeldBy == machine:
			return nil
		case p.Closed || p.Issue.HeldBy != "":
			return fmt.Errorf("%s is not free to be called", p.Number())
		}
		p.Issue.HeldBy = machine
		return nil
	})
}
