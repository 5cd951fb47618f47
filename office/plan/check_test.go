package plan_test

import (
	"slices"
	"strings"
	"testing"

	"okienko/office/calendar"
	"okienko/office/officetest"
	"okienko/office/plan"
)

func TestAGoodPlanHasNoProblems(t *testing.T) {
	p := officetest.Plan()
	if problems := p.Check(); len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	p.Rules = p.Rules.Filled()
	if problems := p.Check(); len(problems) > 0 {
		t.Fatalf("with the defaults: %+v", problems)
	}
}

func TestCheck(t *testing.T) {
	day := calendar.Date{Year: 2026, Month: 12, Day: 24}
	for _, c := range []struct {
		path, text string // where, and some words of what is said
		change     func(*plan.Plan)
	}{
		{"revision", "must be 1 or more", func(p *plan.Plan) { p.Revision = 0 }},
		{"name", "Polish name is missing", func(p *plan.Plan) { p.Name = plan.Names{EN: "Office"} }},
		{"status_address", "ticket codes", func(p *plan.Plan) { p.StatusAddress = "" }},
		{"status_address", "not the address of a web page", func(p *plan.Plan) { p.StatusAddress = "ftp://queue" }},
		{"status_address", "not the address of a web page", func(p *plan.Plan) { p.StatusAddress = "https:///t/" }},
		{"hours.mon", "no hours", func(p *plan.Plan) { p.Hours.Week[1] = calendar.Span{From: 600, To: 540} }},
		{"hours.special[0].hours", "no hours", func(p *plan.Plan) { p.Hours.Special = []calendar.Special{{Date: day}} }},
		{"sites[0].hours.closures[1]", "already defined", func(p *plan.Plan) { p.Sites[0].Hours.Closures = []calendar.Closure{{Date: day}, {Date: day}} }},
		{"services[0].hours.sat", "no hours", func(p *plan.Plan) { p.Services[0].Hours[6] = calendar.Span{To: 25 * 60} }},
		{"services[0].bring[0]", "Polish name", func(p *plan.Plan) { p.Services[0].Bring = []plan.Names{{EN: "A photo."}} }},
		{"departments[0].id", "not an id", func(p *plan.Plan) { p.Departments[0].ID = "Sprawy" }},
		{"departments[0].short", "Polish name", func(p *plan.Plan) { p.Departments[0].Short.UK = "П" }},
		{"desks[0].number", "1 to 999", func(p *plan.Plan) { p.Desks[0].Number = 0 }},
		{"hours.closures[1]", "already defined at hours.closures[0]", func(p *plan.Plan) { p.Hours.Closures = []calendar.Closure{{Date: day}, {Date: day}} }},
		{"hours.special[1]", "already defined at hours.special[0]", func(p *plan.Plan) { p.Hours.Special = []calendar.Special{{Date: day}, {Date: day}} }},
		{"sites[0].name", "Polish name", func(p *plan.Plan) { p.Sites[0].Name.PL = "" }},
		{"sites[1].id", "no id", func(p *plan.Plan) { p.Sites = append(p.Sites, plan.Site{Name: p.Name}) }},
		{"departments[1].id", `the department "civil" is already defined at departments[0].id`, func(p *plan.Plan) { p.Departments[1].ID = "civil" }},
		{"departments[0].name", "Polish name", func(p *plan.Plan) { p.Departments[0].Name.PL = "" }},
		{"departments[2].site", `unknown site "moon": allowed are house`, func(p *plan.Plan) { p.Departments[2].Site = "moon" }},
		{"halls[0].id", "no id", func(p *plan.Plan) { p.Halls[0].ID = "" }},
		{"halls[0].name", "Polish name", func(p *plan.Plan) { p.Halls[0].Name.PL = "" }},
		{"halls[0].site", "unknown site", func(p *plan.Plan) { p.Halls[0].Site = "moon" }},
		{"kiosks[0].id", "no id", func(p *plan.Plan) { p.Kiosks[0].ID = "" }},
		{"kiosks[0].site", "unknown site", func(p *plan.Plan) { p.Kiosks[0].Site = "moon" }},
		{"series[0].letters", "not a series", func(p *plan.Plan) { p.Series[0].Letters = "a" }},
		{"series[0].letters", "not a series", func(p *plan.Plan) { p.Series[0].Letters = "ABCD" }},
		{"series[1].letters", "already defined", func(p *plan.Plan) { p.Series[1].Letters = "A" }},
		{"series[0]", "from 1 or more to 999", func(p *plan.Plan) { p.Series[0].First = 0 }},
		{"series[0]", "from 1 or more to 999", func(p *plan.Plan) { p.Series[0].Last = 1000 }},
		{"series[0]", "from 1 or more to 999", func(p *plan.Plan) { p.Series[0].First, p.Series[0].Last = 7, 6 }},
		{"services[0].id", "no id", func(p *plan.Plan) { p.Services[0].ID = "" }},
		{"services[0].name", "Polish name", func(p *plan.Plan) { p.Services[0].Name.PL = "" }},
		{"services[0].department", "unknown department", func(p *plan.Plan) { p.Services[0].Department = "zoo" }},
		{"services[0].series", `unknown series "Z": allowed are A, B, C`, func(p *plan.Plan) { p.Services[0].Series = "Z" }},
		{"services[0].series", "none, because none is defined", func(p *plan.Plan) { p.Series = nil }},
		{"services[0].minutes", "1 to 240", func(p *plan.Plan) { p.Services[0].Minutes = 0 }},
		{"services[0].minutes", "1 to 240", func(p *plan.Plan) { p.Services[0].Minutes = 241 }},
		{"services[0].quota", "tickets a day", func(p *plan.Plan) { p.Services[0].Quota = -1 }},
		{"services[0].longest_wait", "1 to 1440", func(p *plan.Plan) { p.Services[0].LongestWait = -1 }},
		{"desks[1].id", "already defined", func(p *plan.Plan) { p.Desks[1].ID = "d1" }},
		{"desks[1].number", `the desk number "1" is already defined`, func(p *plan.Plan) { p.Desks[1].Number = 1 }},
		{"desks[0].department", "unknown department", func(p *plan.Plan) { p.Desks[0].Department = "zoo" }},
		{"desks[0].services", "serves nothing", func(p *plan.Plan) { p.Desks[0].Services = nil }},
		{"desks[0].services[1]", "unknown service", func(p *plan.Plan) { p.Desks[0].Services = []plan.ServiceID{"tax", "zoo"} }},
		{"desks[0].halls", "calls into no hall", func(p *plan.Plan) { p.Desks[0].Halls = nil }},
		{"desks[0].halls[0]", "unknown hall", func(p *plan.Plan) { p.Desks[0].Halls = []plan.HallID{"zoo"} }},
		{"park_reasons[0].id", "not an id", func(p *plan.Plan) { p.ParkReasons = []plan.Reason{{ID: "Po wniosek", Name: p.Name}} }},
		{"park_reasons[0].name", "Polish name", func(p *plan.Plan) { p.ParkReasons = []plan.Reason{{ID: "forms", Name: plan.Names{EN: "Forms"}}} }},
		{"park_reasons[1].id", "already defined at park_reasons[0].id", func(p *plan.Plan) {
			p.ParkReasons = []plan.Reason{{ID: "forms", Name: p.Name}, {ID: "forms", Name: p.Name}}
		}},
		{"break_reasons[0].id", "no id", func(p *plan.Plan) { p.BreakReasons = []plan.BreakReason{{Name: p.Name}} }},
		{"break_reasons[0].name", "Polish name", func(p *plan.Plan) { p.BreakReasons = []plan.BreakReason{{ID: "lunch"}} }},
		{"menu", "is empty", func(p *plan.Plan) { p.Menu = nil }},
		{"menu", "too many to take in", func(p *plan.Plan) { p.Menu = slices.Repeat([]plan.Entry{{Service: "tax"}}, plan.MaxTiles+1) }},
		{"menu[1].service", "unknown service", func(p *plan.Plan) { p.Menu[1].Service = "zoo" }},
		{"menu[0]", "either a service or a group", func(p *plan.Plan) { p.Menu[0].Service = "tax" }},
		{"menu[0].name", "Polish name", func(p *plan.Plan) { p.Menu[0].Name.PL = "" }},
		{"menu[0].entries", "is empty", func(p *plan.Plan) { p.Menu[0].Entries = nil }},
		{"menu[0].entries[1].service", "unknown service", func(p *plan.Plan) { p.Menu[0].Entries[1].Service = "zoo" }},
		{"rules.weight_booked", "100 to 1000", func(p *plan.Plan) { p.Rules.WeightBooked = 50 }},
		{"rules.weight_preferential", "100 to 1000", func(p *plan.Plan) { p.Rules.WeightPreferential = 1001 }},
		{"rules.longest_wait", "1 to 1440, or leave it out", func(p *plan.Plan) { p.Rules.LongestWait = -1 }},
		{"rules.favoured_in_a_row", "-1 for none", func(p *plan.Plan) { p.Rules.FavouredInARow = -2 }},
		{"rules.absent_pause", "-1 for none", func(p *plan.Plan) { p.Rules.AbsentPause = 481 }},
		{"rules.absent_pause_slow", "-1 for none", func(p *plan.Plan) { p.Rules.AbsentPauseSlow = -5 }},
		{"rules.calls_before_missed", "-1 for none", func(p *plan.Plan) { p.Rules.CallsBeforeMissed = 21 }},
		{"rules.undo_seconds", "-1 for none", func(p *plan.Plan) { p.Rules.UndoSeconds = 601 }},
		{"rules.grace_minutes", "-1 for none", func(p *plan.Plan) { p.Rules.GraceMinutes = 481 }},
		{"rules.early_minutes", "-1 for none", func(p *plan.Plan) { p.Rules.EarlyMinutes = 481 }},
		{"rules.late_minutes", "-1 for none", func(p *plan.Plan) { p.Rules.LateMinutes = -2 }},
		{"rules.lock_minutes", "-1 for none", func(p *plan.Plan) { p.Rules.LockMinutes = 481 }},
		{"rules.order", `unknown order "fair": allowed are score, strict`, func(p *plan.Plan) { p.Rules.Order = "fair" }},
		{"sites[0].hours.closures[1]", "already defined at sites[0].hours.closures[0]", func(p *plan.Plan) { p.Sites[0].Hours.Closures = []calendar.Closure{{Date: day}, {Date: day}} }},
		{"departments[0].calls_before_missed", "-1 for none", func(p *plan.Plan) { p.Departments[0].CallsBeforeMissed = 21 }},
		{"departments[0].helps[0].department", `of the same building "civil": allowed are tax, cash`, helps("civil", 10)},
		{"departments[0].helps[0].department", "unknown department", helps("zoo", 10)},
		{"departments[0].helps[0].after", "1 to 480", helps("tax", 0)},
		{"departments[0].helps[1].department", "already defined", func(p *plan.Plan) {
			helps("tax", 5)(p)
			p.Departments[0].Helps = slices.Repeat(p.Departments[0].Helps, 2)
		}},
		{"departments[0].helps[0].department", `who waits for "tax" does not hear it`, func(p *plan.Plan) {
			helps("tax", 5)(p)
			p.Halls = append(p.Halls, plan.Hall{ID: "upstairs", Site: "house", Name: p.Name})
			p.Desks[2].Halls = []plan.HallID{"ground", "upstairs"}
		}},
		{"desks[0].weights[0].service", `unknown service "tax": allowed are id-card, passport`, func(p *plan.Plan) { p.Desks[0].Weights = []plan.Weight{{Service: "tax", Percent: 150}} }},
		{"desks[0].weights[0].percent", "1 to 1000", func(p *plan.Plan) { p.Desks[0].Weights = []plan.Weight{{Service: "id-card", Percent: 1001}} }},
		{"desks[0].weights[1].service", "already defined", func(p *plan.Plan) {
			p.Desks[0].Weights = []plan.Weight{{Service: "id-card", Percent: 150}, {Service: "id-card", Percent: 50}}
		}},
		{"roles[0].id", "no id", role("", plan.Serve)},
		{"roles[0].rights", "allows nothing", role("trainee")},
		{"roles[0].rights[1]", `unknown right "dance"`, role("trainee", plan.Serve, "dance")},
		{"people[0].name", "name is missing", person(func(p *plan.Person) { p.Name = "" })},
		{"people[0].id", "no id", person(func(p *plan.Person) { p.ID = "" })},
		{"people[0].grants", "may do nothing", person(func(p *plan.Person) { p.Grants = nil })},
		{"people[0].grants[0].role", `unknown role "king": allowed are clerk, supervisor, manager`, person(func(p *plan.Person) { p.Grants[0].Role = "king" })},
		{"people[0].grants[0].departments[0]", "unknown department", person(func(p *plan.Person) { p.Grants[0].Departments = []plan.DepartmentID{"zoo"} })},
		{"people[0].serves[0]", "unknown service", person(func(p *plan.Person) { p.Serves = []plan.ServiceID{"zoo"} })},
		{"people[0].weights[0].service", "unknown service", person(func(p *plan.Person) { p.Weights = []plan.Weight{{Service: "zoo", Percent: 100}} })},
		{"people", "nobody here may change who works here", person(func(p *plan.Person) { p.Grants[0].Role = plan.Clerk })},
		{"people", "in all departments", person(func(p *plan.Person) { p.Grants[0].Departments = []plan.DepartmentID{"civil"} })},
	} {
		p := officetest.Plan(c.change)
		if !said(p.Check(), c.path, c.text) {
			t.Errorf("%s: nobody says %q, only %+v", c.path, c.text, p.Check())
		}
	}
}

