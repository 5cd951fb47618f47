package office_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"sort"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/office"
	"okienko/office/figures"
	"okienko/office/history"
	"okienko/office/plan"
	"okienko/office/queue"
)

// TestFiguresComeOutTheSame counts what a walk has left behind twice: with package
// figures, through the bytes of its summaries, and plainly, with a list of every
// duration and a look at every minute. One of them goes through the day's file. It is
// done for each way of telling visits apart.
func TestFiguresComeOutTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := run(walk(t), nil)
		for _, day := range daysOf(t, s) {
			sum := figures.Summarize(day, time.UTC, s.Queue.Now)
			if file, kept := figures.Summarize(day, time.UTC, s.Queue.Now), sum.Encode(); !bytes.Equal(file.Encode(), kept) {
				t.Fatal("the same day has two summaries")
			}
			for i, by := range figures.Bys() {
				department := []plan.DepartmentID{"", "civil", "tax"}[rapid.IntRange(0, 2).Draw(t, fmt.Sprint("department ", i))]
				q := figures.Question{From: day.Date, To: day.Date, By: by, Department: department}
				fold := figures.NewFold(q)
				var read figures.Summary
				if err := read.Decode(sum.Encode()); err != nil {
					t.Fatal(err)
				}
				fold.Add(&read)
				want := plainly{day: day, now: s.Queue.Now, department: department}.report(q)
				if got := fold.Report(); !reflect.DeepEqual(got, want) {
					t.Fatalf("by %s in %q on %s: counted, and plainly\n%s", by, department, day.Date, differences(t, got, want))
				}
			}
		}
	})
}

// differences are the lines in which two reports differ.
func differences(t *rapid.T, got, want figures.Report) string {
	lines := func(r figures.Report) []string {
		b, err := json.MarshalIndent(r, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(string(b), "\n")
	}
	var said strings.Builder
	a, b := lines(got), lines(want)
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			fmt.Fprintf(&said, "%s\n%s\n", strings.Join(a[min(i, len(a)):min(i+3, len(a))], ""), strings.Join(b[min(i, len(b)):min(i+3, len(b))], ""))
			break
		}
	}
	return said.String()
}

// daysOf are the days that a state knows, as their files would hold them.
func daysOf(t *rapid.T, s *office.State) []history.Day {
	var days []history.Day
	for _, p := range append(s.Queue.Past[:len(s.Queue.Past):len(s.Queue.Past)], s.Queue.Today()) {
		file, err := history.Of(p).Encode()
		if err != nil {
			t.Fatal(err)
		}
		d, err := history.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		days = append(days, d)
	}
	return days
}

// plainly counts a day the long way.
type plainly struct {
	day        history.Day
	now        queue.Moment
	department plan.DepartmentID
}

// lived is where a ticket was, and in whose hands.
type lived struct {
	leg   int
	phase queue.Phase
	since queue.Moment
	what  string
	desk  plan.DeskID
	hands []held
	waits []held
}

// held is a time at a desk, or in the queue of a service.
type held struct {
	desk     plan.DeskID
	service  plan.ServiceID
	from, to queue.Moment
}

// lives goes through a history line by line. A line that takes another one back
// leads to what was known before that, as if time had gone on from there.
func lives(t history.Ticket, until queue.Moment) lived {
	if t.EndedAt != 0 {
		until = t.EndedAt
	}
	var before []lived
	now := lived{}
	for _, m := range t.Moves {
		before = append(before, now)
		switch {
		case m.Undoes > 0:
			now = before[m.Undoes-1]
			continue
		case m.What == "ticket_noted", m.What == "finish_corrected", m.What == "ticket_favoured", m.What == "favour_ended":
			continue
		}
		now = now.leave(t, m.At)
		if m.What == "ticket_transferred" || m.What == "ticket_sent_back" || m.What == "visit_continued" {
			now.leg++
		}
		now.phase, now.since, now.what, now.desk = m.Phase, m.At, m.What, m.Desk
	}
	return now.leave(t, until)
}

func (l lived) leave(t history.Ticket, at queue.Moment) lived {
	l.hands, l.waits = l.hands[:len(l.hands):len(l.hands)], l.waits[:len(l.waits):len(l.waits)]
	switch {
	case l.phase == queue.Called || l.phase == queue.Serving:
		l.hands = append(l.hands, held{desk: l.desk, from: l.since, to: at})
	case l.phase == queue.Waiting && l.what != "ticket_absent" && l.leg < len(t.Legs):
		l.waits = append(l.waits, held{service: t.Legs[l.leg].Service, from: l.since, to: at})
	}
	return l
}

