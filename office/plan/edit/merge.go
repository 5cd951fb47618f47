package edit

import (
	"fmt"
	"reflect"

	"okienko/office/calendar"
	"okienko/office/plan"
)

// Merge puts what somebody changed in a plan into one that others have changed
// meanwhile: began is the plan that both began with. What both changed is as mine
// says, and is listed by its path.
func Merge(began, mine, theirs plan.Plan) (merged plan.Plan, both []string) {
	m := merger{}
	out := m.merge("", reflect.ValueOf(began), reflect.ValueOf(mine), reflect.ValueOf(theirs))
	merged = Clone(out.Interface().(plan.Plan))
	merged.Revision = theirs.Revision
	return merged, m.both
}

type merger struct{ both []string }

// merge takes what only one of both changed from that one.
func (m *merger) merge(path string, began, mine, theirs reflect.Value) reflect.Value {
	switch {
	case equal(mine, began), path == ".Revision":
		return theirs
	case equal(theirs, began), equal(mine, theirs):
		return mine
	case mine.Kind() == reflect.Struct && !whole[mine.Type()]:
		return m.fields(path, began, mine, theirs)
	case mine.Kind() == reflect.Slice && keyOf(mine.Type().Elem()) != nil:
		return m.things(path, began, mine, theirs)
	}
	m.both = append(m.both, path)
	return mine
}

// whole are values whose parts mean nothing alone.
var whole = map[reflect.Type]bool{reflect.TypeFor[calendar.Span](): true, reflect.TypeFor[calendar.Date](): true}

func equal(a, b reflect.Value) bool { return reflect.DeepEqual(a.Interface(), b.Interface()) }

func (m *merger) fields(path string, began, mine, theirs reflect.Value) reflect.Value {
	out := reflect.New(mine.Type()).Elem()
	for i := range mine.NumField() {
		name := path + "." + mine.Type().Field(i).Name
		out.Field(i).Set(m.merge(name, began.Field(i), mine.Field(i), theirs.Field(i)))
	}
	return out
}

// things merges lists whose elements have a key. The order is mine, and what
// others have added comes at the end.
func (m *merger) things(path string, began, mine, theirs reflect.Value) reflect.Value {
	key := keyOf(mine.Type().Elem())
	out := reflect.MakeSlice(mine.Type(), 0, mine.Len())
	for i := range mine.Len() {
		own := mine.Index(i)
		was, knew := find(began, key, key(own))
		now, there := find(theirs, key, key(own))
		at := fmt.Sprintf("%s[%s]", path, key(own))
		switch {
		case knew && there:
			own = m.merge(at, was, own, now)
		case knew && equal(own, was):
			continue // others took it out
		case knew, there && !equal(own, now):
			m.both = append(m.both, at)
		}
		out = reflect.Append(out, own)
	}
	return m.added(out, path, began, mine, theirs)
}

// added appends what others have put in. What I took out stays out, unless others
// have changed it.
func (m *merger) added(out reflect.Value, path string, began, mine, theirs reflect.Value) reflect.Value {
	key := keyOf(mine.Type().Elem())
	for i := range theirs.Len() {
		other := theirs.Index(i)
		if _, there := find(mine, key, key(other)); there {
			continue
		}
		was, knew := find(began, key, key(other))
		switch {
		case !knew:
			out = reflect.Append(out, other)
		case !equal(was, other):
			m.both = append(m.both, fmt.Sprintf("%s[%s]", path, key(other)))
		}
	}
	return out
}

func find(list reflect.Value, key func(reflect.Value) string, wanted string) (reflect.Value, bool) {
	for i := range list.Len() {
		if key(list.Index(i)) == wanted {
			return list.Index(i), true
		}
	}
	return reflect.Value{}, false
}

// keyOf is what tells the elements of a list apart; nil when nothing does.
func keyOf(t reflect.Type) func(reflect.Value) string {
	for _, name := range []string{"ID", "Letters", "Date", "Service", "Department"} {
		if t.Kind() == reflect.Struct && t != reflect.TypeFor[plan.Entry]() {
			if _, ok := t.FieldByName(name); ok {
				return func(v reflect.Value) string { return fmt.Sprint(v.FieldByName(name).Interface()) }
			}
		}
	}
	return nil
}
