package plan

import "fmt"

// helps checks whom the desks of a department help: others of the same building.
func (c *checker) helps(path string, d Department) {
	var others []string
	for _, o := range c.plan.Departments {
		if o.Site == d.Site && o.ID != d.ID {
			others = append(others, string(o.ID))
		}
	}
	for i, h := range d.Helps {
		at := fmt.Sprintf("%s.helps[%d]", path, i)
		c.uniqueIn(path, at+".department", "help for", string(h.Department))
		c.known(at+".department", "department of the same building", string(h.Department), others)
		if !c.plan.Heard(d.ID, h.Department) {
			c.bad(at+".department", NotHeard, "who waits for %q does not hear it when desks of %q call: let them call into the same halls", h.Department, d.ID)
		}
		c.within(at+".after", h.After, 1, 480, "the wait after which to help must be 1 to 480 minutes")
	}
}

// weights checks how much services count, each of them once.
func (c *checker) weights(path string, weights []Weight, services []string) {
	for i, w := range weights {
		at := fmt.Sprintf("%s.weights[%d]", path, i)
		c.uniqueIn(path, at+".service", "weight of", string(w.Service))
		c.known(at+".service", "service", string(w.Service), services)
		c.within(at+".percent", w.Percent, 1, 1000, "%d is not allowed: use 1 to 1000 percent; 100 is the usual", w.Percent)
	}
}

func (c *checker) roles() {
	rights := ids(Rights(), func(r Right) string { return string(r) })
	for i, r := range c.plan.Roles {
		path := fmt.Sprintf("roles[%d]", i)
		c.id(path+".id", "role", string(r.ID))
		c.named(path+".name", r.Name)
		if len(r.Rights) == 0 {
			c.bad(path+".rights", NoneListed, "this role allows nothing: list at least one right")
		}
		for j, right := range r.Rights {
			c.known(fmt.Sprintf("%s.rights[%d]", path, j), "right", string(right), rights)
		}
	}
}

func (c *checker) people() {
	p := c.plan
	services := ids(p.Services, func(s Service) string { return string(s.ID) })
	before := len(c.problems)
	for i, person := range p.People {
		path := fmt.Sprintf("people[%d]", i)
		c.unique(path+".id", "person", string(person.ID))
		if person.Name == "" {
			c.bad(path+".name", Missing, "the name is missing: write it as colleagues read it")
		}
		if len(person.Grants) == 0 {
			c.bad(path+".grants", NoneListed, "this person may do nothing: give at least one role")
		}
		for j, g := range person.Grants {
			c.grant(fmt.Sprintf("%s.grants[%d]", path, j), g)
		}
		for j, s := range person.Serves {
			c.known(fmt.Sprintf("%s.serves[%d]", path, j), "service", string(s), services)
		}
		c.weights(path, person.Weights, services)
	}
	if len(c.problems) == before && len(p.People) > 0 && !p.somebodyEditsPeople() {
		c.bad("people", NobodyRuns, "nobody here may change who works here: give somebody the role %q in all departments", Manager)
	}
}

func (c *checker) grant(path string, g Grant) {
	p := c.plan
	var roles []string
	for _, r := range append(UsualRoles(), p.Roles...) {
		if !contains(roles, string(r.ID)) {
			roles = append(roles, string(r.ID))
		}
	}
	c.known(path+".role", "role", string(g.Role), roles)
	for i, d := range g.Departments {
		c.known(fmt.Sprintf("%s.departments[%d]", path, i), "department", string(d), ids(p.Departments, func(d Department) string { return string(d.ID) }))
	}
}

// somebodyEditsPeople says whether the office can still be changed by the people
// that it knows.
func (p *Plan) somebodyEditsPeople() bool {
	for _, person := range p.People {
		for _, g := range person.Grants {
			if role, _ := p.Role(g.Role); len(g.Departments) == 0 && contains(role.Rights, EditPeople) {
				return true
			}
		}
	}
	return false
}
