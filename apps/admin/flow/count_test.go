package flow

import (
	"reflect"
	"strings"
	"testing"

	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/office"
	"okienko/office/figures"
	"okienko/office/history"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// counted is a window that shows figures of November 2026.
func countingWindow(t *testing.T) *manager {
	t.Helper()
	w := open(t, keeper("a", "Back office"))
	o := office.New()
	o.Queue.Plan = plan.Plan{Revision: 2, Name: plan.Names{PL: "Urząd"}, Departments: []plan.Department{{ID: "civil", Name: plan.Names{PL: "Sprawy obywatelskie", EN: "Civil affairs"}}},
		Services: []plan.Service{{ID: "id-card", Department: "civil", Name: plan.Names{PL: "Dowód", EN: "Identity card"}}}}
	o.History.Sealed = []history.Seal{{Date: "2026-09-14"}}
	w.tell(feed.Tick{Now: november}, feed.News{State: o, Now: november})
	w.press(string(figuresTab))
	w.on(counted)
	return w
}

// november is the 23rd of November 2026, at noon.
const november = 1_795_435_200_000

func (w *manager) answered(r figures.Report) {
	q := w.last().(Count).Question
	r.Question = q
	w.tell(Counted{Question: q, Report: r})
}

func report() figures.Report {
	f := figures.Figures{
		Counts: figures.Counts{Issued: 40, Visits: 41, Served: 36, Missed: 3, Left: 2, Overtaken: 4, Done: 20, NotPossible: 4, Services: 31},
		Wait:   figures.Spread{Count: 39, Mean: 754, Median: 600, Ninetieth: 1805, Longest: 2700}, LongestOver: 1380,
		Desks: figures.Desks{Present: 36_000, Busy: 18_000}, Estimate: figures.Estimate{Count: 30, Within: 20, Bias: -90},
	}
	small := figures.Figures{Counts: figures.Counts{Issued: 4, Visits: 5}}
	return figures.Report{
		Days: 3, All: f, Rows: []figures.Row{{Key: "gone", Name: "Paszport", Figures: small}, {Key: "id-card", Figures: f}},
		Queue: []figures.Quarter{{Minute: 540, Mean: 133, Most: 2}},
		Fair:  []figures.Fair{{Class: "ordinary", Wait: f.Wait, Longest: &figures.Overtaking{Date: "2026-11-23", Number: "A031", Seconds: 1380, By: "B012", ByClass: "preferential", Rail: "score"}}},
	}
}

func (w *manager) table(t *testing.T) page.SheetData {
	t.Helper()
	b, ok := w.m.Page().Block("table")
	if !ok {
		t.Fatal("there is no table")
	}
	return b.Sheet
}

func cells(row page.SheetRow) string {
	var said []string
	for _, c := range row.Cells {
		said = append(said, i18n.Cell("en", c))
	}
	return strings.Join(said, " | ")
}

func TestFiguresBeginWithThisMonth(t *testing.T) {
	w := countingWindow(t)
	want := figures.Question{From: "2026-11-01", To: "2026-11-30", By: figures.ByService}
	if got := w.last().(Count).Question; got != want {
		t.Fatalf("asked was %+v", got)
	}
	w.answered(report())
	s := w.table(t)
	if len(s.Rows) != 3 || cells(s.Rows[0]) != "All together | 40 | 36 | 3 | 0 | 2" || cells(s.Rows[1]) != "Identity card | 40 | 36 | 3 | 0 | 2" || cells(s.Rows[2]) != "Paszport | 4 | 0 | 0 | 0 | 0" {
		t.Errorf("the table is %q, %q, %q", cells(s.Rows[0]), cells(s.Rows[1]), cells(s.Rows[2]))
	}
	w.tell(page.Chose{ID: topicID, Option: 1})
	if got := cells(w.table(t).Rows[1]); got != "Identity card | 36 | 20 | 4 | 12 | 31" {
		t.Errorf("what came of it is %q", got)
	}
	w.tell(page.Chose{ID: topicID, Option: 2})
	if got := cells(w.table(t).Rows[1]); got != "Identity card | 12.6 | 10.0 | 30.1 | 45.0" {
		t.Errorf("waiting is %q", got)
	}
	if got := cells(w.table(t).Rows[2]); got != "Paszport | – | – | – | –" {
		t.Errorf("without anybody who waited it is %q", got)
	}
	w.tell(page.Chose{ID: topicID, Option: queueTopic})
	if got := cells(w.table(t).Rows[0]); got != "9:00 | 1.3 | 2" {
		t.Errorf("the queue is %q", got)
	}
	w.tell(page.Chose{ID: topicID, Option: 6})
	if got := cells(w.table(t).Rows[0]); got != "All together | 0.0 | −1.5 | 66.7 | 0.0 | 0.0" {
		t.Errorf("the estimates are %q", got)
	}
}

func TestOtherDaysAreAskedFor(t *testing.T) {
	w := countingWindow(t)
	w.press(earlierID)
	if q := w.last().(Count).Question; q.From != "2026-10-01" || q.To != "2026-10-31" {
		t.Errorf("the month before is %+v", q)
	}
	w.press(spanID)
	w.on(spanning)
	if b, _ := w.m.Page().Block(spanID); len(b.Rows) != 3 {
		t.Errorf("%d months are offered from September to November", len(b.Rows))
	}
	w.tell(page.Picked{ID: spanID, Row: "2026-09-30"})
	if q := w.last().(Count).Question; q.From != "2026-09-01" || q.To != "2026-09-30" {
		t.Errorf("September is %+v", q)
	}
	w.press(spanID)
	w.tell(page.Chose{ID: kindID, Option: int(aRange)})
	for _, days := range [][2]string{{"30.11.2026", "1.11.2026"}, {"yesterday", "1.11.2026"}, {"", ""}} {
		w.write(fromID, days[0])
		w.write(toID, days[1])
		w.press(nextID)
		w.on(spanning)
	}
	w.write(fromID, "5.10.2026")
	w.write(toID, "2026-11-15")
	w.press(nextID)
	w.on(counted)
	if q := w.last().(Count).Question; q.From != "2026-10-05" || q.To != "2026-11-15" {
		t.Errorf("the range is %+v", q)
	}
	w.press(laterID)
	if q := w.last().(Count).Question; q.From != "2026-11-16" || q.To != "2026-12-27" {
		t.Errorf("the range after it is %+v", q)
	}
	w.press(departmentID)
	w.tell(page.Picked{ID: departmentID, Row: "=civil"})
	w.press(byID)
	w.tell(page.Picked{ID: byID, Row: "clerk"})
	if q := w.last().(Count).Question; q.Department != "civil" || q.By != figures.ByClerk {
		t.Errorf("asked is %+v", q)
	}
}

// TestLateAnswersAreNotShown: they are about another question.
func TestLateAnswersAreNotShown(t *testing.T) {
	w := countingWindow(t)
	old := w.last().(Count).Question
	w.press(earlierID)
	w.tell(Counted{Question: old, Report: report()})
	if w.m.count.known {
		t.Error("the answer to another question is shown")
	}
	w.tell(Counted{Question: w.last().(Count).Question, Why: "figures.line_no_answer"})
	if line := w.m.Page().Line; line.Text.Key != "figures.line_no_answer" {
		t.Errorf("the line says %+v", line)
	}
}

func TestFairnessIsSaidInWords(t *testing.T) {
	w := countingWindow(t)
	w.answered(report())
	w.press(fairID)
	w.on(fairly)
	var said []string
	for _, b := range w.m.Page().Right {
		said = append(said, i18n.Say("en", b.Text))
	}
	want := "Who was overtaken longest|23.11.2026: B012 went before A031, but came 23 minutes later.|Reason: it has preference, and its time counts more."
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("it says %q", got)
	}
}

