package plan

import "fmt"

// Problem is something wrong with a plan. Path leads to the place, as in
// "services[3].series", so that whoever read the file can name the line.
type Problem struct {
	Path string
	Text string // what is wrong and what is allowed
}

// Check lists everything that is wrong with the plan, in the plan's order. An
// empty list means that the rules can work with it.
func (p *Plan) Check() []Problem {
	c := checker{plan: p, seen: make(map[string]string)}
	c.office()
	c.hours()
	c.places()
	c.series()
	c.services()
	c.desks()
	c.menu("menu", p.Menu)
	c.rules()
	return c.problems
}

type checker struct {
	plan     *Plan
	seen     map[string]string // "desk d1" -> the path where it stands first
	problems []Problem
}

func (c *checker) bad(path, format string, args ...any) {
	c.problems = append(c.problems, Problem{path, fmt.Sprintf(format, args...)})
}

// unique reports a missing or repeated identifier of a kind.
func (c *checker) unique(path, kind, id string) {
	if id == "" {
		c.bad(path, "this %s has no id: give it a short name of its own", kind)
		return
	}
	key := kind + " " + id
	if first, ok := c.seen[key]; ok {
		c.bad(path, "the %s %q is already defined at %s: use another id", kind, id, first)
		return
	}
	c.seen[key] = path
}

// known reports a name that nothing in the plan defines.
func (c *checker) known(path, kind, id string, allowed []string) {
	for _, a := range allowed {
		if a == id {
			return
		}
	}
	if id == "" {
		c.bad(path, "the %s is missing: allowed are %s", kind, quoted(allowed))
		return
	}
	c.bad(path, "unknown %s %q: allowed are %s", kind, id, quoted(allowed))
}

func (c *checker) named(path string, n Names) {
	if n.PL == "" {
		c.bad(path, "the Polish name is missing: give at least \"pl\"")
	}
}

func (c *checker) office() {
	p := c.plan
	if p.Revision < 1 {
		c.bad("revision", "the revision must be 1 or more, and higher with every change")
	}
	c.named("name", p.Name)
	if p.StatusAddress == "" {
		c.bad("status_address", "the address for ticket codes is missing, such as https://queue.example.pl/t/")
	}
}

func (c *checker) hours() {
	for i, cl := range c.plan.Hours.Closures {
		c.unique(fmt.Sprintf("hours.closures[%d]", i), "closure", cl.Date.String())
	}
	for i, sp := range c.plan.Hours.Special {
		c.unique(fmt.Sprintf("hours.special[%d]", i), "special day", sp.Date.String())
	}
}

func (c *checker) places() {
	p := c.plan
	for i, s := range p.Sites {
		path := fmt.Sprintf("sites[%d]", i)
		c.unique(path+".id", "site", string(s.ID))
		c.named(path+".name", s.Name)
	}
	for i, d := range p.Departments {
		path := fmt.Sprintf("departments[%d]", i)
		c.unique(path+".id", "department", string(d.ID))
		c.named(path+".name", d.Name)
		c.known(path+".site", "site", string(d.Site), ids(p.Sites, func(s Site) string { return string(s.ID) }))
	}
	for i, h := range p.Halls {
		path := fmt.Sprintf("halls[%d]", i)
		c.unique(path+".id", "hall", string(h.ID))
		c.named(path+".name", h.Name)
		c.known(path+".site", "site", string(h.Site), ids(p.Sites, func(s Site) string { return string(s.ID) }))
	}
	for i, k := range p.Kiosks {
		path := fmt.Sprintf("kiosks[%d]", i)
		c.unique(path+".id", "kiosk", string(k.ID))
		c.known(path+".site", "site", string(k.Site), ids(p.Sites, func(s Site) string { return string(s.ID) }))
	}
}

func (c *checker) series() {
	for i, s := range c.plan.Series {
		path := fmt.Sprintf("series[%d]", i)
		c.unique(path+".letters", "series", s.Letters)
		if !letters(s.Letters) {
			c.bad(path+".letters", "%q is not a series: use one to three capital letters A to Z", s.Letters)
		}
		if s.First < 1 || s.Last > 999 || s.Last < s.First {
			c.bad(path, "the numbers of a series go from 1 or more to 999 or less")
		}
	}
}