// plainVisit is one leg, as the rules have kept its account.
type plainVisit struct {
	queue.Leg
	ticket      *history.Ticket
	first, last bool
}

func (v plainVisit) called() bool { return v.Calls > 0 }
func (v plainVisit) served() bool { return v.StartedAt != 0 }
func (v plainVisit) open() bool   { return v.Ended == 0 }

// from is where its waiting begins: at its beginning, or at the booked hour.
func (v plainVisit) from() queue.Moment {
	if v.first {
		return max(v.Began, v.ticket.Booked)
	}
	return v.Began
}

// wait is until somebody called it.
func (v plainVisit) wait() int { return max(0, int(v.FirstCalled-v.from())/1000) }

// everything is the line that has all.
const everything = "*"

// keyOf is the line of a visit.
func (p plainly) keyOf(by figures.By, v plainVisit) string {
	switch by {
	case figures.ByDepartment:
		return string(p.departmentOf(v.Service))
	case figures.ByService:
		return string(v.Service)
	case figures.ByDesk:
		return string(v.Desk)
	case figures.ByClerk:
		return v.Clerk
	case figures.ByClass:
		return string(v.ticket.Class)
	case figures.BySource:
		return string(v.ticket.Source)
	case figures.ByHour:
		return p.hourOf(v.from())
	}
	return p.dateOf(by)
}

// dateOf is the line of a day, where days are told apart.
func (p plainly) dateOf(by figures.By) string {
	switch by {
	case figures.ByDay:
		return p.day.Date
	case figures.ByMonth:
		return p.day.Date[:len("2026-11")]
	}
	return everything
}

// hourOf is an hour of the business day; what began before it, at its beginning, and
// after it, at its end.
func (p plainly) hourOf(at queue.Moment) string {
	switch date := at.Time().Format(time.DateOnly); {
	case date < p.day.Date:
		return "00"
	case date > p.day.Date:
		return "23"
	}
	return at.Time().Format("15")
}

// keyOfDone is the line of what was done in a visit.
func (p plainly) keyOfDone(by figures.By, v plainVisit, d queue.Done) string {
	switch by {
	case figures.ByDepartment:
		return string(p.departmentOf(d.Service))
	case figures.ByService:
		return string(d.Service)
	}
	return p.keyOf(by, v)
}

// keyOfHour is the line of an hour in which a clerk was at a desk; none has it where
// desks cannot be told apart.
func (p plainly) keyOfHour(by figures.By, a queue.Attendance, hour int) (string, bool) {
	switch by {
	case figures.ByDepartment:
		return string(p.deskOf(a.Desk).Department), true
	case figures.ByDesk:
		return string(a.Desk), true
	case figures.ByClerk:
		return a.Clerk, true
	case figures.ByHour:
		return fmt.Sprintf("%02d", hour), true
	case figures.ByService, figures.ByClass, figures.BySource:
		return "", false
	}
	return p.dateOf(by), true
}

// nameOf is what the office called a line.
func (p plainly) nameOf(by figures.By, key string) string {
	switch by {
	case figures.ByDepartment:
		for _, v := range p.day.Arranged.Departments {
			if string(v.ID) == key {
				return v.Name.PL
			}
		}
	case figures.ByService:
		for _, v := range p.day.Arranged.Services {
			if string(v.ID) == key {
				return v.Name.PL
			}
		}
	case figures.ByDesk:
		for _, v := range p.day.Arranged.Desks {
			if string(v.ID) == key {
				return fmt.Sprint(v.Number)
			}
		}
	}
	return ""
}