// TestFilesHaveWhatTheScreenHas: the same numbers, in a document for every format.
func TestFilesHaveWhatTheScreenHas(t *testing.T) {
	w := countingWindow(t)
	w.answered(report())
	w.tell(page.Chose{ID: topicID, Option: 2})
	shown := w.table(t)
	w.press(saveID)
	w.on(saving)
	if said := w.m.Page().Left; i18n.Say("en", said[0].Text) != "November 2026" || i18n.Say("en", said[1].Text) != "All departments" {
		t.Errorf("the page says that %q of %q are saved", i18n.Say("en", said[0].Text), i18n.Say("en", said[1].Text))
	}
	w.tell(page.Chose{ID: formatID, Option: 1})
	w.write(folderID, "/srv/figures")
	w.press(saveID)
	record := w.records(t)
	w.tell(feed.Answered{Tag: record.Tag})
	save := w.last().(Save)
	if save.Folder != "/srv/figures" || save.Format != "csv" || save.Name != "okienko-2026-11-01-2026-11-30" {
		t.Errorf("asked was to save %s/%s.%s", save.Folder, save.Name, save.Format)
	}
	want := trace.RecordExport{What: trace.Figures, From: "2026-11-01", To: "2026-11-30", Department: trace.WholeOffice}
	if record.Command != want {
		t.Errorf("recorded was %+v", record.Command)
	}
	all := save.Document.Tables[0]
	for i, head := range shown.Heads {
		for x, c := range all.Columns {
			if c.Head.Key == head.Key && i > 0 && !reflect.DeepEqual(all.Rows[0][x], shown.Rows[1].Cells[i]) {
				t.Errorf("%s is %+v in the file and %+v on the screen", head.Key, all.Rows[0][x], shown.Rows[1].Cells[i])
			}
		}
	}
	for _, table := range save.Document.Tables {
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Errorf("%s: %d cells under %d headers", table.Title.Key, len(row), len(table.Columns))
			}
		}
	}
	w.tell(Saved{Path: "/srv/figures/x.csv"})
	if got := i18n.Say("en", w.m.Page().Line.Text); got != "Saved: /srv/figures/x.csv" {
		t.Errorf("the line says %q", got)
	}
	w.tell(Saved{Why: "figures.line_not_saved"})
	if got := w.m.Page().Line.Text; got.Key != "figures.line_not_saved" {
		t.Errorf("the line says %+v", got)
	}
}

