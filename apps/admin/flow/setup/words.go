package setup

import (
	"fmt"
	"strings"
	"time"

	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/plan/edit"
)

// say puts a text into a language where it becomes a part of another one.
func say(lang string, t screen.Text) string { return i18n.Say(lang, t) }

func longDate(lang string, t time.Time) string       { return i18n.LongDate(lang, t) }
func weekdayName(lang string, d time.Weekday) string { return i18n.Weekday(lang, d) }
func uses[T ~string](p *plan.Plan, id T) int         { return edit.Uses(p, id) }
func item(path string, i int) string                 { return fmt.Sprintf("%s[%d]", path, i) }
func capitals(text string) string                    { return strings.ToUpper(plan.Tidy(text)) }
func number(s plan.Series, n int) string             { return fmt.Sprintf("%s%03d", s.Letters, n) }

// listed is the names of a few things, or how many there are when that would be
// long.
func listed[T any](all []T, name func(T) string) screen.Text {
	var names []string
	for _, v := range all {
		names = append(names, name(v))
	}
	text := strings.Join(names, ", ")
	if len(all) == 0 || len([]rune(text)) > longestList {
		return countOf(len(all))
	}
	return screen.Words(text)
}

// longestList is how many letters are read as fast as a count.
const longestList = 40

func countOf(n int) screen.Text {
	if n == 0 {
		return screen.T("setup.none")
	}
	return screen.Plural("setup.entries", n)
}

// yes2 is a question whose answer is not a value of the plan itself.
func (f *form) yes2(name string, get func(*plan.Plan) bool, set func(*plan.Plan, bool)) *field {
	return f.choice(name, yesNo, func(p *plan.Plan) string { return yesID(get(p)) }, func(p *plan.Plan, id string) { set(p, id == "yes") })
}
