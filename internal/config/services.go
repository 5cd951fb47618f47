package config

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

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
			into("longest_wait", &s.LongestWait, within(1, 480)),
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
		v.bad("%q is not a range of numbers like 1-999", s)
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
		v.is(yaml.ScalarNode, "the id of a service, or a group with \"name\" and \"entries\"")
		return ""
	}
	return v.text()
}

func rules(v value) (r plan.Rules) {
	percent, minutes := within(100, 1000), within(1, 480)
	v.fields(
		into("weight_booked", &r.WeightBooked, percent),
		into("weight_preferential", &r.WeightPreferential, percent),
		into("longest_wait", &r.LongestWait, minutes),
		into("favoured_in_a_row", &r.FavouredInARow, within(1, 20)),
		into("absent_pause", &r.AbsentPause, minutes),
		into("absent_pause_slow", &r.AbsentPauseSlow, minutes),
		into("calls_before_missed", &r.CallsBeforeMissed, within(1, 10)),
		into("undo_seconds", &r.UndoSeconds, within(1, 600)),
		into("grace_minutes", &r.GraceMinutes, within(1, 480)),
	)
	return r
}