func helps(id plan.DepartmentID, after int) func(*plan.Plan) {
	return func(p *plan.Plan) { p.Departments[0].Helps = []plan.Help{{Department: id, After: after}} }
}

func role(id plan.RoleID, rights ...plan.Right) func(*plan.Plan) {
	return func(p *plan.Plan) {
		p.Roles = []plan.Role{{ID: id, Name: plan.Names{PL: "Stażysta"}, Rights: rights}}
	}
}

// person gives the office one person, who manages it, and changes them.
func person(change func(*plan.Person)) func(*plan.Plan) {
	return func(p *plan.Plan) {
		p.People = []plan.Person{{ID: "ewa", Name: "Ewa Lis", Grants: []plan.Grant{{Role: plan.Manager}}}}
		change(&p.People[0])
	}
}

func TestAPlanWithPeopleIsGood(t *testing.T) {
	p := officetest.Plan(helps("tax", 20), role("trainee", plan.Serve), person(func(p *plan.Person) {
		p.Grants = append(p.Grants, plan.Grant{Role: "trainee", Departments: []plan.DepartmentID{"civil"}})
		p.Serves, p.Weights = []plan.ServiceID{"tax"}, []plan.Weight{{Service: "tax", Percent: 120}}
	}))
	if problems := p.Check(); len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
}

