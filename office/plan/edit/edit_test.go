package edit_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"okienko/internal/plantest"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/plan/edit"
)

func text(p plan.Plan) string {
	b, _ := json.Marshal(p)
	return string(b)
}

// What happens to a clone does not happen to the plan.
func TestACloneIsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Any(t)
		before, clone := text(p), edit.Clone(p)
		if !reflect.DeepEqual(p, clone) {
			t.Fatal("the clone is another plan")
		}
		for i := range clone.Services {
			clone.Services[i].Name.PL = "other"
			for j := range clone.Services[i].Bring {
				clone.Services[i].Bring[j].PL = "other"
			}
		}
		edit.RemoveService(&clone, clone.Services[0].ID)
		for i := range clone.Menu {
			clone.Menu[i].Name.PL = "other"
		}
		if text(p) != before {
			t.Fatal("the plan changed with its clone")
		}
	})
}

// After something was taken out nothing names it any more, and everything else is
// still as good as it was.
func TestWhatIsTakenOutIsNamedNowhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Any(t)
		s, h, d := p.Services[0].ID, p.Halls[0].ID, p.Departments[0].ID
		edit.RemoveService(&p, s)
		edit.RemoveHall(&p, h)
		for i := range p.Services {
			p.Services[i].Department = "other"
		}
		for i := range p.Desks {
			p.Desks[i].Department = "other"
		}
		edit.RemoveDepartment(&p, d)
		for _, id := range []string{string(s), string(h), string(d)} {
			if strings.Contains(text(p), `"`+id+`"`) {
				t.Fatalf("%s is still there: %s", id, text(p))
			}
		}
	})
}

func TestARightThatWasGivenThereAloneGoes(t *testing.T) {
	p := officetest.Plan()
	p.People = []plan.Person{{ID: "anna", Name: "Anna", Grants: []plan.Grant{
		{Role: plan.Manager, Departments: []plan.DepartmentID{"civil"}},
		{Role: plan.Clerk, Departments: []plan.DepartmentID{"civil", "tax"}},
	}}}
	edit.RemoveDepartment(&p, "civil")
	want := []plan.Grant{{Role: plan.Clerk, Departments: []plan.DepartmentID{"tax"}}}
	if got := p.People[0].Grants; !reflect.DeepEqual(got, want) {
		t.Errorf("Anna may %+v", got)
	}
}

func TestUses(t *testing.T) {
	p := officetest.Plan()
	if n := edit.Uses(&p, plan.DepartmentID("civil")); n != 4 {
		t.Errorf("two services and two desks are %d", n)
	}
	if n := edit.Uses(&p, plan.DepartmentID("zoo")); n != 0 {
		t.Errorf("%d", n)
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Dowód osobisty": "dowod-osobisty", "  Żółć, łąka! ": "zolc-laka", "Паспорт": "", "PIT-37": "pit-37", "new": "", "New 7": "",
		strings.Repeat("a", 60): strings.Repeat("a", 34), "": "",
	} {
		if got := edit.Slug(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestWhatIsNewIsNamedAfterItself(t *testing.T) {
	p := officetest.Plan()
	for _, name := range []string{"Paszport", "Paszport", "Паспорт"} {
		id := plan.ServiceID(edit.NewID(&p))
		p.Services = append(p.Services, plan.Service{ID: id, Department: "civil", Name: plan.Names{PL: name}, Series: "A", Minutes: 5})
		p.Desks[0].Services = append(p.Desks[0].Services, id)
		p.Menu = append(p.Menu, plan.Entry{Service: id})
	}
	p.Services = append(p.Services, plan.Service{ID: "paszport", Department: "civil", Name: plan.Names{PL: "X"}, Series: "A", Minutes: 5})
	edit.Name(&p)
	if problems := p.Check(); len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, id := range []plan.ServiceID{"paszport-2", "paszport-3", "service"} {
		if _, ok := p.Service(id); !ok || !p.Desks[0].Offers(id) || edit.Uses(&p, id) != 2 {
			t.Errorf("%s is missing: %s", id, text(p))
		}
	}
}

func TestMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		began := plantest.Any(t)
		changed := edit.Clone(began)
		changed.Services[0].Minutes = began.Services[0].Minutes%240 + 1
		changed.Halls = append(changed.Halls, plan.Hall{ID: "mine", Site: began.Sites[0].ID, Name: plan.Names{PL: "x"}})
		theirs := edit.Clone(began)
		theirs.Revision++
		theirs.Name.PL += "!"
		theirs.Services[0].Quota++
		theirs.Halls = append(theirs.Halls, plan.Hall{ID: "theirs", Site: began.Sites[0].ID, Name: plan.Names{PL: "y"}})
		got, both := edit.Merge(began, changed, theirs)
		want := edit.Clone(theirs)
		want.Services[0].Minutes = changed.Services[0].Minutes
		want.Halls = append(edit.Clone(changed).Halls, theirs.Halls[len(theirs.Halls)-1])
		if !reflect.DeepEqual(got, want) || len(both) > 0 {
			t.Fatalf("got  %+v\nwant %+v\nboth %v", got, want, both)
		}
		if same, both := edit.Merge(began, began, theirs); !reflect.DeepEqual(same, theirs) || len(both) > 0 {
			t.Fatal("who changed nothing changes something")
		}
	})
}

// What both changed is as mine says, and is told.
func TestBothChangedTheSame(t *testing.T) {
	began := officetest.Plan()
	mine, theirs := edit.Clone(began), edit.Clone(began)
	mine.Services[0].Minutes, theirs.Services[0].Minutes = 20, 30
	edit.RemoveService(&mine, "pay")
	theirs.Services[3].Quota = 9
	theirs.Services = theirs.Services[1:]
	got, both := edit.Merge(began, mine, theirs)
	if s, _ := got.Service("id-card"); s.Minutes != 20 {
		t.Errorf("got %+v", got.Services)
	}
	if _, ok := got.Service("pay"); ok {
		t.Error("what I took out is back")
	}
	if len(both) != 2 {
		t.Errorf("both changed %v", both)
	}
}
