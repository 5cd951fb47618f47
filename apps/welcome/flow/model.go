package flow

import (
	"time"

	"okienko/internal/page"
	"okienko/internal/screen"
)

// Config is what the first start knows of the machine.
type Config struct {
	Languages []string // to switch between; the first is the one at the start
	Role      string   // what this program is for: kiosk, desk, hall or admin
	Machine   string   // a name to offer
	Belongs   bool     // there is another office's data on this machine
	Removed   bool     // and that office has put the machine out
	Chance    int      // chooses which groups of the key are typed back

	LongDate func(lang string, t time.Time) string // a date in words
}

// MayFound says whether an office can begin here: only on the manager's machine,
// because it holds the office's own key.
func (c Config) MayFound() bool { return c.Role == "admin" }

// Model is the first start at one moment. It is a value: Update returns another.
type Model struct {
	cfg    Config
	look   page.Look
	at     place
	line   page.Line
	heard  []Office
	listed bool   // the list has come at least once
	office string // the chosen one
	fields map[string]string
	digits string
	joined Joined
	why    string // a key of the catalogue: why it failed
	from   place  // where it failed
	plan   int    // which departments: stepByStep, example or ownFile
	aside  bool   // the person has agreed to set the old data aside
	key    string // the recovery key

	restore restoring
	again   bool // the office was restored
}

// place is a page.
type place string

// The pages.
const (
	starting  place = "start"
	coding    place = "join"
	joining   place = "joining"
	comparing place = "digits"
	failed    place = "failed"
	naming    place = "found"
	founding  place = "founding"
	keeping   place = "key"
	checking  place = "check"
	done      place = "done"

	choosing   place = "restore" // a backup
	unlocking  place = "restore-key"
	reading    place = "reading"
	agreeing   place = "restore-agree"
	rebuilding place = "restoring"
)

// New makes the first start.
func New(cfg Config) Model {
	if cfg.LongDate == nil {
		cfg.LongDate = func(_ string, t time.Time) string { return t.Format(time.DateOnly) }
	}
	m := Model{
		cfg: cfg, look: page.NewLook(cfg.Languages), at: starting,
		fields: map[string]string{machineID: cfg.Machine},
	}
	if cfg.Removed {
		// It was in an office, so it joins one. Its data are of no use any more.
		m.at, m.aside = coding, true
	}
	return m
}

// Update takes in a message.
func Update(m Model, msg Msg) (Model, []Intent) {
	switch msg := msg.(type) {
	case page.Pressed:
		return m.pressed(msg.ID)
	case page.Typed:
		return m.write(msg), nil
	case page.Picked:
		return m.picked(msg)
	case page.Chose:
		m.plan, m.line = msg.Option, page.Line{}
	case Heard:
		return m.hear(msg), nil
	case Looked:
		if msg.Belongs && m.asks() {
			return m, []Intent{Start{}}
		}
	case Compare:
		if m.at == joining {
			m = m.turn(comparing)
			m.digits = msg.Digits
		}
	case Joined:
		m = m.turn(done)
		m.joined = msg
	case Founded:
		m = m.turn(keeping)
		m.key = msg.Key
	case Saved:
		return m.saved(msg), nil
	case BackupsFound:
		return m.backups(msg), nil
	case Progress:
		return m.progress(msg), nil
	case Holds:
		return m.opened(msg), nil
	case Restored:
		return m.restored(), nil
	case Failed:
		if m.busy() {
			from := m.from
			m = m.turn(failed)
			m.why, m.from = msg.Why, from
		}
	}
	return m, nil
}

// asks says whether the window waits for a person who has begun nothing yet.
func (m Model) asks() bool { return !m.busy() && m.at != done && m.at != keeping && m.at != checking }

// busy says whether something is on its way outside.
func (m Model) busy() bool {
	switch m.at {
	case joining, comparing, founding, reading, rebuilding:
		return true
	}
	return false
}

func (m Model) turn(to place) Model {
	m.at, m.line = to, page.Line{}
	return m
}

func (m Model) say(key string, pairs ...string) Model {
	m.line = page.Line{Weight: page.Warning, Text: screen.T(key, pairs...)}
	return m
}

// write keeps what stands in a field. The map belongs to one model only.
func (m Model) write(t page.Typed) Model {
	fields := map[string]string{t.ID: t.Text}
	for id, text := range m.fields {
		if id != t.ID {
			fields[id] = text
		}
	}
	m.fields, m.line = fields, page.Line{}
	return m
}

func (m Model) pressed(id string) (Model, []Intent) {
	if look, changed := m.look.Pressed(id); changed {
		m.look = look
		return m, nil
	}
	if act := acts[m.at]; act != nil {
		return act(m, id)
	}
	return m, nil
}

// acts has what the buttons of each page do.
var acts = map[place]func(Model, string) (Model, []Intent){
	starting: Model.startingDoes, coding: Model.codingDoes, joining: Model.joiningDoes, comparing: Model.joiningDoes,
	failed: Model.failedDoes, naming: Model.namingDoes, keeping: Model.keepingDoes, checking: Model.checkingDoes,
	done: Model.doneDoes, choosing: Model.choosingDoes, unlocking: Model.unlockingDoes, reading: Model.readingDoes,
	agreeing: Model.agreeingDoes,
}

// pages has what each page shows.
var pages = map[place]func(Model) page.Page{
	starting: Model.starting, coding: Model.coding, joining: Model.joining, comparing: Model.comparing,
	failed: Model.failed, naming: Model.naming, founding: Model.founding, keeping: Model.keeping,
	checking: Model.checking, done: Model.done, choosing: Model.choosing, unlocking: Model.unlocking,
	reading: Model.reading, agreeing: Model.agreeing, rebuilding: Model.rebuilding,
}

// Page describes what the window shows now.
func (m Model) Page() page.Page {
	p := pages[m.at](m)
	p.Name = string(m.at)
	if p.Under.Empty() {
		p.Under = screen.T("welcome.program." + m.cfg.Role)
	}
	p.Line = m.line
	return m.look.On(p)
}

// The buttons.
const (
	backID = "back"
	nextID = "next"
	saveID = "save"
	keepID = "set_aside"
)

func back() screen.Item {
	b := page.Button(backID, screen.T("welcome.do_back"), "arrow-left")
	b.Value = page.BackKey
	return b
}

func onward(key, glyph string) screen.Item {
	b := page.Primary(nextID, screen.T(key), glyph)
	b.Value = page.ForwardKey
	return b
}