func said(problems []plan.Problem, path, text string) bool {
	return slices.ContainsFunc(problems, func(p plan.Problem) bool {
		return p.Path == path && strings.Contains(p.Text, text)
	})
}

func TestFilledKeepsWhatTheOfficeSaid(t *testing.T) {
	full := plan.Rules{}.Filled()
	want := plan.Rules{
		WeightBooked: 150, WeightPreferential: 200, LongestWait: 45, FavouredInARow: 2,
		AbsentPause: 5, AbsentPauseSlow: 8, CallsBeforeMissed: 2, UndoSeconds: 30, GraceMinutes: 10, EarlyMinutes: 30, LateMinutes: 10, LockMinutes: 10,
	}
	if full != want {
		t.Errorf("the defaults are %+v", full)
	}
	own := plan.Rules{
		WeightBooked: 110, WeightPreferential: 120, LongestWait: 1, FavouredInARow: plan.None,
		AbsentPause: plan.None, AbsentPauseSlow: 3, CallsBeforeMissed: plan.None, UndoSeconds: 1, GraceMinutes: plan.None, EarlyMinutes: 5, LateMinutes: plan.None, LockMinutes: plan.None,
	}
	if got := own.Filled(); got != own {
		t.Errorf("%+v became %+v", own, got)
	}
	if own.Grace() != 0 || own.UndoFor().Seconds() != 1 || own.Early().Minutes() != 5 || own.Late() != 0 {
		t.Errorf("grace %s, undo %s, early %s, late %s", own.Grace(), own.UndoFor(), own.Early(), own.Late())
	}
}

func TestAnAddressThatIsStillToComeHasNoPage(t *testing.T) {
	for address, want := range map[string]string{
		plan.PageToCome: "", "https://queue.example.pl/t/": "https://queue.example.pl/t/",
	} {
		if p := (plan.Plan{StatusAddress: address}); p.StatusPage() != want {
			t.Errorf("%s leads to %q", address, p.StatusPage())
		}
	}
}
