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
	} {
		p := officetest.Plan(c.change)
		if !said(p.Check(), c.path, c.text) {
			t.Errorf("%s: nobody says %q, only %+v", c.path, c.text, p.Check())
		}
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
		AbsentPause: 5, AbsentPauseSlow: 8, CallsBeforeMissed: 2, UndoSeconds: 30, GraceMinutes: 10,
	}
	if full != want {
		t.Errorf("the defaults are %+v", full)
	}
	own := plan.Rules{
		WeightBooked: 110, WeightPreferential: 120, LongestWait: 1, FavouredInARow: plan.None,
		AbsentPause: plan.None, AbsentPauseSlow: 3, CallsBeforeMissed: plan.None, UndoSeconds: 1, GraceMinutes: plan.None,
	}
	if got := own.Filled(); got != own {
		t.Errorf("%+v became %+v", own, got)
	}
	if own.Grace() != 0 || own.UndoFor().Seconds() != 1 {
		t.Errorf("grace %s, undo %s", own.Grace(), own.UndoFor())
	}
}