// records is the record that figures leave the window, which waits for its answer.
func (w *manager) records(t *testing.T) feed.Send {
	t.Helper()
	sent, is := w.last().(feed.Send)
	if !is {
		t.Fatalf("asked was %+v before it was recorded", w.last())
	}
	return sent
}

// TestFiguresKeepTheNameOfTheirDays: while those of other days are on their way, and
// when they do not come, what is shown leaves the window under its own name.
func TestFiguresKeepTheNameOfTheirDays(t *testing.T) {
	w := countingWindow(t)
	w.answered(report())
	if got := w.m.Page().Under; i18n.Say("en", got) == "November 2026" {
		t.Error("the days are said twice")
	}
	w.press(earlierID)
	october := w.last().(Count).Question
	takes := func(month, from, to string) {
		t.Helper()
		w.press(printID)
		record := w.records(t)
		if want := (trace.RecordExport{What: trace.Figures, From: from, To: to, Department: trace.WholeOffice}); record.Command != want {
			t.Errorf("recorded was %+v", record.Command)
		}
		w.tell(feed.Answered{Tag: record.Tag})
		print := w.last().(Print)
		if print.Name != "okienko-"+from+"-"+to || i18n.Say("en", print.Document.Under[1]) != month {
			t.Errorf("the paper is %s of %s", print.Name, i18n.Say("en", print.Document.Under[1]))
		}
	}
	takes("November 2026", "2026-11-01", "2026-11-30")
	w.tell(Counted{Question: october, Why: "figures.line_no_answer"})
	takes("November 2026", "2026-11-01", "2026-11-30")
	if got := i18n.Say("en", w.m.Page().Under); got != "November 2026" {
		t.Errorf("the page does not say of when its figures are: %q", got)
	}
	w.tell(Counted{Question: october, Report: report()})
	takes("October 2026", "2026-10-01", "2026-10-31")
}

// TestWhatDoesNotComeIsAskedForAgain, as soon as the office is heard of.
func TestWhatDoesNotComeIsAskedForAgain(t *testing.T) {
	w := countingWindow(t)
	w.answered(report())
	w.press(earlierID)
	october := w.last().(Count)
	w.tell(Counted{Question: october.Question, Why: "figures.line_no_answer"})
	n := len(w.sent)
	w.again(november+30_000, office.New())
	if len(w.sent) == n || w.last() != october {
		t.Errorf("asked was %+v", w.sent[n:])
	}
}

