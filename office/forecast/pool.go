package forecast

import "okienko/office/plan"

// pool is desks and services that have to do with each other: who is called at
// one of these desks can change when somebody else of the pool is called, and
// nobody else. Each pool is run forward by itself.
type pool struct {
	desks   []int
	lines   []int
	loose   []int // people
	targets int
}

// divide finds the pools.
func (m *model) divide() {
	owner := make([]int, len(m.services)+len(m.rows)) // services, then departments
	for i := range owner {
		owner[i] = i
	}
	root := func(i int) int {
		for owner[i] != i {
			i = owner[i]
		}
		return i
	}
	join := func(a, b int) { owner[root(a)] = root(b) }
	for i := range m.desks {
		d := &m.desks[i]
		at := len(m.services) + d.department
		for service, weight := range d.Weights {
			if weight > 0 {
				join(at, service)
			}
		}
		for _, h := range d.Helps {
			for service, weight := range h.Weights {
				if weight > 0 {
					join(at, service)
				}
			}
		}
		for _, who := range m.loose {
			if p := &m.people[who]; p.Desk == d.Desk || p.Person != "" && p.Person == d.Person {
				join(at, p.Service)
			}
		}
	}
	number := make(map[int]int)
	of := func(i int) *pool {
		at, known := number[root(i)]
		if !known {
			at = len(m.pools)
			number[root(i)] = at
			m.pools = append(m.pools, pool{})
		}
		return &m.pools[at]
	}
	for i := range m.desks {
		p := of(len(m.services) + m.desks[i].department)
		p.desks = append(p.desks, i)
	}
	for i := range m.lines {
		p := of(m.lines[i].service)
		p.lines = append(p.lines, i)
		for _, who := range m.lines[i].people {
			if m.people[who].target >= 0 {
				p.targets++
			}
		}
	}
	for _, who := range m.loose {
		p := of(m.people[who].Service)
		p.loose = append(p.loose, who)
		if m.people[who].target >= 0 {
			p.targets++
		}
	}
}

// only leaves all out but the pool of one service.
func (m *model) only(id plan.ServiceID) {
	service, _ := m.service(id)
	for _, p := range m.pools {
		for _, l := range p.lines {
			if m.lines[l].service == service {
				m.pools = []pool{p}
				return
			}
		}
	}
}
