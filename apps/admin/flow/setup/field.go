package setup

import (
	"strconv"
	"strings"

	"okienko/internal/screen"
	"okienko/office/plan"
)

// kind is how a field is filled in.
type kind int

const (
	write   kind = iota // one line of text
	pick                // one of many, on a page of its own
	several             // any number of many, on a page of its own
	few                 // one of a few, all of them to be seen
	opens               // a list of things of its own
)

// field is one thing that a form asks for. Its path is how plan.Check calls it.
type field struct {
	id, path string
	label    string // its key in the catalogue, after "setup.field."
	kind     kind
	half     bool // two of these share a line

	get func(p *plan.Plan) string                 // what is written there
	set func(p *plan.Plan, text string) (ok bool) // takes what is typed, unless it makes no sense
	odd string                                    // the fault of what makes no sense

	options func(p *plan.Plan) []option
	chosen  func(p *plan.Plan) []string
	choose  func(p *plan.Plan, id string) // of several: or not any more

	sum func(p *plan.Plan, lang string) screen.Text // of what can only be counted
}

// option is one of those that can be chosen.
type option struct {
	id     string
	letter string
	name   plan.Names
	text   screen.Text // in place of the name
	detail plan.Names
}

func (o option) says(lang string) screen.Text {
	if o.text.Empty() {
		return screen.Words(o.name.In(lang))
	}
	return o.text
}

// form gathers the fields of one thing.
type form struct {
	path   string
	fields []field
}

func (f *form) add(name string, one field) *field {
	one.id = f.path + "." + name
	one.path = one.id
	if one.label == "" {
		one.label = name
	}
	f.fields = append(f.fields, one)
	return &f.fields[len(f.fields)-1]
}

// text is a line of text.
func (f *form) text(name string, at func(*plan.Plan) *string) *field {
	return f.add(name, field{
		get: func(p *plan.Plan) string { return *at(p) },
		set: func(p *plan.Plan, text string) bool { *at(p) = plan.Tidy(text); return true },
	})
}

// names is a name in three languages; the one that residents meet most has a line
// of its own.
func (f *form) names(name string, at func(*plan.Plan) *plan.Names) {
	for _, lang := range []string{"pl", "en", "uk"} {
		one := f.text(name+"."+lang, func(p *plan.Plan) *string { return in(at(p), lang) })
		one.path = f.path + "." + name
		one.label = name + "_" + lang
		one.half = lang != "pl"
	}
}

func in(n *plan.Names, lang string) *string {
	switch lang {
	case "en":
		return &n.EN
	case "uk":
		return &n.UK
	}
	return &n.PL
}

// number is a whole number, and nothing where it is left to something else.
func (f *form) number(name string, at func(*plan.Plan) *int) *field {
	one := f.add(name, field{
		half: true, odd: "setup.fault_number",
		get: func(p *plan.Plan) string { return digits(*at(p)) },
		set: func(p *plan.Plan, text string) bool { return setNumber(at(p), text, 0) },
	})
	return one
}

// numberOrNone is a number that can be none at all, which is written as 0.
func (f *form) numberOrNone(name string, at func(*plan.Plan) *int) *field {
	one := f.number(name, at)
	one.set = func(p *plan.Plan, text string) bool { return setNumber(at(p), text, plan.None) }
	return one
}

func digits(n int) string {
	switch n {
	case 0:
		return ""
	case plan.None:
		return "0"
	}
	return strconv.Itoa(n)
}

// setNumber takes a number; zero stands for another one.
func setNumber(to *int, text string, zero int) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		*to = 0
		return true
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return false
	}
	if n == 0 {
		n = zero
	}
	*to = n
	return true
}

// one is chosen among those that the plan has.
func (f *form) one(name string, options func(*plan.Plan) []option, at func(*plan.Plan) *string) *field {
	return f.add(name, field{
		kind: pick, options: options,
		chosen: func(p *plan.Plan) []string { return []string{*at(p)} },
		choose: func(p *plan.Plan, id string) { *at(p) = id },
	})
}

// some are chosen among those that the plan has, and kept in its order.
func some[T ~string](f *form, name string, options func(*plan.Plan) []option, at func(*plan.Plan) *[]T) *field {
	chosen := func(p *plan.Plan) (ids []string) {
		for _, id := range *at(p) {
			ids = append(ids, string(id))
		}
		return ids
	}
	return f.add(name, field{
		kind: several, options: options, chosen: chosen,
		choose: func(p *plan.Plan, id string) {
			*at(p) = toggled(*at(p), T(id), options(p))
		},
	})
}

// toggled is a list with one more or one less, in the order of the options.
func toggled[T ~string](list []T, id T, options []option) (out []T) {
	for _, o := range options {
		has := false
		for _, v := range list {
			has = has || v == T(o.id)
		}
		if has != (T(o.id) == id) {
			out = append(out, T(o.id))
		}
	}
	return out
}

// choice is one of a few.
func (f *form) choice(name string, options []option, get func(*plan.Plan) string, set func(*plan.Plan, string)) *field {
	return f.add(name, field{
		kind: few, options: func(*plan.Plan) []option { return options },
		chosen: func(p *plan.Plan) []string { return []string{get(p)} }, choose: set,
	})
}

// yes is a question.
func (f *form) yes(name string, at func(*plan.Plan) *bool) *field {
	return f.choice(name, yesNo, func(p *plan.Plan) string { return yesID(*at(p)) }, func(p *plan.Plan, id string) { *at(p) = id == "yes" })
}

var yesNo = []option{{id: "no", text: screen.T("common.no")}, {id: "yes", text: screen.T("common.yes")}}

func yesID(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// list leads to things within the thing.
func (f *form) list(name string, sum func(p *plan.Plan, lang string) screen.Text) *field {
	return f.add(name, field{kind: opens, sum: sum})
}

// shows is what a field holds, as people read it.
func (o field) shows(p *plan.Plan, lang string) string {
	switch o.kind {
	case write:
		return o.get(p)
	case opens:
		return say(lang, o.sum(p, lang))
	}
	options, chosen := o.options(p), o.chosen(p)
	var names []string
	for _, id := range chosen {
		for _, one := range options {
			if one.id == id {
				names = append(names, say(lang, one.says(lang)))
			}
		}
	}
	if o.kind == several && len(names) == 0 {
		return say(lang, screen.T("setup.none_chosen"))
	}
	if o.kind == several && len(names) == len(options) {
		return say(lang, screen.Plural("setup.all_chosen", len(names)))
	}
	if o.kind == several {
		return say(lang, listed(names, func(name string) string { return name }))
	}
	return strings.Join(names, ", ")
}
