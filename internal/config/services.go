package config

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"okienko/internal/screen"
	"okienko/office/plan"
)

func services(v value) (all []plan.Service) {
	for _, e := range v.named() {
		s := plan.Service{ID: newID[plan.ServiceID](e.id)}
		e.body.fields(
			into("department", &s.Department, ref[plan.DepartmentID]),
			into("name", &s.Name, value.names),
			into("series", &s.Series, ref[string]),
			into("minutes", &s.Minutes, value.number),
			into("bring", &s.Bring, bring),
			into("quota", &s.Quota, value.number),
			into("longest_wait", &s.LongestWait, within(1, 1440)),
			into("hours", &s.Hours, week),
			into("overnight", &s.Overnight, value.yes),
		)
		all = append(all, s)
	}
	return all
}

func bring(v value) (all []plan.Names) {
	for _, item := range v.items() {
		all = append(all, item.names())
	}
	return all
}

// series are letters with their numbers, or letters alone: {A: 1-500, B: } and
// [A: 1-500, B] say the same.
func series(v value) (all []plan.Series) {
	add := func(letters, numbers *yaml.Node) {
		item := v.item(len(all), letters)
		s := plan.Series{Letters: item.key("letters", letters).text(), First: 1, Last: 999}
		if numbers != nil && !isNull(numbers) {
			s.First, s.Last = item.key("numbers", numbers).numbers()
			v.places[item.path] = numbers
		}
		all = append(all, s)
	}
	if v.node.Kind == yaml.MappingNode {
		for letters, numbers := range v.pairs() {
			add(letters, numbers)
		}
		return all
	}
	for _, item := range v.items() {
		if n := item.node; n.Kind == yaml.MappingNode && len(n.Content) == 2 {
			add(n.Content[0], n.Content[1])
		} else {
			add(n, nil)
		}
	}
	return all
}

// numbers reads "1-999". That is also what a bad range stands for, since it has
// been reported.
func (v value) numbers() (first, last int) {
	s := v.text()
	from, to, two := strings.Cut(s, "-")
	first, err1 := strconv.Atoi(strings.TrimSpace(from))
	last, err2 := strconv.Atoi(strings.TrimSpace(to))
	if two && err1 == nil && err2 == nil {
		return first, last
	}
	if s != "" {
		v.bad(written(s), screen.T("problem.wrong_numbers"), like("1-999"))
	}
	return 1, 999
}

// menu is a list of tiles: the id of a service, or a group with a name.
func menu(v value) []plan.Entry {
	var all []plan.Entry
	for _, item := range v.items() {
		var e plan.Entry
		if item.node.Kind == yaml.MappingNode {
			item.fields(into("name", &e.Name, value.names), into("entries", &e.Entries, menu))
		} else {
			item.key("service", item.node) // so does plan.Check call it
			e.Service = plan.ServiceID(item.tile())
		}
		all = append(all, e)
	}
	return all
}

func (v value) tile() string {
	if v.node.Kind != yaml.ScalarNode {
		v.is(yaml.ScalarNode, screen.T("mistake.want_tile"))
		return ""
	}
	return v.text()
}

func rules(v value) (r plan.Rules) {
	percent := within(100, 1000)
	v.fields(
		into("weight_booked", &r.WeightBooked, percent),
		into("weight_preferential", &r.WeightPreferential, percent),
		into("longest_wait", &r.LongestWait, within(1, 1440)),
		into("favoured_in_a_row", &r.FavouredInARow, noneOr(within(1, 100))),
		into("absent_pause", &r.AbsentPause, noneOr(within(1, 480))),
		into("absent_pause_slow", &r.AbsentPauseSlow, noneOr(within(1, 480))),
		into("calls_before_missed", &r.CallsBeforeMissed, noneOr(within(1, 20))),
		into("undo_seconds", &r.UndoSeconds, noneOr(within(1, 600))),
		into("grace_minutes", &r.GraceMinutes, noneOr(within(1, 480))),
		into("order", &r.Order, func(v value) string { return v.oneOf(plan.ByScore, plan.Strict) }),
		into("early_minutes", &r.EarlyMinutes, noneOr(within(1, 480))),
		into("late_minutes", &r.LateMinutes, noneOr(within(1, 480))),
		into("lock_minutes", &r.LockMinutes, noneOr(within(1, 480))),
	)
	return r
}

// parkReasons are the reasons for putting somebody aside, by their ids.
func parkReasons(v value) (all []plan.Reason) {
	for _, e := range v.named() {
		r := plan.Reason{ID: newID[plan.ReasonID](e.id)}
		e.body.fields(into("name", &r.Name, value.names))
		all = append(all, r)
	}
	return all
}

// breakReasons are the reasons for breaks, by their ids.
func breakReasons(v value) (all []plan.BreakReason) {
	for _, e := range v.named() {
		r := plan.BreakReason{ID: newID[plan.ReasonID](e.id)}
		e.body.fields(into("name", &r.Name, value.names), into("work", &r.Work, value.yes))
		all = append(all, r)
	}
	return all
}

// noneWord is how a file says "not at all".
const noneWord = "none"

// noneOr reads a number, or the word for none of it.
func noneOr(read func(value) int) func(value) int {
	return func(v value) int {
		if v.node.Kind == yaml.ScalarNode && v.node.Value == noneWord {
			return plan.None
		}
		return read(v)
	}
}