// report answers as a fold would.
func (p plainly) report(q figures.Question) figures.Report {
	all := p.figures(figures.ByNothing, everything)
	all.Desks = p.desks(figures.ByNothing, everything)
	r := figures.Report{Question: q, Days: 1, All: all, Queue: p.queue(), Fair: p.fair()}
	if q.By == figures.ByNothing {
		return r
	}
	seen := map[string]bool{}
	for _, v := range p.visits() {
		seen[p.keyOf(q.By, v)] = true
	}
	for _, v := range p.allVisits() {
		for _, d := range v.Done {
			if p.does(d) && !v.Flagged {
				seen[p.keyOfDone(q.By, v, d)] = true
			}
		}
	}
	for _, key := range p.attended(q.By) {
		seen[key] = true
	}
	if key := p.dateOf(q.By); key != everything {
		seen[key] = true
	}
	var keys []string
	for key := range seen {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		f := p.figures(q.By, key)
		f.Desks = p.desks(q.By, key)
		r.Rows = append(r.Rows, figures.Row{Key: key, Name: p.nameOf(q.By, key), Figures: f})
	}
	return r
}

// attended are the lines of which a clerk was at a desk.
func (p plainly) attended(by figures.By) (keys []string) {
	for _, a := range p.day.Attended {
		for hour := range 24 {
			if key, some := p.keyOfHour(by, a, hour); some && p.isThere(a, hour) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// isThere says whether a clerk was at a desk that is asked for in an hour.
func (p plainly) isThere(a queue.Attendance, hour int) bool {
	if department := p.deskOf(a.Desk).Department; p.department != "" && department != p.department {
		return false
	}
	at := p.moments()
	for i := 0; i+1 < len(at); i++ {
		if at[i] >= a.Began && at[i] < p.ends(a) && at[i].Time().Hour() == hour {
			return true
		}
	}
	return false
}

// does says whether something that was done is asked for.
func (p plainly) does(d queue.Done) bool {
	return p.department == "" || p.departmentOf(d.Service) == p.department
}

// visits are those that the question is about.
func (p plainly) visits() (list []plainVisit) {
	for _, v := range p.allVisits() {
		if p.department == "" || p.departmentOf(v.Service) == p.department {
			list = append(list, v)
		}
	}
	return list
}

func (p plainly) allVisits() []plainVisit {
	var list []plainVisit
	for i := range p.day.Tickets {
		t := &p.day.Tickets[i]
		for n, leg := range t.Legs {
			list = append(list, plainVisit{Leg: leg, ticket: t, first: n == 0, last: n == len(t.Legs)-1})
		}
	}
	return list
}

func (p plainly) departmentOf(id plan.ServiceID) plan.DepartmentID {
	for _, v := range p.day.Arranged.Services {
		if v.ID == id {
			return v.Department
		}
	}
	return ""
}

// figures are those of one line, without its desks.
func (p plainly) figures(by figures.By, key string) figures.Figures {
	var f figures.Figures
	var wait, way, serving, parked, stay, off []int
	for _, v := range p.visits() {
		if p.keyOf(by, v) != key {
			continue
		}
		f.Visits++
		if v.first {
			f.Issued++
		}
		switch {
		case v.Flagged:
			f.Flagged++
			continue
		case v.open():
			f.Open++
		case v.served():
			f.Served++
			switch v.Outcome {
			case queue.CouldBeDone:
				f.Done++
			case queue.NotPossible:
				f.NotPossible++
			}
		case v.How == queue.LegTransferred:
			f.Moved++
		case v.ticket.Phase == queue.Missed:
			f.Missed++
		case v.How == queue.LegCancelled:
			f.Cancelled++
		default:
			f.Left++
		}
		if v.called() {
			wait = append(wait, v.wait())
		}
		if v.served() && !v.open() {
			serving = append(serving, int(v.ServedMillis/1000))
			if v.called() {
				way = append(way, int(v.WayMillis/1000))
			}
			if v.last {
				stay = append(stay, max(0, int(v.Ended-max(v.ticket.Issued, v.ticket.Booked))/1000))
			}
		}
		if v.ParkedMillis >= 1000 && !v.open() {
			parked = append(parked, int(v.ParkedMillis/1000))
		}
		if told := v.ticket.Told; told != nil && v.first && v.called() {
			middle := (told.From + told.To) * 30
			off = append(off, middle-v.wait())
			if minutes := v.wait() / 60; told.From <= minutes && minutes <= told.To {
				f.Estimate.Covered++
			}
			if d := math.Abs(float64(middle - v.wait())); d <= 300 || d <= float64(v.wait())/4 {
				f.Estimate.Within++
			}
			if v.wait() > middle+600 {
				f.Estimate.Under++
			}
		}
		if longest, _ := p.overtaken(v); longest >= 0 {
			f.Counts.Overtaken++
			f.LongestOver = max(f.LongestOver, longest)
		}
	}
	f.Wait, f.Way, f.Serving, f.Parked, f.Stay = spread(wait), spread(way), spread(serving), spread(parked), spread(stay)
	f.Services = p.did(by, key)
	if f.Estimate.Count = len(off); len(off) > 0 {
		bias, sum := 0.0, 0.0
		for _, v := range off {
			bias, sum = bias+float64(v), sum+math.Abs(float64(v))
		}
		f.Estimate.Bias, f.Estimate.Error = int(math.Round(bias/float64(len(off)))), int(math.Round(sum/float64(len(off))))
	}
	return f
}

// did is how many services were done that belong to a line.
func (p plainly) did(by figures.By, key string) (n int) {
	for _, v := range p.allVisits() {
		for _, d := range v.Done {
			if p.does(d) && !v.Flagged && p.keyOfDone(by, v, d) == key {
				n += d.Count
			}
		}
	}
	return n
}

func spread(list []int) figures.Spread {
	if len(list) == 0 {
		return figures.Spread{}
	}
	sort.Ints(list)
	sum, n := 0, len(list)
	for _, v := range list {
		sum += v
	}
	atMost := func(share int) int { // the least that so many of a hundred do not exceed
		for _, v := range list {
			if count := sort.SearchInts(list, v+1); count*100 >= share*n {
				return v
			}
		}
		return -1
	}
	return figures.Spread{Count: n, Mean: (2*sum + n) / (2 * n), Median: atMost(50), Ninetieth: atMost(90), Longest: list[n-1]}
}

// overtaken is the longest case in which somebody who had come later went before a
// visit, with the words about it; less than nothing when there is none.
func (p plainly) overtaken(v plainVisit) (int, figures.Overtaking) {
	longest, said := -1, figures.Overtaking{}
	for _, other := range p.day.Tickets {
		undone := map[int]bool{}
		for _, m := range other.Moves {
			undone[m.Undoes] = true
		}
		for i, m := range other.Moves {
			if m.Why == nil || undone[i+1] || !during(v, m.At) {
				continue
			}
			for _, id := range m.Why.PassedOver {
				by := int(referenceAt(other, m.At)-v.Reference) / 1000
				if id == v.ticket.ID && referenceAt(other, m.At) > v.Reference && by > longest {
					longest = by
					said = figures.Overtaking{
						Date: p.day.Date, Number: number(*v.ticket), Seconds: by, By: number(other), ByClass: string(other.Class), Rail: string(m.Why.Rail),
					}
				}
			}
		}
	}
	return longest, said
}

// during says whether a visit is its ticket's newest at a moment.
func during(v plainVisit, at queue.Moment) bool { return v.Began <= at && (v.last || at < v.Ended) }

// referenceAt is from where a ticket waited in the leg that it was in at a moment.
func referenceAt(t history.Ticket, at queue.Moment) queue.Moment {
	r := queue.Moment(0)
	for _, leg := range t.Legs {
		if leg.Began <= at {
			r = leg.Reference
		}
	}
	return r
}

func number(t history.Ticket) string { return fmt.Sprintf("%s%03d", t.Series, t.No) }

// desks looks at every desk at every moment at which anything changes, for one line.
func (p plainly) desks(by figures.By, key string) (all figures.Desks) {
	at, seen := p.moments(), p.lived()
	for _, a := range p.day.Attended {
		if department := p.deskOf(a.Desk).Department; p.department != "" && department != p.department {
			continue
		}
		rest, busy, idle, empty := map[int]int64{}, map[int]int64{}, map[int]int64{}, map[int]int64{}
		for i := 0; i+1 < len(at); i++ {
			from, lasted, hour := at[i], int64(at[i+1]-at[i]), at[i].Time().Hour()
			switch {
			case from < a.Began || from >= p.ends(a):
			case p.busy(seen, a.Desk, from):
				busy[hour] += lasted
			case a.Break != "":
				rest[hour] += lasted
			case p.awaited(seen, a.Desk, from):
				idle[hour] += lasted
			default:
				empty[hour] += lasted
			}
		}
		for hour := range 24 {
			if of, some := p.keyOfHour(by, a, hour); !some || of != key {
				continue
			}
			r, b, i, e := int(rest[hour]/1000), int(busy[hour]/1000), int(idle[hour]/1000), int(empty[hour]/1000)
			all.Present, all.Break, all.Busy, all.Idle, all.Empty = all.Present+r+b+i+e, all.Break+r, all.Busy+b, all.Idle+i, all.Empty+e
		}
	}
	return all
}

func (p plainly) lived() []lived {
	var all []lived
	for _, t := range p.day.Tickets {
		all = append(all, lives(t, p.now))
	}
	return all
}

// moments are all at which anything changes within the hours, and the full hours.
func (p plainly) moments() []queue.Moment {
	moments := map[queue.Moment]bool{p.day.Opens: true, p.day.Closes: true, p.now: true}
	for at := p.day.Opens; at < p.day.Closes; at += 3_600_000 {
		moments[at] = true
	}
	for _, l := range p.lived() {
		for _, h := range append(l.hands[:len(l.hands):len(l.hands)], l.waits...) {
			moments[h.from], moments[h.to] = true, true
		}
	}
	for _, a := range p.day.Attended {
		moments[a.Began], moments[a.Ended] = true, true
	}
	var at []queue.Moment
	for m := range moments {
		if p.day.Opens <= m && m <= p.day.Closes {
			at = append(at, m)
		}
	}
	sort.Slice(at, func(i, j int) bool { return at[i] < at[j] })
	return at
}

func (p plainly) ends(a queue.Attendance) queue.Moment {
	if a.Ended == 0 {
		return p.now
	}
	return a.Ended
}

func (p plainly) deskOf(id plan.DeskID) queue.ArrangedDesk {
	for _, d := range p.day.Arranged.Desks {
		if d.ID == id {
			return d
		}
	}
	return queue.ArrangedDesk{}
}

func (p plainly) busy(seen []lived, desk plan.DeskID, at queue.Moment) bool {
	for _, l := range seen {
		for _, h := range l.hands {
			if h.desk == desk && h.from <= at && at < h.to {
				return true
			}
		}
	}
	return false
}

func (p plainly) awaited(seen []lived, desk plan.DeskID, at queue.Moment) bool {
	for _, l := range seen {
		for _, h := range l.waits {
			for _, service := range p.deskOf(desk).Services {
				if service == h.service && h.from <= at && at < h.to {
					return true
				}
			}
		}
	}
	return false
}

// queue looks at every full minute of the day.
func (p plainly) queue() []figures.Quarter {
	midnight, _ := time.Parse(time.DateOnly, p.day.Date)
	var quarters []figures.Quarter
	for quarter := range 96 {
		sum, most := 0, 0
		for minute := quarter * 15; minute < quarter*15+15; minute++ {
			n := 0
			for _, v := range p.visits() {
				if p.waitsAt(v, midnight, minute*60) {
					n++
				}
			}
			sum, most = sum+n, max(most, n)
		}
		quarters = append(quarters, figures.Quarter{Minute: quarter * 15, Mean: (2*100*sum + 15) / 30, Most: most})
	}
	for len(quarters) > 0 && quarters[0].Most == 0 {
		quarters = quarters[1:]
	}
	for len(quarters) > 0 && quarters[len(quarters)-1].Most == 0 {
		quarters = quarters[:len(quarters)-1]
	}
	if len(quarters) == 0 {
		return nil
	}
	return quarters
}

// waitsAt says whether a visit waits at a second of the day. One that was served
// without a call never did.
func (p plainly) waitsAt(v plainVisit, midnight time.Time, second int) bool {
	to := v.Ended
	if to == 0 {
		to = p.now
	}
	switch {
	case v.called():
		to = v.FirstCalled
	case v.served():
		return false
	}
	from := int(v.from().Time().Sub(midnight) / time.Second)
	return from <= second && second < from+max(0, int(to-v.from())/1000)
}

func (p plainly) fair() []figures.Fair {
	var all []figures.Fair
	for _, class := range []queue.Class{queue.Booked, queue.Ordinary, queue.Preferential} {
		var waits []int
		longest, said := -1, figures.Overtaking{}
		for _, v := range p.visits() {
			if v.ticket.Class == class && !v.Flagged {
				if v.called() {
					waits = append(waits, v.wait())
				}
				if by, words := p.overtaken(v); by > longest {
					longest, said = by, words
				}
			}
		}
		if len(waits) > 0 {
			one := figures.Fair{Class: string(class), Wait: spread(waits)}
			if longest >= 0 {
				one.Longest = &said
			}
			all = append(all, one)
		}
	}
	return all
}
