package office

import (
	"slices"

	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// The rules about rights that refuse. Each has a text with its remedy in the
// catalogue.
const (
	NotSignedIn queue.Code = "not_signed_in" // nobody is signed in in this window
	NoRight     queue.Code = "no_right"      // the person may not do this
	NotYourDesk queue.Code = "not_your_desk" // somebody else sits there
)

// Codes lists every code of this package, so that a test can ask for its texts.
func Codes() []queue.Code { return []queue.Code{NotAllowed, NotSignedIn, NoRight, NotYourDesk} }

// Forbids says why whoever is signed in in a window may not give a command, if
// they may not. Windows ask it before they offer something.
func (s *State) Forbids(machine, client string, c Command, at queue.Moment) *queue.Refusal {
	return s.forbidden(c, s.People.Who(machine, client, at), at)
}

// forbidden refuses a command for which a person has no right. Where names are
// believed, everybody has every right.
func (s *State) forbidden(c Command, by plan.PersonID, at queue.Moment) *queue.Refusal {
	row := permissionOf[c.Kind()]
	if row.needs == nil || !s.People.Guarded(&s.Queue.Plan) {
		return nil
	}
	needs := row.needs(asking{s, by, at}, c)
	if len(needs) > 0 && by == "" {
		return &queue.Refusal{Code: NotSignedIn}
	}
	for _, n := range needs {
		if !s.has(by, n) {
			return &queue.Refusal{Code: NoRight, Facts: map[string]string{"right": string(n.right)}}
		}
	}
	for _, n := range needs {
		if d, known := s.Queue.Desk(n.desk); known && d.Taken() && !s.sits(by, d) {
			return &queue.Refusal{Code: NotYourDesk, Facts: map[string]string{"clerk": d.Clerk}}
		}
	}
	return s.leavesNobody(c)
}

func (s *State) has(by plan.PersonID, n need) bool {
	switch n.where {
	case "":
		return s.Queue.Plan.MayEverywhere(by, n.right)
	case anyDepartment:
		return s.Queue.Plan.May(by, n.right, "")
	}
	return s.Queue.Plan.May(by, n.right, n.where)
}

// sits says whether a person sits at a desk.
func (s *State) sits(by plan.PersonID, d queue.Desk) bool {
	p, known := s.Queue.Plan.Person(by)
	return known && (d.Person == string(by) || d.Person == "" && d.Clerk == p.Name)
}

// leavesNobody refuses a plan after which nobody with a PIN could edit people any
// more. One without people goes back to names.
func (s *State) leavesNobody(c Command) *queue.Refusal {
	a, is := c.(queue.AdoptPlan)
	if !is || len(a.Plan.People) == 0 || s.People.Guarded(&a.Plan) {
		return nil
	}
	var names []string
	for _, p := range s.Queue.Plan.People {
		if _, proven := s.People.PIN(p.ID); proven && s.Queue.Plan.MayEverywhere(p.ID, plan.EditPeople) {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	return &queue.Refusal{Code: people.LastManager, Facts: map[string]string{"name": names[0]}}
}
