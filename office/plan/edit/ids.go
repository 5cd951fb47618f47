package edit

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"okienko/office/plan"
)

// newPrefix begins the identifier of a thing that has none of its own yet.
const newPrefix = "new-"

// NewID is an identifier for a new thing, until Name gives it one after what it
// is called.
func NewID(p *plan.Plan) string {
	last := 0
	eachID(p, func(_ reflect.Type, id string) string {
		if n, err := strconv.Atoi(strings.TrimPrefix(id, newPrefix)); err == nil && IsNew(id) {
			last = max(last, n)
		}
		return id
	})
	return newPrefix + strconv.Itoa(last+1)
}

// IsNew says whether an identifier is one of NewID.
func IsNew(id string) bool { return strings.HasPrefix(id, newPrefix) }

// Name gives what is new an identifier after its Polish name, everywhere where
// it is named, so that the office file can be read.
func Name(p *plan.Plan) {
	taken := make(map[string]bool)
	eachID(p, func(_ reflect.Type, id string) string {
		taken[id] = taken[id] || !IsNew(id)
		return id
	})
	names := make(map[string]string)
	called := func(id, name, kind string) {
		if !IsNew(id) {
			return
		}
		names[id] = free(Slug(name), kind, taken)
		taken[names[id]] = true
	}
	for _, s := range p.Sites {
		called(string(s.ID), s.Name.PL, "site")
	}
	for _, d := range p.Departments {
		called(string(d.ID), shortest(d.Short.PL, d.Name.PL), "department")
	}
	for _, s := range p.Services {
		called(string(s.ID), s.Name.PL, "service")
	}
	for _, h := range p.Halls {
		called(string(h.ID), h.Name.PL, "hall")
	}
	for _, k := range p.Kiosks {
		called(string(k.ID), k.Name.PL, "kiosk")
	}
	for _, r := range p.Roles {
		called(string(r.ID), r.Name.PL, "role")
	}
	for _, r := range p.ParkReasons {
		called(string(r.ID), r.Name.PL, "reason")
	}
	for _, r := range p.BreakReasons {
		called(string(r.ID), r.Name.PL, "reason")
	}
	for _, one := range p.People {
		called(string(one.ID), one.Name, "person")
	}
	for _, d := range p.Desks {
		called(string(d.ID), "desk-"+strconv.Itoa(d.Number), "desk")
	}
	eachID(p, func(_ reflect.Type, id string) string {
		if name, ok := names[id]; ok {
			return name
		}
		return id
	})
}

func shortest(short, long string) string {
	if short != "" {
		return short
	}
	return long
}

// free is a name that nobody has, or one with a number behind it.
func free(name, kind string, taken map[string]bool) string {
	if name == "" {
		name = kind
	}
	for n, try := 2, name; ; n++ {
		if !taken[try] {
			return try
		}
		try = name + "-" + strconv.Itoa(n)
	}
}

// plainLetters are the Polish letters without their signs.
var plainLetters = strings.NewReplacer("ą", "a", "ć", "c", "ę", "e", "ł", "l", "ń", "n", "ó", "o", "ś", "s", "ź", "z", "ż", "z")

// longestSlug leaves room for a number behind.
const longestSlug = 34

// Slug is a name as an identifier: "Dowód osobisty" is "dowod-osobisty". What has
// no letter or digit of an identifier in it is nothing.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range plainLetters.Replace(strings.ToLower(name)) {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if b.Len() >= longestSlug {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	if s := b.String(); !IsNew(s + "-") {
		return s
	}
	return "" // it would look like one that is still to come
}

// eachID calls f for every identifier of the plan, where it is given and where it
// is referred to, and puts in what f returns.
func eachID(p *plan.Plan, f func(kind reflect.Type, id string) string) {
	walkIDs(reflect.ValueOf(p).Elem(), f)
}

func walkIDs(v reflect.Value, f func(reflect.Type, string) string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walkIDs(v.Field(i), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkIDs(v.Index(i), f)
		}
	case reflect.String:
		if kinds[v.Type()] {
			v.SetString(f(v.Type(), v.String()))
		}
	}
}

// kinds are the types of identifiers.
var kinds = map[reflect.Type]bool{
	reflect.TypeFor[plan.SiteID](): true, reflect.TypeFor[plan.DepartmentID](): true, reflect.TypeFor[plan.ServiceID](): true,
	reflect.TypeFor[plan.DeskID](): true, reflect.TypeFor[plan.HallID](): true, reflect.TypeFor[plan.KioskID](): true,
	reflect.TypeFor[plan.PersonID](): true, reflect.TypeFor[plan.RoleID](): true, reflect.TypeFor[plan.ReasonID](): true,
}
