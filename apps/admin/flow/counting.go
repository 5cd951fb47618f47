package flow

import (
	"time"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/figures"
	"okienko/office/plan"
	"okienko/office/queue"
)

// counting is what the pages of figures know.
type counting struct {
	asked   figures.Question
	kind    spanKind
	topic   int
	report  figures.Report // what is shown: asked may be about other days, until its answer is here
	known   bool           // there is a report
	told    queue.Moment   // as of when it is
	failed  string
	at      queue.Moment // when they were asked for
	asking  bool         // an answer is on its way
	stale   bool         // the office has changed since they were asked for
	folder  string
	format  int
	written string
	taking  taking
}

// spanKind is how the days of a question were chosen.
type spanKind int

// The kinds of spans, as they are offered.
const (
	aMonth spanKind = iota
	aDay
	aRange
)

// Count asks for figures.
type Count struct{ Question figures.Question }

// Counted are the figures, or why there are none, as a key of the catalogue.
type Counted struct {
	Question figures.Question
	Report   figures.Report
	Why      string
}

// Save writes a document to a file in a folder.
type Save struct {
	Document screen.Document
	Lang     string
	Folder   string
	Name     string // without its ending
	Format   string // "xlsx", "csv" or "pdf"
}

// Print opens a document where it can be printed.
type Print struct {
	Document screen.Document
	Lang     string
	Name     string
}

// Saved says where a file is now, or why there is none, as a key of the catalogue.
type Saved struct {
	Path string
	Why  string
}

// today is the date in the office's zone.
func (m Model) today() calendar.Date { return calendar.DateOf(m.now.Time(), m.cfg.Zone) }

// beginCounting turns to the figures: of this month at first.
func (m Model) beginCounting() (Model, []Intent) {
	if m.count.asked.From == "" {
		m.count.asked.By = figures.ByService
		m.count = m.count.month(m.today())
		m.count.folder = m.cfg.Folder
	}
	return m.turn(counted).recount()
}

// recount asks for the figures anew. Those that are shown stay until the answer.
func (m Model) recount() (Model, []Intent) {
	m.count.failed = ""
	return m.countAgain()
}

func (m Model) countAgain() (Model, []Intent) {
	m.count.asking, m.count.stale, m.count.at = true, false, m.now
	return m, []Intent{Count{m.count.asked}}
}

// freshEvery is how often figures follow the office by themselves: a visit more
// changes little, and a table that never stands still cannot be read.
const freshEvery = 30 * time.Second

// follow counts anew where the figures are of a day that goes on and the office has
// changed. What the reader looks at stays where it is.
func (m Model) follow() (Model, []Intent) {
	c := m.count
	seen := m.tab == figuresTab && m.at == counted && m.forbidsCount(c.asked) == nil
	changes := c.asked.Covers(m.today().String()) || c.report.Question != c.asked
	due := !c.known || changes && m.now >= c.at.Add(freshEvery)
	if !seen || c.asking || !c.stale || !due {
		return m, nil
	}
	return m.countAgain()
}

func (c counting) month(d calendar.Date) counting {
	first := calendar.Date{Year: d.Year, Month: d.Month, Day: 1}
	last := calendar.Date{Year: d.Year, Month: d.Month, Day: daysIn(d)}
	c.kind, c.asked.From, c.asked.To = aMonth, first.String(), last.String()
	return c
}

func daysIn(d calendar.Date) int {
	return time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// shift goes to the span before or after.
func (c counting) shift(by int) counting {
	from, errA := calendar.ParseDate(c.asked.From)
	to, errB := calendar.ParseDate(c.asked.To)
	if errA != nil || errB != nil {
		return c
	}
	if c.kind == aMonth {
		if by < 0 {
			return c.month(from.AddDays(-1))
		}
		return c.month(to.AddDays(1))
	}
	days := 1
	for d := from; d.Before(to); d = d.AddDays(1) {
		days++
	}
	c.asked.From, c.asked.To = from.AddDays(by*days).String(), to.AddDays(by*days).String()
	return c
}

// hear takes in what was counted. An answer to a question that nobody asks any
// more is passed over.
func (c counting) hear(msg Counted) counting {
	if msg.Question != c.asked {
		return c
	}
	c.asking = false
	if c.failed = msg.Why; msg.Why == "" {
		c.report, c.known, c.told = msg.Report, true, c.at
		c.report.Question = msg.Question
	}
	return c
}

// ask changes the question and counts anew.
func (m Model) ask(change func(*figures.Question)) (Model, []Intent) {
	change(&m.count.asked)
	m = m.withhold()
	return m.turn(counted).recount()
}

// dateWords is a date as our languages read it: "23.11.2026".
func dateWords(date string) string {
	d, err := calendar.ParseDate(date)
	if err != nil {
		return date
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format("2.01.2006")
}

// readDate reads a date as people type it, or as the office writes it.
func readDate(text string) (calendar.Date, bool) {
	for _, form := range []string{"2.1.2006", "2006-1-2"} {
		if t, err := time.Parse(form, text); err == nil {
			return calendar.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}, true
		}
	}
	return calendar.Date{}, false
}

// monthKeys are the months with their year.
var monthKeys = [...]string{
	"month.january", "month.february", "month.march", "month.april", "month.may", "month.june",
	"month.july", "month.august", "month.september", "month.october", "month.november", "month.december",
}

func monthText(year int, month time.Month) screen.Text {
	return screen.T(monthKeys[month-1], "Year", time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"))
}

// span is the days of a question in words.
func span(q figures.Question) screen.Text {
	from, err := calendar.ParseDate(q.From)
	month := counting{}.month(from).asked
	switch {
	case err != nil:
		return screen.Words(q.From)
	case q.From == month.From && q.To == month.To:
		return monthText(from.Year, from.Month)
	case q.From == q.To:
		return screen.Words(dateWords(q.From))
	}
	return screen.Words(dateWords(q.From) + " – " + dateWords(q.To))
}

// department is the one of the question in words.
func (m Model) department(id plan.DepartmentID) screen.Text {
	if id == "" {
		return screen.T("figures.all_departments")
	}
	if names, known := m.office.names[string(figures.ByDepartment)+" "+string(id)]; known {
		return screen.Words(names.In(m.look.Lang))
	}
	return screen.Words(string(id))
}

// byText is what the lines are, in words.
func byText(by figures.By) screen.Text {
	if by == figures.ByNothing {
		return screen.T("figures.by.nothing")
	}
	return screen.T("figures.by." + string(by))
}

// failure says why there are no figures, or what is missing in them.
func (m Model) failure() page.Line {
	switch r := m.count.report; {
	case !m.line.Text.Empty():
		return m.line
	case m.count.failed != "":
		return page.Line{Weight: page.Warning, Text: screen.T(m.count.failed)}
	case !m.count.known:
		return page.Line{Text: screen.T("figures.counting")}
	case r.Missing > 0:
		return page.Line{Weight: page.Warning, Text: screen.Plural("figures.missing", r.Missing)}
	}
	return page.Line{}
}
