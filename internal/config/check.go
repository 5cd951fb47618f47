package config

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"okienko/office/plan"
)

// check adds what plan.Check finds, at the lines where it stands. What follows
// from something that could not be read is left out: its writer knows already.
func (r *reader) check(p *plan.Plan) {
	for _, problem := range p.Check() {
		list, allowed := referred(p, problem.Path)
		if r.unusable(problem.Path) || r.spoilt[list] {
			continue
		}
		text := r.withLines(problem.Text)
		if written, ok := r.places[problem.Path]; ok {
			text += didYouMean(written.Value, allowed)
		} else {
			text += missingKey(problem.Path)
		}
		r.report(r.place(problem.Path), text)
	}
}

// missingKey names the key of something that does not stand in the file.
func missingKey(path string) string {
	return fmt.Sprintf(" (key %q)", path[strings.LastIndex(path, ".")+1:])
}

// referred is the list that the value of a path must name something of, and
// what is in that list.
func referred(p *plan.Plan, path string) (list string, allowed []string) {
	path = strings.TrimRight(path, "[]0123456789")
	switch path[strings.LastIndex(path, ".")+1:] {
	case "site":
		return "sites", names(p.Sites, func(s plan.Site) string { return string(s.ID) })
	case "department":
		return "departments", names(p.Departments, func(d plan.Department) string { return string(d.ID) })
	case "series":
		return "series", names(p.Series, func(s plan.Series) string { return s.Letters })
	case "service", "services":
		return "services", names(p.Services, func(s plan.Service) string { return string(s.ID) })
	case "halls":
		return "halls", names(p.Halls, func(h plan.Hall) string { return string(h.ID) })
	}
	return "none", nil
}

func names[T any](list []T, name func(T) string) []string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = name(v)
	}
	return all
}

var pathInText = regexp.MustCompile(`\b[a-z_][a-z_.]*\[\d+\](?:\[\d+\]|\.[a-z_]+)*`)

// withLines puts line numbers where plan.Check names paths, which the writer of
// the file has never seen.
func (r *reader) withLines(text string) string {
	return pathInText.ReplaceAllStringFunc(text, func(path string) string {
		if n, ok := r.places[path]; ok {
			return "line " + strconv.Itoa(n.Line)
		}
		return path
	})
}
