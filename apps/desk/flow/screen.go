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
	Covered    = "covered" // the PIN is asked for, and nothing else is seen
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
	Tabs        []screen.Item // the lists; Value is how many are on each
	List        List          // the one that is open
	Choices     []Choice      // of the open question, in the place of the lists
	NoChoice    screen.Text   // instead, when nothing fits what was typed
	Given       Given         // a ticket that was given here, in the place of the lists
	QueuesTitle screen.Text
	Queues      []Queue
	WaitTitle   screen.Text
	Wait        screen.Text // of who takes a ticket of this department now; may be empty
	Line        Line
	Thin        bool // as the bar
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

	Asks   bool        // who it is, out of those whom the office knows
	People []Choice    // to choose from
	Who    screen.Text // the chosen one
	PIN    PIN
}

// PIN is where digits are typed. Without a label there is none.
type PIN struct {
	Label screen.Text
	Typed int // how many
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
	Notes   []screen.Text // the newest first
}

// Given is a ticket whose number is to be told to its holder. Without a number
// there is none.
type Given struct {
	Number  string
	Service screen.Text
	Ahead   screen.Text
	Wait    screen.Text
}

// Mark is something about a ticket, as an icon with its word.
type Mark struct {
	Glyph string
	Text  screen.Text
	Warn  bool
}

// List is tickets that the clerk can call by choosing one.
type List struct {
	Title screen.Text // where there are no tabs
	Empty screen.Text
	Rows  []Row
}

// Row is one ticket of a list.
type Row struct {
	ID      queue.TicketID
	Letter  string
	Number  string
	Service screen.Text
	End     screen.Text // how long it waits, until when, or where it is
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
	Also   []screen.Text // what to know besides
	Field  Field         // of a question that is answered by typing
	Items  []screen.Item // the answers of a question
	Quiet  bool          // only a hint
}

// Field is where the answer of a question is typed. Without a label there is none.
type Field struct {
	Label screen.Text
	Text  string
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
		if m.door.Asks() {
			s.Items = append(s.Items, m.doorItems()...)
		} else {
			s.Items = append(s.Items, m.item(SignIn))
		}
	case m.covered():
		m.coverShown(&s)
	default:
		m.working(&s)
	}
	return s
}

func (m Model) working(s *Screen) {
	s.Thin = m.thin && m.fitsBar(s)
	place, _ := m.office.Plan.Desk(m.seat.desk)
	s.Name = Working
	s.Title = screen.T("desk.title_desk", "Number", decimal(place.Number))
	s.Under = screen.Words(m.seat.clerk)
	s.Items = append(s.Items, m.item(Leave), m.helpItem(), m.breakItem(), m.item(Note), m.item(Continue), m.item(FinishAs), m.item(Needs), m.item(WalkIn), m.item(Message), m.barItem(), m.item(Keys))
	for _, a := range KeyRow() {
		s.Items = append(s.Items, m.item(a))
	}
	if m.emergency.on {
		m.emergencyShown(s)
		return
	}
	s.Hand, s.Next = m.handShown(), m.nextShown()
	s.Tabs, s.List, s.Choices = m.tabsShown(), m.listShown(), m.choices()
	if m.ask.chooses() && m.ask.about != parkUntil && len(s.Choices) == 0 {
		s.NoChoice = screen.T("desk.no_choice")
	}
	s.Given = m.givenShown()
	s.Queues = m.queues()
	s.QueuesTitle = screen.T("desk.queues")
	s.WaitTitle, s.Wait = screen.T("desk.taken_now"), m.expected()
}
