package flow

import (
	"slices"
	"strings"
	"time"

	"okienko/internal/feed"
	"okienko/internal/outlook"
	"okienko/internal/signin"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Config is what a desk window starts with.
type Config struct {
	Name      string         // offered at the sign-in; may be empty
	Desk      int            // number of the desk to offer; 0 for none
	Languages []string       // to switch between
	Lang      string         // at the start; the first of Languages if it is none of them
	Zone      *time.Location // of the office; nil is UTC
	Machine   string         // as its certificate names it
	Thin      bool           // begin as the bar
	Read      outlook.Read   // nil: forecast.Read
	Calls     bool           // it can call without the office

	// Opens returns a note as it was written, if it can be read here; nil where
	// notes are not closed.
	Opens func(day people.Secret, ticket queue.TicketID, note queue.Sealed) (text string, ok bool)
}

// Model is the desk window at one moment. It is a value: Update returns another.
type Model struct {
	cfg     Config
	lang    string
	now     queue.Moment
	begun   queue.Moment // when the first tick came
	office  *queue.State // a copy of its own; nil until the first news
	contact feed.Contact
	away    queue.Moment // since when the office does not answer
	form    form
	seat    seat
	way     sent   // the command on its way
	lost    sent   // one that got no answer in time
	beside  string // the tag of a call for help on its way
	ask     ask
	draft   ask // half written, and left for something else
	line    line
	open    Action         // the list that is open; "" is the first
	focus   queue.TicketID // of the line that the keys are on
	seq     int
	struck  strike
	rang    rung
	silent  bool // calls for help make no sound here
	outlook outlook.Outlook
	offered []plan.ServiceID // of which tickets can be had
	newID   queue.TicketID   // that came with the last key
	thin    bool             // the clerk wants the bar
	onPaper bool             // tickets that are given here are printed
	door    signin.Model     // who is there
	cover   cover
	touched queue.Moment // when somebody did something here last

	emergency emergency
}

// form is what stands in the sign-in.
type form struct {
	name    string
	desk    plan.DeskID
	offered bool          // the desk of the settings was offered already
	inside  plan.PersonID // has signed in, and has no desk yet
	soon    bool          // Enter waits for the office to answer
	frees   bool          // was asked whether to empty somebody else's desk
}

// seat is where the clerk works; it is empty before the sign-in.
type seat struct {
	desk  plan.DeskID
	clerk string
	seen  bool // the office has shown us there

	person plan.PersonID // where the office knows its people
	proven bool          // the office has shown that this person is signed in here
}

// strike is the last key that was pressed.
type strike struct {
	action Action
	at     queue.Moment
}

// New makes the window as it is at the start.
func New(cfg Config) Model {
	if len(cfg.Languages) == 0 {
		cfg.Languages = []string{"pl"}
	}
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	if !slices.Contains(cfg.Languages, cfg.Lang) {
		cfg.Lang = cfg.Languages[0]
	}
	return Model{cfg: cfg, lang: cfg.Lang, form: form{name: cfg.Name}, thin: cfg.Thin, door: signin.NewModel(cfg.Machine, cfg.Zone), outlook: outlook.New(cfg.Read)}
}

// Update takes in a message.
func Update(m Model, msg Msg) (Model, []Intent) {
	m, do := update(m, msg)
	return m.foretell(), do
}

func update(m Model, msg Msg) (Model, []Intent) {
	if byHand(msg) {
		m.touched = m.now
		if m.covered() && !opens(msg) {
			return m, nil
		}
	}
	switch msg := msg.(type) {
	case feed.News:
		m = m.news(msg)
		if m.emergency.on && !m.signedIn() {
			return m.endEmergency() // somebody else sits here now
		}
		return m.ring()
	case feed.Tick:
		m.now = msg.Now
		if m.line.until != 0 && m.now >= m.line.until {
			m.line = line{}
		}
		if m.begun == 0 {
			m.begun, m.away = msg.Now, max(m.away, msg.Now)
		}
		m.door = m.door.Tick(m.now, m.contact.Current)
		next, do := m.drowse()
		next, more := next.patient()
		next, rings := next.ring()
		return next, append(append(do, more...), rings...)
	case Named:
		m.door = m.door.Named(msg.Client)
	case feed.Contact:
		return m.heard(msg)
	case SoundState:
		m.silent = !msg.On
	case Papers:
		return m.reached(msg)
	case NotSealed:
		return m.notSealed(msg), nil
	case feed.Answered:
		m, intents := m.answered(msg)
		m, more := m.atDoor(msg)
		return m, append(intents, more...)
	case signin.Chose, signin.Digit, signin.Unable, signin.Checked:
		m.line = line{}
		return m.atDoor(msg)
	case Acted:
		m.newID = msg.NewID
		return m.acted(msg.Action)
	case Selected:
		return m.selected(msg.Ticket)
	case Focused:
		m.focus = msg.Ticket
	case Menu:
		return m.menu(msg.Ticket)
	case Struck:
		if m.covered() || m.asksWho() {
			return m.struckAtDoor(msg.Rune)
		}
		return m.typed(msg.Rune)
	case Wrote:
		return m.wrote(msg.Text)
	case Moved:
		if m.covered() || m.asksWho() {
			return m.atDoor(signin.Moved{By: msg.By})
		}
		return m.moved(msg.By)
	case Chose:
		m.newID = msg.NewID
		return m.picked(msg.ID)
	case Typed:
		m.line = line{}
		if m.covered() || m.asksWho() {
			return m.atDoor(signin.Typed{Text: cut(msg.Name, longestName)})
		}
		m.form.name, m.form.soon = cut(msg.Name, longestName), false
	case ChoseDesk:
		return m.chose(msg.Desk), nil
	case LanguageChosen:
		m.lang = msg.Lang
	}
	return m, nil
}

// longestName is what the rules take, in bytes.
const longestName = 100

// name is who signs in.
func (m Model) name() string {
	if who, known := m.door.Who(); known && m.door.Asks() {
		return who.Name
	}
	return strings.TrimSpace(m.form.name)
}

// chose takes a desk of the sign-in, if it is free for this clerk.
func (m Model) chose(id plan.DeskID) Model {
	if m.office == nil {
		return m
	}
	if d, ok := m.office.Desk(id); ok {
		m.form.desk, m.form.frees, m.form.soon, m.line = d.ID, false, false, line{}
	}
	return m
}

func (m Model) nextLanguage() (Model, []Intent) {
	at := slices.Index(m.cfg.Languages, m.lang) // -1 for one that only a message knows
	m.lang = m.cfg.Languages[(at+1)%len(m.cfg.Languages)]
	return m, m.rememberLook()
}

func (m Model) rememberLook() []Intent { return []Intent{RememberLook{Thin: m.thin, Lang: m.lang}} }
