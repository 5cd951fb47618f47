package forecast

import (
	"okienko/office/order"
	"okienko/office/plan"
	"okienko/office/queue"
)

// model is all that the runs need of the office at a moment. It stays as it is
// while they run. Moments and durations are in milliseconds.
type model struct {
	at       int64
	opens    int64 // of the day
	closes   int64
	now      int  // half-hour of the day
	seed     seed // of the day
	rules    order.Rules
	missed   int // more calls than this without coming, and nobody calls any more
	services []service
	desks    []desk
	rows     []int // favoured tickets called in a row until now, by department
	lines    []line
	people   []person
	loose    []int // people who are in no line
	targets  int

	ways, gaps, pauses, absences table
	absent                       [2]int // parts in which nobody comes: the first time, and again
	pace                         pace
	habits                       []habit // by half-hours
	shifts                       []shift // by desk
	pools                        []pool

	serviceAt map[plan.ServiceID]int
	deskAt    map[plan.DeskID]int
}

// service is what is known of a service.
type service struct {
	id       plan.ServiceID
	visits   table
	middle   lg
	variance int64
	varies   int64 // how far the middle may be from the truth
	series   string
	tooLong  int64
}

// line is who waits for a service in a class, in the order of reference. Behind
// them are those who are still to come.
type line struct {
	service int
	class   order.Class
	people  []int
	every   int64 // milliseconds between those who come; 0 when nobody does
}

// classes is how many lines a service has.
const classes = int(order.Preferential) + 1

// person is a ticket, or somebody who takes one now.
type person struct {
	order.Candidate
	id     queue.TicketID
	calls  int
	pause  int64 // before being offered again after an absence
	target int   // where the wait is noted; -1 when it is not asked for
	probe  bool  // takes a ticket now: finds out when it would be called, and takes no time
	seed   seed
}

func newModel(s *queue.State, at queue.Moment) *model {
	m := &model{
		at: int64(at), opens: int64(s.Day.Opens), closes: int64(s.Day.Closes), now: s.Day.HabitAt(at),
		seed:  seed(0).with(uint64(s.Day.Opens)),
		rules: s.OrderRules(), missed: s.Plan.Rules.CallsBeforeMissed,
	}
	m.learn(s)
	m.readDesks(s)
	m.learnShifts(&s.Learned)
	m.readPeople(s)
	m.settleDesks()
	m.addProbes()
	m.addComers(s)
	m.pace = m.paceOf(m.visitsToday(s))
	m.divide()
	return m
}

func (m *model) service(id plan.ServiceID) (int, bool) { i, ok := m.serviceAt[id]; return i, ok }
func (m *model) desk(id plan.DeskID) (int, bool)       { i, ok := m.deskAt[id]; return i, ok }

// since is how long ago a moment was; never less than nothing.
func (m *model) since(then queue.Moment) int64 { return max(0, m.at-int64(then)) }

func (m *model) line(service int, class order.Class) *line {
	return &m.lines[service*classes+int(class)]
}
