package office

import (
	"okienko/office/queue"
)

// State is the office after some prefix of the log.
type State struct {
	Queue    queue.State
	Sessions []Session // in the order of their last command, oldest first

	stopped string // the kind of a command that this program must not pass over
}

// New is an office before its first command.
func New() *State {
	s := &State{}
	s.Index()
	return s
}

// Index rebuilds what the state looks up by, after it was decoded.
func (s *State) Index() { s.Queue.Index() }

// Stopped names the command that this program is too old to follow. From there
// on it changes nothing any more: half a truth is worse than none. It is not
// part of the replicated state, because a newer program does go on.
func (s *State) Stopped() (kind string, stopped bool) { return s.stopped, s.stopped != "" }

// Apply gives the next envelope of the log to the state.
func (s *State) Apply(e Envelope) Step {
	step := Step{At: max(e.At, s.Queue.Now), Origin: e.Origin, Client: e.Client, Seq: e.Seq}
	if s.stopped != "" || s.mustStop(e) {
		step.Answer = Answer{Refusal: &queue.Refusal{Code: queue.NeedsUpdate, Facts: map[string]string{"kind": s.stopped}}}
		return step
	}
	if e.Command == nil {
		return step // unknown, and may be passed over
	}
	if answer, known := s.recall(e.Client, e.Seq); known {
		step.Answer, step.Repeat = answer, true
		return step
	}
	var events []queue.Event
	var refusal *queue.Refusal
	step.Woken, events, refusal = s.Queue.Apply(e.Command, step.At)
	step.Answer = Answer{Events: events, Refusal: refusal}
	s.remember(e.Client, e.Seq, step.At, step.Answer)
	return step
}

// mustStop says whether the envelope carries something that this program would
// have to guess about.
func (s *State) mustStop(e Envelope) bool {
	if e.Command != nil && e.Level <= Level || e.MaySkip {
		return false
	}
	s.stopped = e.Unread
	if s.stopped == "" {
		s.stopped = e.Command.Kind()
	}
	return true
}
