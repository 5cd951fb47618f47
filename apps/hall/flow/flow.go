// Package flow is the hall display as a pure function. Update takes a model and
// a message and returns the next model with intents; Board is what the display
// then shows, as plain data. Nothing here knows a clock, a loudspeaker, the
// network or the toolkit.
//
//	m := flow.New(config)
//	m, intents := flow.Update(m, msg) // feed.News, feed.Tick, flow.ChimeDone...
//	view.Show(m.Board())
//	wait(m.NextTick())                // then give it the next feed.Tick
//
// Calls are announced one by one by the state machine in announce.go. All else
// on the board is the office's state, read anew with each feed.News.
package flow

import (
	"slices"
	"strconv"
	"time"

	"okienko/internal/feed"
	"okienko/internal/outlook"
	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Config is what a display knows about itself before it hears of the office.
type Config struct {
	Hall     plan.HallID
	Display  string // the display's own name, in its acknowledgements
	Lang     string // "pl", "en" or "uk"; Polish when empty
	Layout   Layout
	Desk     int  // number of the desk that an OverDesk display hangs over
	Contrast bool // black, white and yellow instead of the usual colours
	Zone     *time.Location

	Diagonal float64 // of the screen, in inches; screens lie about it, so it is told
	Distance float64 // from the screen to the farthest bench, in millimetres
	Width    float32 // of the canvas, in pixels
	Height   float32

	Read outlook.Read // nil: forecast.Read
}

// Model is everything the display knows. It is a value: Update returns another
// one and leaves the one it was given as it was.
type Model struct {
	config  Config
	now     queue.Moment // the office's time; it never goes back
	known   bool         // the office was heard at least once
	contact feed.Contact
	lost    queue.Moment // since when there is none
	silent  bool         // there is no sound

	office, hall plan.Names
	message      queue.Message // of staff; its text is empty when there is none
	hours        calendar.Calendar
	day          queue.Day
	live         int // tickets the office still owes something
	queues       []line
	outlook      outlook.Outlook
	served       []call  // of a OneNumber display: one of each department
	post         post    // of an OverDesk display
	waiters      []comer // of a NextTen display

	announcer announcer
	seen      uint64 // the newest call that was taken in
	waiting   []call // to be announced, oldest first
	shown     []call // on the board, newest first
}

// New is a display that has heard nothing yet.
func New(c Config) Model {
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	if !slices.Contains(languages, c.Lang) {
		c.Lang = languages[0]
	}
	return Model{config: c, contact: feed.Contact{Current: true}, outlook: outlook.New(c.Read)}
}

// languages are those in which the office writes its names, in the order in
// which NextLanguage goes round.
var languages = []string{"pl", "en", "uk"}

// Update takes in a message and says what is to be done about it.
func Update(m Model, msg Msg) (Model, []Intent) {
	switch msg := msg.(type) {
	case feed.News:
		m.now = max(m.now, msg.Now)
		m, acks := m.read(&msg.State.Queue)
		m, deeds := m.announce(Msg(nil))
		return m, append(acks, deeds...)
	case feed.Tick:
		m.now = max(m.now, msg.Now)
		m = m.foretell()
	case feed.Contact:
		m = m.heard(msg)
	case SoundState:
		m.silent = !msg.On
	case LanguageChosen:
		m.config.Lang = New(Config{Lang: msg.Lang}).config.Lang
	case NextLanguage:
		next := slices.Index(languages, m.config.Lang) + 1
		m.config.Lang = languages[next%len(languages)]
	case Resized:
		m.config.Width, m.config.Height = msg.Width, msg.Height
	}
	return m.announce(msg)
}

// NextTick is how long to wait before the next feed.Tick: half a second while
// a call blinks, else a second.
func (m Model) NextTick() time.Duration {
	if m.announcer.blinks(m.now) {
		return blinkTime / 2
	}
	return time.Second
}

// announce lets the announcer go on and carries out what it decides.
func (m Model) announce(msg Msg) (Model, []Intent) {
	done, _ := msg.(ChimeDone)
	var intents []Intent
	for {
		next, deed := m.announcer.next(m.now, m.waiting, !m.silent, done)
		if deed == nil {
			return m, intents
		}
		m.announcer = next
		m.shown = show(m.shown, m.waiting[:deed.show])
		m.waiting = m.waiting[deed.show:]
		if deed.chime != 0 {
			intents = append(intents, PlayChime{Call: deed.chime})
		}
		for _, no := range deed.acknowledge {
			intents = append(intents, m.acknowledge(no, deed.heard))
		}
	}
}

func (m Model) acknowledge(no uint64, heard bool) Intent {
	return feed.Send{
		Tag:     "shown/" + strconv.FormatUint(no, 10),
		Command: queue.CallShown{Call: no, Display: m.config.Display, Sounded: heard},
	}
}
