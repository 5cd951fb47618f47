package now

import (
	"strconv"
	"time"

	"okienko/internal/feed"
	"okienko/internal/outlook"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/internal/sendto"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Config is what the pages start with.
type Config struct {
	Zone *time.Location // of the office; nil is UTC
	Self string         // the machine that this window runs on
	Read outlook.Read   // nil: forecast.Read
}

// Msg is what Update takes: feed.News, feed.Tick, feed.Contact, feed.Answered, or
// those of package page.
type Msg = any

// Intent is what Update wants done outside: feed.Send.
type Intent = any

// place is a page.
type place string

// The pages.
const (
	everywhere place = "everywhere" // all departments
	within     place = "within"     // one of them
	ofTicket   place = "ticket"
	ofService  place = "service"
	ofDesk     place = "desk"
	sending    place = "sending" // where a ticket is to go
	helpers    place = "helpers" // who may help a department
	deciding   place = "deciding"
)

// Model is what is shown at one moment. It is a value: Update returns another.
type Model struct {
	cfg     Config
	client  string // this window, as the log calls it
	now     queue.Moment
	lang    string
	office  *office.State // an excerpt; nil until the office was heard of
	seen    prospects
	outlook outlook.Outlook
	hidden  bool // another tab is shown, or the door
	current bool // the office is in contact

	at, from   place // from is where a deed was chosen
	department plan.DepartmentID
	service    plan.ServiceID
	ticket     queue.TicketID
	desk       plan.DeskID
	to         sendto.Place // of a ticket that is to be moved
	deed       deed
	form       form
	turns      int // how often a page began anew

	line    page.Line
	way     string // tag of the command on its way
	rest    []office.Command
	doing   decision // that the commands are of
	undoes  bool     // they take something back
	back    decision // what can be taken back
	backFor queue.Moment
	seq     int
}

// New makes the pages as they are at the start.
func New(cfg Config) Model {
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	return Model{cfg: cfg, at: everywhere, lang: "pl", outlook: outlook.New(cfg.Read)}
}

// Named is a model that knows what the log calls its window.
func (m Model) Named(client string) Model {
	m.client = client
	return m
}

// Update takes in a message; lang is the reader's language.
func Update(m Model, msg Msg, lang string) (Model, []Intent) {
	m.lang = lang
	switch msg := msg.(type) {
	case feed.News:
		return m.news(msg), nil
	case feed.Tick:
		m.now = max(m.now, msg.Now)
		return m.forget().foretell(), nil
	case feed.Contact:
		m.current = msg.Current
	case feed.Answered:
		return m.answered(msg)
	case page.Typed:
		return m.write(msg), nil
	case page.Chose:
		return m.chose(msg), nil
	case page.Picked:
		return m.picked(msg), nil
	case page.Pressed:
		return m.pressed(msg.ID)
	}
	return m, nil
}

// news takes a copy of what the pages need, and leaves a page whose subject is gone.
func (m Model) news(n feed.News) Model {
	m.now = max(m.now, n.Now)
	if n.State == nil {
		return m
	}
	m.office = excerpt(n.State)
	m.outlook = m.outlook.Hear(&n.State.Queue, m.now, !m.hidden)
	m.seen = look(&n.State.Queue, m.outlook.Said())
	if m.way == "" && !m.there() {
		to := within
		if _, known := m.office.Queue.Plan.Department(m.department); !known {
			to = everywhere
		}
		m = m.turn(to)
		m.line = page.Line{Weight: page.Warning, Text: screen.T("now.line_gone")}
	}
	return m
}

// there says whether what the page is about is still there.
func (m Model) there() bool {
	s := &m.office.Queue
	_, department := s.Plan.Department(m.department)
	_, service := s.Plan.Service(m.service)
	_, desk := s.Plan.Desk(m.desk)
	t, _ := s.Ticket(m.ticket)
	switch subject := m.subject(); subject {
	case ofTicket:
		return department && t.Phase == queue.Waiting
	case ofService:
		return department && service
	case ofDesk:
		return department && desk
	case within:
		return department
	}
	return true
}

// subject is the page of what the present one is about.
func (m Model) subject() place {
	at := m.at
	if at == deciding {
		at = m.from
	}
	switch at {
	case sending:
		return ofTicket
	case helpers:
		return within
	}
	return at
}

// turn goes to a page.
func (m Model) turn(to place) Model {
	m.at, m.line = to, page.Line{}
	m.turns++
	return m
}

// Home says whether this is the first of the pages, to which the window's tabs
// belong.
func (m Model) Home() bool { return m.at == everywhere }

// Page describes what is shown now.
func (m Model) Page() page.Page {
	p := map[place]func(Model) page.Page{
		everywhere: Model.everywherePage, within: Model.withinPage, ofTicket: Model.ticketPage, ofService: Model.servicePage,
		ofDesk: Model.deskPage, sending: Model.sendingPage, helpers: Model.helpersPage, deciding: Model.decidingPage,
	}[m.at](m)
	p.Name = "now-" + string(m.at) + "-" + strconv.Itoa(m.turns)
	if p.Line.Text.Empty() {
		p.Line = m.line
	}
	return p
}

// The lists and buttons of the pages.
const (
	departmentsID = "departments"
	waitingID     = "waiting"
	desksID       = "desks"
	servicesID    = "services"
	toID          = "to"
	helpersID     = "helpers"

	backID    = "back"
	doID      = "do"
	undoID    = "undo"
	messageID = "message"
	clearID   = "clear"
	hoursID   = "hours"
	dayID     = "day"
	helpID    = "help"
	sendID    = "send"
	frontID   = "front"
	cancelID  = "cancel"
	stopID    = "stop"
	leaveID   = "leave"
)

// picked takes what was picked from a list.
func (m Model) picked(p page.Picked) Model {
	if m.way != "" {
		return m
	}
	switch p.ID {
	case departmentsID:
		m.department = plan.DepartmentID(p.Row)
	case waitingID:
		m.ticket = queue.TicketID(p.Row)
	case servicesID:
		m.service = plan.ServiceID(p.Row)
	case desksID:
		m.desk = plan.DeskID(p.Row)
	case toID:
		return m.aimAt(p.Row)
	case helpersID:
		return m.decideHelp(plan.DepartmentID(p.Row))
	default:
		return m
	}
	return m.turn(pageOf[p.ID])
}

// pageOf are the pages of what is picked from a list.
var pageOf = map[string]place{departmentsID: within, waitingID: ofTicket, servicesID: ofService, desksID: ofDesk}

// pressed does what a button asks for.
func (m Model) pressed(id string) (Model, []Intent) {
	if m.way != "" {
		return m, nil // one thing at a time; its line says so
	}
	if d, is := deedOf[id]; is && m.at != deciding {
		return m.decide(d.of(m)), nil
	}
	switch id {
	case backID:
		return m.goBack(), nil
	case doID:
		return m.do()
	case undoID:
		return m.takeBack()
	case sendID:
		m.form = form{}
		return m.turn(sending), nil
	case helpID:
		return m.turn(helpers), nil
	case clearID:
		return m.decide(clearing), nil
	}
	return m, nil
}

// goBack leaves a page for the one that led there.
func (m Model) goBack() Model {
	switch m.at {
	case deciding:
		return m.turn(m.from)
	case within:
		return m.turn(everywhere)
	case sending:
		return m.turn(ofTicket)
	case everywhere:
		return m
	}
	return m.turn(within)
}

func back() screen.Item {
	b := page.Button(backID, screen.T("admin.do_back"), "arrow-left")
	b.Value = page.BackKey
	return b
}
