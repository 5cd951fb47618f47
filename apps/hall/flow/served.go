package flow

import (
	"slices"
	"time"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// turnTime is how long the number of a department stands alone: long enough to be
// looked for, found and read.
const turnTime = 8 * time.Second

// servedIn are the numbers in hand at the desks that call into the hall: of each
// department the one that was called last, in the order of the plan.
func (m Model) servedIn(s *queue.State) []call {
	var list []call
	for _, d := range s.Plan.Departments {
		last := call{}
		for _, place := range s.Plan.Desks {
			t, busy := s.InHand(place.ID)
			if busy && place.Department == d.ID && place.CallsInto(m.config.Hall) && t.CalledAt >= last.at {
				last = call{
					served: shortOf(d), at: t.CalledAt, ticket: t.ID, number: t.Number(), desk: place.Number, room: place.Room, floor: place.Floor,
					stands: t.Phase == queue.Called,
				}
			}
		}
		if last.ticket != "" {
			list = append(list, last)
		}
	}
	return list
}

// turn is whose turn it is to stand alone. A call that was not announced yet waits
// until it is.
func (m Model) turn() (call, bool) {
	known := slices.DeleteFunc(slices.Clone(m.served), func(one call) bool {
		return slices.ContainsFunc(m.waiting, func(c call) bool { return c.ticket == one.ticket })
	})
	if len(known) == 0 {
		return call{}, false
	}
	return known[int(m.now.Since(0)/turnTime)%len(known)], true
}

// oneNumber is the board with one number: the call that is being announced, and
// else the number of the department whose turn it is.
func (m Model) oneNumber(b Board) Board {
	b.Queues, b.Last = nil, nil
	one, ok := m.turn()
	switch {
	case b.Scene == Starting || b.Scene == Closed:
	case m.announcer.phase != resting:
		b.Caption = screen.Words(m.shown[0].served.In(m.config.Lang))
	case !ok:
		b.Scene, b.Newest = Welcome, Call{}
		b.Greet = m.greeting(Welcome)
	default:
		b.Scene, b.Newest = Calling, m.view(one)
		b.Caption = screen.Words(one.served.In(m.config.Lang))
	}
	return b
}
