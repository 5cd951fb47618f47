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
	command office.Command
	since   queue.Moment
	then    []office.Command
	asked   ask    // the question that it answers
	number  string // whom it is about
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
func (m Model) send(commands ...office.Command) (Model, []Intent) {
	var asked ask
	switch first := commands[0]; {
	case m.ask.beside(first):
	case m.ask.answers(first):
		asked, m.ask = m.ask, ask{}
	default:
		m = m.putBy()
		m.ask = ask{}
	}
	m.line, m.lost = line{}, sent{}
	return m.start(asked, commands)
}

// start puts commands on their way, as the answer to a question.
func (m Model) start(asked ask, commands []office.Command) (Model, []Intent) {
	m.seq++
	m.way = sent{
		tag: commands[0].Kind() + "-" + strconv.Itoa(m.seq), command: commands[0],
		since: m.now, then: commands[1:], asked: asked, number: m.numberOf(commands[0]),
	}
	return m, []Intent{feed.Send{Tag: m.way.tag, Command: commands[0]}}
}

// sendBeside gives the office a command that leaves alone what is on its way and
// what is asked: help must not cost anybody their work.
func (m Model) sendBeside(c office.Command) (Model, []Intent) {
	m.seq++
	m.beside = c.Kind() + "-" + strconv.Itoa(m.seq)
	if m.ask.about == nothing && m.lost.none() {
		m.line = line{} // what an earlier key came to
	}
	return m, []Intent{feed.Send{Tag: m.beside, Command: c}}
}

// answered takes in what a command came to.
func (m Model) answered(a feed.Answered) (Model, []Intent) {
	switch {
	case m.beside != "" && a.Tag == m.beside:
		m.beside = ""
		if a.Lost {
			m.line = warn("desk.line_lost")
		} else if a.Answer.Refusal != nil {
			m = m.told(a.Answer.Refusal)
		}
		return m, nil
	case !m.way.none() && a.Tag == m.way.tag && a.Lost:
		// It may still happen, and its answer may still come. Meanwhile the
		// clerk must be able to go on; the rules refuse what is done twice.
		m.lost, m.way = m.way, sent{}
		m.line = warn("desk.line_lost")
		return m.askAgain(m.lost.asked), nil
	case !m.way.none() && a.Tag == m.way.tag:
		done := m.way
		m.way, m.line = sent{}, line{}
		return m.cameTo(done, a.Answer)
	case !m.lost.none() && a.Tag == m.lost.tag && !a.Lost:
		done := m.lost
		done.then = nil // asked for too long ago to go on by itself
		m.lost, m.line = sent{}, line{}
		if a.Answer.Refusal == nil {
			m = m.settle(done.asked)
		}
		done.asked = ask{} // it was asked again when no answer came
		return m.cameTo(done, a.Answer)
	}
	return m, nil
}

// cameTo goes on after a command was answered.
func (m Model) cameTo(done sent, a office.Answer) (Model, []Intent) {
	if a.Refusal != nil {
		return m.told(a.Refusal).askAgain(done.asked), nil
	}
	if _, left := done.command.(queue.LeaveDesk); left && m.signedIn() {
		m.seat, m.cover, m.door = seat{}, open, m.door.Begin("")
	}
	var do []Intent
	if len(done.then) > 0 {
		m, do = m.start(done.asked, done.then) // what was begun meanwhile stays
	}
	if m.way.none() && m.ask.about == nothing && !m.covered() && m.line.text.Empty() {
		m.line = m.did(done)
	}
	switch c := done.command.(type) {
	case queue.IssueTicket:
		m = m.gave(a)
	case queue.TakeDesk:
		return m.seated(c)
	}
	return m, do
}

// told says why a command was refused.
func (m Model) told(r *queue.Refusal) Model {
	m.line = refused(r)
	if r.Code == office.NotSignedIn {
		m.form.inside = "" // the PIN again
	}
	return m
}

// askAgain brings a question back whose answer was refused or got none, if it took
// work to write. When something else was begun meanwhile, it waits until it is asked anew.
func (m Model) askAgain(asked ask) Model {
	switch {
	case !asked.holds() || m.office == nil:
		return m
	case m.ask.about != nothing:
		m.draft = asked
		return m
	}
	if m.ask = asked; !m.stillAsked() {
		m = m.putBy()
		m.ask = ask{}
	}
	return m
}

func (m Model) seated(c queue.TakeDesk) (Model, []Intent) {
	m.seat = seat{desk: c.Desk, clerk: c.Clerk, person: m.form.inside}
	m.draft = ask{} // it was another's
	m.form.inside, m.form.frees, m.cover, m.touched = "", false, open, m.now
	if m.office == nil {
		return m, nil
	}
	m = m.checkSeat().checkProof()
	d, _ := m.office.Plan.Desk(c.Desk)
	return m, []Intent{RememberMe{Name: c.Clerk, Desk: d.Number}}
}
