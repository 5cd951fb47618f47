package office

import (
	"okienko/office/machines"
	"okienko/office/queue"
)

// follow does in the other parts of the office what events of one of them mean
// there.
func (s *State) follow(events []queue.Event) {
	for _, e := range events {
		switch e := e.(type) {
		case queue.PlanAdopted:
			s.People.Retain(&s.Queue.Plan)
		case queue.DayClosed:
			s.People.CloseDay()
		case machines.MachineRevoked:
			s.turnOut(e.Machine)
		case machines.MachineCopied:
			s.turnOut(e.Machine)
		}
	}
}

// turnOut takes from a machine that was put out of the office, or that lives
// twice, what it might have gone on with: its numbers, and who is signed in there.
func (s *State) turnOut(m machines.ID) {
	s.Queue.EndBlocks(string(m))
	s.People.Leave(string(m))
}
