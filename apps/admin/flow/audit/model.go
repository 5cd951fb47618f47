package audit

import (
	"slices"
	"strconv"
	"time"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// Msg is what Update takes: feed.News, feed.Tick, feed.Answered, those of package
// page, or one of those below.
type Msg = any

// Intent is what Update wants done outside: feed.Send, Search or Save.
type Intent = any

// Search asks a member for entries.
type Search struct {
	Tag      string
	Question trace.Question
}

// Found are the entries, or why there are none.
type Found struct {
	Tag     string
	Entries []queue.Traced // newest first
	Found   int            // also those that were left out
	Missing int            // days that could not be searched
	Older   *trace.Cursor  // where the search goes on; none: there is nothing older
	Why     screen.Text
}

// Save writes what was found to a file.
type Save struct {
	Document screen.Document
	Lang     string
	Name     string // without its ending
}

// Saved says where the file is; nowhere when it could not be written.
type Saved struct{ Path string }

// place is a page.
type place string

// The pages.
const (
	home           place = "trace"
	choosingPerson place = "trace_person"
	choosingDesk   place = "trace_desk"
	choosingKind   place = "trace_kind"
	results        place = "trace_found"
)

// Model is the pages at one moment. It is a value.
type Model struct {
	zone     *time.Location
	lang     string
	now      queue.Moment
	plan     *plan.Plan
	machines []machines.Machine
	reader   plan.PersonID // who is signed in

	at      place
	days    [2]string // typed: the first and the last day
	offered bool      // days were offered
	ticket  string
	person  plan.PersonID
	desk    plan.DeskID
	kind    trace.Kind
	found   Found
	filter  trace.Filter   // what was looked for
	pages   []trace.Cursor // of the older ones gone through, the present one last; none: the newest are shown
	coming  Found          // is shown once it is recorded
	turning []trace.Cursor // pages, once coming is shown
	chosen  int            // of what was found
	exports bool           // the look that is recorded is for a file
	line    page.Line
	way     string
	seq     int
	fault   string // the field that makes no sense
}

// New makes the pages as they are at the start.
func New(zone *time.Location) Model { return Model{zone: zone, at: home} }

// Home says whether the first page is shown.
func (m Model) Home() bool { return m.at == home }

// Update takes in a message; lang is the reader's language.
func Update(m Model, msg Msg, lang string) (Model, []Intent) {
	m.lang = lang
	switch msg := msg.(type) {
	case feed.News:
		return m.news(msg), nil
	case feed.Tick:
		m.now = msg.Now
		return m.offer(), nil
	case feed.Answered:
		return m.answered(msg)
	case Found:
		return m.hear(msg)
	case Saved:
		return m.saved(msg), nil
	case page.Typed:
		return m.wrote(msg), nil
	case page.Picked:
		return m.picked(msg), nil
	case page.Pressed:
		return m.pressed(msg.ID)
	}
	return m, nil
}

func (m Model) news(n feed.News) Model {
	m.now = n.Now
	if n.State == nil {
		return m.offer()
	}
	p := n.State.Queue.Plan
	m.plan, m.machines = &p, slices.Clone(n.State.Machines.Machines)
	return m.offer()
}

// Before is the pages before a person: without what somebody else has looked for,
// and without what was found once the right to look is gone.
func (m Model) Before(who plan.PersonID, forbids feed.Forbids) Model {
	if who != m.reader {
		fresh := New(m.zone)
		fresh.lang, fresh.now, fresh.plan, fresh.machines, fresh.seq, fresh.reader = m.lang, m.now, m.plan, m.machines, m.seq, who
		return fresh.offer()
	}
	if forbids(trace.RecordAuditView{}) == nil {
		return m
	}
	m.found, m.coming, m.chosen, m.exports = Found{}, Found{}, 0, false
	if m.at == results || m.way != "" {
		m = m.turn(home)
	}
	return m
}

// offer begins with today.
func (m Model) offer() Model {
	if m.offered || m.now == 0 {
		return m
	}
	today := dateWords(calendar.DateOf(m.now.Time(), m.zone))
	m.days, m.offered = [2]string{today, today}, true
	return m
}

func (m Model) turn(to place) Model {
	m.at, m.line, m.way, m.fault = to, page.Line{}, "", ""
	return m
}

func (m Model) say(t screen.Text) Model {
	m.line = page.Line{Weight: page.Warning, Text: t}
	return m
}

// begin gives what is asked for a tag of its own.
func (m Model) begin() Model {
	m.seq++
	m.way = "trace-" + strconv.Itoa(m.seq)
	m.line = page.Line{Text: screen.T("trace.searching")}
	return m
}

// asked is what the form says, if it makes sense.
func (m Model) asked() (f trace.Filter, fault string) {
	from, ok := readDate(m.days[0])
	if !ok {
		return f, fromID
	}
	to, ok := readDate(m.days[1])
	if !ok || to.Before(from) {
		return f, toID
	}
	f = trace.Filter{
		Person: string(m.person), Desk: string(m.desk), Ticket: ticketNumber(m.ticket), Kind: m.kind,
		From: queue.At(startOf(from, m.zone)), To: queue.At(startOf(to.AddDays(1), m.zone)),
	}
	if p, known := m.plan.Person(m.person); known {
		f.Name = p.Name
	}
	return f, ""
}

func (m Model) search() (Model, []Intent) {
	if m.plan == nil {
		return m, nil
	}
	f, fault := m.asked()
	if fault != "" {
		m.fault = fault
		return m.say(screen.T("trace.line_wrong_date")), nil
	}
	m.fault, m.filter = "", f
	return m.ask(nil)
}

// ask searches on from the last of some cursors.
func (m Model) ask(pages []trace.Cursor) (Model, []Intent) {
	m = m.begin()
	m.turning = pages
	return m, []Intent{Search{Tag: m.way, Question: question(m.filter, pages)}}
}

// question is what is asked for a page.
func question(f trace.Filter, pages []trace.Cursor) trace.Question {
	if len(pages) == 0 {
		return trace.Question{Filter: f}
	}
	return f.Older(pages[len(pages)-1])
}

// older goes to the page before, and newer back.
func (m Model) older() (Model, []Intent) {
	if m.found.Older == nil {
		return m, nil
	}
	return m.ask(append(slices.Clip(m.pages), *m.found.Older))
}

func (m Model) newer() (Model, []Intent) {
	if len(m.pages) == 0 {
		return m, nil
	}
	return m.ask(m.pages[:len(m.pages)-1])
}

// hear takes in what was found. Nothing is shown before it is recorded that
// somebody has looked.
func (m Model) hear(f Found) (Model, []Intent) {
	switch {
	case f.Tag != m.way || m.way == "":
		return m, nil
	case !f.Why.Empty():
		m.way = ""
		return m.say(f.Why), nil
	}
	m.coming, m.exports = f, false
	return m.record(f, m.turning)
}

func (m Model) record(f Found, pages []trace.Cursor) (Model, []Intent) {
	m = m.begin()
	c := trace.RecordAuditView{Filter: question(m.filter, pages).Filter, Found: f.Found, Exported: m.exports}
	return m, []Intent{feed.Send{Tag: m.way, Command: c}}
}

func (m Model) answered(a feed.Answered) (Model, []Intent) {
	if a.Tag != m.way || m.way == "" {
		return m, nil
	}
	m.way, m.line = "", page.Line{}
	switch {
	case a.Lost:
		return m.say(screen.T("admin.line_lost")), nil
	case a.Answer.Refusal != nil:
		return m.say(feed.Refused(a.Answer.Refusal)), nil
	case m.exports:
		m.exports = false
		return m, []Intent{Save{Document: m.document(), Lang: m.lang, Name: m.fileName()}}
	}
	m.found, m.pages, m.coming, m.chosen = m.coming, m.turning, Found{}, 0
	return m.turn(results), nil
}

func (m Model) saved(s Saved) Model {
	if s.Path == "" {
		return m.say(screen.T("figures.line_not_saved"))
	}
	m.line = page.Line{Text: screen.T("trace.line_saved", "Path", s.Path)}
	return m
}

func (m Model) wrote(t page.Typed) Model {
	if m.way != "" {
		return m // what is found has to answer what is read above it
	}
	m.line, m.fault = page.Line{}, ""
	switch t.ID {
	case fromID:
		m.days[0] = t.Text
	case toID:
		m.days[1] = t.Text
	case ticketID:
		m.ticket = t.Text
	}
	return m
}
