package setup

import (
	"reflect"
	"slices"
	"strconv"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/plan/edit"
	"okienko/office/queue"
)

// differ says whether two plans say different things.
func differ(a, b plan.Plan) bool {
	a.Revision = b.Revision
	a.Rules.Order, b.Rules.Order = orderOf(a.Rules), orderOf(b.Rules)
	return !reflect.DeepEqual(a, b)
}

// problems are what is wrong with the draft.
func (m Model) problems() []plan.Problem {
	p := edit.Clone(m.draft)
	p.Revision = max(1, p.Revision)
	return p.Check()
}

// apply gives the draft to the office, unless something stands against it.
func (m Model) apply() (Model, []Intent) {
	switch {
	case !m.differs():
		return m, nil
	case m.anyOdd():
		return m.say(page.Warning, screen.T("setup.line_problems")), nil
	case len(m.problems()) > 0:
		return m.turn(home).say(page.Warning, screen.T("setup.line_problems")), nil
	case neverOpen(m.draft):
		return m.turn(home).say(page.Warning, screen.T("setup.line_never_open")), nil
	}
	for _, c := range Changes(&m.base, &m.draft, m.live, m.lang) {
		if c.Stops {
			return m.turn(home).say(page.Warning, c.Detail), nil
		}
	}
	m = m.ordered()
	return m.adopt(m.draft, screen.T("setup.line_applied"))
}

// ordered names what has no name yet and puts single days into their order. The form
// stays with the day that it is about: what is typed next must not change another.
func (m Model) ordered() Model {
	m.draft = edit.Clone(m.draft)
	edit.Name(&m.draft)
	l, i, chosen := m.here()
	follows, key := chosen && l.sorted, ""
	if follows {
		key = l.key(&m.draft, i)
	}
	inOrder(&m.draft.Hours)
	for i := range m.draft.Sites {
		inOrder(&m.draft.Sites[i].Hours)
	}
	if !follows {
		return m
	}
	m.typed = nil // the fields are called by their place in the list
	for j := range l.size(&m.draft) {
		if l.key(&m.draft, j) == key {
			m.trail = slices.Clone(m.trail)
			m.trail[len(m.trail)-1].i = j
		}
	}
	return m
}

// adopting is the command that makes a plan the office's next one.
func (m Model) adopting(p plan.Plan) queue.AdoptPlan {
	p.Revision = m.base.Revision + 1
	return queue.AdoptPlan{Plan: p}
}

func neverOpen(p plan.Plan) bool {
	return p.Hours.Week == (plan.Plan{}).Hours.Week && len(p.Hours.Special) == 0
}

// adopt makes a plan the office's next one.
func (m Model) adopt(p plan.Plan, done screen.Text) (Model, []Intent) {
	m.seq++
	m.way, m.done = "setup-"+strconv.Itoa(m.seq), done
	m.line = page.Line{Text: screen.T("admin.line_running")}
	return m, []Intent{feed.Send{Tag: m.way, Command: m.adopting(edit.Clone(p))}}
}

// answered takes in what a plan came to. The plan itself comes with the news.
func (m Model) answered(a feed.Answered) Model {
	if a.Tag != m.way || m.way == "" {
		return m
	}
	m.way = ""
	switch {
	case a.Lost:
		return m.say(page.Warning, screen.T("admin.line_lost"))
	case a.Answer.Refusal != nil && a.Answer.Refusal.Code == queue.OldPlan:
		return m.say(page.Warning, screen.T("setup.line_old"))
	case a.Answer.Refusal != nil:
		return m.say(page.Warning, feed.Refused(a.Answer.Refusal))
	}
	if m.at == undoing || m.at == guiding {
		m = m.turn(home)
	}
	return m.say(page.Info, m.done)
}

func (m Model) undoingDoes(id string) (Model, []Intent) {
	switch id {
	case backID:
		return m.turn(home), nil
	case nextID:
		return m.adopt(m.earlier, screen.T("setup.line_undone"))
	}
	return m, nil
}
