package flow

import (
	"strconv"
	"time"

	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// sent is a command on its way, with those that follow if it is not refused.
type sent struct {
	tag     string
	command queue.Command
	since   queue.Moment
	then    []queue.Command
}

func (s sent) none() bool { return s.tag == "" }

// runningAfter is how long a command may take before the window says so: what
// is answered sooner would only flicker.
const runningAfter = 300 * time.Millisecond

// running says whether the clerk should see that a command is on its way.
func (m Model) running() bool {
	return !m.way.none() && m.now.Since(m.way.since) >= runningAfter
}

// send gives commands to the office, one after another: each only when the one
// before it was not refused.
func (m Model) send(commands ...queue.Command) (Model, []Intent) {
	m.seq++
	m.ask, m.line, m.lost = ask{}, line{}, sent{}
	m.way = sent{
		tag: commands[0].Kind() + "-" + strconv.Itoa(m.seq), command: commands[0],
		since: m.now, then: commands[1:],
	}
	return m, []Intent{feed.Send{Tag: m.way.tag, Command: commands[0]}}
}

// answered takes in what a command came to.
func (m Model) answered(a feed.Answered) (Model, []Intent) {
	switch {
	case !m.way.none() && a.Tag == m.way.tag && a.Lost:
		// It may still happen, and its answer may still come. Meanwhile the
		// clerk must be able to go on; the rules refuse what is done twice.
		m.lost, m.way = m.way, sent{}
		m.line = warn("desk.line_lost")
		return m, nil
	case !m.way.none() && a.Tag == m.way.tag:
		done := m.way
		m.way, m.line = sent{}, line{}
		return m.cameTo(done, a.Answer)
	case !m.lost.none() && a.Tag == m.lost.tag && !a.Lost:
		done := m.lost
		done.then = nil // asked for too long ago to go on by itself
		m.lost, m.line = sent{}, line{}
		return m.cameTo(done, a.Answer)
	}
	return m, nil
}

// cameTo goes on after a command was answered.
func (m Model) cameTo(done sent, a office.Answer) (Model, []Intent) {
	if a.Refusal != nil {
		m.line = refused(a.Refusal)
		return m, nil
	}
	if len(done.then) > 0 {
		return m.send(done.then...)
	}
	switch c := done.command.(type) {
	case queue.TakeDesk:
		return m.seated(c)
	case queue.LeaveDesk:
		m.seat = seat{}
	}
	return m, nil
}

func (m Model) seated(c queue.TakeDesk) (Model, []Intent) {
	m.seat = seat{desk: c.Desk, clerk: c.Clerk}
	if m.office == nil {
		return m, nil
	}
	m = m.checkSeat()
	d, _ := m.office.Plan.Desk(c.Desk)
	return m, []Intent{RememberMe{Name: c.Clerk, Desk: d.Number}}
}
