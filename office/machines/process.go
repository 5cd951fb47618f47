package machines

import (
	"slices"

	"okienko/office/queue"
)

// A machine whose disk was copied is two machines with one key. Each program that
// runs on a machine has a place there which no second one can have at the same
// time, and a number drawn by chance when it starts. So a number that was
// replaced by another one never comes back, unless two machines live at once.

// Process is who runs at one place of a machine, as it was proven last.
type Process struct {
	Place   string   `json:"place"`             // "member", "desk-1"
	Life    string   `json:"life"`              // drawn by chance at its start, 16 hexadecimal digits
	Earlier []string `json:"earlier,omitempty"` // the lives before this one, oldest first
	Count   int      `json:"count"`             // of the lives that were seen
}

// Limits of what is remembered of a machine.
const (
	maxPlaces  = 16
	maxEarlier = 8
)

// SeeProcess says that a process of a machine has proven that it is alive, after
// so many lives at its place had been seen.
type SeeProcess struct {
	Machine ID     `json:"machine"`
	Place   string `json:"place"`
	Life    string `json:"life"`
	After   int    `json:"after"`
}

// MachineCopied says that two machines live with one key. The office speaks with
// neither any more.
type MachineCopied struct {
	Machine ID `json:"machine"`
}

// Kind names the command in the log.
func (SeeProcess) Kind() string { return "see_process" }

// Kind names the event in stored answers.
func (MachineCopied) Kind() string { return "machine_copied" }

func (c SeeProcess) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	m, refusal := s.present(c.Machine)
	if refusal != nil {
		return nil, refusal
	}
	if !identifier(c.Place) || !hexadecimal(c.Life, 16) {
		return nil, wrongField("process")
	}
	p, known := m.Process(c.Place)
	switch {
	case known && p.Life == c.Life:
		return nil, nil
	case p.Count != c.After:
		// Who has replaced it since is not known to be older than this proof.
		return nil, wrongField("after")
	case m.LivesTwice(c):
		return s.copied(m, at)
	case !known && len(m.Processes) == maxPlaces:
		return nil, wrongField("place")
	}
	m.begin(p.next(c))
	return nil, nil
}

// LivesTwice says whether the proof of a life shows that two machines live with
// the key of this one: the life was replaced before, by one that is proven.
func (m Machine) LivesTwice(c SeeProcess) bool {
	p, known := m.Process(c.Place)
	return known && p.Count == c.After && p.Life != c.Life && slices.Contains(p.Earlier, c.Life)
}

// copied refuses a machine from now on. The last one that could open the office
// again is needed, copied or not.
func (s *State) copied(m *Machine, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	switch {
	case m.Copied > 0:
		return nil, nil
	case s.keepersBut(m.ID) == 0:
		return nil, refuse(LastMachine, "machine", string(m.ID))
	}
	m.Copied = at
	return []queue.Event{MachineCopied{Machine: m.ID}}, nil
}

// next is the process when another life has taken its place.
func (p Process) next(c SeeProcess) Process {
	if p.Count > 0 {
		p.Earlier = append(slices.Clone(p.Earlier), p.Life)
		p.Earlier = p.Earlier[max(0, len(p.Earlier)-maxEarlier):]
	}
	p.Place, p.Life, p.Count = c.Place, c.Life, p.Count+1
	return p
}

// Process is who runs at a place of the machine, as it was proven last.
func (m Machine) Process(place string) (Process, bool) {
	for _, p := range m.Processes {
		if p.Place == place {
			return p, true
		}
	}
	return Process{}, false
}

// begin notes the present process of a place.
func (m *Machine) begin(p Process) {
	for i := range m.Processes {
		if m.Processes[i].Place == p.Place {
			m.Processes[i] = p
			return
		}
	}
	m.Processes = append(m.Processes, p)
}
