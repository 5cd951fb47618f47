package trace

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"okienko/office/plan"
)

// mostOfAPlan is how many changes of one plan are told one by one.
const mostOfAPlan = 300

// comparePlans tells what another plan has changed: "plan/services/id-card/minutes"
// from "10" to "12". The first plan of an office is told as one.
func comparePlans(before, after plan.Plan, add func(about, from, to string)) {
	if before.Revision == 0 {
		add("plan", "", strconv.Itoa(after.Revision))
		return
	}
	n := 0
	d := differ{func(path, from, to string) {
		if n++; n <= mostOfAPlan {
			add(path, from, to)
		}
	}}
	d.compare("plan", generic(before), generic(after))
	if n > mostOfAPlan {
		add("plan", strconv.Itoa(before.Revision), fmt.Sprintf("%d (+%d)", after.Revision, n-mostOfAPlan))
	}
}

// generic is a plan as its fields are named in the log.
func generic(p plan.Plan) any {
	b, err := json.Marshal(p)
	var v any
	if err == nil {
		err = json.Unmarshal(b, &v)
	}
	if err != nil {
		return err.Error() // the rules refuse a plan that cannot be written
	}
	return v
}

// differ walks two values side by side.
type differ struct {
	tell func(path, from, to string)
}

func (d differ) compare(path string, a, b any) {
	am, aIs := a.(map[string]any)
	bm, bIs := b.(map[string]any)
	if aIs && bIs {
		d.compareFields(path, am, bm)
		return
	}
	al, aNamed := named(a)
	bl, bNamed := named(b)
	if aNamed && bNamed && len(al)+len(bl) > 0 {
		d.compareLists(path, al, bl)
		return
	}
	if from, to := told(a), told(b); from != to {
		d.tell(path, from, to)
	}
}

func (d differ) compareFields(path string, a, b map[string]any) {
	var names []string
	for _, side := range []map[string]any{a, b} {
		for name := range side {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	for _, name := range names {
		d.compare(path+"/"+name, a[name], b[name])
	}
}

// item is a value of a list with the name by which the plan speaks of it.
type item struct {
	name  string
	value any
}

// compareLists compares what has the same name, and tells of another order.
func (d differ) compareLists(path string, a, b []item) {
	var was, is []string
	for _, v := range a {
		other, kept := find(b, v.name)
		if !kept {
			d.tell(path+"/"+v.name, told(v.value), "")
			continue
		}
		was = append(was, v.name)
		d.compare(path+"/"+v.name, v.value, other)
	}
	for _, v := range b {
		if _, kept := find(a, v.name); kept {
			is = append(is, v.name)
			continue
		}
		d.tell(path+"/"+v.name, "", told(v.value))
	}
	if !slices.Equal(was, is) {
		d.tell(path, strings.Join(was, ", "), strings.Join(is, ", "))
	}
}

func find(list []item, name string) (any, bool) {
	for _, v := range list {
		if v.name == name {
			return v.value, true
		}
	}
	return nil, false
}

// named is a list whose values have names of their own. A list that is not there is
// an empty one.
func named(v any) ([]item, bool) {
	if v == nil {
		return nil, true
	}
	list, is := v.([]any)
	if !is {
		return nil, false
	}
	var items []item
	for _, one := range list {
		name := nameOf(one)
		if _, twice := find(items, name); name == "" || twice {
			return nil, false
		}
		items = append(items, item{name, one})
	}
	return items, true
}

// nameOf is what the plan calls a value of one of its lists.
func nameOf(v any) string {
	fields, is := v.(map[string]any)
	if !is {
		return ""
	}
	for _, key := range []string{"id", "letters", "service", "department", "date"} {
		if name, is := fields[key].(string); is && name != "" {
			return name
		}
	}
	if names, is := fields["name"].(map[string]any); is {
		name, _ := names["pl"].(string)
		return name
	}
	return ""
}

// told is a value as an entry shows it: text and numbers plain, and of all else
// what the log has.
func told(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
