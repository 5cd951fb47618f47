package forecast

import (
	"sort"

	"okienko/office/order"
	"okienko/office/queue"
)

// readPeople puts everybody who waits into a line, and who is called otherwise
// among the loose.
func (m *model) readPeople(s *queue.State) {
	m.lines = make([]line, len(m.services)*classes)
	for i := range m.lines {
		m.lines[i].service, m.lines[i].class = i/classes, order.Class(i%classes)
	}
	s.Live(func(t queue.Ticket) {
		if _, ok := m.service(t.Service); ok && !t.Held() {
			m.people = append(m.people, m.read(s, &t))
			m.place(len(m.people)-1, &t)
		}
	})
	for i := range m.lines {
		m.inOrder(m.lines[i].people)
	}
}

func (m *model) read(s *queue.State, t *queue.Ticket) person {
	absent := *t
	absent.AbsentAt = 1
	return person{
		Candidate: s.Candidate(t), id: t.ID, calls: t.Calls, pause: int64(s.OfferedAgain(absent)), target: -1,
		seed: m.seed.with(uint64(t.Issued)).with(uint64(t.No)),
	}
}

// place puts a person where their ticket is.
func (m *model) place(who int, t *queue.Ticket) {
	p := &m.people[who]
	switch t.Phase {
	case queue.Waiting:
		p.target = m.targets
		m.targets++
		if p.loose(m.at) {
			m.loose = append(m.loose, who)
			return
		}
		line := m.line(p.Service, p.Class)
		line.people = append(line.people, who)
	case queue.Parked:
		if t.ParkedUntil == 0 {
			return // nobody knows when
		}
		p.Back, p.NotBefore = true, int64(t.ParkedUntil)
		m.loose = append(m.loose, who)
	default:
		m.hand(who, t)
	}
}

// loose says whether something beside the order of its line decides when a
// ticket is called.
func (p *person) loose(at int64) bool {
	return p.Back || p.Sent || p.NotBefore > at || p.Desk != "" || p.Person != ""
}

// hand puts somebody into the hand of a desk.
func (m *model) hand(who int, t *queue.Ticket) {
	i, ok := m.desk(t.Desk)
	if !ok {
		return
	}
	d := &m.desks[i]
	d.person, d.state, d.spent = who, calls, m.since(t.CalledAt)
	if t.Phase == queue.Serving {
		d.state, d.spent = serves, t.Served(queue.Moment(m.at)).Milliseconds()
	}
}

// inOrder sorts people of one line by reference, and equal ones by number.
func (m *model) inOrder(people []int) {
	sort.SliceStable(people, func(i, j int) bool {
		a, b := &m.people[people[i]], &m.people[people[j]]
		return a.Reference < b.Reference || a.Reference == b.Reference && a.No < b.No
	})
}

// afterAll is a number behind every real one.
const afterAll = 1 << 20

// comer is somebody who comes for a service at a moment.
func (m *model) comer(service int, class order.Class, at int64) order.Candidate {
	v := &m.services[service]
	return order.Candidate{
		Ticket: -1, Service: service, Class: class, Series: v.series, No: afterAll, Reference: at, LongestWait: v.tooLong, NotBefore: at,
	}
}

// addProbes puts somebody behind each ordinary and each preferential line, who
// takes a ticket now.
func (m *model) addProbes() {
	for service := range m.services {
		for _, class := range []order.Class{order.Ordinary, order.Preferential} {
			line := m.line(service, class)
			line.people = append(line.people, len(m.people))
			m.people = append(m.people, person{
				Candidate: m.comer(service, class, m.at), target: m.targets, probe: true,
				seed: m.seed.with(uint64(service)).with(uint64(class)),
			})
			m.targets++
		}
	}
	for i := range m.people {
		m.people[i].Ticket = i
	}
}

// addComers reckons how many favoured people will come for each service while
// others wait: as many as on other days and today.
func (m *model) addComers(s *queue.State) {
	today := make([]int64, len(m.lines))
	for i := range s.Tickets {
		t := &s.Tickets[i]
		service, ok := m.service(t.Service)
		switch {
		case !ok:
		case t.Class == queue.Booked:
			today[service*classes+int(order.Booked)]++
		case t.Class == queue.Preferential:
			today[service*classes+int(order.Preferential)]++
		}
	}
	open := min(m.since(s.Day.Opens), int64(s.Day.Closes-s.Day.Opens))
	for i, v := range s.Plan.Services {
		seen := s.Learned.Service(v.ID)
		before := [classes]int{order.Booked: seen.Booked, order.Preferential: seen.Preferential}
		for _, class := range []order.Class{order.Booked, order.Preferential} {
			if came := int64(before[class]) + sixteenths*today[i*classes+int(class)]; came > 0 {
				m.line(i, class).every = (sixteenths*open + minutes(int(s.Learned.Open))) / came
			}
		}
	}
}
