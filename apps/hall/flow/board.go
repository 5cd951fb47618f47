package flow

import (
	"slices"
	"time"

	"okienko/internal/screen"
	"okienko/office/plan"
)

// Scene is what the display is about.
type Scene string

// The scenes.
const (
	Starting Scene = "starting" // nothing was heard of the office yet
	Closed   Scene = "closed"   // when it opens again
	Welcome  Scene = "welcome"  // open, and nobody was called yet
	Calling  Scene = "calling"  // the newest call and those before it
)

// Board is everything the display shows at one moment. Two boards that are
// equal look the same: nothing in it changes without need.
type Board struct {
	Scene    Scene
	Layout   Layout
	Lang     string
	Contrast bool
	Minute   time.Time // the office's time to the minute, in its zone; zero when unknown

	Office string
	Hall   string

	Message string // of staff to this hall; empty when there is none, or when the board is stale

	Newest  Call
	Caption screen.Text // above it; empty where the usual one says enough
	Last    []Call      // those before the newest one, newest first
	Queues  []Queue
	Comers  []Comer // who comes next, in place of the queues
	Greet   Greeting
	Stale   Stale
	Status  []Status

	// Legible is the size of letters, in pixels of the canvas, at which a
	// number is seen under 0.7 degrees from the farthest bench (EN 301 549,
	// 5.1.4). The newest number is never smaller.
	Legible float32
}

// Call is a call as residents see it.
type Call struct {
	No        uint64
	Number    string
	Desk      screen.Text
	Place     screen.Text // how to get there; may be empty
	Lit       bool        // the light in the window is on
	Withdrawn bool        // the office took the call back
}

// Queue is how long a department's queue is.
type Queue struct {
	Letters string
	Name    string
	Waiting int
	Wait    screen.Text // how long, in words; empty when nobody can say
}

// Comer is somebody who is called soon.
type Comer struct {
	Number     string
	Department string
	Wait       screen.Text // how long, in words; empty when nobody can say
}

// Greeting is what the display says when there are no numbers to show.
type Greeting struct {
	Title screen.Text
	Lines []screen.Text
	Opens time.Time // when the office opens next, if that is another day than tomorrow
	Week  []Hours
}

// Hours are the opening hours of a weekday, or of several that are alike.
type Hours struct {
	From, To time.Weekday
	Span     string // "9:30–17:30"; empty on a closed day
}

// Stale says that what stands on the board is not known to be true any more.
type Stale struct {
	Title  screen.Text // empty when the board is current
	Advice screen.Text // what to do meanwhile; empty when it may be over in a moment
	AsOf   screen.Text // marks the numbers as those of then
}

// On says whether the board is stale.
func (s Stale) On() bool { return !s.Title.Empty() }

// Status is one thing that staff look for in the corner of the display.
type Status struct {
	Good bool
	Text screen.Text
}

// Board is what the display shows now.
func (m Model) Board() Board {
	b := Board{
		Scene: m.scene(), Layout: m.config.Layout, Lang: m.config.Lang, Contrast: m.config.Contrast,
		Office: m.office.In(m.config.Lang), Hall: m.hall.In(m.config.Lang),
		Message: m.told(), Queues: m.lines(), Status: m.status(), Legible: m.config.legible(),
	}
	if m.now > 0 {
		b.Minute = m.local().Truncate(time.Minute)
	}
	if b.Scene == Calling {
		b.Newest, b.Last = m.calls()
		if m.settled() {
			b.Caption = screen.T("hall.latest")
		}
	} else {
		b.Greet = m.greeting(b.Scene)
	}
	if b.Stale = m.stale(b.Scene); b.Stale.On() {
		b.Message = "" // what to do now needs the room, and it may not be true any more
	}
	return m.laidOut(b)
}

// laidOut is the board as the display's layout has it.
func (m Model) laidOut(b Board) Board {
	switch m.config.Layout {
	case OneNumber:
		b = m.oneNumber(b)
	case OverDesk:
		b = m.overDesk(b)
	case NextTen:
		b.Comers = m.comers()
	}
	if b.Layout.Alone() {
		b.Greet.Week = nil // the number has the whole display
	}
	return b
}

// rotation is how long a message stands in one language: as long as two lines take
// to be read twice.
const rotation = 10 * time.Second

// told is what staff tell the hall, until its time is over. A message in several
// languages goes round them, the display's own first.
func (m Model) told() string {
	if until := m.message.Until; until != 0 && until <= m.now {
		return ""
	}
	texts := []string{m.message.Text.In(m.config.Lang)}
	for _, lang := range languages {
		if text := m.message.Text.In(lang); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	turns := int(m.now.Since(m.message.Since) / rotation)
	return texts[max(0, turns)%len(texts)]
}

func (m Model) local() time.Time { return m.now.Time().In(m.config.Zone) }

func (m Model) scene() Scene {
	switch {
	case !m.known:
		return Starting
	case m.announcer.phase == resting && m.closed():
		return Closed
	case len(m.shown) == 0:
		return Welcome
	}
	return Calling
}

// closed says whether there is nobody to serve and nobody to come. The day may
// be open a while before and after the hours: as long as the office owes
// somebody something, the board stays.
func (m Model) closed() bool {
	within := m.day.Opens <= m.now && m.now < m.day.Closes
	return !m.day.Open || m.live == 0 && !within
}

// settled says whether the newest call is over: the resident is there, or is not
// awaited any more.
func (m Model) settled() bool {
	c := m.shown[0]
	return m.announcer.phase == resting && !c.stands && !c.withdrawn
}

func (m Model) calls() (Call, []Call) {
	newest := m.view(m.shown[0])
	newest.Lit = newest.Lit && !m.announcer.dark(m.now)
	var last []Call
	for _, c := range m.shown[1:] {
		last = append(last, m.view(c))
	}
	return newest, last
}

// view is a call in words. The light is on while the resident is awaited, and
// at least as long as the call is announced.
func (m Model) view(c call) Call {
	announced := m.announcer.phase != resting && m.announcer.fresh && m.announcer.call == c.no
	return Call{
		No: c.no, Number: c.number, Withdrawn: c.withdrawn,
		Lit:   !c.withdrawn && (announced || c.stands && m.current()),
		Desk:  screen.T("hall.desk", "Number", itoa(c.desk)),
		Place: m.place(c.room, c.floor),
	}
}

func (m Model) place(room string, names plan.Names) screen.Text {
	floor := names.In(m.config.Lang)
	switch {
	case room == "":
		return screen.Words(floor)
	case floor == "":
		return screen.T("hall.room", "Room", room)
	}
	return screen.T("hall.room_floor", "Room", room, "Floor", floor)
}
