package plan

// Right is one thing that a person may do.
type Right string

// The rights, after section "people" of the office file.
const (
	Serve         Right = "serve"          // take a desk, call who is next, serve
	CherryPick    Right = "cherry_pick"    // call somebody out of turn
	RecallMissed  Right = "recall_missed"  // call a missed ticket, or let it wait at its old place
	Transfer      Right = "transfer"       // send somebody to another service, desk or person
	SeeNotes      Right = "see_notes"      // read and write notes
	Issue         Right = "issue"          // give a ticket at the desk
	SeeStatistics Right = "see_statistics" // figures of the department
	SeePersons    Right = "see_persons"    // figures of single clerks of the department
	EditServices  Right = "edit_services"  // departments, services, desks, the kiosk's menu, rules
	EditHours     Right = "edit_hours"     // hours, closures
	EditPeople    Right = "edit_people"    // people, roles, PINs
	EditDisplays  Right = "edit_displays"  // halls, displays, kiosks
	EditMachines  Right = "edit_machines"  // join, rename, remove, recover
	StopIssuing   Right = "stop_issuing"   // stop a service, open overflow, cancel and move tickets
	Messages      Right = "messages"       // show a message in a hall
	Emergency     Right = "emergency"      // call aloud without the office
	Audit         Right = "audit"          // read the trace
)

// Rights lists every right, as the screens do.
func Rights() []Right {
	return []Right{
		Serve, CherryPick, RecallMissed, Transfer, SeeNotes, Issue, SeeStatistics, SeePersons, EditServices, EditHours,
		EditPeople, EditDisplays, EditMachines, StopIssuing, Messages, Emergency, Audit,
	}
}

// Role is a set of rights with a name.
type Role struct {
	ID     RoleID  `json:"id"`
	Name   Names   `json:"name"`
	Rights []Right `json:"rights"`
}

// The roles that every office has. A role of the plan with the same identifier
// takes their place.
const (
	Clerk      RoleID = "clerk"
	Supervisor RoleID = "supervisor"
	Manager    RoleID = "manager"
)

// usualRoles are those of Clerk, Supervisor and Manager. Their names are in the
// catalogue.
var usualRoles = []Role{
	{ID: Clerk, Rights: []Right{Serve, CherryPick, RecallMissed, Transfer, SeeNotes, Issue}},
	{ID: Supervisor, Rights: []Right{
		Serve, CherryPick, RecallMissed, Transfer, SeeNotes, Issue, SeeStatistics, StopIssuing, Messages, Emergency,
	}},
	{ID: Manager, Rights: Rights()},
}

// UsualRoles are the roles that every office has.
func UsualRoles() []Role { return append([]Role(nil), usualRoles...) }

// Person is somebody who works here. What proves it (the PIN) is not in the plan.
type Person struct {
	ID      PersonID    `json:"id"`
	Name    string      `json:"name"` // as colleagues read it; residents never do
	Grants  []Grant     `json:"grants"`
	Serves  []ServiceID `json:"serves,omitempty"` // none: whatever the desk serves
	Weights []Weight    `json:"weights,omitempty"`
}

// Grant gives a role in some departments, or in all.
type Grant struct {
	Role        RoleID         `json:"role"`
	Departments []DepartmentID `json:"departments,omitempty"` // none: everywhere
}

// Role returns a role of the plan, or one that every office has.
func (p *Plan) Role(id RoleID) (Role, bool) {
	same := func(r Role) bool { return r.ID == id }
	if r, ok := find(p.Roles, same); ok {
		return r, true
	}
	return find(usualRoles, same)
}

// Person returns a person of the plan.
func (p *Plan) Person(id PersonID) (Person, bool) {
	return find(p.People, func(v Person) bool { return v.ID == id })
}

// May says whether a person has a right in a department; "" asks for the right in
// any. Where the plan knows nobody, everybody has every right.
func (p *Plan) May(id PersonID, r Right, d DepartmentID) bool {
	if len(p.People) == 0 {
		return true
	}
	person, ok := p.Person(id)
	if !ok {
		return false
	}
	for _, g := range person.Grants {
		role, _ := p.Role(g.Role)
		if contains(role.Rights, r) && (d == "" || len(g.Departments) == 0 || contains(g.Departments, d)) {
			return true
		}
	}
	return false
}

// MayEverywhere says whether a person has a right in every department.
func (p *Plan) MayEverywhere(id PersonID, r Right) bool {
	for _, d := range p.Departments {
		if !p.May(id, r, d.ID) {
			return false
		}
	}
	return p.May(id, r, "")
}

func contains[T comparable](list []T, v T) bool {
	_, ok := find(list, func(w T) bool { return w == v })
	return ok
}

// MayServe says whether a service is one of those that the person serves.
func (p Person) MayServe(id ServiceID) bool { return len(p.Serves) == 0 || contains(p.Serves, id) }
