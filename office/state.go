package office

import (
	"fmt"
	"strconv"

	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// State is the office after some prefix of the log.
type State struct {
	Queue    queue.State
	Machines machines.State
	History  history.State
	People   people.State
	Sessions []Session // in the order of their last command, oldest first

	stopped string // the kind of a command that this program must not pass over
}

// New is an office before its first command.
func New() *State {
	s := &State{}
	s.Index()
	return s
}

// Index rebuilds what the state looks up by, after it was decoded. A state of a
// higher feature level may hold what this program would lose without noticing.
func (s *State) Index() {
	s.Queue.Index()
	if s.Machines.Level > Level {
		s.stopped = "level " + strconv.Itoa(s.Machines.Level)
	}
}

// Stopped names the command that this program is too old to follow. From there
// on it changes nothing any more: half a truth is worse than none. It is not
// part of the replicated state, because a newer program does go on.
func (s *State) Stopped() (kind string, stopped bool) { return s.stopped, s.stopped != "" }

// Apply gives the next envelope of the log to the state.
func (s *State) Apply(e Envelope) Step {
	step := Step{At: max(e.At, s.Queue.Now), Origin: e.Origin, Client: e.Client, Seq: e.Seq}
	known := e.Command != nil && e.Level <= Level
	if s.stopped != "" || !known && !e.MaySkip {
		s.stop(e)
		step.Answer = Answer{Refusal: &queue.Refusal{Code: queue.NeedsUpdate, Facts: map[string]string{"kind": s.stopped}}}
		return step
	}
	if answer, known := s.recall(e.Client, e.Seq); known {
		step.Answer, step.Repeat = answer, true
		return step
	}
	if !known {
		e.Command = queue.PassTime{} // all that this program understands of it
	}
	s.Queue.By = s.actor(e, step.At)
	refusal := s.unheard(e, step.At)
	if refusal != nil {
		e.Command = queue.PassTime{}
	}
	s.run(e.Command, &step)
	if refusal != nil {
		step.Answer.Refusal = refusal
	}
	s.remember(e.Client, e.Seq, step.At, step.Answer)
	return step
}

// actor is who gives a command. What a machine does by itself nobody does.
func (s *State) actor(e Envelope, at queue.Moment) queue.Actor {
	by := queue.Actor{Machine: e.Origin}
	if !e.Own {
		by.Person = string(s.People.Who(e.Origin, e.Client, at))
	}
	return by
}

// unheard refuses a command of who has no say in it.
func (s *State) unheard(e Envelope, at queue.Moment) *queue.Refusal {
	if r := foreign(e); r != nil || e.Own {
		return r
	}
	return s.forbidden(e.Command, plan.PersonID(s.Queue.By.Person), at)
}

// stop names what this program would have to guess about.
func (s *State) stop(e Envelope) {
	switch {
	case s.stopped != "":
	case e.Unread != "":
		s.stopped = e.Unread
	case e.Command != nil:
		s.stopped = e.Command.Kind()
	default:
		s.stopped = "unnamed"
	}
}

// run gives a command to the rules. A mistake in them must not end every member
// at the same entry of the log, again after each start: it becomes a refusal,
// the same on every machine, and the office goes on.
func (s *State) run(c Command, step *Step) {
	defer func() {
		if fault := recover(); fault != nil {
			s.Index()
			step.Fault = fmt.Sprintf("%s: %v", c.Kind(), fault)
			step.Answer = Answer{Refusal: &queue.Refusal{Code: queue.NeedsUpdate, Facts: map[string]string{"kind": c.Kind()}}}
		}
	}()
	// An office without a register is from before there was history.
	s.Queue.KeepsPast = s.Machines.Founded()
	office := trace.Office{Queue: &s.Queue, Machines: &s.Machines, People: &s.People, History: &s.History}
	office.Window = s.People.Who(step.Origin, step.Client, step.At)
	before := trace.Look(office, c)
	switch c := c.(type) {
	case queue.IssueTicket:
		step.Woken, _, _ = s.Queue.Apply(queue.PassTime{}, step.At)
		if step.Answer.Refusal = s.tooLate(c, step.At); step.Answer.Refusal == nil {
			_, step.Answer.Events, step.Answer.Refusal = s.Queue.Apply(c, step.At)
		}
	case queue.Command:
		woken, events, refusal := s.Queue.Apply(c, step.At)
		step.Woken, step.Answer = woken, Answer{Events: events, Refusal: refusal}
	case machines.Command:
		step.Woken, _, _ = s.Queue.Apply(queue.PassTime{}, step.At)
		events, refusal := s.Machines.Apply(c, step.At)
		step.Answer = Answer{Events: events, Refusal: refusal}
	case history.Command:
		step.Woken, _, _ = s.Queue.Apply(queue.PassTime{}, step.At)
		events, refusal := s.History.Apply(c, &s.Queue)
		step.Answer = Answer{Events: events, Refusal: refusal}
	case people.Command:
		step.Woken, _, _ = s.Queue.Apply(queue.PassTime{}, step.At)
		events, refusal := s.People.Apply(c, s.scene(step))
		step.Answer = Answer{Events: events, Refusal: refusal}
	case trace.Command:
		step.Woken, _, _ = s.Queue.Apply(queue.PassTime{}, step.At)
		step.Answer = Answer{Refusal: trace.Apply(c)}
	default:
		panic("the command belongs to no part of the office")
	}
	s.follow(step.Answer.Events)
	if step.Answer.Refusal == nil {
		s.Queue.Traced = trace.Add(s.Queue.Traced, before.Compare(office, c, step.At)...)
	}
}

// scene is what the rules of people see of the rest of the office.
func (s *State) scene(step *Step) people.Scene {
	return people.Scene{
		At: step.At, Machine: step.Origin, Client: step.Client,
		Plan: &s.Queue.Plan, Machines: &s.Machines, Day: s.Queue.Day,
	}
}
