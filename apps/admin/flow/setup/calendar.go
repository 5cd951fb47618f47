package setup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/plan"
)

// holidaysList is not to be changed: the public holidays are known.
func holidaysList() list {
	return fixedList("holidays", "holidays", 1, list{
		row: func(*plan.Plan, int, string) page.Row {
			return page.Row{Glyph: "star", Text: screen.T("setup.row.holidays")}
		},
		key:  func(*plan.Plan, int) string { return "holidays" },
		form: func(*plan.Plan, int) []field { return nil },
		more: func(v view, _ int) []page.Block { return v.holidays() },
	})
}

// holidays are those of the next twelve months.
func (v view) holidays() []page.Block {
	facts := page.Block{Kind: page.Facts, ID: "holidays"}
	today := v.today()
	for _, year := range []int{today.Year, today.Year + 1} {
		for _, h := range calendar.Holidays(year) {
			if h.Date.Before(today) || !h.Date.Before(today.AddDays(365)) {
				continue
			}
			row := page.Row{Text: screen.T(h.Key), End: screen.Words(v.date(h.Date))}
			if v.plan.Hours.Hours(h.Date).Open {
				row.Warn, row.End = true, screen.T("setup.open_on_holiday", "Date", v.date(h.Date))
			}
			facts.Rows = append(facts.Rows, row)
		}
	}
	return []page.Block{{Kind: page.Body, Text: screen.T("setup.holidays_known")}, facts}
}

// nextOpenings say what the calendar makes of the hours.
func (v view) nextOpenings() []page.Block {
	facts := page.Block{Kind: page.Facts, ID: "next"}
	today := v.today()
	for i := range 7 {
		d := today.AddDays(i)
		day := v.plan.Hours.Hours(d)
		row := page.Row{Text: screen.Words(v.weekday(d)), End: screen.T("setup.closed")}
		switch {
		case day.Open:
			row.End = screen.Words(Hours(day.Hours))
		case day.Why == calendar.ByHoliday:
			row.End = screen.T(day.Holiday)
		case day.Reason != "":
			row.End = screen.Words(day.Reason)
		}
		facts.Rows = append(facts.Rows, row)
	}
	return []page.Block{{Kind: page.Body, Text: screen.T("setup.next_days")}, facts}
}

func closuresList() list {
	return closuresOf("hours.closures", func(p *plan.Plan) *[]calendar.Closure { return &p.Hours.Closures })
}

func siteClosures(i int) func(*plan.Plan) *[]calendar.Closure {
	return func(p *plan.Plan) *[]calendar.Closure { return &p.Sites[i].Hours.Closures }
}

func siteSpecial(i int) func(*plan.Plan) *[]calendar.Special {
	return func(p *plan.Plan) *[]calendar.Special { return &p.Sites[i].Hours.Special }
}

// closuresOf are days on which it stays closed.
func closuresOf(path string, at func(*plan.Plan) *[]calendar.Closure) list {
	return listOf(list{
		path: path, kind: "closure", glyph: "cross", sorted: true,
		key: func(p *plan.Plan, i int) string { return (*at(p))[i].Date.String() },
		row: func(p *plan.Plan, i int, _ string) page.Row {
			c := (*at(p))[i]
			return page.Row{Text: dayName("closure", c.Date), Detail: screen.Words(c.Reason), End: screen.T("setup.closed")}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: item(path, i)}
			f.date(func(p *plan.Plan) *calendar.Date { return &(*at(p))[i].Date })
			f.text("reason", func(p *plan.Plan) *string { return &(*at(p))[i].Reason })
			return f.fields
		},
	}, at, func(*plan.Plan, string) calendar.Closure { return calendar.Closure{} })
}

func specialList() list {
	return specialOf("hours.special", func(p *plan.Plan) *[]calendar.Special { return &p.Hours.Special })
}

