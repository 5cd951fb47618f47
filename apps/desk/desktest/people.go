package desktest

import (
	"strings"

	"okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/internal/signin"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// machine and window are how the office tells this window from others.
const (
	machine = "desk-1"
	window  = "window"
)

// PINs are those of the people who have one.
var PINs = map[plan.PersonID]string{"anna": "246801", "jan": "918273", "ewa": "504030", "zofia": "735281"}

// Known is an office whose plan knows four people and that has no PINs: two clerks
// in one department, a supervisor, and a manager. Maria is to come.
func Known() *Desk {
	d := New()
	p := d.Office.Queue.Plan
	p.Revision++
	in := []plan.DepartmentID{"people"}
	p.People = []plan.Person{
		{ID: "anna", Name: "Anna Kowalska", Grants: []plan.Grant{{Role: plan.Clerk, Departments: in}}},
		{ID: "jan", Name: "Jan Nowak", Grants: []plan.Grant{{Role: plan.Clerk, Departments: in}}},
		{ID: "ewa", Name: "Ewa Lis", Grants: []plan.Grant{{Role: plan.Supervisor}}},
		{ID: "zofia", Name: "Zofia Maj", Grants: []plan.Grant{{Role: plan.Manager}}},
		{ID: "maria", Name: "Maria Łoś", Grants: []plan.Grant{{Role: plan.Clerk}}},
	}
	d.Do(queue.AdoptPlan{Plan: p})
	d.Send(flow.Named{Client: window})
	return d
}

// Guarded is the same with PINs. They have chosen their own, but for Jan.
func Guarded() *Desk {
	d := Known()
	d.Do(people.ShareSecret{For: people.ForPINs, Secret: people.Secret{ID: strings.Repeat("a", 32), To: []string{"age"}, Box: []byte("box")}})
	for _, id := range []plan.PersonID{"zofia", "ewa", "anna", "jan"} {
		d.Do(officetest.SetPIN(id, d.Office.People.Pepper.ID, PINs[id]))
		for i := range d.Office.People.PINs {
			d.Office.People.PINs[i].Given = d.Office.People.PINs[i].Person == "jan"
		}
	}
	d.Wait(0)
	d.Do(queue.PassTime{})
	return d
}

// proven is a command as the machine would send it.
func (d *Desk) proven(i flow.Intent) (feed.Send, bool) {
	switch i := i.(type) {
	case feed.Send:
		return i, true
	case signin.Prove:
		c := officetest.SignIn(i.PIN, i.PIN.Person, machine, window, i.Digits)
		return feed.Send{Tag: i.Tag, Command: c}, !i.Alone && !d.NoKey
	case signin.Make:
		c := officetest.SetPIN(i.Person, i.Pepper.ID, i.Digits)
		return feed.Send{Tag: i.Tag, Command: c}, !d.NoKey
	}
	return feed.Send{}, false
}

// Type types characters beside the fields, and Enter.
func (d *Desk) Type(text string) {
	for _, r := range text {
		d.Send(flow.Struck{Rune: r})
	}
	d.Press(flow.SignIn)
}

// Prove signs a person in at a desk with the PIN.
func (d *Desk) Prove(id plan.PersonID, desk plan.DeskID) {
	d.Send(flow.ChoseDesk{Desk: desk})
	d.Send(signin.Chose{Person: id})
	d.Type(PINs[id])
}
