package setup

import (
	"slices"
	"strings"
	"time"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/plan/edit"
	"okienko/office/queue"
)

// Config is what the pages start with.
type Config struct {
	Zone    *time.Location // of the office; nil is UTC
	Example plan.Plan      // an office to begin with
	Office  string         // what the office is called, if somebody has said so already
}

// Msg is what Update takes: feed.News, feed.Tick, feed.Answered, those of package
// page, or one of the messages of this package.
type Msg = any

// Intent is what Update wants done outside: feed.Send, or one of this package.
type Intent = any

// place is a page.
type place string

// The pages.
const (
	home      place = "home"
	things    place = "things"
	choosing  place = "choosing"
	undoing   place = "undoing"
	importing place = "importing"
	mistaken  place = "mistaken"
	exporting place = "exporting"
	guiding   place = "guiding"
)

// Model is the set-up at one moment. It is a value: Update returns another.
type Model struct {
	cfg     Config
	now     queue.Moment
	known   bool
	lang    string
	base    plan.Plan // what the office has
	earlier plan.Plan // what it had before the last change; revision 0 when there is nothing to go back to
	began   plan.Plan // what the draft began as
	draft   plan.Plan
	live    Live

	at    place
	part  string
	trail []spot   // the thing that is chosen, and those within it
	field string   // that is being chosen
	typed []typing // what stands in fields, as it was typed
	turns int      // how often a page began anew
	focus string   // the block where it begins
	line  page.Line
	way   string // tag of the command on its way
	done  screen.Text
	seq   int
	files files
	guide guide
}

// spot is one thing: the list that it stands in, and where.
type spot struct {
	list string
	i    int
}

// typing is what stands in a field, and whether it makes sense.
type typing struct {
	id, text string
	odd      bool
}

// New makes the set-up as it is at the start.
func New(cfg Config) Model {
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	return Model{cfg: cfg, at: home, lang: "pl", guide: newGuide(cfg.Office)}
}

// Update takes in a message; lang is the reader's language.
func Update(m Model, msg Msg, lang string) (Model, []Intent) {
	m.lang = lang
	switch msg := msg.(type) {
	case feed.News:
		return m.news(msg), nil
	case feed.Tick:
		m.now = msg.Now
	case feed.Answered:
		return m.answered(msg), nil
	case page.Typed:
		return m.write(msg.ID, msg.Text), nil
	case page.Chose:
		return m.chose(msg), nil
	case page.Picked:
		return m.picked(msg)
	case page.Pressed:
		return m.pressed(msg.ID)
	case FilesFound, FileRead, FileWritten:
		return m.told(msg), nil
	}
	return m, nil
}

// news takes a copy of what the pages need. A plan that others have changed
// meanwhile is put together with the draft.
func (m Model) news(n feed.News) Model {
	m.now = n.Now
	if n.State == nil {
		return m
	}
	q := &n.State.Queue
	m.live = LiveIn(q)
	if m.known && q.Plan.Revision == m.base.Revision {
		return m
	}
	first := !m.known
	m.known = true
	m.base, m.earlier = edit.Clone(q.Plan), edit.Clone(q.Previous)
	if first || !m.changed() {
		m.draft = edit.Clone(m.base)
	} else {
		var both []string
		m.draft, both = edit.Merge(m.began, m.draft, m.base)
		m.line = page.Line{Text: screen.T("setup.line_merged")}
		if len(both) > 0 {
			m.line = page.Line{Weight: page.Warning, Text: screen.T("setup.line_merged_both")}
		}
		if !m.differs() {
			m.line = page.Line{}
		}
	}
	m.began = edit.Clone(m.base)
	return m.settle()
}

// changed says whether the draft is another plan than it began as.
func (m Model) changed() bool { return differ(m.began, m.draft) }

// differs says whether the draft is another plan than the office has.
func (m Model) differs() bool { return differ(m.base, m.draft) }

// settle finds the way back to things that are there, after a plan has changed.
func (m Model) settle() Model {
	if m.at != things && m.at != choosing {
		return m
	}
	for n := range m.trail {
		l, ok := m.listAt(n)
		if !ok || m.trail[n].i >= l.size(&m.draft) {
			m.at, m.typed = things, nil
			m.trail = m.trail[:n+1]
			if n > 0 {
				m.trail = m.trail[:n]
			}
			m.trail[len(m.trail)-1].i = min(m.trail[len(m.trail)-1].i, max(0, m.lastSize()-1))
			return m.turn(things)
		}
	}
	return m
}

func (m Model) lastSize() int {
	l, ok := m.listAt(len(m.trail) - 1)
	if !ok {
		return 0
	}
	return l.size(&m.draft)
}

// turn goes to a page.
func (m Model) turn(to place) Model {
	m.at, m.line, m.focus, m.field = to, page.Line{}, "", ""
	m.turns++
	return m
}

func (m Model) say(w page.Weight, t screen.Text) Model {
	m.line = page.Line{Weight: w, Text: t}
	return m
}

// Changed says whether something waits to be applied.
func (m Model) Changed() bool { return m.known && m.differs() }

// lists are those of a level of the trail: at first all of the part, then the one
// within the chosen thing.
func (m Model) lists(level int) []list {
	all := partOf(m.part).lists
	for n := range level {
		l, ok := listNamed(all, m.trail[n].list)
		if !ok || l.inner == nil {
			return nil
		}
		name := strings.TrimPrefix(m.trail[n+1].list, l.item(m.trail[n].i)+".")
		inner, ok := l.inner(name, m.trail[n].i)
		if !ok {
			return nil
		}
		all = []list{inner}
	}
	return all
}

// listAt is the list of the chosen thing at a level.
func (m Model) listAt(level int) (list, bool) {
	return listNamed(m.lists(level), m.trail[level].list)
}

func listNamed(all []list, path string) (list, bool) {
	i := slices.IndexFunc(all, func(l list) bool { return l.path == path })
	if i < 0 {
		return list{}, false
	}
	return all[i], true
}

// here is the chosen thing with its list. It is false where nothing is there yet.
func (m Model) here() (l list, i int, ok bool) {
	if len(m.trail) == 0 {
		return list{}, 0, false
	}
	l, ok = m.listAt(len(m.trail) - 1)
	i = m.trail[len(m.trail)-1].i
	return l, i, ok && i < l.size(&m.draft)
}

// fields are those of the chosen thing.
func (m Model) fields() []field {
	if l, i, ok := m.here(); ok {
		return l.form(&m.draft, i)
	}
	return nil
}

func (m Model) fieldNamed(id string) (field, bool) {
	for _, f := range m.fields() {
		if f.id == id {
			return f, true
		}
	}
	return field{}, false
}