// TestFiguresLeaveOnlyWhenRecorded: what the office refuses or does not answer stays
// in the window, which says so.
func TestFiguresLeaveOnlyWhenRecorded(t *testing.T) {
	w := countingWindow(t)
	w.answered(report())
	for want, a := range map[string]feed.Answered{
		"The office did not answer. Nothing was saved or printed. Try again.": {Lost: true},
		"Nobody is signed in here. Sign in with your PIN.":                    {Answer: office.Answer{Refusal: &queue.Refusal{Code: office.NotSignedIn}}},
	} {
		w.press(printID)
		a.Tag = w.records(t).Tag
		n := len(w.sent)
		w.press(printID)
		w.tell(a, feed.Answered{Tag: a.Tag})
		if len(w.sent) != n {
			t.Errorf("asked was %+v", w.sent[n:])
		}
		if got := i18n.Say("en", w.m.Page().Line.Text); got != want {
			t.Errorf("the line says %q", got)
		}
	}
	w.press(printID)
	tag := w.records(t).Tag
	w.press(string(nowTab))
	w.tell(feed.Answered{Tag: tag})
	if _, is := w.last().(Print); !is {
		t.Errorf("recorded, and not printed: %+v", w.last())
	}
}

// again is news of the same office, with something that has happened.
func (w *manager) again(at queue.Moment, s *office.State) {
	w.tell(feed.News{State: s, Now: at, Events: []queue.Event{queue.DayClosed{}}}, feed.Tick{Now: at})
}

// TestFiguresFollowTheDay: not at once, not where nothing has changed, and not where the
// days are over.
func TestFiguresFollowTheDay(t *testing.T) {
	w := countingWindow(t)
	o := office.New()
	o.Queue.Plan.Revision = 2
	w.answered(report())
	asked := func() (n int) {
		for _, i := range w.sent {
			if _, is := i.(Count); is {
				n++
			}
		}
		return n
	}
	w.again(november+29_000, o)
	if asked() != 1 {
		t.Fatalf("asked was %d times within half a minute", asked())
	}
	w.tell(feed.Tick{Now: november + 30_000})
	if asked() != 2 {
		t.Fatalf("asked was %d times", asked())
	}
	w.again(november+90_000, o)
	if asked() != 2 {
		t.Error("it does not wait for the answer")
	}
	w.answered(report())
	w.tell(feed.Tick{Now: november + 91_000})
	if asked() != 3 {
		t.Errorf("what has changed meanwhile is not asked for: %d", asked())
	}
	w.answered(report())
	w.tell(feed.Tick{Now: november + 200_000})
	if asked() != 3 {
		t.Error("it asks though nothing has changed")
	}
	w.press(earlierID)
	w.answered(report())
	n := asked()
	w.again(november+900_000, o)
	if asked() != n {
		t.Error("October is counted anew")
	}
}

// TestFiguresOfPersonsTakeARight: whoever has none does not see them, and those that
// are shown go when the person does.
func TestFiguresOfPersonsTakeARight(t *testing.T) {
	w := countingWindow(t)
	w.tell(Named{Client: "window"})
	o := office.New()
	o.Queue.Plan = plan.Plan{Revision: 2, People: []plan.Person{
		{ID: "boss", Name: "Zofia", Grants: []plan.Grant{{Role: plan.Manager}}}, {ID: "ewa", Name: "Ewa", Grants: []plan.Grant{{Role: plan.Supervisor}}},
	}}
	o.People.PINs = []people.PIN{{Person: "boss"}}
	signedIn := func(id plan.PersonID) {
		o.People.SignedIn = []people.Presence{{Person: id, Machine: "a", Client: "window", Since: november}}
		w.tell(feed.News{State: o, Now: november, Jump: true})
	}
	clerks := func() page.Row {
		w.press(byID)
		defer w.press(backID)
		b, _ := w.m.Page().Block(byID)
		for _, r := range b.Rows {
			if r.ID == "clerk" {
				return r
			}
		}
		t.Fatal("clerks are not offered")
		return page.Row{}
	}
	signedIn("boss")
	if clerks().Off {
		t.Error("the manager may not see what clerks did")
	}
	w.press(byID)
	w.tell(page.Picked{ID: byID, Row: "clerk"})
	w.answered(report())
	o.People.SignedIn = nil
	w.tell(feed.News{State: o, Now: november, Jump: true})
	if w.m.count.known || w.m.Page().Name != "sign_in_name" {
		t.Errorf("she has gone, and the page shows %+v", w.m.Page().Line)
	}
	n := len(w.sent)
	w.press(printID)
	if len(w.sent) != n {
		t.Error("figures are printed for nobody")
	}
}

