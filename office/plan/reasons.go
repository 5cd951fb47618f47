package plan

import "fmt"

// Reason is why somebody is put aside.
type Reason struct {
	ID   ReasonID `json:"id"`
	Name Names    `json:"name"`
}

// BreakReason is why a desk calls nobody.
type BreakReason struct {
	ID   ReasonID `json:"id"`
	Name Names    `json:"name"`
	Work bool     `json:"work,omitempty"` // it is work without residents, and no rest
}

// usualParkReasons are those of an office that has none of its own. Their names
// are in the catalogue.
var usualParkReasons = []Reason{{ID: "papers"}, {ID: "payment"}, {ID: "colleague"}}

// UsualParkReasons are the reasons for putting somebody aside where the plan has
// none.
func UsualParkReasons() []Reason { return append([]Reason(nil), usualParkReasons...) }

// Parking are the reasons for putting somebody aside: the office's own, or the
// usual ones.
func (p *Plan) Parking() []Reason {
	if len(p.ParkReasons) > 0 {
		return p.ParkReasons
	}
	return UsualParkReasons()
}

// ParkReason returns a reason for putting somebody aside. The usual ones are known
// also where the office has others: who was put aside before has one of them.
func (p *Plan) ParkReason(id ReasonID) (Reason, bool) {
	same := func(r Reason) bool { return r.ID == id }
	if r, ok := find(p.ParkReasons, same); ok {
		return r, true
	}
	return find(usualParkReasons, same)
}

// BreakReason returns a reason of the plan for a break.
func (p *Plan) BreakReason(id ReasonID) (BreakReason, bool) {
	return find(p.BreakReasons, func(r BreakReason) bool { return r.ID == id })
}

func (c *checker) reasons() {
	for i, r := range c.plan.ParkReasons {
		path := fmt.Sprintf("park_reasons[%d]", i)
		c.id(path+".id", "reason for putting aside", string(r.ID))
		c.named(path+".name", r.Name)
	}
	for i, r := range c.plan.BreakReasons {
		path := fmt.Sprintf("break_reasons[%d]", i)
		c.id(path+".id", "reason for a break", string(r.ID))
		c.named(path+".name", r.Name)
	}
}
