package flow

import (
	"strconv"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/figures"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// guardFigures takes figures away from who may not see them any more: somebody has
// signed out, say. A member would not tell them either.
func (m Model) guardFigures(s *office.State) Model {
	forbids := func(what string) refusals {
		all := refusals{}
		for _, d := range append([]plan.DepartmentID{""}, m.office.departments...) {
			all[d] = s.Forbids(string(m.cfg.Self), m.client, trace.ExportOf(what, d), m.now)
		}
		return all
	}
	m.office.noFigures, m.office.noPersons = forbids(trace.Figures), forbids(trace.PersonsFigures)
	return m.withhold()
}

// refusals say why figures of a department may not be seen; "" is all of them.
type refusals map[plan.DepartmentID]*queue.Refusal

// of counts a department that is no more as the whole office.
func (r refusals) of(d plan.DepartmentID) *queue.Refusal {
	if why, known := r[d]; known {
		return why
	}
	return r[""]
}

// withhold puts away what may not be seen. An answer that was on its way when somebody
// signed out is among it.
func (m Model) withhold() Model {
	c, asked := &m.count, m.allowedOf(m.count.asked)
	if c.known && m.forbidsCount(c.report.Question) != nil {
		c.report, c.known, c.stale = figures.Report{}, false, true
	}
	if asked != c.asked { // nobody waits for that answer any more
		c.asked, c.asking, c.stale = asked, false, true
	}
	if why := m.forbidsCount(asked); why != nil {
		c.failed = "refusal." + string(why.Code)
	}
	return m
}

// forbidsCount says why a question may not be asked.
func (m Model) forbidsCount(q figures.Question) *queue.Refusal {
	if q.By == figures.ByClerk {
		return m.office.noPersons.of(q.Department)
	}
	return m.office.noFigures.of(q.Department)
}

// allowedOf is the question itself, or what comes next to it and may be asked: by
// service, or of a department in which the right is there.
func (m Model) allowedOf(q figures.Question) figures.Question {
	if q.By == figures.ByClerk && m.office.noPersons.of(q.Department) != nil {
		q.By = figures.ByService
	}
	if m.office.noFigures.of(q.Department) == nil {
		return q
	}
	for _, d := range m.office.departments {
		if m.office.noFigures.of(d) == nil {
			q.Department = d
			return q
		}
	}
	return q
}

// taking is what leaves the window once the office has recorded that it does.
type taking struct {
	tag    string // of the record; empty when nothing leaves
	intent Intent
}

// takeAway lets figures out of the window, as soon as it is recorded.
func (m Model) takeAway(i Intent) (Model, []Intent) {
	r := m.count.report
	what := trace.Figures
	if r.By == figures.ByClerk {
		what = trace.PersonsFigures
	}
	record := trace.ExportOf(what, r.Department)
	record.From, record.To = r.From, r.To
	if why := m.forbidsCount(r.Question); why != nil {
		m.line = page.Line{Weight: page.Warning, Text: feed.Refused(why)}
		return m, nil
	}
	m.line = page.Line{Text: screen.T("admin.line_running")}
	if m.count.taking.tag != "" {
		return m, nil // one after another
	}
	m.seq++
	m.count.taking = taking{record.Kind() + "-" + strconv.Itoa(m.seq), i}
	return m, []Intent{feed.Send{Tag: m.count.taking.tag, Command: record}}
}

// recorded lets out what waited for its record, or says why it stays.
func (m Model) recorded(a feed.Answered) (Model, []Intent) {
	kept := m.count.taking
	m.count.taking, m.line = taking{}, page.Line{}
	switch {
	case a.Lost:
		return m.say("figures.line_not_recorded"), nil
	case a.Answer.Refusal != nil:
		m.line = page.Line{Weight: page.Warning, Text: feed.Refused(a.Answer.Refusal)}
		return m, nil
	}
	return m, []Intent{kept.intent}
}