// TestFiguresOfPersonsGoWithTheRight, whatever was asked for after them, and those that
// were on their way are not waited for.
func TestFiguresOfPersonsGoWithTheRight(t *testing.T) {
	w := countingWindow(t)
	w.tell(Named{Client: "window"})
	o := office.New()
	o.People.PINs = []people.PIN{{Person: "boss"}}
	o.People.SignedIn = []people.Presence{{Person: "ewa", Machine: "a", Client: "window", Since: november}}
	is := func(role plan.RoleID) {
		o.Queue.Plan = plan.Plan{Revision: o.Queue.Plan.Revision + 1, People: []plan.Person{
			{ID: "boss", Name: "Zofia", Grants: []plan.Grant{{Role: plan.Manager}}}, {ID: "ewa", Name: "Ewa", Grants: []plan.Grant{{Role: role}}},
		}}
		w.tell(feed.News{State: o, Now: november, Jump: true})
	}
	by := func(what figures.By) figures.Question {
		t.Helper()
		n := len(w.sent)
		w.press(byID)
		w.tell(page.Picked{ID: byID, Row: string(what)})
		if len(w.sent) == n {
			t.Fatalf("figures by %s are not asked for", what)
		}
		return w.last().(Count).Question
	}
	is(plan.Manager)
	by(figures.ByClerk)
	w.answered(report())
	ofServices := by(figures.ByService)
	is(plan.Supervisor)
	if w.m.count.known {
		t.Error("she has no right to them, and figures of clerks are shown")
	}
	w.tell(Counted{Question: ofServices, Report: report()})
	if !w.m.count.known {
		t.Error("figures of services are not shown")
	}
	is(plan.Manager)
	late := by(figures.ByClerk)
	is(plan.Supervisor)
	w.tell(Counted{Question: late, Report: report()}, feed.Tick{Now: november + 60_000})
	if q, is := w.last().(Count); !is || q.Question.By != figures.ByService {
		t.Errorf("figures of services are not asked for again: %+v", w.last())
	}
	asked := w.last().(Count).Question
	is(plan.Clerk)
	w.tell(Counted{Question: asked, Report: report()})
	if w.m.count.known {
		t.Error("a clerk sees the figures that a supervisor has asked for")
	}
}

// TestFiguresOfADepartmentTakeTheRightThere: who has it in one sees that one, and
// neither another nor all together.
func TestFiguresOfADepartmentTakeTheRightThere(t *testing.T) {
	w := open(t, keeper("a", "Back office"))
	w.tell(Named{Client: "window"})
	o := office.New()
	o.Queue.Plan = plan.Plan{
		Revision: 2, Departments: []plan.Department{{ID: "civil"}, {ID: "tax"}},
		People: []plan.Person{
			{ID: "boss", Name: "Zofia", Grants: []plan.Grant{{Role: plan.Manager}}},
			{ID: "ewa", Name: "Ewa", Grants: []plan.Grant{{Role: plan.Supervisor, Departments: []plan.DepartmentID{"tax"}}}},
		},
	}
	o.People.PINs = []people.PIN{{Person: "boss"}}
	o.People.SignedIn = []people.Presence{{Person: "ewa", Machine: "a", Client: "window", Since: november}}
	w.tell(feed.Tick{Now: november}, feed.News{State: o, Now: november, Jump: true})
	w.press(string(figuresTab))
	if q := w.last().(Count).Question; q.Department != "tax" || q.From != "2026-11-01" {
		t.Fatalf("asked was %+v", q)
	}
	w.answered(report())
	w.press(departmentID)
	b, _ := w.m.Page().Block(departmentID)
	off := ""
	for _, r := range b.Rows {
		if r.Off {
			off += r.ID
		}
	}
	if off != "==civil" {
		t.Errorf("grey is %q", off)
	}
	w.press(backID)
	w.press(printID)
	want := trace.RecordExport{What: trace.Figures, From: "2026-11-01", To: "2026-11-30", Department: "tax"}
	if record := w.records(t); record.Command != want {
		t.Errorf("recorded was %+v", record.Command)
	}
	w.tell(feed.Answered{Tag: w.records(t).Tag})
	o.Queue.Plan.People[1].Grants[0].Departments = []plan.DepartmentID{"civil"}
	w.tell(feed.News{State: o, Now: november, Jump: true}, feed.Tick{Now: november + 60_000})
	if c, is := w.last().(Count); w.m.count.known || !is || c.Question.Department != "civil" {
		t.Errorf("in another department now, and shown are %v, asked was %+v", w.m.count.known, w.last())
	}
}
