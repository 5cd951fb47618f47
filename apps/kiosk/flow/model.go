package flow

import (
	"time"

	"okienko/internal/feed"
	"okienko/internal/outlook"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Model is a kiosk at one moment. It is a value: Update gives the next one.
type Model struct {
	cfg     Config
	now     queue.Moment
	facts   facts
	current bool // a member was heard a moment ago
	heard   bool // feed.Contact has come at least once
	trouble feed.Trouble
	printer string         // what the printer last said of itself
	own     map[string]int // numbers that the kiosk may give by itself, by series
	outlook outlook.Outlook

	visit   visit
	pending pending   // a ticket that was asked for and not answered
	strays  []pending // others, whose people left before the answer
	last    touch
}

// visit is what belongs to the person in front of the kiosk. The zero visit in
// the first language is an untouched kiosk; wiping is setting it so.
type visit struct {
	lang                 string
	contrast, large, low bool

	page    page
	path    []int // of the groups that were entered
	leaf    int   // which part of the tiles, when they do not fit on one screen
	service plan.ServiceID
	favour  bool
	focus   string
	keyed   bool // a key was used: the focus is shown
	touched queue.Moment
	since   queue.Moment // when the present page came
	refused queue.Code
	ticket  ticket
}

// page is where a visit stands.
type page string

const (
	pageStart   page = "start"
	pageGroup   page = "group"
	pageBefore  page = "before"
	pageWhy     page = "why" // a tile that is off explains itself
	pageIssuing page = "issuing"
	pageSorry   page = "sorry" // the office refused
	pageTicket  page = "ticket"
	pageHelp    page = "help"
)

// pending is a ticket on its way. It outlives the visit that asked for it.
type pending struct {
	id     queue.TicketID
	lang   string
	entry  entry
	favour bool
	asked  queue.Moment
	left   bool // the person did not wait
	sent   bool // the office was asked

	own, ownRefused bool               // a number of the kiosk's own was asked for, and could not be had
	heard           queue.TicketIssued // what the office said meanwhile
}

// ticket is what the kiosk knows of the ticket on its screen.
type ticket struct {
	id      queue.TicketID
	number  string
	entry   entry
	favour  bool
	ahead   int
	wait    queue.Range
	issued  queue.Moment
	print   queue.PrintState
	printed queue.Moment // since when it is in that state
	own     bool         // its number is the kiosk's own: nobody knows its place in line
}

// touch is the last one that counted, to know the next one as its echo.
type touch struct {
	id     string
	at     queue.Moment
	turned bool // it changed the screen
}

// New is a kiosk that has heard of nothing yet.
func New(cfg Config) Model {
	m := Model{cfg: cfg.filled(), outlook: outlook.New(cfg.Read)}
	m.visit = m.untouched()
	return m
}

// Config is what the kiosk knows of itself, with usual values filled in.
func (m Model) Config() Config { return m.cfg }

func (m Model) untouched() visit {
	return visit{lang: m.cfg.Languages[0].Code, page: pageStart}
}

// fresh says whether nobody has left anything on the screen.
func (m Model) fresh() bool {
	v := m.visit
	return v.page == pageStart && v.lang == m.cfg.Languages[0].Code && v.leaf == 0 &&
		!v.contrast && !v.large && !v.low && !v.keyed
}

// wipe ends the visit.
func (m *Model) wipe() {
	m.visit = m.untouched()
	m.last = touch{}
}

// turn goes to another page of the same visit.
func (m *Model) turn(p page) {
	m.visit.page, m.visit.since, m.visit.focus = p, m.now, ""
	m.last.turned = true
}

// home goes to the first page and keeps language and modes.
func (m *Model) home() {
	v := m.untouched()
	v.lang, v.contrast, v.large, v.low = m.visit.lang, m.visit.contrast, m.visit.large, m.visit.low
	v.keyed, v.touched = m.visit.keyed, m.visit.touched
	m.visit = v
	m.turn(pageStart)
}

// at moves the clock on; it never goes back.
func (m *Model) at(now queue.Moment) {
	if now > m.now {
		m.now = now
	}
}

func (m Model) spent() time.Duration { return m.now.Since(m.visit.since) }
