package figures

import "strings"

// Fold takes in the summaries of days, oldest first, and answers a question.
type Fold struct {
	question Question
	rest     Tally // what belongs to no line
	groups   map[string]*group
	queue    queueLength
	fair     fairness
	days     int
}

// group is one line of the report to come.
type group struct {
	name  string
	tally Tally
}

// NewFold begins a fold for a question.
func NewFold(q Question) *Fold {
	return &Fold{question: q, groups: make(map[string]*group), fair: newFairness()}
}

// Add takes in a day. One that the question does not ask for changes nothing. The
// summary may be used for something else afterwards.
func (f *Fold) Add(s *Summary) {
	if !f.question.Covers(s.Date) {
		return
	}
	f.days++
	d := f.begin(s)
	for i := range s.Visits {
		if v := &s.Visits[i]; d.asked(v.Department) {
			d.orRest(d.of(v)).Visit(v)
			d.length.add(v)
			f.fair.visit(s.Words[v.Class], v)
		}
	}
	for _, o := range s.Overs {
		if v := &s.Visits[o.Visit]; d.asked(v.Department) && !v.Flag {
			d.orRest(d.of(v)).Over(o)
			f.fair.over(s, v, o)
		}
	}
	for _, p := range s.Presence {
		if d.asked(p.Department) {
			d.orRest(d.ofPresence(p)).Presence(p)
		}
	}
	for _, one := range s.Done {
		if v := &s.Visits[one.Visit]; d.asked(one.Department) && !v.Flag {
			d.orRest(d.ofDone(v, one)).Did(one)
		}
	}
	f.queue.add(&d.length)
}

// dayFold is the fold of one day.
type dayFold struct {
	fold       *Fold
	sum        *Summary
	department int      // the word of the one that is asked for, -1 for all
	byWord     []*Tally // where the lines are of words
	single     *Tally   // where the day has one line
	hours      [24]*Tally
	length     minutes
}

func (f *Fold) begin(s *Summary) *dayFold {
	d := &dayFold{fold: f, sum: s, department: -1, byWord: make([]*Tally, len(s.Words))}
	if f.question.Department != "" {
		d.department = len(s.Words) // no word at all
		for i, w := range s.Words {
			if w == string(f.question.Department) {
				d.department = i
			}
		}
	}
	switch f.question.By {
	case ByDay:
		d.single = f.group(s.Date, "")
	case ByMonth:
		d.single = f.group(s.Date[:min(len(s.Date), len("2026-11"))], "")
	}
	return d
}

func (d *dayFold) asked(department int) bool { return d.department < 0 || d.department == department }

// orRest is a line, or where everything is counted that has none: nothing is counted
// twice, and all together is put together at the end.
func (d *dayFold) orRest(line *Tally) *Tally {
	if line == nil {
		return &d.fold.rest
	}
	return line
}

// of is the line that a visit belongs to, nil when nobody asks for lines.
func (d *dayFold) of(v *Visit) *Tally {
	switch d.fold.question.By {
	case ByDepartment:
		return d.word(v.Department)
	case ByService:
		return d.word(v.Service)
	case ByDesk:
		return d.word(v.Desk)
	case ByClerk:
		return d.word(v.Clerk)
	case ByClass:
		return d.word(v.Class)
	case BySource:
		return d.word(v.Source)
	case ByHour:
		return d.hour(v.Began / 3600)
	}
	return d.single
}

// ofDone is the line that a service belongs to which was done in a visit: its own,
// and else that of the visit.
func (d *dayFold) ofDone(v *Visit, one Done) *Tally {
	switch d.fold.question.By {
	case ByDepartment:
		return d.word(one.Department)
	case ByService:
		return d.word(one.Service)
	}
	return d.of(v)
}

// ofPresence is the line that tells what a clerk did, nil when none does.
func (d *dayFold) ofPresence(p Presence) *Tally {
	switch d.fold.question.By {
	case ByDepartment:
		return d.word(p.Department)
	case ByDesk:
		return d.word(p.Desk)
	case ByClerk:
		return d.word(p.Clerk)
	case ByHour:
		return d.hour(p.Hour)
	}
	return d.single
}

func (d *dayFold) hour(h int) *Tally {
	h = max(0, min(h, 23)) // who waited overnight began before the day
	if d.hours[h] == nil {
		d.hours[h] = d.fold.group(twoDigits(h), "")
	}
	return d.hours[h]
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

func (d *dayFold) word(w int) *Tally {
	if d.byWord[w] == nil {
		d.byWord[w] = d.fold.group(d.sum.Words[w], d.called(w))
	}
	return d.byWord[w]
}

// called is the name that the office had for what a line is about, on that day.
func (d *dayFold) called(w int) string {
	var names []Name
	switch d.fold.question.By {
	case ByDepartment:
		names = d.sum.Departments
	case ByService:
		names = d.sum.Services
	case ByDesk:
		names = d.sum.Desks
	}
	for _, n := range names {
		if n.ID == w {
			return d.sum.Words[n.Name]
		}
	}
	return ""
}

// group is the line with a key. Its newest name is the one that stays.
func (f *Fold) group(key, name string) *Tally {
	g := f.groups[key]
	if g == nil {
		g = &group{}
		f.groups[strings.Clone(key)] = g
	}
	if name != "" && g.name != name {
		g.name = strings.Clone(name)
	}
	return &g.tally
}
