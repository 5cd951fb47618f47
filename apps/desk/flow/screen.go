package flow

import (
	"okienko/internal/screen"
	"okienko/office/queue"
)

// The names of the screens.
const (
	Connecting = "connecting" // nothing is known of the office yet
	SigningIn  = "sign_in"
	Working    = "desk"
)

// Screen is everything the window shows. Items are the buttons of the row and
// of the header; their IDs are Actions, and Detail is why one is off or, for
// Undo, what it would take back.
type Screen struct {
	screen.Screen
	Lang        string
	Languages   []string
	Clock       string
	Under       screen.Text // below the title: who works here
	Notices     []Notice
	Form        Form
	Hand        Hand
	Next        Person
	Lists       []List
	QueuesTitle screen.Text
	Queues      []Queue
	Line        Line
	Emergency   bool // calling without the office: it must look like nothing else
}

// Notice is something about the office or a machine that lasts until somebody
// mends it. Item is what can be done here, if anything.
type Notice struct {
	Weight Weight
	Glyph  string
	Where  string // the place it is about; may be empty
	Text   screen.Text
	Also   screen.Text // a second sentence; may be empty
	Item   screen.Item
}

// Form is the sign-in.
type Form struct {
	Name      string
	NameLabel screen.Text
	DeskLabel screen.Text
	Desks     []Desk
	Hint      screen.Text
}

// Desk is a desk to choose.
type Desk struct {
	Item   screen.Item // ID is the desk's; On is chosen; Off is taken
	Number string
}

// Hand is the ticket in hand. Without one Number is empty and State says so.
type Hand struct {
	Person
	Lit   bool        // called, and not yet there
	State screen.Text // since when
	Shown Mark        // whether the hall has shown the call
}

// Person is a ticket with what a clerk should know before meeting its holder.
type Person struct {
	Title   screen.Text
	Number  string
	Letter  string
	Service screen.Text
	Waited  screen.Text
	Marks   []Mark
}

// Mark is something about a ticket, as an icon with its word.
type Mark struct {
	Glyph string
	Text  screen.Text
	Warn  bool
}

// List is tickets that the clerk can call by choosing one.
type List struct {
	Title screen.Text
	Empty screen.Text
	Rows  []Row
}

// Row is one ticket of a list.
type Row struct {
	ID      queue.TicketID
	Letter  string
	Number  string
	Service screen.Text
	Waited  screen.Text
	Marks   []Mark
}

// Queue is how many wait for a department.
type Queue struct {
	Name    string
	Waiting int
	Mine    bool
}

// Line stands above the row of keys: the message about what the clerk did last,
// a question with its answers, or what the usual next step is. It always has
// its place, so that nothing moves.
type Line struct {
	Weight Weight
	Text   screen.Text
	Items  []screen.Item // the answers of a question
	Quiet  bool          // only a hint
}

// Screen describes what the window shows now.
func (m Model) Screen() Screen {
	s := Screen{
		Lang: m.lang, Languages: m.cfg.Languages, Clock: m.clock(m.now),
		Notices: m.notices(), Line: m.lineShown(),
	}
	s.Items = []screen.Item{m.item(Language)}
	switch {
	case m.office == nil:
		s.Name, s.Clock = Connecting, ""
		s.Title = screen.T("desk.title_connecting")
	case !m.signedIn():
		s.Name = SigningIn
		s.Title = screen.T("desk.title_sign_in")
		s.Under = screen.Words(m.office.Plan.Name.In(m.lang))
		s.Form = m.formShown()
		s.Items = append(s.Items, m.item(SignIn))
	default:
		m.working(&s)
	}
	return s
}

func (m Model) working(s *Screen) {
	place, _ := m.office.Plan.Desk(m.seat.desk)
	s.Name = Working
	s.Title = screen.T("desk.title_desk", "Number", decimal(place.Number))
	s.Under = screen.Words(m.seat.clerk)
	s.Items = append(s.Items, m.item(Leave))
	for _, a := range KeyRow() {
		s.Items = append(s.Items, m.item(a))
	}
	if m.emergency.on {
		m.emergencyShown(s)
		return
	}
	s.Hand, s.Next = m.handShown(), m.nextShown()
	s.Lists, s.Queues = m.lists(), m.queues()
	s.QueuesTitle = screen.T("desk.queues")
}
