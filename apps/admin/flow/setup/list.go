package setup

import (
	"fmt"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/plan/edit"
	"okienko/office/queue"
)

// list is the things of one kind: all services, or what one service asks people
// to bring. Its path is how plan.Check calls it.
type list struct {
	path   string
	kind   string // what one of them is, as the catalogue calls it: "service"
	glyph  string
	fixed  bool // nothing is added or taken out
	sorted bool // by their dates, not by hand

	size func(p *plan.Plan) int
	row  func(p *plan.Plan, i int, lang string) page.Row
	key  func(p *plan.Plan, i int) string // what tells one from the others for good; nil: nothing does
	form func(p *plan.Plan, i int) []field

	add    func(p *plan.Plan)
	remove func(p *plan.Plan, i int)
	swap   func(p *plan.Plan, i, j int)
	stays  func(p *plan.Plan, live Live, i int) screen.Text // why it cannot be taken out now
	inner  func(name string, i int) (list, bool)
	looks  func(v view, i int) []page.Block // how residents see it
	more   func(v view, i int) []page.Block // what else is to know
}

// view is what a preview is made from.
type view struct {
	plan *plan.Plan
	lang string
	now  queue.Moment
	m    *Model
}

// item is the path of one thing.
func (l list) item(i int) string { return fmt.Sprintf("%s[%d]", l.path, i) }

// listOf fills in what all lists of the plan have in common.
func listOf[T any](l list, at func(p *plan.Plan) *[]T, fresh func(p *plan.Plan, id string) T) list {
	l.size = func(p *plan.Plan) int { return len(*at(p)) }
	l.swap = func(p *plan.Plan, i, j int) { (*at(p))[i], (*at(p))[j] = (*at(p))[j], (*at(p))[i] }
	l.add = func(p *plan.Plan) { *at(p) = append(*at(p), fresh(p, edit.NewID(p))) }
	if l.remove == nil {
		l.remove = func(p *plan.Plan, i int) {
			rest := append(append([]T(nil), (*at(p))[:i]...), (*at(p))[i+1:]...)
			if len(rest) == 0 {
				rest = nil
			}
			*at(p) = rest
		}
	}
	return l
}

// fixedList is a few things that every office has.
func fixedList(path, kind string, n int, l list) list {
	l.path, l.kind, l.fixed = path, kind, true
	l.size = func(*plan.Plan) int { return n }
	return l
}

// calls is what people call a thing, or what stands for a name that is missing.
func calls(kind, name string) screen.Text {
	if name == "" {
		return screen.T("setup.unnamed." + kind)
	}
	return screen.Words(name)
}

// counted says why something stays that other things belong to.
func counted(key string, n int) screen.Text {
	if n == 0 {
		return screen.Text{}
	}
	return screen.Plural(key, n)
}
