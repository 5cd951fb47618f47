package plan

import (
	"fmt"
	"strings"

	"okienko/office/calendar"
)

// Problem is something wrong with a plan. Path leads to the place, as in
// "services[3].series", so that whoever read the file can name the line.
type Problem struct {
	Path     string
	Text     string // what is wrong and what is allowed, for who writes the file
	Fault    Fault  // the same for a form, which has the place before it
	From, To int    // what is allowed, where the fault is OutOfRange

	Allowed []string // what may be named, where the fault is Unknown, or Missing for a name
	First   string   // the path of the other one, where the fault is Repeated
}

// Fault is what can be wrong at one place. The catalogue has a sentence with the
// remedy for each (keys "problem.<fault>").
type Fault string

// The faults of a plan.
const (
	Missing      Fault = "missing"       // nothing is there
	NotPolish    Fault = "not_polish"    // a name in other languages only
	Repeated     Fault = "repeated"      // another one is called so already
	Unknown      Fault = "unknown"       // it names something that is not in the plan
	NoneListed   Fault = "none_listed"   // at least one has to be listed
	TooMany      Fault = "too_many"      // more tiles than a page takes
	Both         Fault = "both"          // a tile that is a service and a group
	OutOfRange   Fault = "out_of_range"  // a number from From to To
	BelowOne     Fault = "below_one"     // a number that begins at 1 and has no end
	NotLetters   Fault = "not_letters"   // not one to three capital letters
	WrongNumbers Fault = "wrong_numbers" // not from 1 or more up to 999 or less
	NotAddress   Fault = "not_address"   // not the address of a web page
	WrongHours   Fault = "wrong_hours"   // they end before they begin
	NotAnID      Fault = "not_an_id"     // other signs than small letters, digits, hyphens
	NotHeard     Fault = "not_heard"     // help from desks that do not call where these residents wait
	NobodyRuns   Fault = "nobody_runs"   // none of the people may change who works here
)

// Faults lists every fault, so that a test can ask for its text.
func Faults() []Fault {
	return []Fault{
		Missing, NotPolish, Repeated, Unknown, NoneListed, TooMany, Both, OutOfRange, BelowOne, NotLetters, WrongNumbers, NotAddress, WrongHours,
		NotAnID, NotHeard, NobodyRuns,
	}
}

// Check lists everything that is wrong with the plan, in the plan's order. An
// empty list means that the rules can work with it.
func (p *Plan) Check() []Problem {
	c := checker{plan: p, seen: make(map[string]string)}
	c.office()
	c.hours("hours", p.Hours)
	c.places()
	c.series()
	c.services()
	c.desks()
	c.menu("menu", p.Menu)
	c.rules()
	c.reasons()
	c.roles()
	c.people()
	return c.problems
}

type checker struct {
	plan     *Plan
	seen     map[string]string // "desk d1" -> the path where it stands first
	problems []Problem
}

// bad reports a problem, which is returned for what its fault needs besides.
func (c *checker) bad(path string, f Fault, format string, args ...any) *Problem {
	c.problems = append(c.problems, Problem{Path: path, Text: fmt.Sprintf(format, args...), Fault: f})
	return &c.problems[len(c.problems)-1]
}

// within reports a number that is not from one to another.
func (c *checker) within(path string, value, from, to int, format string, args ...any) {
	if value < from || value > to {
		p := c.bad(path, OutOfRange, format, args...)
		p.From, p.To = from, to
	}
}

// unique reports a missing or repeated identifier of a kind.
func (c *checker) unique(path, kind, id string) { c.uniqueIn("", path, kind, id) }

// uniqueIn does so within one part of the plan.
func (c *checker) uniqueIn(part, path, kind, id string) {
	if id == "" {
		c.bad(path, Missing, "this %s has no id: give it a short name of its own", kind)
		return
	}
	key := part + " " + kind + " " + id
	if first, ok := c.seen[key]; ok {
		c.bad(path, Repeated, "the %s %q is already defined at %s: use another id", kind, id, first).First = first
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
		c.bad(path, Missing, "the %s is missing: allowed are %s", kind, quoted(allowed)).Allowed = allowed
		return
	}
	c.bad(path, Unknown, "unknown %s %q: allowed are %s", kind, id, quoted(allowed)).Allowed = allowed
}

func (c *checker) named(path string, n Names) {
	if n.PL == "" {
		fault := Missing
		if n != (Names{}) {
			fault = NotPolish
		}
		c.bad(path, fault, "the Polish name is missing: give at least \"pl\"")
	}
}

