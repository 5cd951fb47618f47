package days

import (
	"fmt"
	"math/rand/v2"
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Office is an invented office between two of its days.
type Office struct {
	Setting
	State *queue.State // as the rules know it

	rand     *rand.Rand
	services []service
	clerks   []float64 // by desk: how long this clerk takes, where 1 is usual
	date     time.Time
	made     int // tickets
}

// service is what is true of a service.
type service struct {
	plan.Service
	visits visits
	rate   float64 // who comes in a minute, on average
}

// What takes time besides the visits, in minutes on average.
const (
	way     = 0.8  // from the call to the desk
	gap     = 0.35 // from the end of a visit to the next call
	absence = 1.5  // from the call until the clerk gives up
)

// NewOffice makes up an office. Its first day is still to come.
func NewOffice(seed uint64, s Setting) *Office {
	o := &Office{
		Setting: s, State: &queue.State{}, rand: rand.New(rand.NewPCG(seed, 1)),
		date: time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC),
	}
	p := plan.Plan{
		Revision: 1, Name: plan.Names{PL: "Urząd"}, Zone: "UTC", StatusAddress: "https://queue.example.pl/t/",
		Sites: []plan.Site{{ID: "house", Name: plan.Names{PL: "Ratusz"}}},
		Halls: []plan.Hall{{ID: "hall", Site: "house", Name: plan.Names{PL: "Parter"}}},
	}
	for i := range s.Departments {
		o.department(&p, i)
	}
	o.must(queue.AdoptPlan{Plan: p}, queue.At(o.date))
	return o
}

// department makes up one department with its services, desks and clerks.
func (o *Office) department(p *plan.Plan, i int) {
	id, letters := plan.DepartmentID(fmt.Sprintf("d%d", i)), string(rune('A'+i))
	p.Departments = append(p.Departments, plan.Department{ID: id, Site: "house", Name: plan.Names{PL: string(id)}})
	p.Series = append(p.Series, plan.Series{Letters: letters, First: 1, Last: 999})
	first := len(o.services)
	for j := range 2 + o.rand.IntN(3) {
		mean := 4 + 12*o.rand.Float64()
		o.services = append(o.services, service{
			visits: visits{shape: shape(o.rand.IntN(int(shapes))), mean: mean},
			Service: plan.Service{
				ID: plan.ServiceID(fmt.Sprintf("%s-%d", id, j)), Department: id, Name: plan.Names{PL: "sprawa"}, Series: letters,
				Minutes: max(2, int(mean*(0.7+0.6*o.rand.Float64())+0.5)),
			},
		})
		p.Services = append(p.Services, o.services[len(o.services)-1].Service)
		p.Menu = []plan.Entry{{Service: p.Services[0].ID}} // nobody looks at it
	}
	desks := 2 + o.rand.IntN(3)
	for j := range desks {
		o.desk(p, id, o.services[first:], j == 0)
	}
	o.share(o.services[first:], float64(desks))
}

// desk makes up a desk that serves most of its department's services.
func (o *Office) desk(p *plan.Plan, d plan.DepartmentID, services []service, all bool) {
	n := len(p.Desks)
	desk := plan.Desk{ID: plan.DeskID(fmt.Sprintf("desk%d", n)), Number: n + 1, Department: d, Room: "1", Halls: []plan.HallID{"hall"}}
	leave := o.rand.IntN(2 * len(services)) // at half of the desks one service less
	for i, s := range services {
		if all || i != leave {
			desk.Services = append(desk.Services, s.ID)
		}
	}
	p.Desks = append(p.Desks, desk)
	o.clerks = append(o.clerks, spread(o.rand, 0.12))
}

// share lets as many people come to a department's services as its desks can
// serve under the load.
func (o *Office) share(services []service, desks float64) {
	parts, cycle := make([]float64, len(services)), 0.0
	sum := 0.0
	for i := range parts {
		parts[i] = 0.3 + o.rand.Float64()
		sum += parts[i]
	}
	for i, s := range services {
		parts[i] /= sum
		cycle += parts[i] * (s.visits.mean*(1-o.NoShow) + way + gap + absence*o.NoShow)
	}
	if desks > 2 {
		desks -= float64(opened-5*time.Hour) / float64(opened) // the short shift
	}
	working := desks * (1 - float64(pausesTake)/float64(opened))
	for i := range services {
		services[i].rate = parts[i] * o.Load * working / cycle
	}
}

// must gives a command that the rules cannot refuse.
func (o *Office) must(c queue.Command, at queue.Moment) []queue.Event {
	_, events, refusal := o.State.Apply(c, at)
	if refusal != nil {
		panic(fmt.Sprintf("%#v: %s %v", c, refusal.Code, refusal.Facts))
	}
	return events
}

// Mean is how many minutes a visit with a service really takes on average.
func (o *Office) Mean(id plan.ServiceID) float64 {
	for _, s := range o.services {
		if s.ID == id {
			return s.visits.mean
		}
	}
	return 0
}
