package flow

import (
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/queue"
	"okienko/widgets/fonts"
)

func TestScenes(t *testing.T) {
	s := newTown(t)
	is := func(want Scene) {
		t.Helper()
		if got := s.m.Board().Scene; got != want {
			t.Errorf("scene %s, want %s", got, want)
		}
	}
	is(Starting)
	s.news()
	is(Welcome)
	s.call("d1")
	s.news()
	is(Calling)
	s.order(queue.StartServing{Desk: "d1"})
	s.now = morning.Add(9 * time.Hour)
	s.news()
	is(Calling) // after closing, but somebody is still being served
	s.order(queue.FinishServing{Desk: "d1"})
	s.news()
	is(Closed)
}

// An announcement is not cut off by the close of the day.
func TestTheLastCallIsAnnouncedWhole(t *testing.T) {
	s := newTown(t)
	s.news()
	s.call("d1")
	s.news()
	s.order(queue.CloseDay{})
	s.news()
	if got := s.m.Board().Scene; got != Calling {
		t.Errorf("scene %s while a call is announced", got)
	}
	s.pass(5 * time.Second)
	if got := s.m.Board().Scene; got != Closed {
		t.Errorf("scene %s after it", got)
	}
}

func TestClosedSaysWhenItOpens(t *testing.T) {
	at := func(day, hour int) queue.Moment {
		return queue.At(time.Date(2026, 11, day, hour, 0, 0, 0, warsaw))
	}
	for _, c := range []struct {
		name  string
		now   queue.Moment
		lines []screen.Text
		opens time.Time
	}{
		{"this morning", at(24, 7), []screen.Text{screen.T("hall.opens_today", "Time", "8:00")}, time.Time{}},
		{"tomorrow", at(23, 20), []screen.Text{screen.T("hall.opens_tomorrow", "Time", "8:00")}, time.Time{}},
		{"after the weekend", at(28, 12), nil, time.Date(2026, 11, 30, 9, 30, 0, 0, warsaw)},
		{"a holiday", at(11, 12), []screen.Text{screen.T("holiday.independence_day"), screen.T("hall.opens_tomorrow", "Time", "8:00")}, time.Time{}},
		{"closed this once", at(26, 12), []screen.Text{screen.Words("Awaria wody"), screen.T("hall.opens_tomorrow", "Time", "8:00")}, time.Time{}},
	} {
		s := newTown(t)
		s.order(queue.CloseDay{})
		s.state.Queue.Plan.Hours.Closures = []calendar.Closure{{Date: calendar.Date{Year: 2026, Month: 11, Day: 26}, Reason: "Awaria wody"}}
		s.now = c.now
		s.news()
		g := s.m.Board().Greet
		if !reflect.DeepEqual(g.Lines, c.lines) || !g.Opens.Equal(c.opens) {
			t.Errorf("%s: %+v, opens %v", c.name, g.Lines, g.Opens)
		}
	}
}

// TestClosedSaysTheHoursOfItsBuilding: what hangs in the other building opens with it.
func TestClosedSaysTheHoursOfItsBuilding(t *testing.T) {
	s := newTown(t)
	s.order(queue.CloseDay{})
	week, err := calendar.ParseWeek(map[time.Weekday]string{time.Tuesday: "10:00-12:00"})
	if err != nil {
		t.Fatal(err)
	}
	s.state.Queue.Plan.Sites[0].Hours = calendar.Calendar{Week: week}
	s.now = queue.At(time.Date(2026, 11, 23, 20, 0, 0, 0, warsaw))
	s.news()
	g := s.m.Board().Greet
	if want := []screen.Text{screen.T("hall.opens_tomorrow", "Time", "10:00")}; !reflect.DeepEqual(g.Lines, want) {
		t.Errorf("%+v", g.Lines)
	}
	if len(g.Week) != 3 || g.Week[1].Span != "10:00–12:00" {
		t.Errorf("%+v", g.Week)
	}
}

