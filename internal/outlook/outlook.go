// Package outlook says how often a window foretells. A forecast takes a hundred
// times as long as the news that it is made for, and in the rush of a morning the
// news come many times in a second. So the first one is foretold at once, what
// follows once in a second, and nothing that nobody sees.
//
//	o := outlook.New(nil)
//	o = o.Hear(state, now, shown) // with each feed.News
//	o, newer := o.Pass(now, shown) // with all else: the time passed, or a page came up
//	f := o.Said()                  // at most outlook.Often old while it is shown
//
// An Outlook is a value, as the models of which it is a part are.
package outlook

import (
	"time"

	"okienko/office/forecast"
	"okienko/office/queue"
)

// Often is how long what was said is good enough.
const Often = time.Second

// Read takes out of an office what is foretold later, as forecast.Read does.
type Read func(*queue.State, queue.Moment) forecast.Later

// Outlook is what was foretold last, and what is still to be.
type Outlook struct {
	read  Read
	said  forecast.Forecast
	at    queue.Moment   // by the window's clock; 0 when nothing is said
	of    basis          // of what office it is said
	newer forecast.Later // what is to be said next; nil when nothing has changed
}

// basis is what must be the same for an older forecast to say anything of an
// office.
type basis struct {
	date     string
	open     bool
	revision int
}

// New has heard of no office yet. Without a way to read it takes forecast.Read.
func New(read Read) Outlook {
	if read == nil {
		read = forecast.Read
	}
	return Outlook{read: read}
}

// Hear takes in an office.
func (o Outlook) Hear(s *queue.State, now queue.Moment, shown bool) Outlook {
	of := basis{s.Day.Date, s.Day.Open, s.Plan.Revision}
	if of != o.of {
		o.said, o.at, o.of = forecast.Forecast{}, 0, of
	}
	if !of.open {
		o.newer = nil
		return o
	}
	o.newer = o.read(s, s.Now) // by the office's time: every screen says the same
	o, _ = o.Pass(now, shown)
	return o
}

// Pass says what is due, and whether that is something else.
func (o Outlook) Pass(now queue.Moment, shown bool) (Outlook, bool) {
	if o.newer == nil || !shown || !o.due(now) {
		return o, false
	}
	o.said, o.at, o.newer = o.newer(), now, nil
	return o, true
}

// due says whether what was said is too old. A clock that was put back makes it so.
func (o Outlook) due(now queue.Moment) bool {
	return o.at == 0 || now < o.at || now.Since(o.at) >= Often
}

// Said is what is to be expected; nothing where the day is not open.
func (o Outlook) Said() *forecast.Forecast { return &o.said }
