package flow

import (
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// post is the desk that a display hangs over.
type post struct {
	number     int
	department plan.Names
	open, rest bool
	ticket     string // the number in hand; empty when there is none
	phase      queue.Phase
}

// postIn finds the display's desk. One that the plan does not know is closed.
func (m Model) postIn(s *queue.State) post {
	p := post{number: m.config.Desk}
	for _, place := range s.Plan.Desks {
		if place.Number != m.config.Desk {
			continue
		}
		d, _ := s.Plan.Department(place.Department)
		desk, _ := s.Desk(place.ID)
		p.department, p.open, p.rest = shortOf(d), s.Day.Open && desk.Open(), desk.OnBreak()
		if t, busy := s.InHand(place.ID); busy {
			p.ticket, p.phase = t.Number(), t.Phase
		}
	}
	return p
}

// overDesk is the board over one desk.
func (m Model) overDesk(b Board) Board {
	b.Queues, b.Last, b.Message = nil, nil, ""
	if b.Scene == Starting {
		return b
	}
	desk, department := screen.T("hall.desk", "Number", itoa(m.post.number)), screen.Words(m.post.department.In(m.config.Lang))
	if m.post.ticket == "" {
		b.Scene, b.Newest = Welcome, Call{}
		b.Greet = Greeting{Title: desk, Lines: []screen.Text{department, screen.T(m.post.says())}}
		return b
	}
	b.Scene = Calling
	b.Newest = Call{
		Number: m.post.ticket, Desk: desk, Place: department,
		Lit: m.post.phase == queue.Called && m.current(),
	}
	b.Caption = screen.T("hall.serving")
	if m.post.phase == queue.Called {
		b.Caption = screen.T("hall.now")
	}
	return b
}

// says is what goes on at a desk where nobody is, as a key of the catalogue.
func (p post) says() string {
	switch {
	case p.rest:
		return "hall.desk_break"
	case p.open:
		return "hall.desk_free"
	}
	return "hall.desk_closed"
}