// specialOf are days with hours of their own.
func specialOf(path string, at func(*plan.Plan) *[]calendar.Special) list {
	return listOf(list{
		path: path, kind: "special", glyph: "clock", sorted: true,
		key: func(p *plan.Plan, i int) string { return (*at(p))[i].Date.String() },
		row: func(p *plan.Plan, i int, _ string) page.Row {
			s := (*at(p))[i]
			return page.Row{Text: dayName("special", s.Date), Detail: screen.Words(s.Reason), End: screen.Words(Hours(s.Hours))}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: item(path, i)}
			f.date(func(p *plan.Plan) *calendar.Date { return &(*at(p))[i].Date })
			f.add("hours", field{
				half: true, odd: "problem.wrong_hours",
				get: func(p *plan.Plan) string { return Hours((*at(p))[i].Hours) },
				set: func(p *plan.Plan, text string) bool {
					span, ok := ParseHours(text)
					if ok {
						(*at(p))[i].Hours = span
					}
					return ok
				},
			})
			f.text("reason", func(p *plan.Plan) *string { return &(*at(p))[i].Reason })
			return f.fields
		},
	}, at, func(*plan.Plan, string) calendar.Special {
		return calendar.Special{Hours: calendar.Span{From: 8 * 60, To: 12 * 60}}
	})
}

func dayName(kind string, d calendar.Date) screen.Text {
	if d.IsZero() {
		return calls(kind, "")
	}
	return screen.Words(Date(d))
}

// date asks for a day.
func (f *form) date(at func(*plan.Plan) *calendar.Date) {
	f.add("date", field{
		half: true, odd: "setup.fault_date",
		get: func(p *plan.Plan) string {
			if at(p).IsZero() {
				return ""
			}
			return Date(*at(p))
		},
		set: func(p *plan.Plan, text string) bool {
			d, ok := ParseDate(text)
			if ok {
				*at(p) = d
			}
			return ok
		},
	})
}

// Date is a day as people write it: "24.12.2026".
func Date(d calendar.Date) string { return fmt.Sprintf("%d.%02d.%d", d.Day, int(d.Month), d.Year) }

// ParseDate reads "24.12.2026" and "2026-12-24".
func ParseDate(text string) (calendar.Date, bool) {
	text = strings.ReplaceAll(text, " ", "")
	if d, err := calendar.ParseDate(text); err == nil {
		return d, true
	}
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return calendar.Date{}, false
	}
	slices.Reverse(parts)
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil {
			return calendar.Date{}, false
		}
		parts[i] = fmt.Sprintf("%02d", n)
	}
	d, err := calendar.ParseDate(strings.Join(parts, "-"))
	return d, err == nil
}

func (v view) today() calendar.Date { return calendar.DateOf(v.now.Time(), v.m.cfg.Zone) }

// date is a day in words.
func (v view) date(d calendar.Date) string {
	return longDate(v.lang, time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC))
}

func (v view) weekday(d calendar.Date) string {
	return weekdayName(v.lang, d.Weekday()) + ", " + Date(d)
}

func daysSum(at func(*plan.Plan) *[]calendar.Closure) func(*plan.Plan, string) screen.Text {
	return func(p *plan.Plan, _ string) screen.Text { return screen.Plural("setup.days", len(*at(p))) }
}

func specialSum(at func(*plan.Plan) *[]calendar.Special) func(*plan.Plan, string) screen.Text {
	return func(p *plan.Plan, _ string) screen.Text { return screen.Plural("setup.days", len(*at(p))) }
}

// inOrder puts the single days into their order.
func inOrder(c *calendar.Calendar) {
	slices.SortStableFunc(c.Closures, func(a, b calendar.Closure) int { return before(a.Date, b.Date) })
	slices.SortStableFunc(c.Special, func(a, b calendar.Special) int { return before(a.Date, b.Date) })
}

func before(a, b calendar.Date) int { return strings.Compare(a.String(), b.String()) }

// setOwnHours gives a building the office's hours to begin with, or takes its own away.
func setOwnHours(p *plan.Plan, i int, own bool) {
	p.Sites[i].Hours = calendar.Calendar{}
	if own {
		p.Sites[i].Hours.Week = p.Hours.Week
	}
}
