package machines

import "okienko/office/queue"

// FoundOffice begins the register: the office's name for machines, its first
// authority, and the machines that are there from the beginning.
type FoundOffice struct {
	Office    string    `json:"office"` // 32 hexadecimal digits
	Authority Authority `json:"authority"`
	Recovery  string    `json:"recovery,omitempty"`
	Level     int       `json:"level"`
	Machines  []Machine `json:"machines"`
}

// OfficeFounded says that the office has begun.
type OfficeFounded struct {
	Office string `json:"office"`
}

// Kind names the command in the log.
func (FoundOffice) Kind() string { return "found_office" }

// Kind names the event in stored answers.
func (OfficeFounded) Kind() string { return "office_founded" }

func (c FoundOffice) apply(s *State, at queue.Moment) ([]queue.Event, *queue.Refusal) {
	if s.Founded() {
		return nil, refuse(OfficeExists, "office", s.Office)
	}
	if r := c.wrong(); r != nil {
		return nil, r
	}
	c.Authority.Since = at
	s.Office, s.Recovery, s.Level, s.Authorities = c.Office, c.Recovery, c.Level, []Authority{c.Authority}
	for _, m := range c.Machines {
		m.Joined, m.Revoked = at, 0
		s.Machines = append(s.Machines, m)
	}
	return []queue.Event{OfficeFounded{Office: c.Office}}, nil
}

func (c FoundOffice) wrong() *queue.Refusal {
	switch {
	case !hexadecimal(c.Office, 32):
		return wrongField("office")
	case c.Authority.tooLarge():
		return wrongField("authority")
	case len(c.Recovery) > maxName:
		return wrongField("recovery")
	case len(c.Machines) == 0:
		return wrongField("machines")
	}
	ids, keys := make(map[ID]bool), make(map[string]bool)
	for _, m := range c.Machines {
		if field := m.wrong(); field != "" {
			return wrongField(field)
		}
		if ids[m.ID] || keys[m.Key] {
			return wrongField("machines")
		}
		ids[m.ID], keys[m.Key] = true, true
	}
	return nil
}