func TestHoursOfTheWeek(t *testing.T) {
	want := []Hours{
		{time.Monday, time.Monday, "9:30–17:30"},
		{time.Tuesday, time.Friday, "8:00–16:00"},
		{time.Saturday, time.Sunday, ""},
	}
	if got := weekOf(townPlan().Hours.Week); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestNotCurrent(t *testing.T) {
	s := newTown(t)
	lost := feed.Contact{Since: queue.At(time.Date(2026, 11, 23, 9, 41, 30, 0, warsaw))}
	s.tell(feed.Contact{Current: true})
	s.tell(lost)
	if s.m.Board().Stale.On() {
		t.Error("nothing is old before anything was heard")
	}
	s.news()
	s.call("d1")
	s.news()
	s.tell(feed.Contact{Current: true})
	s.m.now = lost.Since
	s.tell(lost)
	s.m = s.at(lost.Since.Add(4 * time.Second))
	if b := s.m.Board(); b.Stale.On() || !b.Newest.Lit || !b.Status[0].Good {
		t.Errorf("four seconds are nobody's business: %+v", b.Stale)
	}
	s.m = s.at(lost.Since.Add(6 * time.Second))
	if b := s.m.Board(); b.Stale.Title.Key != "hall.reconnecting" || !b.Stale.Advice.Empty() || b.Stale.AsOf.With["Time"] != "9:41" {
		t.Errorf("after six seconds it says %+v", b.Stale)
	}
	s.m = s.at(lost.Since.Add(31 * time.Second))
	b := s.m.Board()
	if b.Stale.Title.Key != "hall.aloud" || b.Stale.AsOf.With["Time"] != "9:41" || b.Stale.Advice.Empty() || b.Newest.Number != "A001" || b.Newest.Lit {
		t.Errorf("the last number stays, dark and marked: %+v, %+v", b.Stale, b.Newest)
	}
	s.tell(feed.Contact{Since: lost.Since.Add(time.Second)}) // said again
	if got := s.m.Board().Stale.Title.Key; got != "hall.aloud" {
		t.Errorf("what is said again begins anew: %s", got)
	}
	if b.Status[0].Good {
		t.Error("the status says that it is connected")
	}
	s.tell(feed.Contact{Current: true})
	if b := s.m.Board(); b.Stale.On() || !b.Newest.Lit {
		t.Errorf("current again: %+v", b)
	}
}

// at is the display at a moment, when nothing but time has passed.
func (s *town) at(now queue.Moment) Model {
	m, _ := Update(s.m, feed.Tick{Now: now})
	return m
}

// At night members are switched off; that is no reason to warn anybody.
func TestNoWarningAtNight(t *testing.T) {
	s := newTown(t)
	s.order(queue.CloseDay{})
	s.news()
	s.tell(feed.Contact{Since: s.now})
	for hour, want := range map[int]bool{19: false, 31: false, 32: true} {
		s.m.now = queue.At(time.Date(2026, 11, 23, hour-1, 59, 0, 0, warsaw).Add(time.Minute))
		if got := s.m.Board().Stale.On(); got != want {
			t.Errorf("hour %d: warning %v", hour, got)
		}
	}
}

func TestQueues(t *testing.T) {
	s := newTown(t)
	for range 12 {
		s.issue("a1")
	}
	s.news()
	q := s.m.Board().Queues[0]
	if q.Letters != "A" || q.Name != "Meldunki" || q.Waiting != 12 || q.Wait.Key != "common.minutes_range" {
		t.Errorf("%+v", q)
	}
	for _, d := range []string{"d1", "d2", "d3", "d4"} {
		s.order(queue.LeaveDesk{Desk: s.state.Queue.Plan.Desks[d[1]-'1'].ID})
	}
	s.news()
	if q := s.m.Board().Queues[0]; q.Wait.Key != "hall.break" {
		t.Errorf("nobody serves, and the board says %+v", q.Wait)
	}
}

func TestLanguages(t *testing.T) {
	for i, l := range i18n.Languages {
		if languages[i] != l.Code {
			t.Errorf("the catalogue has %s at place %d", l.Code, i)
		}
	}
	m := New(Config{Lang: "xx"})
	for _, want := range []string{"pl", "en", "uk", "pl"} {
		if m.Board().Lang != want {
			t.Errorf("language %s, want %s", m.Board().Lang, want)
		}
		m, _ = Update(m, NextLanguage{})
	}
	if m, _ = Update(m, LanguageChosen{"uk"}); m.Board().Lang != "uk" {
		t.Error("a language can be chosen")
	}
}

func TestTroublesAreTold(t *testing.T) {
	m, _ := Update(New(hallConfig), feed.Contact{Current: true, ClockOff: -3 * time.Second, Trouble: feed.DiskFull})
	if list := m.Board().Status; len(list) != 4 || list[2].Text.Key != "hall.clock_wrong" || list[3].Text.Key != "trouble.disk_full" {
		t.Errorf("%+v", list)
	}
}

// What staff are to look at before it is bad is nobody's business in a hall.
func TestAHallDoesNotTellOfADiskThatWorks(t *testing.T) {
	m, _ := Update(New(hallConfig), feed.Contact{Current: true, Trouble: feed.DiskScarce})
	for _, s := range m.Board().Status {
		if s.Text.Key == "trouble.disk_scarce" {
			t.Error("it tells")
		}
	}
}

// R5, with the measures of docs: 135 pixels at 5 m of a 55-inch screen.
func TestLegible(t *testing.T) {
	if capShare != fonts.CapHeight {
		t.Error("the typeface has another height of capitals")
	}
	for _, c := range []struct{ inches, metres, want float64 }{
		{32, 5, 237}, {43, 5, 177}, {55, 5, 138}, {32, 8, 380}, {43, 8, 282}, {55, 8, 221}, {32, 10, 474}, {43, 10, 353}, {55, 10, 276},
	} {
		got := Config{Diagonal: c.inches, Distance: c.metres * 1000, Width: 1920, Height: 1080}.legible()
		if math.Abs(float64(got)-c.want) > 1 {
			t.Errorf("%v inches at %v m: %.1f pixels, want %.0f", c.inches, c.metres, got, c.want)
		}
	}
	if (Config{Width: 1920, Height: 1080}).legible() != 0 {
		t.Error("nothing is known of an unmeasured screen")
	}
}

// A board changes only when something on it does.
func TestAStillBoardStaysEqual(t *testing.T) {
	s := newTown(t)
	s.news()
	s.pass(time.Second)
	before := s.m.Board()
	s.pass(30 * time.Second)
	s.news()
	if after := s.m.Board(); !reflect.DeepEqual(before, after) {
		t.Errorf("%+v\n%+v", before, after)
	}
}

// Update leaves the model it was given as it was.
func TestUpdateIsPure(t *testing.T) {
	s := newTown(t)
	s.news()
	for _, d := range s.state.Queue.Plan.Desks[:4] {
		s.call(d.ID)
	}
	s.news()
	old := s.m
	before := old.Board()
	s.order(queue.Undo{Desk: "d1"})
	s.order(queue.Undo{Desk: "d4"})
	s.news()
	s.pass(time.Minute)
	if !reflect.DeepEqual(before, old.Board()) {
		t.Error("the older model has changed")
	}
}
