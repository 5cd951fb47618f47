package config

import (
	"strconv"
	"strings"

	"okienko/internal/screen"
	"okienko/office/plan"
)

// check adds what plan.Check finds, at the lines where it stands. What follows
// from something that could not be read is left out: its writer knows already.
func (r *reader) check(p *plan.Plan) {
	for _, problem := range p.Check() {
		if !r.unusable(problem.Path) && !r.spoilt[listFor(problem.Path)] {
			r.report(r.place(problem.Path), r.explain(problem)...)
		}
	}
}

// explain says a problem as the forms do, with what somebody with a file in
// front of them needs besides: the key to add, the names to choose from, the
// line that is in the way.
func (r *reader) explain(p plan.Problem) (says []screen.Text) {
	what := screen.T("problem."+string(p.Fault), "From", strconv.Itoa(p.From), "To", strconv.Itoa(p.To))
	stands, here := r.places[p.Path]
	if here && stands.Value != "" {
		says = append(says, written(stands.Value))
	}
	says = append(says, what)
	if !here {
		says = append(says, addKey(p.Path[strings.LastIndex(p.Path, ".")+1:]))
	}
	if first, ok := r.places[p.First]; ok && p.First != "" {
		says = append(says, screen.T("mistake.see_line", "Line", strconv.Itoa(first.Line)))
	}
	switch {
	case p.Fault == plan.Unknown && here:
		says = append(says, allowed(stands.Value, p.Allowed)...)
	case p.Fault == plan.Missing && p.Allowed != nil:
		says = append(says, allowed("", p.Allowed)...)
	case p.Fault == plan.Missing && p.Path == "status_address":
		says = append(says, screen.T("problem.not_address"))
	}
	return says
}

// listFor is the part of the file that describes what a path names.
func listFor(path string) string {
	path = strings.TrimRight(path, "[]0123456789")
	switch list := path[strings.LastIndex(path, ".")+1:]; list {
	case "site", "department", "service":
		return list + "s"
	case "series", "services", "halls":
		return list
	}
	return ""
}

func names[T any](list []T, name func(T) string) []string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = name(v)
	}
	return all
}
