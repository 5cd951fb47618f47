package sim

import (
	"fmt"

	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// done is what was done by the log, kept apart from what the rules remember: the
// two must agree.
type done struct {
	first     map[asked]string    // the answer to each command when it first came
	open      map[string]int      // answers by machine that no window has taken yet
	calls     map[uint64]asked    // who made each call
	numbers   map[string]struct{} // of the present day, as they were given
	unwatched bool                // a part of the log was not seen
}

// asked is one command, whoever repeats it.
type asked struct {
	client string
	seq    uint64
}

func newDone() done {
	return done{
		first: make(map[asked]string), open: make(map[string]int),
		calls: make(map[uint64]asked), numbers: make(map[string]struct{}),
	}
}

// step takes in what a command of the log came to.
func (d *done) step(e office.Envelope, s office.Step) error {
	if s.Fault != "" {
		return fmt.Errorf("the rules failed: %s", s.Fault)
	}
	body, err := wire.EncodeAnswer(s.Answer)
	if err != nil {
		return fmt.Errorf("the answer to %s cannot be encoded: %w", e.Command.Kind(), err)
	}
	id := asked{e.Client, e.Seq}
	first, again := d.first[id]
	switch {
	case again && !s.Repeat:
		return fmt.Errorf("%s of %s, its number %d, was done twice", e.Command.Kind(), e.Origin, e.Seq)
	case again && first != string(body):
		return fmt.Errorf("%s of %s, its number %d, was answered in two ways: %s and %s", e.Command.Kind(), e.Origin, e.Seq, first, body)
	case again:
		return nil
	case s.Repeat && !d.unwatched:
		return fmt.Errorf("%s of %s, its number %d, was passed over as a repeat of nothing", e.Command.Kind(), e.Origin, e.Seq)
	}
	d.first[id] = string(body)
	d.open[claim(e.Origin, body)]++
	return d.facts(id, s.Events())
}

// facts holds events to what may happen once.
func (d *done) facts(id asked, events []queue.Event) error {
	for _, e := range events {
		switch e := e.(type) {
		case queue.DayOpened:
			if !e.Again {
				clear(d.numbers)
			}
		case queue.TicketIssued:
			if _, twice := d.numbers[e.Number]; twice {
				return fmt.Errorf("the number %s was given twice in a day", e.Number)
			}
			d.numbers[e.Number] = struct{}{}
		case queue.TicketCalled:
			if _, twice := d.calls[e.Call]; twice {
				return fmt.Errorf("the call %d was made twice", e.Call)
			}
			d.calls[e.Call] = id
		}
	}
	return nil
}

// answered takes an answer that a machine got out of those that the log gave it.
func (d *done) answered(machine string, a office.Answer) bool {
	body, err := wire.EncodeAnswer(a)
	c := claim(machine, body)
	if err != nil || d.open[c] == 0 {
		return false
	}
	if d.open[c]--; d.open[c] == 0 {
		delete(d.open, c)
	}
	return true
}

func claim(machine string, answer []byte) string { return machine + " " + string(answer) }

// forget lets go of what nobody asks about any more, between days.
func (d *done) forget() {
	clear(d.first)
	clear(d.open)
	clear(d.calls)
}
