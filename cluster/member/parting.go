package member

import (
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// Some commands end the part that a machine has in the office: the others do not
// speak with it any more as soon as they stand in the log. The office must not end
// with it, so the leader looks first.

// parts is the machine whose part a command ends, if it ends one.
func (m *Member) parts(c office.Command) (machine string, ends bool) {
	switch c := c.(type) {
	case machines.RevokeMachine:
		return string(c.Machine), true
	case machines.SeeProcess:
		m.machine.look(func(s *office.State) {
			entry, _ := s.Machines.Machine(c.Machine)
			ends = entry.LivesTwice(c)
		})
		return string(c.Machine), ends
	}
	return "", false
}

// mayPart says whether a command that ends a machine's part can go into the log
// now. If not, it has its answer, or will have it.
func (m *Member) mayPart(c office.Command, answer reply) bool {
	id, ends := m.parts(c)
	switch {
	case !ends:
		return true
	case id == m.cfg.ID && len(m.servers()) > 1:
		m.asked.Go(func() { m.yieldTo(answer) })
		return false
	case removes(c) || m.view().LivesWithout(id):
		return true // what a person has decided is done
	}
	m.cfg.Log.Error("two machines live with one key, and the office cannot do without them", "machine", id)
	m.keepPart(id, answer)
	return false
}

func removes(c office.Command) bool {
	_, is := c.(machines.RevokeMachine)
	return is
}

// yieldTo hands over the lead, and the vote, so that the next leader carries out a
// command that is about this machine. Where nobody can take the lead, it cannot
// be done without.
func (m *Member) yieldTo(answer reply) {
	m.depart()
	if m.leads() {
		m.keepPart(m.cfg.ID, answer)
		return
	}
	answer.retry()
}

// keepPart refuses to do without a machine.
func (m *Member) keepPart(id string, answer reply) {
	answer.refuse(&queue.Refusal{Code: machines.LastMachine, Facts: map[string]string{"machine": id}})
}
