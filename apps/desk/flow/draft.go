package flow

import (
	"reflect"

	"okienko/office"
	"okienko/office/queue"
)

// What is half written is not thrown away by a key that has another purpose. The
// last of it is kept, and is there again when the same is asked of the same
// ticket. Only Esc throws it away, and another person at the desk.

// putBy keeps what is half written, before another question takes its place.
func (m Model) putBy() Model {
	if m.ask.holds() && m.ask.about != issuing { // the next who comes is somebody else
		m.draft = m.ask
	}
	return m
}

// turnTo opens a question, with what was written to it before.
func (m Model) turnTo(fresh ask) Model {
	left, kept := m.ask, m.draft
	switch {
	case left.holds() && left.resumes(fresh):
		m.ask = left.resumed(fresh)
	case kept.resumes(fresh):
		m.draft = ask{}
		m = m.putBy()
		m.ask = kept.resumed(fresh)
	default:
		m = m.putBy()
		m.ask = fresh
	}
	return m
}

// resumes says whether a question asks the same of the same ticket.
func (a ask) resumes(fresh ask) bool {
	same := a.about == fresh.about && a.ticket == fresh.ticket
	return same && a.about != issuing && (a.about != finishing || a.hand == fresh.hand)
}

// resumed is a question that is asked once more, with what was written to it.
func (a ask) resumed(fresh ask) ask {
	a.hand, a.phase, a.astray = fresh.hand, fresh.phase, false
	switch a.about {
	case breaking: // the kind of break is half of the answer
	case hallMessage:
		a.at, a.aimed = 0, false
	default:
		a.at, a.aimed = 0, a.typed != ""
	}
	return a
}

// answers says whether a command is what the open question asked for.
func (a ask) answers(c office.Command) bool {
	switch c := c.(type) {
	case queue.NoteTicket:
		return a.about == noting || a.about == needing
	case queue.TransferTicket:
		return a.about == transferring
	case queue.FinishServing:
		return a.about == finishing || a.about == noting && string(c.Note) == a.typed
	case queue.CorrectFinish:
		return a.about == correcting
	case queue.BeginBreak:
		return a.about == breaking
	case queue.IssueTicket:
		return a.about == issuing
	case queue.ShowMessage:
		return a.about == hallMessage
	}
	return !a.holds()
}

// beside says whether a command leaves the open question as it is, because
// whoever gave it goes on writing.
func (a ask) beside(c office.Command) bool {
	switch c.(type) {
	case queue.PrintAgain, queue.Recall, queue.StartServing, queue.ClearMessage:
		return a.holds()
	}
	return false
}

// settle closes a question whose answer was taken after all, unless more was
// written to it since.
func (m Model) settle(asked ask) Model {
	if m.ask.same(asked) {
		m.ask = ask{}
	}
	if m.draft.same(asked) {
		m.draft = ask{}
	}
	return m
}

// same says whether two questions are one, with the same written to it.
func (a ask) same(b ask) bool {
	for _, q := range []*ask{&a, &b} {
		q.hand, q.phase, q.at, q.aimed, q.astray = "", "", 0, false, false
	}
	return a.about != nothing && reflect.DeepEqual(a, b)
}
