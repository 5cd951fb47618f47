package flow

import (
	"slices"
	"time"

	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Emergency calling: the office does not answer, and a supervisor has this desk
// call the tickets that kiosks in reach have given by themselves. A kiosk hands
// each of them to one machine, once and for ever, so this window asks for a
// ticket and calls it only when the kiosk says that it is ours.

// emergencyAfter is how long the office has to be away before anybody may start.
const emergencyAfter = 30 * time.Second

// askFor is how long a kiosk may take to hand a ticket over.
const askFor = 5 * time.Second

// emergency is the state of emergency calling; the zero value is off.
type emergency struct {
	on     bool
	papers []Paper // what kiosks in reach have given, oldest first
	asked  queue.TicketID
	since  queue.Moment     // when it was asked for
	hand   Paper            // called aloud; without a ticket nobody is
	done   []queue.TicketID // told, and perhaps still in what the kiosks show
}

// Paper is a ticket that a kiosk has given without the office.
type Paper struct {
	Ticket  queue.TicketID
	Number  string
	Letter  string
	Service plan.ServiceID
	Issued  queue.Moment
	Favour  bool
	HeldBy  string // the machine that it was handed to
}

// Papers says what the kiosks in reach have given and the office has not heard
// of. What this machine has told of is not among them.
type Papers struct{ List []Paper }

// Reach asks for Papers as long as it is on.
type Reach struct{ On bool }

// AskFor asks the kiosk for a ticket, and for no other one; for none when empty.
type AskFor struct{ Ticket queue.TicketID }

// NoteCall is what came of a call, to be kept and told to the office later.
type NoteCall struct{ Call queue.EmergencyCall }

// heard notes what is said of the contact, and since when it is lost. Emergency
// calling ends with the person who was called last.
func (m Model) heard(c feed.Contact) (Model, []Intent) {
	if m.contact.Current && !c.Current {
		m.away = m.now
	}
	m.contact = c
	if c.Current && m.emergency.on && m.emergency.hand.Ticket == "" {
		return m.endEmergency()
	}
	return m.answers()
}

func (m Model) endEmergency() (Model, []Intent) {
	m.emergency = emergency{}
	m.line = note("desk.emergency_over")
	return m, []Intent{Reach{}}
}

// mayStart says whether emergency calling can be started now.
func (m Model) mayStart() bool {
	able := m.cfg.Calls && m.office != nil && m.signedIn() && !m.contact.Trouble.TurnedAway()
	able = able && !m.contact.Current && !m.emergency.on && m.now.Since(m.away) >= emergencyAfter
	return able && !m.covered() && m.mayDo(plan.Emergency)
}

// startEmergency asks first: one desk in the whole office may do this.
func (m Model) startEmergency() (Model, []Intent) {
	if m.ask.about != emergencyStart {
		return m.askAbout(emergencyStart, "")
	}
	m.ask, m.line, m.way, m.lost = ask{}, line{}, sent{}, sent{}
	m.emergency = emergency{on: true}
	return m, []Intent{Reach{On: true}}
}

// reached takes in what the kiosks show. What is ours is in hand.
func (m Model) reached(p Papers) (Model, []Intent) {
	e := &m.emergency
	if !e.on {
		return m, nil
	}
	var do []Intent
	e.papers = slices.Clone(p.List)
	slices.SortStableFunc(e.papers, func(a, b Paper) int { return int(a.Issued - b.Issued) })
	for _, paper := range e.papers {
		switch {
		case slices.Contains(e.done, paper.Ticket) || paper.HeldBy == "":
		case paper.HeldBy == m.cfg.Machine && e.hand.Ticket == "":
			e.hand, e.asked, m.line = paper, "", line{}
			do = append(do, NoteCall{m.callOf(paper, false)}, AskFor{})
		case paper.Ticket == e.asked && paper.HeldBy != m.cfg.Machine:
			e.asked, m.line = "", warn("desk.emergency_elsewhere")
			do = append(do, AskFor{})
		}
	}
	return m, do
}

// callOf is what is noted of a call. It is noted before the clerk can read the
// number, as one in vain, so that a crash leaves nobody to be called twice.
func (m Model) callOf(p Paper, came bool) queue.EmergencyCall {
	return queue.EmergencyCall{Ticket: p.Ticket, Desk: m.seat.desk, Clerk: m.seat.clerk, At: m.now, Came: came}
}

// free are the tickets that can be asked for.
func (m Model) free() []Paper {
	return slices.DeleteFunc(slices.Clone(m.emergency.papers), func(p Paper) bool {
		return p.HeldBy != "" || slices.Contains(m.emergency.done, p.Ticket)
	})
}

// patient gives up on a kiosk that does not answer.
func (m Model) patient() (Model, []Intent) {
	if e := &m.emergency; e.asked != "" && m.now.Since(e.since) >= askFor {
		e.asked, m.line = "", warn("desk.emergency_no_kiosk")
		return m, []Intent{AskFor{}}
	}
	return m, nil
}

// allowsEmergency is the row of keys while calling without the office.
func (m Model) allowsEmergency(a Action) (screen.Text, bool) {
	e := m.emergency
	calls := e.hand.Ticket != ""
	switch a {
	case Next:
		switch {
		case calls:
			return screen.T("desk.reason_busy"), false
		case e.asked != "":
			return screen.T("desk.reason_running"), false
		case len(m.free()) == 0:
			return screen.T("desk.reason_nobody"), false
		}
		return screen.Text{}, true
	case Came, Absent:
		return screen.T("desk.reason_not_called"), calls
	}
	return screen.Text{}, false
}

// actedEmergency does what a key asks for, or says why not.
func (m Model) actedEmergency(a Action) (Model, []Intent) {
	if why, ok := m.allowsEmergency(a); !ok {
		return m.explain(why), nil
	}
	return m.doEmergency(a)
}

// doEmergency carries out a key of the row.
func (m Model) doEmergency(a Action) (Model, []Intent) {
	if a == Next {
		return m.askKiosk(m.free()[0].Ticket)
	}
	e := &m.emergency
	call := m.callOf(e.hand, a == Came)
	e.done, e.hand = append(slices.Clone(e.done), e.hand.Ticket), Paper{}
	m.line = line{}
	if m.contact.Current {
		next, do := m.endEmergency()
		return next, append([]Intent{NoteCall{call}}, do...)
	}
	return m, []Intent{NoteCall{call}}
}

func (m Model) askKiosk(id queue.TicketID) (Model, []Intent) {
	m.emergency.asked, m.emergency.since, m.line = id, m.now, line{}
	return m, []Intent{AskFor{Ticket: id}}
}

// selectedEmergency asks for the ticket that the clerk chose.
func (m Model) selectedEmergency(id queue.TicketID) (Model, []Intent) {
	if why, ok := m.allowsEmergency(Next); !ok {
		return m.explain(why), nil
	}
	if !slices.ContainsFunc(m.free(), func(p Paper) bool { return p.Ticket == id }) {
		return m.explain(screen.T("desk.reason_gone")), nil
	}
	return m.askKiosk(id)
}

// emergencyShown is the working screen while calling without the office.
func (m Model) emergencyShown(s *Screen) {
	s.Emergency = true
	s.Title = screen.T("desk.emergency_title")
	s.Hand = Hand{State: screen.T("desk.emergency_empty")}
	if h := m.emergency.hand; h.Ticket != "" {
		s.Hand = Hand{Person: m.paperShown(h), Lit: true, State: screen.T("desk.emergency_call")}
	}
	free := m.free()
	s.Next = Person{Title: screen.T("desk.next_title")}
	if len(free) > 0 {
		s.Next = m.paperShown(free[0])
		s.Next.Title = screen.T("desk.next_title")
	} else {
		s.Next.Service = screen.T("desk.reason_nobody")
	}
	list := List{Title: screen.Plural("desk.emergency_list", len(free)), Empty: screen.T("desk.emergency_none")}
	for _, p := range free {
		shown := m.paperShown(p)
		list.Rows = append(list.Rows, Row{
			ID: p.Ticket, Letter: p.Letter, Number: p.Number, Service: shown.Service,
			End: minutesText(m.waited(p.Issued)), Marks: shown.Marks,
		})
	}
	s.List = list
}

func (m Model) paperShown(p Paper) Person {
	shown := Person{
		Number: p.Number, Letter: p.Letter, Service: m.service(p.Service),
		Waited: screen.Plural("desk.waited", m.waited(p.Issued)),
	}
	if p.Favour {
		shown.Marks = []Mark{{Glyph: "star", Text: screen.T("desk.mark_preferential")}}
	}
	return shown
}

// emergencyNotice says what this mode is, in place of that the data are old.
func (m Model) emergencyNotice() Notice {
	n := Notice{Weight: Alarm, Glyph: "warning", Text: screen.T("desk.emergency_notice")}
	if m.contact.Current {
		n = Notice{Weight: Info, Glyph: "check", Text: screen.T("desk.emergency_back")}
	}
	return n
}