// maybeNamed reports a name that may be left out, but not in Polish alone.
func (c *checker) maybeNamed(path string, n Names) {
	if n != (Names{}) {
		c.named(path, n)
	}
}

// id reports an identifier that a file could not hold.
func (c *checker) id(path, kind, id string) {
	c.unique(path, kind, id)
	ok := func(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' }
	if id != "" && (strings.TrimFunc(id, ok) != "" || strings.HasPrefix(id, "-") || len(id) > 40) {
		c.bad(path, NotAnID, "%q is not an id: use small letters a to z, digits and hyphens, at most 40", id)
	}
}

func (c *checker) office() {
	p := c.plan
	if p.Revision < 1 {
		c.bad("revision", BelowOne, "the revision must be 1 or more, and higher with every change")
	}
	c.named("name", p.Name)
	switch {
	case p.StatusAddress == "":
		c.bad("status_address", Missing, "the address for ticket codes is missing, such as https://queue.example.pl/t/")
	case !webAddress(p.StatusAddress):
		c.bad("status_address", NotAddress, "%q is not the address of a web page: write it as https://queue.example.pl/t/", p.StatusAddress)
	}
}

// dayKeys are the days of a week as files name them, by time.Weekday.
var dayKeys = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func (c *checker) hours(path string, hours calendar.Calendar) {
	c.week(path, hours.Week)
	for i, cl := range hours.Closures {
		at := fmt.Sprintf("%s.closures[%d]", path, i)
		c.dated(at, cl.Date)
		c.uniqueIn(path, at, "closure", cl.Date.String())
	}
	for i, sp := range hours.Special {
		at := fmt.Sprintf("%s.special[%d]", path, i)
		c.dated(at, sp.Date)
		c.uniqueIn(path, at, "special day", sp.Date.String())
		c.span(at+".hours", sp.Hours)
	}
}

// dated holds that a single day says which.
func (c *checker) dated(path string, d calendar.Date) {
	if d.IsZero() {
		c.bad(path+".date", Missing, "the date is missing, such as 2026-12-24")
	}
}

func (c *checker) week(path string, w calendar.Week) {
	for day, hours := range w {
		if hours != (calendar.Span{}) {
			c.span(path+"."+dayKeys[day], hours)
		}
	}
}

func (c *checker) span(path string, hours calendar.Span) {
	if !hours.Valid() {
		c.bad(path, WrongHours, "%s are no hours: they begin before they end, within one day", hours)
	}
}

func (c *checker) places() {
	p := c.plan
	for i, s := range p.Sites {
		path := fmt.Sprintf("sites[%d]", i)
		c.id(path+".id", "site", string(s.ID))
		c.named(path+".name", s.Name)
		c.hours(path+".hours", s.Hours)
	}
	for i, d := range p.Departments {
		path := fmt.Sprintf("departments[%d]", i)
		c.id(path+".id", "department", string(d.ID))
		c.named(path+".name", d.Name)
		c.maybeNamed(path+".short", d.Short)
		c.maybeNamed(path+".floor", d.Floor)
		c.known(path+".site", "site", string(d.Site), ids(p.Sites, func(s Site) string { return string(s.ID) }))
		if n := d.CallsBeforeMissed; n != None {
			c.within(path+".calls_before_missed", n, 0, 20, "%d is not allowed: use 1 to 20, -1 for none at all, or leave it out for the rule", n)
		}
		c.helps(path, d)
	}
	for i, h := range p.Halls {
		path := fmt.Sprintf("halls[%d]", i)
		c.id(path+".id", "hall", string(h.ID))
		c.named(path+".name", h.Name)
		c.known(path+".site", "site", string(h.Site), ids(p.Sites, func(s Site) string { return string(s.ID) }))
	}
	for i, k := range p.Kiosks {
		path := fmt.Sprintf("kiosks[%d]", i)
		c.id(path+".id", "kiosk", string(k.ID))
		c.maybeNamed(path+".name", k.Name)
		c.known(path+".site", "site", string(k.Site), ids(p.Sites, func(s Site) string { return string(s.ID) }))
	}
}

func (c *checker) series() {
	for i, s := range c.plan.Series {
		path := fmt.Sprintf("series[%d]", i)
		c.unique(path+".letters", "series", s.Letters)
		if !letters(s.Letters) {
			c.bad(path+".letters", NotLetters, "%q is not a series: use one to three capital letters A to Z", s.Letters)
		}
		if s.First < 1 || s.Last > 999 || s.Last < s.First {
			c.bad(path, WrongNumbers, "the numbers of a series go from 1 or more to 999 or less")
		}
	}
}

func (c *checker) services() {
	p := c.plan
	departments := ids(p.Departments, func(d Department) string { return string(d.ID) })
	series := ids(p.Series, func(s Series) string { return s.Letters })
	for i, s := range p.Services {
		path := fmt.Sprintf("services[%d]", i)
		c.id(path+".id", "service", string(s.ID))
		c.named(path+".name", s.Name)
		for j, n := range s.Bring {
			c.named(fmt.Sprintf("%s.bring[%d]", path, j), n)
		}
		c.known(path+".department", "department", string(s.Department), departments)
		c.known(path+".series", "series", s.Series, series)
		c.week(path+".hours", s.Hours)
		c.within(path+".minutes", s.Minutes, 1, 240, "the expected length of a visit must be 1 to 240 minutes")
		c.within(path+".quota", s.Quota, 0, 9999, "the quota must be a number of tickets a day, or left out")
		c.within(path+".longest_wait", s.LongestWait, 0, 1440, "the longest acceptable wait must be 1 to 1440 minutes, or left out")
	}
}

func (c *checker) desks() {
	p := c.plan
	departments := ids(p.Departments, func(d Department) string { return string(d.ID) })
	services := ids(p.Services, func(s Service) string { return string(s.ID) })
	halls := ids(p.Halls, func(h Hall) string { return string(h.ID) })
	for i, d := range p.Desks {
		path := fmt.Sprintf("desks[%d]", i)
		c.id(path+".id", "desk", string(d.ID))
		c.unique(path+".number", "desk number", fmt.Sprint(d.Number))
		c.within(path+".number", d.Number, 1, 999, "%d is not the number of a desk: use 1 to 999", d.Number)
		c.maybeNamed(path+".floor", d.Floor)
		c.maybeNamed(path+".spoken", d.Spoken)
		c.known(path+".department", "department", string(d.Department), departments)
		if len(d.Services) == 0 {
			c.bad(path+".services", NoneListed, "this desk serves nothing: list at least one service")
		}
		for j, s := range d.Services {
			c.known(fmt.Sprintf("%s.services[%d]", path, j), "service", string(s), services)
		}
		if len(d.Halls) == 0 {
			c.bad(path+".halls", NoneListed, "this desk calls into no hall: list at least one hall")
		}
		for j, h := range d.Halls {
			c.known(fmt.Sprintf("%s.halls[%d]", path, j), "hall", string(h), halls)
		}
		c.weights(path, d.Weights, ids(d.Services, func(s ServiceID) string { return string(s) }))
	}
}

func (c *checker) menu(path string, entries []Entry) {
	services := ids(c.plan.Services, func(s Service) string { return string(s.ID) })
	if len(entries) == 0 {
		c.bad(path, NoneListed, "the kiosk's menu is empty: list services or groups of services")
	}
	if len(entries) > MaxTiles {
		c.bad(path, TooMany, "%d tiles on one page are too many to take in: at most %d, put the rest into a group", len(entries), MaxTiles)
	}
	for i, e := range entries {
		at := fmt.Sprintf("%s[%d]", path, i)
		if e.Service != "" && len(e.Entries) > 0 {
			c.bad(at, Both, "a tile is either a service or a group: leave out \"service\" or \"entries\"")
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
	if r.Order != "" && r.Order != ByScore && r.Order != Strict {
		c.bad("rules.order", Unknown, "unknown order %q: allowed are %s, %s", r.Order, ByScore, Strict).Allowed = []string{ByScore, Strict}
	}
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
		{"early_minutes", r.EarlyMinutes, None, 480, orNone},
		{"late_minutes", r.LateMinutes, None, 480, orNone},
		{"lock_minutes", r.LockMinutes, None, 480, orNone},
	} {
		if v.value != 0 && v.value != v.from {
			c.within("rules."+v.name, v.value, max(v.from, 1), v.to, "%d is not allowed: use %d to %d%s, or leave it out for the default",
				v.value, max(v.from, 1), v.to, v.more)
		}
	}
}

const orNone = ", -1 for none at all"

// webAddress says whether a text is one that a phone can open.
func webAddress(s string) bool {
	_, rest, found := strings.Cut(s, "://")
	host, _, _ := strings.Cut(rest, "/")
	web := strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
	return found && web && host != "" && !strings.ContainsAny(s, " \"<>")
}

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
