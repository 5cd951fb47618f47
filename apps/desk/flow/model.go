package flow

import (
	"strings"
	"time"

	"okienko/internal/feed"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Config is what a desk window starts with.
type Config struct {
	Name      string         // offered at the sign-in; may be empty
	Desk      int            // number of the desk to offer; 0 for none
	Languages []string       // to switch between; the first is the one at the start
	Zone      *time.Location // of the office; nil is UTC
	Machine   string         // as its certificate names it
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
	way     sent // the command on its way
	lost    sent // one that got no answer in time
	ask     ask
	line    line
	seq     int
	struck  strike

	emergency emergency
}

// form is what stands in the sign-in.
type form struct {
	name    string
	desk    plan.DeskID
	offered bool // the desk of the settings was offered already
}

// seat is where the clerk works; it is empty before the sign-in.
type seat struct {
	desk  plan.DeskID
	clerk string
	seen  bool // the office has shown us there
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
	return Model{cfg: cfg, lang: cfg.Languages[0], form: form{name: cfg.Name}}
}

// Update takes in a message.
func Update(m Model, msg Msg) (Model, []Intent) {
	switch msg := msg.(type) {
	case feed.News:
		m = m.news(msg)
		if m.emergency.on && !m.signedIn() {
			return m.endEmergency() // somebody else sits here now
		}
		return m, nil
	case feed.Tick:
		m.now = msg.Now
		if m.begun == 0 {
			m.begun, m.away = msg.Now, max(m.away, msg.Now)
		}
		return m.patient()
	case feed.Contact:
		return m.heard(msg)
	case Papers:
		return m.reached(msg)
	case feed.Answered:
		return m.answered(msg)
	case Acted:
		return m.acted(msg.Action)
	case Selected:
		return m.selected(msg.Ticket)
	case Typed:
		m.form.name, m.line = shorten(msg.Name), line{}
	case ChoseDesk:
		return m.chose(msg.Desk), nil
	case LanguageChosen:
		m.lang = msg.Lang
	}
	return m, nil
}

// longestName is what the rules take, in bytes.
const longestName = 100

func shorten(name string) string {
	for len(name) > longestName {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	return name
}

func (m Model) name() string { return strings.TrimSpace(m.form.name) }

// chose takes a desk of the sign-in, if it is free for this clerk.
func (m Model) chose(id plan.DeskID) Model {
	if m.office == nil {
		return m
	}
	if d, ok := m.office.Desk(id); ok {
		m.form.desk, m.line = d.ID, line{}
	}
	return m
}

func (m Model) nextLanguage() Model {
	for i, lang := range m.cfg.Languages {
		if lang == m.lang {
			m.lang = m.cfg.Languages[(i+1)%len(m.cfg.Languages)]
			return m
		}
	}
	m.lang = m.cfg.Languages[0]
	return m
}