func (c *checker) services() {
	p := c.plan
	departments := ids(p.Departments, func(d Department) string { return string(d.ID) })
	series := ids(p.Series, func(s Series) string { return s.Letters })
	for i, s := range p.Services {
		path := fmt.Sprintf("services[%d]", i)
		c.unique(path+".id", "service", string(s.ID))
		c.named(path+".name", s.Name)
		c.known(path+".department", "department", string(s.Department), departments)
		c.known(path+".series", "series", s.Series, series)
		if s.Minutes < 1 || s.Minutes > 240 {
			c.bad(path+".minutes", "the expected length of a visit must be 1 to 240 minutes")
		}
		if s.Quota < 0 {
			c.bad(path+".quota", "the quota must be a number of tickets a day, or left out")
		}
		if s.LongestWait < 0 || s.LongestWait > 1440 {
			c.bad(path+".longest_wait", "the longest acceptable wait must be 1 to 1440 minutes, or left out")
		}
	}
}

func (c *checker) desks() {
	p := c.plan
	departments := ids(p.Departments, func(d Department) string { return string(d.ID) })
	services := ids(p.Services, func(s Service) string { return string(s.ID) })
	halls := ids(p.Halls, func(h Hall) string { return string(h.ID) })
	for i, d := range p.Desks {
		path := fmt.Sprintf("desks[%d]", i)
		c.unique(path+".id", "desk", string(d.ID))
		c.unique(path+".number", "desk number", fmt.Sprint(d.Number))
		c.known(path+".department", "department", string(d.Department), departments)
		if len(d.Services) == 0 {
			c.bad(path+".services", "this desk serves nothing: list at least one service")
		}
		for j, s := range d.Services {
			c.known(fmt.Sprintf("%s.services[%d]", path, j), "service", string(s), services)
		}
		if len(d.Halls) == 0 {
			c.bad(path+".halls", "this desk calls into no hall: list at least one hall")
		}
		for j, h := range d.Halls {
			c.known(fmt.Sprintf("%s.halls[%d]", path, j), "hall", string(h), halls)
		}
	}
}

func (c *checker) menu(path string, entries []Entry) {
	services := ids(c.plan.Services, func(s Service) string { return string(s.ID) })
	if len(entries) == 0 {
		c.bad(path, "the kiosk's menu is empty: list services or groups of services")
	}
	if len(entries) > MaxTiles {
		c.bad(path, "%d tiles on one page are too many to take in: at most %d, put the rest into a group", len(entries), MaxTiles)
	}
	for i, e := range entries {
		at := fmt.Sprintf("%s[%d]", path, i)
		if e.Service != "" && len(e.Entries) > 0 {
			c.bad(at, "a tile is either a service or a group: leave out \"service\" or \"entries\"")
		}
		if e.Service != "" {
			c.known(at+".service", "service", string(e.Service), services)
			continue
		}
		c.named(at+".name", e.Name)
		c.menu(at+".entries", e.Entries)
	}
}

func (c *checker) rules() {
	r := c.plan.Rules
	for _, v := range []struct {
		name     string
		value    int
		from, to int
		more     string
	}{
		{"weight_booked", r.WeightBooked, 100, 1000, ""},
		{"weight_preferential", r.WeightPreferential, 100, 1000, ""},
		{"longest_wait", r.LongestWait, 1, 1440, ""},
		{"favoured_in_a_row", r.FavouredInARow, None, 100, orNone},
		{"absent_pause", r.AbsentPause, None, 480, orNone},
		{"absent_pause_slow", r.AbsentPauseSlow, None, 480, orNone},
		{"calls_before_missed", r.CallsBeforeMissed, None, 20, orNone},
		{"undo_seconds", r.UndoSeconds, None, 600, orNone},
		{"grace_minutes", r.GraceMinutes, None, 480, orNone},
	} {
		if v.value != 0 && (v.value < v.from || v.value > v.to) {
			c.bad("rules."+v.name, "%d is not allowed: use %d to %d%s, or leave it out for the default",
				v.value, max(v.from, 1), v.to, v.more)
		}
	}
}

const orNone = ", -1 for none at all"

func letters(s string) bool {
	if len(s) < 1 || len(s) > 3 {
		return false
	}
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = id(v)
	}
	return out
}

func quoted(list []string) string {
	if len(list) == 0 {
		return "none, because none is defined"
	}
	s := ""
	for i, v := range list {
		if i > 0 {
			s += ", "
		}
		s += v
	}
	return s
}
